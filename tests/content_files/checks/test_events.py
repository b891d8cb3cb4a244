"""What events and edition notes name is there, and what they say rests on something."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sitrep.core.errors import Fault
from tests.support.trees import read, report_text, tree

BODY = "::: passage SY-ID event=flood\nIt flooded.\n:::\n::: passage SY-DR\nIt rained.\n:::\n"
KEYS = {
    "title": "A ford floods",
    "regions": "[SY-ID]",
    "days": "2020-06-30",
    "kind": "other",
}


def faults(
    notes: str = "", files: Mapping[str, str] | None = None, /, **keys: str
) -> list[tuple[str, int, str, str]]:
    """Of a folder with an event, two reports on it and an edition."""
    lines = "".join(f"{key}: {value}\n" for key, value in (KEYS | keys).items() if value)
    given = {
        **tree({"a": report_text("a", BODY), "b": report_text("b", source="example-review")}),
        "events/flood.md": f"---\n{lines}---\n",
        "editions/2020-W27.md": f"---\n{notes}\n---\n",
        **(files or {}),
    }
    return [shown(fault) for fault in read(given)[1]]


def shown(fault: Fault) -> tuple[str, int, str, str]:
    return fault.file.removeprefix("content/"), fault.line, fault.key, fault.problem


def test_a_folder_in_which_all_that_is_named_is_there_has_no_fault() -> None:
    notes = (
        "key_points: [{text: Floods., rests_on: [flood, a, 'a#2']}]\n"
        "trends: [{region: idlib, trend: improved, reason: Dry., rests_on: [flood]}]"
    )
    assert faults(notes, agreed="[{says: Water., rests_on: [a, 'a#1']}]", lead="a#1") == []


@pytest.mark.parametrize(
    ("key", "value", "where", "problem"),
    [
        ("title", "", "title", "is missing"),
        ("regions", "", "regions", "is missing"),
        ("days", "", "days", "is missing"),
        ("days", "June", "days", "“June” is not a day or span of days"),
        ("days", "2020-07-02/2020-07-01", "days", "“2020-07-02/2020-07-01” is not a day or span"),
        ("kind", "bombin", "kind", "“bombin” is not a kind of event"),
        ("regions", "[SY-XX]", "regions[1]", "SY-XX is not an ISO 3166 code"),
        ("see", "[storm]", "see[1]", "“storm” is not an event"),
        ("see", "[flood]", "see[1]", "“flood” is this event itself"),
        ("lead", "b", "lead", "“b” is not an account of this event"),
        ("lead", "a#2", "lead", "“a#2” is not an account of this event"),
        ("lead", "a#x", "lead", "“a#x” names no event, report or passage"),
        ("agreed", "[{says: W., rests_on: []}]", "agreed[1].rests_on", "rests on nothing"),
        ("agreed", "[{says: W.}]", "agreed[1].rests_on", "rests on nothing"),
        ("agreed", "[W.]", "agreed", "holds something that is not a table"),
        (
            "disputed",
            "[{says: W., rests_on: [b]}]",
            "disputed[1].rests_on",
            "“b” is not an account",
        ),
        ("tittle", "x", "tittle", "is an unknown key"),
    ],
)
def test_what_is_wrong_in_an_event_is_a_fault_at_its_key(
    key: str, value: str, where: str, problem: str
) -> None:
    (fault,) = [each for each in faults(**{key: value}) if each[2] == where]
    assert fault[0] == "events/flood.md"
    assert fault[3].startswith(problem)


@pytest.mark.parametrize(
    ("notes", "key", "problem"),
    [
        ("key_points: [{text: T., rests_on: []}]", "key_points[1].rests_on", "rests on nothing"),
        ("key_points: [{text: T.}]", "key_points[1].rests_on", "rests on nothing"),
        (
            "key_points: [{text: T., rests_on: [flod]}]",
            "key_points[1].rests_on",
            "“flod” is neither an event nor a published report",
        ),
        (
            "key_points: [{text: T., rests_on: ['a#3']}]",
            "key_points[1].rests_on",
            "“a” has no passage 3, only 2",
        ),
        (
            "key_points: [{text: T., rests_on: ['flood#1']}]",
            "key_points[1].rests_on",
            "“flood#1” is neither an event nor a published report",
        ),
        (
            "trends: [{region: atlantis, trend: improved, reason: R.}]",
            "trends[1].region",
            "“atlantis” is not a region of regions.toml",
        ),
        (
            "trends: [{region: idlib, trend: better, reason: R.}]",
            "trends[1].trend",
            "“better” is not",
        ),
    ],
)
def test_what_edition_notes_rest_on_must_be_there(notes: str, key: str, problem: str) -> None:
    (fault,) = [each for each in faults(notes) if each[2] == key]
    assert fault[:2] == ("editions/2020-W27.md", 2)
    assert fault[3].startswith(problem)


def test_a_key_point_on_an_event_that_nothing_published_joins_is_a_fault() -> None:
    draft = {"reports/2020/a.md": report_text("a", BODY, status="draft")}
    notes = "key_points: [{text: T., rests_on: [flood]}]"
    problems = [problem for _, _, _, problem in faults(notes, draft)]
    assert problems == ["no published passage joins the event “flood”"]


@pytest.mark.parametrize(
    ("named", "remedy"),
    [
        ("a#3", "Write a for all of it, or a#2"),
        ("fire", "Name something else, or write event=fire into a passage's line"),
        ("c", "Name something that is published"),
        ("d", "Name something that is published"),
        ("flod", "Write flood, if that is what you mean"),
    ],
)
def test_the_remedy_for_what_nothing_can_rest_on_fits_the_reason(named: str, remedy: str) -> None:
    gone = report_text("d", status="withdrawn", changes="[{date: 2020-07-05, note: Wrong.}]")
    fire = "".join(f"{key}: {value}\n" for key, value in KEYS.items())
    given = {
        **tree({"a": report_text("a", BODY), "c": report_text("c", status="draft"), "d": gone}),
        **{f"events/{name}.md": f"---\n{fire}---\n" for name in ("flood", "fire")},
        "editions/2020-W27.md": f"---\nkey_points: [{{text: T., rests_on: ['{named}']}}]\n---\n",
    }
    (fault,) = read(given)[1]
    assert fault.remedy == remedy


def test_what_is_wrong_in_one_entry_hides_nothing_of_the_others() -> None:
    notes = """key_points:
  - An old one
  - {text: T.}
  - {rests_on: [flod]}
trends:
  - {region: atlantis, trend: worse, reason: R.}"""
    assert [each[1:3] for each in faults(notes)] == [
        (3, "key_points"),
        (4, "key_points[2].rests_on"),
        (5, "key_points[3].rests_on"),
        (5, "key_points[3].text"),
        (7, "trends[1].region"),
        (7, "trends[1].trend"),
    ]
    agreed = "[{says: Water., rests_on: [a]}, Water, {says: More., rests_on: [b]}]"
    assert [each[2] for each in faults(agreed=agreed)] == ["agreed", "agreed[3].rests_on"]


@pytest.mark.parametrize("leaning", ["cites: [c]", "from"])
def test_resting_on_a_draft_is_said_to_be_that(leaning: str) -> None:
    body = f"::: passage SY-ID {'from=c' if leaning == 'from' else ''}\nIt flooded.\n:::\n"
    cites = {} if leaning == "from" else {"cites": "[c]"}
    given = tree({"a": report_text("a", body, **cites), "c": report_text("c", status="draft")})
    (fault,) = read(given)[1]
    assert (fault.problem, fault.remedy) == (
        "“c” is a draft, which nothing published can rest on",
        "Publish it first",
    )


def test_an_event_may_not_have_the_id_of_a_report_or_two_files() -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in KEYS.items()) + "---\n"
    assert faults("", {"events/a.md": text})[0][3] == "has the id of a report"
    assert faults("", {"events/2020/flood.md": text})[0][3] == (
        "event flood already has another file"
    )


def test_an_event_file_is_named_for_its_id() -> None:
    assert faults("", {"events/A flood.md": "---\n---\n"})[0][3].startswith("“A flood”")


def test_a_digest_may_add_kinds() -> None:
    assert faults("", {"digest.toml": '[kinds]\npiracy = "Piracy"\n'}, kind="piracy") == []


def test_what_gives_somebody_away_in_an_event_is_a_fault() -> None:
    (fault,) = faults(title="Call +963 944 123 456")
    assert fault[:3] == ("events/flood.md", 2, "title")


def test_links_in_a_note_keep_the_rule_for_links() -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in KEYS.items()) + "---\n"
    found = faults("", {"events/flood.md": text + "[x](javascript:alert)\n"})
    assert [(file, key) for file, _, key, _ in found] == [("events/flood.md", "note")]
