"""Names of another direction in mail, where programs drop bdi."""

from __future__ import annotations

import pytest

from sitrep.core.language import ISOLATE, ISOLATED
from sitrep.site.mail.isolates import without_bdi


@pytest.mark.parametrize(
    ("words", "direction", "is_apart"),
    [
        ("Müller", "ltr", False),
        ("سانا", "ltr", True),
        ("SANA", "rtl", True),
        ("2020", "rtl", True),
        ("سانا", "rtl", False),
    ],
)
def test_signs_stand_where_a_name_could_turn_the_words_around_it(
    words: str, direction: str, is_apart: bool
) -> None:
    found = without_bdi(f"<p><bdi>{words}</bdi>!</p>", direction)
    assert found == (f"<p>{ISOLATE}{words}{ISOLATED}!</p>" if is_apart else f"<p>{words}!</p>")


def test_what_holds_markup_is_kept_apart_as_it_is() -> None:
    assert without_bdi("<bdi><b>a</b></bdi>", "ltr") == f"{ISOLATE}<b>a</b>{ISOLATED}"
