from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sitrep.content.checks.holdings import (
    IGNORE_FILE,
    Holdings,
    check_holdings,
    ignore_line,
    ignore_text,
    with_ignored,
)
from sitrep.content.digest_file import Repository
from sitrep.content.report_file import ReportFile
from sitrep.core.model import (
    Carrier,
    Passage,
    Provenance,
    Report,
    Rights,
    RightsKind,
    Source,
    Status,
    TextKind,
)
from sitrep.core.rights import cut_to_rights

SOURCES = (
    Source("open", "Open", rights=Rights(RightsKind.FULL)),
    Source("part", "Part", rights=Rights(RightsKind.EXCERPT, 6)),
    Source("closed", "Closed", rights=Rights(RightsKind.WITHHOLD)),
    Source("linked", "Linked"),
)
PUBLIC, PRIVATE = (Holdings.of(each, SOURCES) for each in Repository)
PASSAGES = (
    Passage("The ford was closed. It reopened at noon, men said."),
    Passage("More came of it."),
)
HIDDEN = ["part", "closed", "linked", "unknown", "no-such-source", None]


def draft(source: str | None, text: TextKind = TextKind.VERBATIM) -> Report:
    return Report("a", source=source, text=text, passages=PASSAGES)


def file(report: Report, name: str = "2020/a.md") -> ReportFile:
    return ReportFile(f"content/reports/{name}", report)


@pytest.mark.parametrize("source", HIDDEN)
def test_a_draft_with_text_that_may_not_be_shown_is_hidden_from_git(source: str | None) -> None:
    assert PUBLIC.hides(draft(source))
    assert not PRIVATE.hides(draft(source))
    assert not PUBLIC.hides(draft(source, TextKind.SUMMARY))
    assert not PUBLIC.hides(replace(draft(source), status=Status.PUBLISHED))


def test_a_draft_that_was_made_from_a_document_is_hidden_whatever_it_calls_its_text() -> None:
    taken = Provenance(dt.date(2021, 6, 1), "1")
    for text in TextKind:
        assert PUBLIC.hides(replace(draft("linked", text), provenance=taken))
        assert not PUBLIC.hides(replace(draft("open", text), provenance=taken))


def test_a_draft_of_a_source_that_allows_all_is_tracked() -> None:
    assert not PUBLIC.hides(draft("open"))


@pytest.mark.parametrize(
    ("source", "words"), [("part", 10), ("closed", 14), ("linked", 14), ("unknown", 14)]
)
@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.WITHDRAWN])
def test_a_report_that_is_out_with_more_than_its_rights_is_a_fault(
    source: str, words: int, status: Status
) -> None:
    report = replace(draft(source), status=status)
    (fault,) = check_holdings([file(report)], PUBLIC)
    assert (fault.key, fault.problem[:8]) == ("body", f"holds {words}")
    assert "./dev tidy a" in fault.remedy
    assert [*check_holdings([file(report)], PRIVATE)] == []
    cut = cut_to_rights(report, PUBLIC.rights_of(report))
    assert [*check_holdings([file(cut)], PUBLIC)] == []


@pytest.mark.parametrize(
    ("source", "text"), [("open", TextKind.VERBATIM), ("closed", TextKind.SUMMARY)]
)
def test_what_may_be_shown_may_be_held(source: str, text: TextKind) -> None:
    assert [
        *check_holdings([file(replace(draft(source, text), status=Status.PUBLISHED))], PUBLIC)
    ] == []


def test_the_headline_of_a_text_that_is_withheld_is_a_fault_too() -> None:
    carriers = (Carrier("linked", title="Ford closed, says guard"),)
    report = replace(
        draft("closed"), status=Status.PUBLISHED, title="Ford closed", carriers=carriers
    )
    cut = cut_to_rights(report, PUBLIC.rights_of(report))
    assert (cut.title, cut.carriers[0].title) == (None, None)
    assert [*check_holdings([file(cut)], PUBLIC)] == []
    (fault,) = check_holdings([file(replace(cut, carriers=carriers))], PUBLIC)
    assert fault.key == "title"
    assert (
        cut_to_rights(replace(report, source="linked"), Rights(RightsKind.LINK)).title
        == "Ford closed"
    )


def test_git_is_told_of_hidden_drafts_and_of_nothing_else() -> None:
    files = [
        file(draft("closed"), "2020/b.md"),
        file(draft("open"), "2020/o.md"),
        file(draft(None), "undated/a b[1].md"),
    ]
    text = ignore_text(files, PUBLIC, "", [each.file for each in files])
    assert [line for line in text.splitlines() if line.startswith("/")] == [
        "/.gitignore",
        "/2020/b.md",
        "/undated/a\\ b\\[1\\].md",
    ]
    assert ignore_text(files[1:2], PUBLIC, text, []) == ""
    assert ignore_text(files, PRIVATE, "", []) == ""
    assert IGNORE_FILE == "reports/.gitignore"


def test_a_draft_that_cannot_be_read_for_now_stays_hidden() -> None:
    former = ignore_text([file(draft(None))], PUBLIC, "", [])
    assert ignore_text([], PUBLIC, former, ["content/reports/2020/a.md"]) == former
    assert ignore_text([], PUBLIC, former, []) == ""


def test_one_more_is_hidden_once() -> None:
    one = with_ignored("", "content/reports/2020/a.md")
    assert one == ignore_text([file(draft(None))], PUBLIC, "", [])
    assert with_ignored(one, "content/reports/2020/a.md") == one
    assert with_ignored(one, "/x/content/reports/2020/b.md").endswith("/2020/a.md\n/2020/b.md\n")


def test_a_path_is_taken_as_it_is() -> None:
    assert ignore_line("content/reports/2020/#a!*?.md") == "/2020/\\#a\\!\\*\\?.md"
