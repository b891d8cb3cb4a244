from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from sitrep.content.edit import (
    KeyEdit,
    edit_keys,
    notes_of,
    replace_carriers,
    rewrite_report,
    with_notes,
)
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.content.syntax.front_matter import split_file
from sitrep.content.syntax.nodes import Items, Node, Scalar
from sitrep.content.syntax.yaml_layout import dump_flow
from sitrep.content.syntax.yaml_nodes import Plain, dump_yaml
from sitrep.core.errors import ContentError
from sitrep.core.model import Carrier, Passage, Report, Status, TitleKind
from tests.support.strategies import many_line_texts, one_line_texts

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
    ] == ["# his cousin's" if line == "carriers:" else line for line in kept]


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
    with pytest.raises(ContentError, match=r"x\.md:1: title: was not changed"):
        rewritten(BY_HAND, ("title",), title="Boats sink", source="example-review")


IN_BRACES = """\
---
# as the other tool writes it
{id: boats-burn, status: draft,   # not yet
 title: 'Boats burn',
 carriers: [
   {source: example-review, title: "id: {x}, carriers: []"},
 ],
}
---
Text.
"""


def test_keys_in_braces_are_changed_where_they_are() -> None:
    assert rewritten(IN_BRACES, ("title",), title="Boats “sink”") == IN_BRACES.replace(
        "'Boats burn'", '"Boats “sink”"'
    )


def test_a_report_in_braces_gets_another_carrier() -> None:
    file = parsed(IN_BRACES)
    carriers = (*file.report.carriers, Carrier("lakeside", date=dt.date(2021, 6, 2)))
    found = replace_carriers(IN_BRACES, file, carriers)
    assert parsed(found).report == replace(file.report, carriers=carriers)
    assert found.startswith(IN_BRACES[: IN_BRACES.index("carriers: [\n")])


def test_keys_that_braces_lack_are_added_and_others_removed() -> None:
    text = "---\n{id: a, lang: ar, status: draft}\n---\nText.\n"
    assert edit_keys(text, "x.md", KeyEdit({"title": "B"}, frozenset({"lang"}))) == (
        '---\n{id: a, status: draft, title: "B"}\n---\nText.\n'
    )
    assert edit_keys("---\n{}\n---\n", "x.md", KeyEdit({"id": "a"})) == '---\n{id: "a"}\n---\n'


def test_a_comment_that_would_be_lost_in_braces_is_a_reason_to_refuse() -> None:
    text = IN_BRACES.replace("carriers: [", "carriers: [  # his cousin's")
    with pytest.raises(ContentError, match=r"x\.md:1: carriers: was not changed.* Put each key"):
        replace_carriers(text, parsed(text), ())


def test_a_key_that_appears_twice_is_refused_with_its_line() -> None:
    text = "---\nid: a\ntitle: b\ntitle: c\n---\n"
    with pytest.raises(ContentError, match=r"x\.md:4: title: .*the key appears twice"):
        edit_keys(text, "x.md", KeyEdit({"title": "d"}))


def test_what_the_file_says_already_is_not_written_otherwise() -> None:
    assert rewritten(BY_HAND, ("title", "source"), title="Boats burn") == BY_HAND


def test_a_comment_behind_a_value_stays_behind_it() -> None:
    found = rewritten(BY_HAND, ("status",), status=Status.WITHDRAWN)
    assert found == BY_HAND.replace("draft   # not yet", "withdrawn   # not yet")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_byte_order_mark_stay(mark: str) -> None:
    text = mark + BY_HAND.replace("\n", "\r\n")
    passages = (Passage("A third.", ("SY-HI",)),)
    found = rewritten(text, ("title", "body"), title="Boats sink", passages=passages)
    front = text[: text.index("::: passage")].replace('"Boats burn"', "Boats sink")
    assert found == f"{front}::: passage SY-HI\r\nA third.\r\n:::\r\n"
    assert with_notes(text, "x.md", ("look",)) == text.replace(
        "know the editor\r\n", "know the editor\r\n# look\r\n"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("carriers: []\n", ""),
        ("carriers:\n  - source: a\n    title: |\n      # b\n\n      c\n  # mine\n", "  # mine\n"),
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
    found = parsed(text)
    new = "carriers:\n- source: b\n  date: null\n  url: null\n  title: null\n  changed: []\n  provenance: null\n"
    replaced = replace_carriers(text, found, (Carrier("b"),))
    assert replaced == f"---\nid: a\n# who took it\n{new}{kept}{after}---\nText.\n"


def test_notes_are_comments_on_top_below_those_that_are_there() -> None:
    found = with_notes(BY_HAND, "x.md", ("date: look\nagain", "why: I know the editor"))
    assert found.splitlines()[:4] == [
        "---",
        "# why: I know the editor",
        "# date: look again",
        "status: draft   # not yet",
    ]
    assert notes_of(found) == ("why: I know the editor", "date: look again")
    assert parsed(found).report == parsed(BY_HAND).report


def test_notes_that_are_settled_are_left_out_on_top_alone() -> None:
    text = with_notes(BY_HAND, "x.md", ("title: none shown",))
    assert with_notes(text, "x.md", (), without=("title: none", "asked")) == BY_HAND


def test_a_file_without_notes_has_none() -> None:
    assert notes_of(dump_report(REPORT)) == ()


# --- Whatever a front matter looks like, an edit does what was meant or is refused ---

NAMES = ("id", "title", "carriers", "a.b", "announced", "key points", "lang")
plain_texts = st.one_of(one_line_texts, many_line_texts, st.sampled_from(["", "null", "#", "a #b"]))
plain_values = st.recursive(
    st.none() | plain_texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    ),
    max_leaves=6,
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file as somebody may have written it."""

    text: str
    keys: tuple[tuple[str, Plain], ...]
    comments: tuple[str, ...]
    is_flow: bool


@st.composite
def drawn_files(draw: st.DrawFn) -> Drawn:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5))
    keys = [(name, draw(plain_values)) for name in names]
    is_flow, indent = draw(st.booleans()), draw(st.sampled_from(["", "  "]))
    comments: list[str] = []

    def comment(before: str) -> str:
        if not draw(st.booleans()):
            return ""
        comments.append(f"# no. {len(comments)}: {{x}}")
        return before + comments[-1]

    lines = [comment("")]
    for name, value in keys:
        if is_flow:
            lines.append(f"{indent}{name}: {dump_flow(value)},{comment('  ')}")
        elif draw(st.booleans()):
            lines.append(f"{indent}{name}: {dump_flow(value)}{comment('  ')}")
        else:
            lines += [indent + line for line in dump_yaml({name: value}).splitlines()]
        lines += [comment(draw(st.sampled_from(["", indent]))), ""]
    if is_flow:
        lines = ["{", *lines, "}"]
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    text = mark + newline.join(["---", *lines, "---", "Text: # one", "", "---", "Two."])
    return Drawn(text, tuple(keys), tuple(comments), is_flow)


def keys_and_body(text: str) -> tuple[list[tuple[str, Plain]], str] | None:
    page = split_file(text.encode(), "x.md", [])
    return (
        ([(each.key, plain(each.value)) for each in page.table.entries], page.body)
        if page
        else None
    )


def plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return [*map(plain, node.items)]
    return {each.key: plain(each.value) for each in node.entries}


@given(
    drawn_files(),
    st.dictionaries(st.sampled_from(NAMES), plain_values, max_size=3),
    st.frozensets(st.sampled_from(NAMES), max_size=2),
)
def test_an_edit_does_exactly_what_was_meant_or_is_refused(
    file: Drawn, values: dict[str, Plain], dropped: frozenset[str]
) -> None:
    before = keys_and_body(file.text)
    assume(before is not None and before[0] == [*file.keys])
    assert before
    dropped -= values.keys()
    try:
        found = edit_keys(file.text, "x.md", KeyEdit(values, dropped))
    except ContentError:
        assert file.is_flow or any(len(str(value)) > 0 for value in values.values())
        event("refused")
        return
    after = keys_and_body(found)
    assert after
    assert dict(after[0]) == {
        name: value for name, value in {**dict(before[0]), **values}.items() if name not in dropped
    }
    assert after[1] == before[1]
    assert all(comment in found for comment in file.comments)
    assert found.startswith("\ufeff") == file.text.startswith("\ufeff")
    untouched = [name for name, _value in file.keys if name not in {*values, *dropped}]
    assert [name for name, _value in after[0] if name in untouched] == untouched
