from __future__ import annotations

import pytest

from sitrep.core import limits
from sitrep.core.limits import Limit

ALL = {name: value for name, value in vars(limits).items() if isinstance(value, Limit)}


@pytest.mark.parametrize("name", ALL)
def test_every_limit_has_a_unit_and_a_reason(name: str) -> None:
    limit = ALL[name]
    assert limit.most > 0
    assert limit.unit
    assert limit.reason


def test_what_is_too_much_is_said_with_how_much_it_is() -> None:
    limit = Limit(300, "pages", "invented for this test")
    assert not limit.is_over(300)
    assert limit.is_over(301)
    assert limit.excess(12_000) == "12,000 pages, more than the 300 taken"
