from __future__ import annotations

import pytest

from sitrep.core.prose.signs import has_no_case, is_capital, is_small

KINDS = {"a": "small", "я": "small", "A": "capital", "Я": "capital", "3": "", ".": ""}
KINDS |= dict.fromkeys("桥جხჩप", "none")


@pytest.mark.parametrize(("sign", "kind"), KINDS.items())
def test_a_letter_is_small_or_a_capital_or_neither(sign: str, kind: str) -> None:
    found = (is_small(sign), is_capital(sign), has_no_case(sign))
    assert found == (kind == "small", kind == "capital", kind == "none")
