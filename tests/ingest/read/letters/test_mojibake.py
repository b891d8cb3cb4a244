from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sitrep.ingest.read.letters.mojibake import (
    Mending,
    doubts_of,
    mended_page,
    misreading_of,
)

NEWS = tomllib.loads((Path(__file__).parent / "encodings.toml").read_text("utf-8"))
TEXTS = {language: news["text"].strip() for language, news in NEWS.items()}
FOREIGN = {name: text for name, text in TEXTS.items() if not name.startswith("English")}


def mended(text: str) -> str:
    misreading = misreading_of(text)
    if misreading is None:
        return text
    return "\n".join(misreading.mended(line) for line in text.split("\n"))


@pytest.mark.parametrize("taken_for", ["latin-1", "sloppy-windows-1252"])
@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_utf_8_read_as_western_european_is_put_right(text: str, taken_for: str) -> None:
    import ftfy.bad_codecs  # noqa: F401  # registers the sloppy ones

    garbled = text.encode().decode(taken_for)
    assert garbled != text
    assert mended(garbled) == text


@pytest.mark.parametrize("taken_for", ["sloppy-windows-1251", "macroman", "cp437"])
@pytest.mark.parametrize("language", ["Arabic", "Russian", "Ukrainian", "Greek", "Chinese"])
def test_utf_8_read_as_another_encoding_is_put_right(language: str, taken_for: str) -> None:
    import ftfy.bad_codecs  # noqa: F401

    garbled = FOREIGN[language].encode().decode(taken_for)
    assert mended(garbled) == FOREIGN[language]


@pytest.mark.parametrize(
    ("language", "truly", "taken_for"),
    [
        ("Russian", "cp1251", "cp1252"),
        ("Russian", "koi8-r", "cp1251"),
        ("Russian", "cp1251", "koi8-r"),
        ("Ukrainian", "cp1251", "cp1252"),
        ("Arabic", "cp1256", "cp1252"),
        ("Greek", "cp1253", "cp1252"),
        ("Hebrew", "cp1255", "cp1252"),
    ],
)
def test_letters_of_one_country_read_as_those_of_another_are_put_right(
    language: str, truly: str, taken_for: str
) -> None:
    lines = []
    for line in TEXTS[language].split("\n"):
        garbled = line.encode(truly).decode(taken_for, "ignore")
        if garbled.encode(taken_for).decode(truly) == line:
            lines.append((line, garbled))
    misreading = misreading_of("\n".join(garbled for _line, garbled in lines))
    assert misreading is not None
    for line, garbled in lines:
        assert misreading.mended(garbled) == line


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_sound_texts_are_left_alone(text: str) -> None:
    assert mended(text) == text
    assert not list(doubts_of([Mending(text, text)]))


@pytest.mark.parametrize(
    "text",
    [
        "Ça coûte 5 €… à «peu» près",
        "«À Łódź» — “É” † 20°C",
        "ВІН і ЇЇ: «ЄС» — ДІМ",
        "Š–T ÅÄÖ ±3 µg",
    ],
)
def test_capitals_and_signs_side_by_side_are_left_alone(text: str) -> None:
    assert mended(text) == text


def test_text_twice_read_wrongly_is_put_right() -> None:
    garbled = "l’été à l’étranger"
    for _ in range(2):
        garbled = garbled.encode().decode("cp1252")
    assert mended(garbled) == "l’été à l’étranger"


def test_a_quotation_mark_of_which_a_byte_is_lost_is_known() -> None:
    assert mended("â€œno oneâ€\ufffd was hurt â€“ yet") == "“no one” was hurt – yet"


def test_what_was_put_right_is_noted_with_its_first_place() -> None:
    before, after = "Le cafÃ© est fermÃ©.", "Le café est fermé."
    (doubt,) = doubts_of([Mending("Oui.", "Oui."), Mending(before, after)])
    assert doubt == (
        "letters: 1 piece of text was read in the wrong encoding before and put right, the first "
        "from “cafÃ© est fermÃ©.” to “café est fermé.”. Check that the words are right"
    )


def test_what_cannot_be_put_right_is_a_doubt() -> None:
    text = "Ð“Ð¾Ñ€Ð¾Ð? Ð·Ð°ÐºÑ€Ñ‹Ñ‚, ÑÐ¾Ð¾Ð±Ñ‰Ð¸Ð» Ð¼Ñ?Ñ€, 城"
    (doubt,) = doubts_of([Mending(text, text)])
    assert doubt.startswith("letters: 1 piece of text may have been read in the wrong encoding")


def test_a_page_is_put_right_before_it_is_parsed() -> None:
    page = mended_page("<p title='a'>Le cafÃ© <b>est fermÃ©</b></p><p>Déjà vu</p>")
    assert page.text == "<p title='a'>Le café <b>est fermé</b></p><p>Déjà vu</p>"
    assert len(page.doubts) == 1


def test_a_long_line_without_such_letters_costs_one_look_at_it() -> None:
    script = "var port=1;" * 30_000  # minutes, if each place in it were looked at again
    page = f"<p>Le cafÃ© est fermÃ©</p><script>{script}</script>"
    assert mended_page(page).text == f"<p>Le café est fermé</p><script>{script}</script>"
