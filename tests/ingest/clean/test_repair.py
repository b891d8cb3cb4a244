from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.ingest.clean.repair import repair, repair_blocks
from sitrep.ingest.clean.split import split_blocks
from sitrep.ingest.draft import Draft
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import CANAL, document, hard_wrapped, knowledge

PLAIN = st.lists(st.from_regex(r"[a-zж]{2,9}[.,;:]?", fullmatch=True), max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("two  spaces   between\twords", "two spaces between words"),
        ("wrapped at\nthe width", "wrapped at the width"),
        ("riders of the al-\nNahda league", "riders of the al-Nahda league"),
        ("a pro-  \n  council crowd", "a pro-council crowd"),
        ("the ferry -\nan old barge", "the ferry - an old barge"),
        ("P a y P a l :  d e s k @ h a r b o u r , now", "PayPal: desk@harbour, now"),
        ("S E C R E T  P A P E R S", "SECRET PAPERS"),
        ("Files on <u>Labour</u> and **Trade**", "Files on Labour and Trade"),
        ("one<br>two<br />three", "one two three"),
        ("__Unions__ and 2 ** 3", "Unions and 2 ** 3"),
        ("salt &amp; sugar, &quot;white&quot;", 'salt & sugar, "white"'),
        ("soft\u00adhyphen, zero\u200bwidth, \ufeffmark", "softhyphen, zerowidth, mark"),
        ("page\fbreak, line\u2028break\u00a0here", "page break, line break here"),
        ("bell\x07 and null\x00", "bell and null"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a snake_case_name and file__name__x", "a snake_case_name and file__name__x"),
        ("an e\u0301lan of the 🙂 kind in عربي", "an élan of the 🙂 kind in عربي"),
        ("plan B or C it is", "plan B or C it is"),
        ("", ""),
    ],
)
def test_what_a_copy_damaged_is_mended(raw: str, repaired: str) -> None:
    assert repair(raw) == repaired


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("<li>Gezira</li><li>Darfur</li>", "Gezira Darfur"),
        ("phases 1 2 3 4 5 and 6", "phases 1 2 3 4 5 and 6"),
        ("companies A, B and blocks A B C D E held", "companies A, B and blocks A B C D E held"),
    ],
)
def test_what_is_whole_is_not_run_together(raw: str, repaired: str) -> None:
    assert repair(raw) == repaired


@given(PLAIN)
def test_sound_text_stays_as_it_is(text: str) -> None:
    assert repair(text) == text


@given(st.text(st.sampled_from("ab .-\n<>*_/u\u00ad\x00\u2028"), max_size=60))
def test_what_is_repaired_is_one_line_without_stray_spaces(raw: str) -> None:
    text = repair(raw)
    assert text == " ".join(text.split())


@pytest.mark.parametrize(
    "raw",
    [
        *CANAL,
        hard_wrapped(CANAL[2]),
        "salt &amp;amp; sugar",
        "&lt;b&gt;bold&lt;/b&gt;",
    ],
)
def test_repairing_what_is_repaired_changes_nothing(raw: str) -> None:
    assert repair(repair(raw)) == repair(raw)


def test_every_block_gets_its_repaired_text_and_keeps_its_place() -> None:
    split = split_blocks(Draft(document("one  two\n\nthree\tfour")), knowledge())
    repaired = repair_blocks(split, knowledge())
    assert [block.text for block in repaired.blocks] == ["one two", "three four"]
    assert [(block.start, block.end) for block in repaired.blocks] == [
        (b.start, b.end) for b in split.blocks
    ]


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    [
        "al-\n",
        "a b ",
        "<a ",
        "&amp;",
        "__a",
        "word ",
        " ",
        "**a ",
    ],
)
def test_repairing_takes_linear_time(unit: str) -> None:
    assert growth(repair, lambda size: unit * (size // len(unit)), 2000) < LINEAR


def test_a_text_that_was_read_in_the_wrong_encoding_is_mended_and_noted() -> None:
    garbled = "«Il n’y a plus d’eau», dit le maire de Sète.\n\nNobody asked him why.\n"
    raw = garbled.encode().decode("cp1252")
    draft = repair_blocks(split_blocks(Draft(document(raw)), knowledge()), knowledge())
    assert [block.text for block in draft.blocks] == [
        "«Il n’y a plus d’eau», dit le maire de Sète.",
        "Nobody asked him why.",
    ]
    assert [raw[block.start : block.end] for block in draft.blocks] == [
        raw.partition("Nobody")[0],
        "Nobody asked him why.\n",
    ]
    (doubt,) = draft.doubts
    assert doubt.startswith("letters: 1 piece of text was read in the wrong encoding")


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        (
            "The mayor&amp;#8217;s &amp;ldquo;no&amp;rdquo; &ndash; again",
            "The mayor’s “no” – again",
        ),
        ("Caf&eacute; &#x2013; R&D; A&B", "Café – R&D; A&B"),
        ("a&#8238;b &#xFFFF; c", "a&#8238;b &#xFFFF; c"),
    ],
)
def test_entities_that_were_escaped_twice_are_read(raw: str, repaired: str) -> None:
    assert repair(raw) == repaired
    assert repair(repaired) == repaired
