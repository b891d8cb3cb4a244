from __future__ import annotations

import json

import pytest

from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Draft, Verdict
from sitrep.ingest.output import BASIS, json_answer, plain_answer
from tests.support.ingest.documents import (
    CANAL,
    FLOOD,
    PORT,
    cleaned,
    document,
    joined,
    own_page,
    reprint_page,
)

FIELDS = (
    "document",
    "title",
    "published",
    "original_date",
    "publisher",
    "origin",
    "family",
    "doubts",
    "loss",
    "blocks",
)
BLOCK = (
    "start",
    "end",
    "verdict",
    "rule",
    "reason",
    "text",
    "opinion",
    "form",
    "regions",
    "places",
)


def lines(*parts: str) -> list[str]:
    return list(plain_answer(cleaned(joined(*parts))))


def line(label: str, *parts: str) -> str:
    """What stands behind a label, without the spaces between."""
    return next(each[18:] for each in lines(*parts) if each[2:].startswith(label))


def test_a_program_gets_every_field_in_order_on_one_line() -> None:
    answer = json_answer(cleaned(reprint_page().text), "f1")
    assert "\n" not in answer
    found = json.loads(answer)
    assert tuple(found) == FIELDS
    assert [found[field] for field in FIELDS[1:7]] == [
        "Video: Wheat Ships Wait While Dockers and Councils Talk",
        "2021-05-08",
        "2021-05-06",
        "Meridian Post",
        "Harbour Review",
        "f1",
    ]


def test_a_program_gets_every_block_with_place_verdict_reason_text_and_regions() -> None:
    text = joined("Share", PORT[0], *PORT[1:])
    blocks = json.loads(json_answer(cleaned(text), "f1"))["blocks"]
    assert all(tuple(block) == BLOCK for block in blocks)
    assert {block["verdict"] for block in blocks} <= {str(verdict) for verdict in Verdict}
    assert [block["verdict"] for block in blocks] == ["share", *["body"] * len(PORT)]
    assert (blocks[1]["start"], blocks[1]["end"]) == (7, 7 + len(PORT[0]) + 2)
    assert (blocks[1]["text"], blocks[1]["regions"]) == (PORT[0], ["YE-AD"])
    assert (blocks[0]["rule"], blocks[0]["reason"], blocks[0]["regions"]) == (
        "share-buttons",
        "says “Share”",
        [],
    )


def test_what_is_not_found_is_null_and_a_day_without_a_year_too() -> None:
    found = json.loads(json_answer(cleaned(joined(*CANAL)), "f1"))
    assert [found[field] for field in FIELDS[1:6]] == [None] * 5


def test_letters_beyond_ascii_stay_as_they_are() -> None:
    assert "“We pay twice" in json_answer(cleaned(joined(*CANAL)), "f1")


def test_a_curator_is_told_what_was_found_and_from_which_words() -> None:
    assert list(plain_answer(cleaned(reprint_page().text)))[3:9] == [
        "  first published 2021-05-06   (stated: Harbour Review 6 May 2021)",
        "  this copy       2021-05-08   (stated: Meridian Post, May 08, 2021)",
        "  origin          Harbour Review   "
        "(The original source of this text is Harbour Review Copyright © Harbour Review, 2)",
        "  publisher       Meridian Post   (Meridian Post, May 08, 2021)",
        "  address         not shown",
        "  regions         YE-AD (5)   (Aden)",
    ]


def test_a_curator_is_told_what_could_not_be_found() -> None:
    shown = lines(*FLOOD)
    assert [each.split("not shown")[0].strip() for each in shown if each.endswith("not shown")] == [
        "title",
        "byline",
        "first published",
        "this copy",
        "origin",
        "publisher",
        "address",
        "regions",
    ]


def test_a_curator_is_told_a_day_without_a_year() -> None:
    assert (
        line("first published", *CANAL) == "3.5. of an unknown year   (from the text: as of May 3)"
    )


def test_a_curator_is_told_what_was_taken_out() -> None:
    assert (
        line("text", "Share", "Tweet", FLOOD[0], "5 $", *FLOOD[1:])
        == "4 paragraphs; taken out: 2 share, 1 donation"
    )
    assert line("text", *FLOOD) == "4 paragraphs; taken out: nothing"


def test_a_curator_is_told_what_is_doubtful() -> None:
    assert line(
        "look at", *PORT, "In the village of Tumbar it rained all day, people said."
    ).startswith("regions: Tumbar is not")


def test_every_basis_has_its_words() -> None:
    assert set(BASIS) == set(DateBasis)


def test_evidence_of_any_length_is_cut() -> None:
    text = joined("Wheat ships wait", "May 6, 2021 " + "x" * 500, *PORT)
    assert max(map(len, plain_answer(cleaned(text)))) < 200


@pytest.mark.parametrize(
    ("label", "words"), [("title", "above the text"), ("byline", "By Jane"), ("regions", "Aden")]
)
def test_every_finding_is_told_with_its_evidence(label: str, words: str) -> None:
    evidence = line(label, "Wheat ships wait", "By Jane Roe", *PORT).partition("(")[2]
    assert words in evidence


def test_the_first_line_names_the_document() -> None:
    assert next(iter(plain_answer(cleaned(own_page().text, "folder/b.txt")))) == "folder/b.txt"


def test_json_steers_no_terminal_and_reads_back_as_it_was() -> None:
    name = "a\x1b[2J\u202eb\u00a0c\U000e0001"
    line = json_answer(Draft(document("Text.", name)), "f")
    assert line.isprintable()
    assert json.loads(line)["document"] == name
