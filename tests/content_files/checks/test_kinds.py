from __future__ import annotations

import pytest

from sitrep.core.errors import Fault
from tests.support.trees import line_of, read, report_text, tree

TITLE, DATE = "Bridge reopens", "2020-07-01"


def faults(**keys: str) -> list[Fault]:
    """Those of a published report with other front matter; ``""`` drops a key."""
    return read(tree({"one": report_text("one", **keys)}))[1]


def told(**keys: str) -> list[tuple[str, str]]:
    return [(fault.key, fault.problem) for fault in faults(**keys)]


@pytest.mark.parametrize("written", ["", "null"])
@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [
        ("title_kind", "title", "does not say who worded the title"),
        ("date_basis", "date", "does not say what the date rests on"),
    ],
)
def test_a_value_without_its_kind_is_a_fault_that_offers_editor(
    kind: str, value: str, problem: str, written: str
) -> None:
    (fault,) = faults(**{kind: written})
    assert (fault.key, fault.problem) == (kind, problem)
    assert fault.remedy.startswith("Write editor if")
    text = report_text("one", **{kind: written})
    assert fault.line == line_of(text, f"\n{kind if written else value}:") + 1


@pytest.mark.parametrize("value", ["title", "date"])
def test_a_kind_beside_nothing_leaves_the_value_missing(value: str) -> None:
    assert told(**{value: "null"}) == [(value, "is missing")]


@pytest.mark.parametrize("key", ["title_kind", "date_basis"])
def test_an_unknown_origin_states_nothing(key: str) -> None:
    known = {"title_kind": "editor", "date_basis": "text"}
    assert told(source="unknown", **known) == []
    ((found, problem),) = told(source="unknown", **{**known, key: "stated"})
    assert (found, problem.partition(" the ")[0]) == (key, "says that")
    assert "the origin is unknown" in problem


@pytest.mark.parametrize("key", ["title_kind", "date_basis"])
def test_stated_is_not_offered_for_an_unknown_origin(key: str) -> None:
    known = {"title_kind": "editor", "date_basis": "text"}
    (fault,) = faults(source="unknown", **{**known, key: "null"})
    assert "stated" not in fault.remedy


def test_a_date_from_the_url_of_a_report_without_one_is_a_fault() -> None:
    (fault,) = faults(date_basis="url", url="null")
    assert (fault.key, fault.problem) == (
        "date_basis",
        "says that the date rests on the report's URL, and there is none",
    )
    assert fault.remedy.startswith("Add url: and the address of the origin's page")


@pytest.mark.parametrize("key", ["url", "archived"])
def test_a_date_may_rest_on_the_url_or_on_that_of_the_archived_copy(key: str) -> None:
    keys = {"url": "null", "archived": "null", key: "https://example.org/2020/07/01/bridge"}
    assert told(date_basis="url", **keys) == []


def test_a_misspelt_url_is_one_fault_whatever_rests_on_it() -> None:
    assert [key for key, _ in told(date_basis="url", url="htp:/example.org")] == ["url"]


@pytest.mark.parametrize("key", ["title_kind", "date_basis"])
def test_a_misspelt_kind_is_one_fault(key: str) -> None:
    assert told(**{key: "guess"}) == [(key, "“guess” is not an allowed value")]


def test_a_draft_may_lack_title_and_date_with_their_kinds() -> None:
    nulls = dict.fromkeys(("title", "title_kind", "date", "date_basis"), "null")
    content, found = read(tree({"one": report_text("one", status="draft", **nulls)}))
    assert found == []
    report = content.drafts[0].file.report
    assert (report.title_kind, report.date_basis) == (None, None)
    assert sorted(fault.key for fault in content.drafts[0].faults) == ["date", "title"]


def test_a_withdrawn_report_may_lack_its_title_whatever_worded_it() -> None:
    gone = {"status": "withdrawn", "changes": '[{date: 2020-07-05, note: "A hoax."}]'}
    assert told(title="null", **gone) == []


@pytest.mark.parametrize("written", ["", "null"])
def test_a_published_report_says_whose_words_it_holds(written: str) -> None:
    assert told(text=written) == [("text", "is missing")]
    assert "summary where they are yours" in faults(text=written)[0].remedy
