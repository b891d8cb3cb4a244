from __future__ import annotations

import pytest

from sitrep.core.names.scripts import Writing, script_of, writing_of


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Lamp Brigade", "Latn"),
        ("Łódź", "Latn"),
        ("5 لواء", "Arab"),
        ("לואי", "Hebr"),
        ("Отряд", "Cyrl"),
        ("灯旅", "Hani"),
        ("랜턴", "Hang"),
        ("ランタン", "Jpan"),
        ("12", None),
        ("", None),
    ],
)
def test_a_name_is_written_in_the_script_of_its_first_letter(name: str, script: str | None) -> None:
    assert script_of(name) == script


def test_a_browser_is_told_of_another_script_than_that_of_the_text_around() -> None:
    assert writing_of("لواء", "en") == Writing("und-Arab", "rtl")
    assert writing_of("Lamp", "en") == Writing(None, "ltr")
    assert writing_of("لواء", "ar") == Writing(None, "rtl")
    assert writing_of("Lamp", "ar") == Writing("und-Latn", "ltr")
    assert writing_of("Lamp", "pt-BR") == Writing(None, "ltr")
    assert writing_of("Отряд", "sr-Latn") == Writing("und-Cyrl", "ltr")
    assert writing_of("12", "ar") == Writing(None, "ltr")
