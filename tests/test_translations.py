"""Every language that is shipped is whole, and written as its readers write."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from sitrep.site.translations import FOLDER, labels_left

SHIPPED = ("ar", "fr")
VALUE = re.compile(r"%\(\w+\)s|%%")
LATIN_IN_ARABIC = frozenset(["events", "json", "reports"]) | frozenset(  # names of files
    {"Atom", "JSON", "Feed", "RSS", "OPML", "JavaScript", "null", *"ABCDEF"}
)
"""Names of formats, and grades, which Arabic writes as everybody does."""
BARE = frozenset({"Atom", "JSON", "Feed", "RSS", "W"})
"""Words of labels that need none in Arabic: formats, and the letter before a week's number."""
CAPITAL = re.compile(r"^\W*[A-Z]")
SPARED = 3
"""The first three forms of an Arabic plural say none, one and two in words, without the number."""


def catalogue_of(language: str) -> Catalog:
    path = FOLDER / language / "LC_MESSAGES" / "messages.po"
    return read_po(BytesIO(path.read_bytes()), locale=language)


def forms_of(message: Message) -> tuple[str, ...]:
    said = message.string
    return (said,) if isinstance(said, str) else tuple(said or ())


def ids_of(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def labels(language: str) -> list[Message]:
    return [message for message in catalogue_of(language) if message.id]


def test_these_languages_are_shipped() -> None:
    assert sorted(path.name for path in FOLDER.iterdir() if path.is_dir()) == sorted(SHIPPED)


@pytest.mark.parametrize("language", SHIPPED)
def test_no_label_is_left_in_english(language: str) -> None:
    assert labels_left(language) == ()


@pytest.mark.parametrize("language", SHIPPED)
def test_a_plural_has_all_forms_of_its_language(language: str) -> None:
    wanted = len(Locale.parse(language).plural_form.tags | {"other"})
    if language == "fr":
        wanted = 2  # CLDR's "many" is for millions; gettext has never had it
    plurals = [message for message in labels(language) if message.pluralizable]
    assert plurals
    assert {len(forms_of(message)) for message in plurals} == {wanted}


@pytest.mark.parametrize("language", SHIPPED)
def test_a_translation_fills_in_the_same_values(language: str) -> None:
    for message in labels(language):
        allowed = set(VALUE.findall(" ".join(ids_of(message)))) - {"%%"}
        for number, form in enumerate(forms_of(message)):
            found = set(VALUE.findall(form)) - {"%%"}
            in_words = message.pluralizable and language == "ar" and number < SPARED
            wanted = allowed - {"%(num)s"} if in_words else allowed
            assert wanted <= found <= allowed or found == allowed, (message.id, form)


@pytest.mark.parametrize("language", SHIPPED)
def test_a_translation_begins_and_ends_with_the_same_space(language: str) -> None:
    for message in labels(language):
        first = ids_of(message)[0]
        for form in forms_of(message):
            assert form[-1].isspace() == first[-1].isspace(), form
            # Arabic and French put a space where English has none, but not the other way round.
            assert form[0].isspace() or not first[0].isspace(), form


@pytest.mark.parametrize("language", SHIPPED)
def test_a_sentence_stays_a_sentence(language: str) -> None:
    for message in labels(language):
        ends = ids_of(message)[0][-1]
        if ends in ".:…":
            assert all(form[-1] == ends for form in forms_of(message)), message.id


def test_arabic_holds_no_latin_words_and_no_latin_punctuation() -> None:
    for message in labels("ar"):
        for form in forms_of(message):
            words = set(re.findall(r"[A-Za-z]+", VALUE.sub(" ", form)))
            assert words <= LATIN_IN_ARABIC, form
            assert not re.search(r"[,;?%]", VALUE.sub(" ", form)), form
            assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", form), form


def test_arabic_says_in_arabic_whatever_has_words() -> None:
    bare = (str(message.id) for message in labels("ar") if not _arabic(message))
    left = {each: set(re.findall(r"[A-Za-z]+", VALUE.sub(" ", each))) for each in bare}
    assert {each for each, words in left.items() if not words <= BARE} == set()


def _arabic(message: Message) -> bool:
    return any(re.search("[\u0621-\u064a]", form) for form in forms_of(message))


def test_french_keeps_its_signs_with_their_words() -> None:
    for message in labels("fr"):
        for form in forms_of(message):
            assert not re.search(r"(?<![\u00a0:/]):(?!//)", form), form
            assert not re.search(r"(?<!\u202f)[;?!]", form), form
            assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", form), form
            assert not re.search(r"[\"']", form), form
            assert not re.search(
                r"\b(?:de|que|le|la) %\((?:source|name|site|region)\w*\)s", form
            ), form


def test_french_begins_with_a_capital_where_english_does() -> None:
    for message in labels("fr"):
        if CAPITAL.match(ids_of(message)[0]) and not ids_of(message)[0].startswith("%"):
            for form in forms_of(message):
                assert form.startswith("%(") or form[0].isupper() or not form[0].isalpha(), form
