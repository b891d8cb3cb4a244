from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitrep.content.edit import notes_of, rewrite_report, with_notes
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.content.syntax.yaml_nodes import find_comments
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
    assert found == BY_HAND.replace('"Boats burn"', "Boats sink").replace(
        "carriers:\n  - {source: example-review}   # his cousin's\n",
        "# his cousin's\ncarriers: []\n",
    )


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


def test_keys_in_braces_get_a_line_each() -> None:
    text = "---\n# mine\n{id: boats-burn, status: draft,\n title: Boats burn}\n---\nText.\n"
    found = rewritten(text, ("title",), title="Boats sink")
    assert found == "---\n# mine\nid: boats-burn\nstatus: draft\ntitle: Boats sink\n---\nText.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\n{id: boats-burn, # mine\n title: Boats burn}\n---\nText.\n",
        "---\n{id: boats-burn,\n title: Boats burn\n # the end\n}\n---\nText.\n",
    ],
)
def test_comments_between_braces_are_not_lost_without_a_word(text: str) -> None:
    with pytest.raises(DocumentError, match=r"x\.md: .*Write each key on a line of its own"):
        rewritten(text, ("title",), title="Boats sink")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("carriers: []\n", ""),
        ("carriers:\n  - source: a\n    title: |\n      # b\n\n      c\n", ""),
        (
            "carriers: [{source: a}]\n# about the text\n\n# to be checked\n",
            "# about the text\n\n# to be checked\n",
        ),
        ("carriers: [{source: a}]\n'a.b': x\n", "'a.b': x\n"),
    ],
)
@pytest.mark.parametrize("after", ["", "text: verbatim\n", "provenance: {taken: a,\n  rules: b}\n"])
def test_other_carriers_leave_every_other_line_as_it_was(
    written: str, kept: str, after: str
) -> None:
    text = f"---\nid: a\n# who took it\n{written}{after}---\nText.\n"
    new = "carriers:\n- source: b\n  date: null\n  url: null\n  title: null\n  changed: []\n  provenance: null\n"
    found = rewritten(text, ("carriers",), carriers=(Carrier("b"),))
    assert found == f"---\nid: a\n# who took it\n{new}{kept}{after}---\nText.\n"


VALUES = {"title": "Boats sink", "source": "lakeside", "carriers": (Carrier("b"), Carrier("c"))}
COMMENTS = st.sampled_from(["", "", "# mine\n", "\n", "# title: not this\n", "  # further in\n"])
SPELLINGS = {
    "id": ["id: a\n", "'id': a\n", "id:\n  a\n", 'id: "a"   # minted\n'],
    "title": ["title: Boats # burn\n", "title: |-\n  # Boats\n\n  burn\n", "title: 'a: #b'\n", ""],
    "source": ["source: example-wire\n", "source: >-\n  example-wire\n", "source: null # ?\n", ""],
    "carriers": [
        "carriers: []\n",
        "carriers: [{source: a},\n  {source: b}]\n",
        "carriers:\n- source: a # first\n  title: 'carriers: b'\n",
        "carriers:\n  # all of them\n  - {source: a}\n",
        "",
    ],
    "byline": ["byline: 'title: x'\n", ""],
}


@st.composite
def files(draw: st.DrawFn) -> str:
    """A report's file as a curator may have laid it out."""
    order = draw(st.permutations(sorted(SPELLINGS)))
    keys = "".join(draw(COMMENTS) + draw(st.sampled_from(SPELLINGS[key])) for key in order)
    return f"---\n{keys}{draw(COMMENTS)}---\nText # of it.\n"


def comments_of(text: str) -> set[str]:
    return {words for _line, words in find_comments(text.split("---\n")[1])}


@given(files(), st.sets(st.sampled_from(sorted(VALUES)), min_size=1))
def test_an_edit_does_what_was_meant_and_nothing_else_or_is_refused(
    text: str, keys: set[str]
) -> None:
    file = parse_report(text.encode(), "x.md", [])
    assume(file is not None)
    assert file
    meant = replace(file.report, **{key: VALUES[key] for key in keys})  # type: ignore[arg-type]
    try:
        found = rewrite_report(text, file, meant, sorted(keys))
    except DocumentError:
        return
    assert parsed(found).report == meant
    assert comments_of(text) <= comments_of(found)
    assert found.endswith("---\nText # of it.\n")


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
