from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.text import (
    MAX_SLUG,
    count,
    is_slug,
    is_visible,
    legible,
    mint_id,
    one_line,
    slug_problem,
    slugify,
)
from tests.support.strategies import raw_texts


def xml_carries(char: str) -> bool:
    """Whether XML 1.0 allows a character (its production Char)."""
    code = ord(char)
    return (
        code in {0x9, 0xA, 0xD}
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )


@given(raw_texts)
def test_legible_text_holds_only_what_xml_carries(text: str) -> None:
    assert all(map(xml_carries, legible(text)))


@pytest.mark.parametrize(
    "char",
    ["\x00", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9f", "\udfff", "\ufdd0", "\uffff"],
)
def test_what_no_surface_carries_is_dropped(char: str) -> None:
    assert legible(f"a{char}b") == "ab"


@pytest.mark.parametrize(
    "char", [chr(plane + end) for plane in (0x10000, 0x100000) for end in (0xFFFE, 0xFFFF)]
)
def test_noncharacters_of_the_higher_planes_are_dropped(char: str) -> None:
    assert legible(f"a{char}b") == "ab"


@pytest.mark.parametrize(
    "text",
    ["tab\tand\nline\r\n", "\u202eright to left\u202c", "ا\u200cب", "👩‍🚒", "e\u0301", "\ufeff"],
)
def test_legible_text_stays_as_it_is(text: str) -> None:
    assert legible(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a \n\n b\t", "a b"),
        ("a\u00a0\u2003b", "a b"),
        ("\u2028", ""),
        ("", ""),
        ("a\u200bb", "a\u200bb"),
    ],
)
def test_white_space_becomes_single_spaces(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Bridge Reopens!", "bridge-reopens"),
        ("  --Café, d'accord--  ", "cafe-daccord"),
        ("T-4 (air) base", "t-4-air-base"),
        ("../../etc/passwd", "etc-passwd"),
        ("12,400 displaced; “a—b”", "12-400-displaced-ab"),
        ("؟ — …", ""),
        ("", ""),
    ],
)
def test_a_slug_is_the_plain_words_of_a_text(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("قصف على بلدة كنصفرة", "qsf-la-bldh-knsfrh"),
        ("Обстрел Харькова: пятеро погибших", "obstrel-kharkova-pyatero-pogibshikh"),
        ("Сводка № 1", "svodka-no-1"),
        ("Зеленський у Києві", "zelenskiy-u-kiievi"),
        ("北京地震", "bei-jing-de-zhen"),
        ("Αθήνα", "athina"),
        ("Łódź, Kılıç, Straße", "lodz-kilic-strasse"),
        ("تقرير ٣", "tqryr-3"),
        ("7月1日", "7-yue-1-ri"),
        ("PCのCtrl", "pc-no-ctrl"),
        ("1º ª", "1o-a"),
        ("हिन्दी", "hindi"),
    ],
)
def test_letters_of_other_scripts_are_spelled_in_a_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(st.sampled_from("aZ09 -'’,.—–“”&;éÉüñçŞğİ\u0301\u00a0½№€²")))
def test_a_slug_in_latin_letters_stays_what_it_was_before_other_scripts_were_spelled(
    text: str,
) -> None:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    before = re.sub(r"[^a-z0-9]+", "-", letters.lower().replace("'", "")).strip("-")
    assert slugify(text, limit=len(before) or 1) == before


@pytest.mark.parametrize(
    ("limit", "slug"),
    [(16, "alpha-beta-gamma"), (15, "alpha-beta"), (10, "alpha-beta"), (3, "alp")],
)
def test_a_long_slug_is_cut_at_a_word(limit: int, slug: str) -> None:
    assert slugify("alpha beta gamma", limit=limit) == slug


@given(st.text(), st.integers(1, MAX_SLUG))
def test_every_slug_can_stand_in_an_address(text: str, limit: int) -> None:
    slug = slugify(text, limit=limit)
    assert len(slug) <= limit
    assert not slug or is_slug(slug)


@pytest.mark.parametrize("text", ["a", "2020-07-01-a", "404", "a" * MAX_SLUG])
def test_words_joined_by_hyphens_are_a_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "com9", "lpt1", "lpt9"])
def test_what_windows_takes_for_a_device_is_no_slug_and_no_id_is_minted_so(name: str) -> None:
    assert not is_slug(name)
    assert slug_problem(name) == "is the name of a device on Windows, where no file can have it"
    assert mint_id([name], ()) == f"{name}-2"
    assert slug_problem(f"{name}-2") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "a-",
        "-a",
        "a--b",
        "A",
        "a b",
        "a_b",
        "a/b",
        "..",
        "é",
        "a\n",
        "１",
        "a" * (MAX_SLUG + 1),
    ],
)
def test_what_an_address_cannot_hold_is_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(("number", "words"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports")])
def test_one_is_singular(number: int, words: str) -> None:
    assert count(number, "report") == words


@pytest.mark.parametrize(
    ("text", "seen"), [("a", True), ("—", True), ("", False), (" \u200b\u202e\u00ad", False)]
)
def test_text_is_visible_where_one_sign_of_it_is(text: str, seen: bool) -> None:
    assert is_visible(text) is seen


@pytest.mark.parametrize(
    ("words", "ids", "minted"),
    [
        (["2020-07-01", "South Front"], set(), "2020-07-01-south-front"),
        (["a"], {"a", "a-2"}, "a-3"),
        (["؟"], {"report"}, "report-2"),
    ],
)
def test_a_minted_id_is_an_address_that_nothing_else_has(
    words: list[str], ids: set[str], minted: str
) -> None:
    assert mint_id(words, ids) == minted
    assert is_slug(mint_id([*words, "x" * 200], ids))
