from __future__ import annotations

import pytest

from sitrep.ingest.knowledge.outlets import load_outlets

OUTLETS = load_outlets()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Reuters'a", "Reuters"),
        ("Reuters’ın", "Reuters"),
        ("Anadolu Ajansı'nın", "Anadolu Agency"),
        ("AFP:lle", "AFP"),
        ("PAP-u", "PAP"),
        ("Рейтером", "Reuters"),
        ("Интерфаксу", "Interfax"),
        ("«Медузе»", "Meduza"),
        ("Украинской правде", "Ukrainska Pravda"),
        ("لرويترز", "Reuters"),
        ("ولرويترز", "Reuters"),
        ("وسانا", "SANA"),
        ("للأناضول", "Anadolu Agency"),
    ],
)
def test_a_name_is_known_with_what_its_language_puts_to_it(said: str, name: str) -> None:
    found = OUTLETS.inflected(said)
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    "said",
    ["медузе", "Правде", "Рейтинга", "Goris'a", "لروي", "وقال", "Вестям", "word-by", "", "'"],
)
def test_other_words_are_nobodys_name(said: str) -> None:
    assert OUTLETS.inflected(said) is None
