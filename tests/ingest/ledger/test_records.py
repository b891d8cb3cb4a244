from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.content.report_file import parse_report
from sitrep.content.report_text import dump_report
from sitrep.core.errors import Fault
from sitrep.core.model import Report
from sitrep.ingest import PIPELINE
from sitrep.ingest.desk.compose import compose_report, doubts_of
from sitrep.ingest.draft import Draft
from sitrep.ingest.knowledge.bank import RULES
from sitrep.ingest.ledger.records import (
    carrier_lines,
    copy_of,
    is_as_ingested,
    ledger_lines,
    paragraphs_of,
    rebuild,
)
from tests.support.ingest.documents import (
    CANAL,
    COMMENTS,
    EXAMPLES,
    FLOOD,
    PORT,
    Example,
    cleaned,
    document,
    group_families,
    hard_wrapped,
    joined,
    knowledge,
)

SCRAPS = (
    *CANAL[:3], *FLOOD, *COMMENTS, hard_wrapped(CANAL[3]),
    "Share", "By Jane Roe", "May 14, 2021", "Posted on by lakeside_reader", "Source: Harbour Review", "Source",
    "https://harbour-review.example/a-b-c-d/", "https://harbour-review.example/GZ_03_05_2021.mp4", "17 comments",
    "salt &amp;amp; sugar", "<b>bold</b>", "**stars**", "al-\nNahda", "P a y P a l :", "* * *", "2021. The guards",
    "[x]: y", "::: passage", "```", "    code", "> q", "- a", "| a | b |", "&#x202e;", "\\", "---", "# A", "__init__",
    "<script>alert(1)</script>", "\ufeff", "\f", "\u2028", "\x85", "\x1c", "\u00ad", "\u200b", "\u202e", "\x07",
    "🙂", "עברית", "عربي", "e\u0301", "\U000e0001", "\ufffe", "\ufffd", "as of June 26", "told Northern Radio",
    " ", "  ", "\n", "\n\n", "\t", "",
)  # fmt: skip
NOISE = st.lists(
    st.tuples(st.sampled_from(SCRAPS), st.sampled_from([" ", "\n", "\n\n", ""])), max_size=25
).map(lambda parts: "".join(scrap + gap for scrap, gap in parts))


def composed(draft: Draft) -> tuple[Draft, Report]:
    (family,) = group_families([draft])
    return family.leader, compose_report(family, knowledge(), taken=dt.date(2031, 1, 2), ids=())


def rebuilt(draft: Draft) -> str:
    """The document from the draft's file as a build reads it, and the ledger's lines."""
    copy, report = composed(draft)
    faults: list[Fault] = []
    (family,) = group_families([draft])
    found = parse_report(
        dump_report(report, notes=doubts_of(family, report)).encode(), "x.md", faults
    )
    assert faults == []
    assert found
    assert found.report == report
    return rebuild(ledger_lines(copy, report), paragraphs_of(found.report))


def covers(draft: Draft) -> bool:
    ends = [0, *(block.end for block in draft.blocks)]
    starts = [*(block.start for block in draft.blocks), len(draft.document.text)]
    return ends == starts


def shared_texts(shared: Path) -> Iterator[str]:
    for path in sorted([*shared.glob("seeds/*.txt"), *shared.glob("cleaning/documents/*.txt")]):
        yield path.read_text("utf-8")
    pages = json.loads((shared / "cleaning/plain_dumps_dev.json").read_text("utf-8"))
    yield from ("\n".join(page["lines"]) for page in pages.values())


@given(NOISE.filter(str.strip))
def test_draft_and_ledger_rebuild_any_noise_exactly(text: str) -> None:
    draft = cleaned(text)
    assert covers(draft)
    assert rebuilt(draft) == text


@given(st.text(max_size=300).filter(str.strip))
def test_draft_and_ledger_rebuild_any_text_exactly(text: str) -> None:
    draft = cleaned(text)
    assert covers(draft)
    assert rebuilt(draft) == text


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_draft_and_ledger_rebuild_documents_of_all_kinds(example: Example) -> None:
    assert rebuilt(cleaned(example.text)) == example.text


def test_draft_and_ledger_rebuild_every_shared_document(shared: Path) -> None:
    steps = [
        step for name, step in PIPELINE if name != "regions"
    ]  # the slowest; it changes no text
    for text in shared_texts(shared):
        draft = reduce(lambda draft, step: step(draft, knowledge()), steps, Draft(document(text)))
        assert covers(draft)
        assert rebuilt(draft) == text


def test_draft_and_ledger_rebuild_white_space() -> None:
    assert rebuilt(cleaned("\u00a0\n")) == "\u00a0\n"


def test_draft_and_ledger_rebuild_a_document_with_a_monstrous_headline() -> None:
    text = joined(f"One two {'x' * 70_000}", *FLOOD)
    assert rebuilt(cleaned(text)) == text


def test_a_whole_paragraph_is_in_the_ledger_by_its_number_alone() -> None:
    draft, report = composed(cleaned(joined("Share", *FLOOD)))
    lines = list(ledger_lines(draft, report))
    entries = [json.loads(line) for line in lines]
    assert entries[0] == {
        "document": "a.txt",
        "sha256": draft.document.sha256,
        "rules": RULES,
        "report": report.id,
        "draft": sha256(joined(*FLOOD).encode()).hexdigest(),
        "title": None,
        "kept": list(FLOOD),
    }
    assert entries[1] == {
        "start": 0,
        "end": 7,
        "verdict": "share",
        "rule": "share-buttons",
        "reason": "says “Share”",
        "raw": "Share\n\n",
    }
    assert [entry["paragraph"] for entry in entries[2:]] == [0, 1, 2, 3]
    assert not any(FLOOD[0] in line for line in lines[1:])


def test_a_repaired_or_joined_block_is_in_the_ledger_as_it_was() -> None:
    draft, report = composed(cleaned(hard_wrapped(*CANAL)))
    entries = [json.loads(line) for line in ledger_lines(draft, report)]
    assert "".join(entry["raw"] for entry in entries[1:]) == draft.document.text


def test_the_same_paragraph_twice_is_rebuilt_twice() -> None:
    text = joined(FLOOD[0], *FLOOD)
    assert rebuilt(cleaned(text)) == text


def test_every_copy_of_a_family_is_rebuilt_from_the_one_draft() -> None:
    texts = (
        joined(*PORT),
        joined("Home", *PORT[:3], "Leave a reply", *COMMENTS),
        hard_wrapped(*PORT),
    )
    (family,) = group_families([cleaned(text) for text in texts])
    report = compose_report(family, knowledge(), taken=dt.date(2031, 1, 2), ids=())
    found = {rebuild(ledger_lines(copy, report), paragraphs_of(report)) for copy in family.copies}
    assert found == set(texts)


def test_every_line_of_the_ledger_is_one_line() -> None:
    draft, report = composed(cleaned(joined("a\u2028b\x85c\x0bd\x1ee", *FLOOD)))
    assert not any("\n" in line or "\r" in line for line in ledger_lines(draft, report))


# --- Back from the ledger ---


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_a_document_comes_back_from_its_ledger_with_every_block_of_the_report(
    example: Example,
) -> None:
    draft, report = composed(cleaned(example.text))
    for lines in (list(ledger_lines(draft, report)), list(carrier_lines(draft, report))):
        found = copy_of(lines, report)
        assert found
        assert found.document.text == example.text
        assert found.document.sha256 == draft.document.sha256
        assert [replace(block, places=()) for block in draft.body] == list(found.body)


def test_a_carriers_ledger_holds_its_own_words_and_needs_no_report() -> None:
    draft, report = composed(cleaned(joined("Share", *FLOOD)))
    lines = list(carrier_lines(draft, report))
    found = copy_of(lines, replace(report, passages=()))
    assert found
    assert [block.text for block in found.body] == list(FLOOD)
    assert json.loads(lines[0])["report"] == report.id


def test_a_report_that_was_edited_no_longer_gives_its_document_back() -> None:
    draft, report = composed(cleaned(joined(*FLOOD)))
    lines = list(ledger_lines(draft, report))
    edited = replace(report, passages=(replace(report.passages[0], text=joined(*FLOOD[1:])),))
    assert is_as_ingested(lines, report)
    assert not is_as_ingested(lines, edited)
    assert copy_of(lines, edited) is None


@pytest.mark.parametrize(
    "lines", [[], ["", ""], ["no json"], ["{}"], ['{"document": "a", "sha256": "b"}', "[]"]]
)
def test_what_is_no_ledger_gives_nothing(lines: list[str]) -> None:
    _draft, report = composed(cleaned(joined(*FLOOD)))
    assert copy_of(lines, report) is None
    assert not is_as_ingested(lines, report)
