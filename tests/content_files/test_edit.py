from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sitrep.content.edit import notes_of, rewrite_report, with_notes
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.core.errors import DocumentError
from sitrep.core.model import Carrier, Passage, Report, Status, TitleKind

REPORT = Report(
    "boats-burn",
    added=dt.date(2021, 6, 1),
    title="Boats burn",
    source="example-wire",
    carriers=(Carrier("example-review"), Carrier("lakeside")),
    passages=(Passage("One paragraph.\n\nAnother.", ("SY-ID",)),),
)
BY_HAND = """\
---
# why: I know the editor
status: draft   # not yet
source: example-wire

# asked twice
title: "Boats burn"
id: boats-burn
carriers:
  - {source: example-review}   # his cousin's
# below the carriers
added: 2021-06-01
---
::: passage SY-ID
One paragraph.

Another.
:::
"""


def parsed(text: str) -> ReportFile:
    file = parse_report(text.encode(), "x.md", [])
    assert file
    return file


def rewritten(text: str, keys: tuple[str, ...], **values: object) -> str:
    file = parsed(text)
    return rewrite_report(text, file, replace(file.report, **values), keys)  # type: ignore[arg-type]


def test_only_the_keys_named_are_written_anew() -> None:
    assert rewritten(BY_HAND, ("title",), title="Boats sink") == BY_HAND.replace(
        '"Boats burn"', "Boats sink"
    )


def test_comments_blank_lines_and_the_order_of_keys_stay() -> None:
    found = rewritten(BY_HAND, ("carriers", "title"), carriers=(), title="Boats sink")
    kept = [
        line
        for line in BY_HAND.splitlines()
        if "example-review" not in line and "Boats" not in line
    ]
    assert [
        line for line in found.splitlines() if line not in {"title: Boats sink", "carriers: []"}
    ] == [line for line in kept if line != "carriers:"]


def test_a_key_that_is_missing_is_put_last() -> None:
    found = rewritten(
        BY_HAND,
        ("url", "title_kind"),
        url="https://wire.example.org/a",
        title_kind=TitleKind.EDITOR,
    )
    assert found.partition("\n---\n")[0].endswith(
        "2021-06-01\nurl: https://wire.example.org/a\ntitle_kind: editor"
    )


def test_a_body_is_written_anew_below_the_keys() -> None:
    found = rewritten(BY_HAND, ("body",), passages=(Passage("A third.", ("SY-HI",)),))
    front = BY_HAND[: BY_HAND.index("::: passage")]
    assert found == front + "::: passage SY-HI\nA third.\n:::\n"


def test_what_ingest_wrote_is_rewritten_to_what_it_would_have_written() -> None:
    other = replace(
        REPORT, title="Boats sink", status=Status.WITHDRAWN, carriers=REPORT.carriers[1:]
    )
    text = dump_report(REPORT)
    assert rewrite_report(
        text, parsed(text), other, ("carriers", "status", "title")
    ) == dump_report(other)


@pytest.mark.parametrize(
    "text", [BY_HAND.replace("title: ", "title:\n  "), BY_HAND.replace("\n", "\r\n")]
)
def test_keys_over_several_lines_and_other_line_ends_are_read(text: str) -> None:
    plain = text.replace("\r\n", "\n")
    assert parsed(rewritten(plain, ("title",), title="Boats sink")).report.title == "Boats sink"


def test_what_would_not_read_back_as_the_report_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"x\.md: its keys are laid out"):
        rewritten(BY_HAND, ("title",), title="Boats sink", source="example-review")


def test_keys_in_braces_are_refused_and_not_spoilt() -> None:
    text = "---\n{id: boats-burn, status: draft, title: Boats burn}\n---\nText.\n"
    with pytest.raises(DocumentError, match="cannot be changed from here"):
        rewritten(text, ("title",), title="Boats sink")


def test_notes_are_comments_on_top_below_those_that_are_there() -> None:
    found = with_notes(BY_HAND, ("date: look\nagain", "why: I know the editor"))
    assert found.splitlines()[:4] == [
        "---",
        "# why: I know the editor",
        "# date: look again",
        "status: draft   # not yet",
    ]
    assert notes_of(found) == ("why: I know the editor", "date: look again")
    assert parsed(found).report == parsed(BY_HAND).report


def test_notes_that_are_settled_are_left_out_on_top_alone() -> None:
    text = with_notes(BY_HAND, ("title: none shown",))
    assert with_notes(text, (), without=("title: none", "asked")) == BY_HAND


def test_a_file_without_notes_has_none() -> None:
    assert notes_of(dump_report(REPORT)) == ()
