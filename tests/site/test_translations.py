from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import SettingsError
from sitrep.site.translations import read_language

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'


def folder(tmp_path: Path, language: str, text: str) -> Path:
    path = tmp_path / language / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + text, "utf-8")
    return tmp_path


def test_a_translation_says_its_labels_and_leaves_the_others_in_english(tmp_path: Path) -> None:
    found = read_language("fr", folder(tmp_path, "fr", 'msgid "Editions"\nmsgstr "Éditions"\n'))
    assert (found.say("Editions"), found.say("Sources"), found.code) == (
        "Éditions",
        "Sources",
        "fr",
    )


def test_a_translation_chooses_its_own_forms_of_number(tmp_path: Path) -> None:
    text = 'msgid "%(num)s report"\nmsgid_plural "%(num)s reports"\n'
    text += 'msgstr[0] "%(num)s rapport"\nmsgstr[1] "%(num)s rapports"\n'
    found = read_language("fr", folder(tmp_path, "fr", text))
    assert [found.count("%(num)s report", "%(num)s reports", n) for n in (0, 1, 2)] == [
        "0 rapport",
        "1 rapport",
        "2 rapports",
    ]


def test_a_variety_of_a_language_takes_the_words_of_the_language(tmp_path: Path) -> None:
    found = read_language("pt-BR", folder(tmp_path, "pt", 'msgid "Editions"\nmsgstr "Edições"\n'))
    assert (found.say("Editions"), found.code) == ("Edições", "pt-BR")


def test_what_a_translator_is_not_sure_of_is_not_shown(tmp_path: Path) -> None:
    found = read_language(
        "fr", folder(tmp_path, "fr", '#, fuzzy\nmsgid "Editions"\nmsgstr "Numéros"\n')
    )
    assert found.say("Editions") == "Editions"


def test_a_language_without_a_translation_is_said_in_english(tmp_path: Path) -> None:
    assert read_language("fr", tmp_path).say("Editions") == "Editions"


def test_a_broken_translation_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"fr/LC_MESSAGES/messages\.po cannot be read"):
        read_language("fr", folder(tmp_path, "fr", "msgid Editions\n"))
