from __future__ import annotations

import pytest

from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.core.errors import Fault
from sitrep.core.model import (
    Carrier,
    Change,
    DateBasis,
    Passage,
    Provenance,
    Report,
    Status,
    TextKind,
    TitleKind,
)
from tests.support.strategies import day
from tests.support.trees import line_of, report_text

FULL = """\
---
# where it came from is below
id: 2020-07-01-example-wire-bridge
title: "Bridge: reopened"
title_kind: carrier
date: 2020-07-01
date_basis: url
added: 2020-07-06
source: example-wire
byline: A. Writer
lang: pt-BR
url: https://wire.example.org/bridge
archived: https://archive.example.org/bridge
carriers:
  - {source: example-review, date: null, url: https://review.example.org/b, title: Bridge, changed: [Cut the end.]}
  - source: unknown
    date: 2020-07-03
    provenance: {taken: 2020-07-07, rules: "2"}
cites: [example-review]
text: summary
regions: [SY-ID]
credibility: 2
status: withdrawn
changes:
  - date: 2020-07-08
    note: |
      Withdrawn.

      The ford is another.
provenance: {taken: 2020-07-06, rules: "1"}
---
The bridge reopened.
"""


def parse(text: str) -> tuple[ReportFile | None, list[Fault]]:
    faults: list[Fault] = []
    return parse_report(text.encode(), "a.md", faults), faults


def parsed(text: str) -> Report:
    found, faults = parse(text)
    assert faults == []
    assert found is not None
    return found.report


def told(text: str) -> list[tuple[int, str, str]]:
    return sorted((fault.line, fault.key, fault.problem) for fault in parse(text)[1])


def test_every_key_has_its_place_in_the_report() -> None:
    assert parsed(FULL) == Report(
        id="2020-07-01-example-wire-bridge",
        title="Bridge: reopened",
        title_kind=TitleKind.CARRIER,
        date=day("2020-07-01"),
        date_basis=DateBasis.URL,
        added=day("2020-07-06"),
        source="example-wire",
        byline="A. Writer",
        lang="pt-BR",
        url="https://wire.example.org/bridge",
        archived="https://archive.example.org/bridge",
        carriers=(
            Carrier(
                "example-review", None, "https://review.example.org/b", "Bridge", ("Cut the end.",)
            ),
            Carrier("unknown", day("2020-07-03"), provenance=Provenance(day("2020-07-07"), "2")),
        ),
        cites=("example-review",),
        text=TextKind.SUMMARY,
        regions=("SY-ID",),
        credibility=2,
        status=Status.WITHDRAWN,
        changes=(Change(day("2020-07-08"), "Withdrawn.\n\nThe ford is another."),),
        provenance=Provenance(day("2020-07-06"), "1"),
        passages=(Passage("The bridge reopened."),),
    )


@pytest.mark.parametrize(
    "key",
    [
        "title", "title_kind", "date", "date_basis", "added", "source", "byline", "lang", "url", "archived",
        "carriers", "cites", "text", "regions", "credibility", "changes", "provenance",
    ],
)  # fmt: skip
def test_every_key_but_id_and_status_may_be_null_in_a_draft(key: str) -> None:
    assert parsed(f"---\nid: a\nstatus: draft\n{key}: null\n---\n") == Report("a")


def test_the_smallest_draft_is_an_id_and_a_status() -> None:
    assert parsed("---\nid: a\nstatus: draft\n---\n") == Report("a")


@pytest.mark.parametrize("title", ["NO", "12:30", "'null'", "2020-07-01", "1e3", "yes"])
def test_a_title_is_a_text_whatever_it_looks_like(title: str) -> None:
    assert parsed(report_text(title=title)).title == title.strip("'")


@pytest.mark.parametrize("code", ["ar", "fa", "he", "no", "NO", "pt-BR", "zh-Hant"])
def test_a_report_may_name_the_language_of_its_words(code: str) -> None:
    assert parsed(report_text(lang=code)).lang == code


@pytest.mark.parametrize(
    "code", ["arabic", "x", "xx", "ar_SY", "ar-", 'ar" onload=x', "ar fa", "1"]
)
def test_a_code_of_no_language_is_a_fault_that_names_its_line_and_the_remedy(code: str) -> None:
    text = report_text(lang=f"'{code}'")
    _, (fault,) = parse(text)
    assert (fault.line, fault.key) == (line_of(text, "lang: "), "lang")
    assert fault.problem == f"“{code}” is not a language code"
    assert "ar, fa, he, pt-BR" in fault.remedy


@pytest.mark.parametrize("name", ["A", "a b", "../a", "a/b", "a" * 81, "é", "a_b", "-a"])
def test_an_id_that_cannot_be_an_address_is_a_fault(name: str) -> None:
    assert told(report_text(id=f"'{name}'")) == [(2, "id", f"“{name}” is not a valid id")]


@pytest.mark.parametrize("written", ["", "id: null\n", "id: ''\n"])
def test_a_missing_id_is_a_fault(written: str) -> None:
    problems = [(key, problem) for _, key, problem in told(f"---\n{written}status: draft\n---\n")]
    assert problems == [("id", "is missing")]


@pytest.mark.parametrize("written", ["title: x\n", "status: null\n", "status:\n"])
def test_a_missing_status_is_a_fault(written: str) -> None:
    problems = [(key, problem) for _, key, problem in told(f"---\nid: a\n{written}---\n")]
    assert problems == [("status", "is missing")]


@pytest.mark.parametrize("written", ["''", '" "', '"\\0"'])
def test_an_empty_status_is_a_fault(written: str) -> None:
    assert [key for _, key, _ in told(report_text(status=written))] == ["status"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title_kind", "origin"),
        ("date", "1 July 2020"),
        ("date_basis", "guess"),
        ("added", "yesterday"),
        ("url", "wire.example.org/a"),
        ("archived", "javascript:alert(1)"),
        ("carriers", "example-review"),
        ("carriers", "[example-review]"),
        ("cites", "example-review"),
        ("text", "verbatum"),
        ("regions", "SY-ID"),
        ("credibility", "7"),
        ("credibility", "D3"),
        ("status", "publshed"),
        ("changes", "[corrected]"),
        ("provenance", "abcd"),
        ("byline", "[A. Writer]"),
        ("lang", "arabic"),
        ("lang", "[ar]"),
        ("title", "{a: b}"),
    ],
)
def test_a_wrong_value_is_one_fault_at_its_key(key: str, value: str) -> None:
    text = report_text(**{key: value})
    assert [(line, name) for line, name, _ in told(text)] == [
        (line_of(text, f"\n{key}: ") + 1, key)
    ]


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ("byline:", "by_line:", "by_line", "is an unknown key"),
        ("date: null", "dat: null", "carriers[1].dat", "is an unknown key"),
        ("source: unknown", "sauce: unknown", "carriers[2].sauce", "is an unknown key"),
        ('rules: "2"}', 'rules: "2", by: x}', "carriers[2].provenance.by", "is an unknown key"),
        ("    note: |", "    text: |", "changes[1].text", "is an unknown key"),
    ],
)
def test_an_unknown_key_is_a_fault_wherever_it_stands(
    old: str, new: str, key: str, problem: str
) -> None:
    text = FULL.replace(old, new, 1)
    assert (line_of(text, new), key, problem) in told(text)


def test_a_fault_within_a_carrier_names_its_own_line() -> None:
    text = FULL.replace("date: 2020-07-03", "date: July")
    assert told(text) == [(line_of(text, "date: July"), "carriers[2].date", "“July” is not a date")]


@pytest.mark.parametrize(
    "written", ["date: null", "date: 2020-07-01, source: null", "url: https://a.example.org/"]
)
def test_a_carrier_without_a_source_is_a_fault(written: str) -> None:
    text = report_text(carriers=f"[{{{written}}}]")
    assert told(text) == [(line_of(text, "carriers"), "carriers[1].source", "is missing")]


def test_a_carrier_with_an_empty_source_is_a_fault() -> None:
    assert [key for _, key, _ in told(report_text(carriers="[{source: ''}]"))] == [
        "carriers[1].source"
    ]


@pytest.mark.parametrize(
    ("written", "key", "problem"),
    [
        ("{note: Cut.}", "changes[1].date", "is missing"),
        ("{date: 2020-07-04}", "changes[1].note", "is missing"),
        ("{date: 2020-07-04, note: null}", "changes[1].note", "is missing"),
        ("{date: July, note: Cut.}", "changes[1].date", "“July” is not a date"),
        ("{date: 2020-07-04, note: [Cut.]}", "changes[1].note", "must be text"),
    ],
)
def test_an_erratum_that_cannot_be_shown_is_a_fault(written: str, key: str, problem: str) -> None:
    text = report_text(changes=f"[{written}]")
    assert told(text) == [(line_of(text, "changes"), key, problem)]


@pytest.mark.parametrize(
    "written",
    ["{date: 2020-07-04, note: ''}", "{date: '', note: Cut.}", "{date: 2020-07-04, note: ' '}"],
)
def test_an_erratum_is_never_dropped_in_silence(written: str) -> None:
    assert told(report_text(changes=f"[{written}]")) != []


@pytest.mark.parametrize("lacking", ["taken: 2020-07-02, ", "rules: 1"])
def test_provenance_with_a_part_missing_is_a_fault(lacking: str) -> None:
    text = report_text(provenance="{" + "taken: 2020-07-02, rules: 1".replace(lacking, "") + "}")
    ((line, key, problem),) = told(text)
    assert line == line_of(text, "provenance")
    assert (key, problem) == (f"provenance.{lacking.partition(':')[0]}", "is missing")


def test_a_wrong_date_in_provenance_is_one_fault() -> None:
    problems = told(report_text(provenance="{taken: July, rules: 1}"))
    assert [key for _, key, _ in problems] == ["provenance.taken"]


@pytest.mark.parametrize("key", ["id", "status"])
@pytest.mark.parametrize("written", ["[a]", "{a: b}"])
def test_an_id_or_status_that_is_no_text_is_one_fault(key: str, written: str) -> None:
    assert [(name, problem) for _, name, problem in told(report_text(**{key: written}))] == [
        (key, "must be text")
    ]


def test_keys_and_passages_can_be_found_again() -> None:
    text = report_text(body="\n::: passage SY-ID\nOne.\n:::\n::: passage SY-DR\nTwo.\n:::\n")
    found, _ = parse(text)
    assert found is not None
    assert found.line("date") == line_of(text, "\ndate:") + 1
    assert found.line("passage 2") == line_of(text, "::: passage SY-DR")
    assert found.line("body") == line_of(text, "\n\n:::") + 1
    assert found.line("archived") == 1


def test_what_lies_in_lists_and_tables_can_be_found_again() -> None:
    found, _ = parse(FULL)
    assert found is not None
    places = {
        "carriers[2]": "  - source: unknown",
        "carriers[2].date": "date: 2020-07-03",
        "cites[1]": "cites:",
    }
    places |= {"changes[1].note": "note: |", "carriers[2].provenance.rules": "taken: 2020-07-07"}
    assert {key: found.line(key) for key in places} == {
        key: line_of(FULL, text) for key, text in places.items()
    }


@pytest.mark.parametrize("data", [b"", b"\xff", b"text", b"---\n*a\n---\n"])
def test_a_file_that_cannot_be_read_is_none_with_a_fault(data: bytes) -> None:
    faults: list[Fault] = []
    assert parse_report(data, "a.md", faults) is None
    assert [fault.file for fault in faults] == ["a.md"]


@pytest.mark.parametrize(
    ("revision", "key", "problem"),
    [
        ("{note: Nine → ten killed.}", "revisions[1].date", "is missing"),
        ("{date: 2020-07-04}", "revisions[1].note", "is missing"),
        (
            "{date: 2020-07-04, note: x, followed: perhaps}",
            "revisions[1].followed",
            "is not an allowed value",
        ),
        ("{date: 2020-07-04, note: x, seen: true}", "revisions[1].seen", "is an unknown key"),
    ],
)
def test_a_revision_that_is_wrong_is_named_by_its_key(
    revision: str, key: str, problem: str
) -> None:
    faults: list[Fault] = []
    parse_report(report_text("one", revisions=f"[{revision}]").encode(), "a.md", faults)
    assert [fault.key for fault in faults] == [key]
    assert problem in faults[0].problem


@pytest.mark.parametrize("key", ["sha256: 0a1b", "from: Interview with a witness.docx"])
def test_what_tells_which_document_was_handed_in_is_a_fault_that_does_not_repeat_it(
    key: str,
) -> None:
    found, faults = parse(report_text(provenance=f'{{{key}, taken: 2020-07-02, rules: "1"}}'))
    assert [fault.key for fault in faults] == [f"provenance.{key.partition(':')[0]}"]
    assert "witness" not in str(faults[0])
    assert "0a1b" not in str(faults[0])
    assert found
    assert "witness" not in dump_report(found.report)
