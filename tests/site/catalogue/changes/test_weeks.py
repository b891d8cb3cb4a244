"""What was changed in an edition since it was announced, and nothing else."""

from __future__ import annotations

import pytest

from sitrep.content.record.file import RECORD, dump_entries
from sitrep.core.record import RecordEntry, Thing, ThingKind, What
from sitrep.site.catalogue.edition import Edition
from tests.support.record import at, entered
from tests.support.trees import SOURCES, catalogue, report_text, tree

A, W27 = "reports/2020/a.md", "editions/2020-W27.md"
EVENT = "---\ntitle: A ford is shut\nregions: [idlib]\nkind: other\ndays: 2020-07-01\n---\nNote.\n"
ANNOUNCED = "---\nannounced: 2020-07-07\ntitle: A bridge\n---\nLead.\n"
BODY = "::: passage idlib event=ford\nThe bridge reopened.\n:::\n"
OTHER_WEEK = report_text(
    "c", date="2020-07-15", added="2020-07-16", source="example-review", text="summary"
)
FILES = {**tree({"a": report_text("a", body=BODY), "c": OTHER_WEEK}), "events/ford.md": EVENT}
BEGUN = entered({**entered(FILES), W27: ANNOUNCED}, "2020-07-07T09:00:00+02:00")
NOW, LATER = "2020-07-20T09:00:00+02:00", "2020-07-21T09:00:00+02:00"


def edition(files: dict[str, str], week: str = "2020-W27") -> Edition:
    (found,) = (each for each in catalogue(files).editions if str(each.week) == week)
    return found


def told(files: dict[str, str], week: str = "2020-W27") -> list[str]:
    return [f"{each.what}: {each.entry.thing}" for each in edition(files, week).changes]


def edited(path: str, old: str, new: str, note: str | None = None) -> dict[str, str]:
    assert old in BEGUN[path]
    notes = {f"{kind} {name}": note for kind, name in
             (("report", "a"), ("report", "c"), ("event", "ford"), ("edition", "2020-W27")) if note}  # fmt: skip
    touched = {
        A: "report a",
        "reports/2020/c.md": "report c",
        "events/ford.md": "event ford",
        W27: "edition 2020-W27",
    }
    return entered(
        {**BEGUN, path: BEGUN[path].replace(old, new)}, NOW,
        {name: said for name, said in notes.items() if name == touched.get(path)},
    )  # fmt: skip


def test_a_source_that_came_back_with_another_letter_is_told_with_both() -> None:
    gone = RecordEntry(at(NOW), What.WITHDRAWN, Thing(ThingKind.SOURCE, "example-wire"), "Gone.")
    begun = {**BEGUN, RECORD: BEGUN[RECORD] + dump_entries([gone])}
    back = entered(begun, LATER)
    toml = SOURCES.replace('reliability = "B"', 'reliability = "D"')
    regraded = entered({**begun, "sources.toml": toml}, LATER)
    assert told(back) == []
    assert str(edition(back).updated) == "2020-07-07"
    assert told(regraded) == ["Published: source example-wire"]
    assert str(edition(regraded).updated) == "2020-07-21"
    (change,) = edition(regraded).changes
    assert [(each.before, each.now) for each in change.was] == [("B", "D")]


def test_an_edition_as_it_was_announced_has_changed_in_nothing() -> None:
    found = edition(BEGUN)
    assert found.changes == ()
    assert str(found.updated) == "2020-07-07"


@pytest.mark.parametrize(
    ("path", "old", "new", "note", "expected"),
    [
        (A, "title: Bridge", "title: Ford", "Why.", "Corrected: report a"),
        (A, "date: 2020-07-01", "date: 2020-07-02", "Why.", "Moved: report a"),
        (A, "date: 2020-07-01", "date: 2020-06-25", "Why.", "Moved: report a"),
        (A, "credibility: 3", "credibility: 5", None, "Regraded: report a"),
        (A, "text: verbatim", "carriers: [{source: example-review, date: null}]\ntext: verbatim", None,
         "Carrier added: report a"),
        (A, "status: published", "status: withdrawn\nchanges: [{date: 2020-07-20, note: Not so.}]", None,
         "Withdrawn: report a"),
        ("sources.toml", 'reliability = "B"', 'reliability = "C"', None, "Regraded: source example-wire"),
        ("events/ford.md", "kind: other", "kind: aid", "Why.", "Corrected: event ford"),
        (W27, "title: A bridge", "title: A ford", "Why.", "Corrected: edition 2020-W27"),
    ],
)  # fmt: skip
def test_what_changes_in_an_announced_edition_is_told_and_moves_its_day(
    path: str, old: str, new: str, note: str | None, expected: str
) -> None:
    files = edited(path, old, new, note)
    if "status: withdrawn" in new or "2020-06-25" in new:
        files = {**files, "reports/2020/b.md": report_text("b")}
    assert expected in told(files)
    assert str(edition(files).updated) == "2020-07-20"


@pytest.mark.parametrize(
    ("path", "old", "new", "note"),
    [
        ("reports/2020/c.md", "title: Bridge", "title: Ford", "Why."),
        ("sources.toml", 'reliability = "D"', 'reliability = "E"', None),
        ("regions.toml", 'name = "Homs"', 'name = "Hims"', None),
    ],
)
def test_what_changes_elsewhere_is_nothing_to_it(
    path: str, old: str, new: str, note: str | None
) -> None:
    files = edited(path, old, new, note)
    assert told(files) == []
    assert str(edition(files).updated) == "2020-07-07"


def test_a_report_that_comes_late_is_told() -> None:
    files = entered({**BEGUN, "reports/2020/b.md": report_text("b")}, NOW)
    assert told(files) == ["Added late: report b"]
    found = edition(files)
    assert str(found.updated) == "2020-07-20"
    assert [family.report.id for family in found.families if family.late] == ["b"]


def test_a_report_that_moves_to_another_week_is_told_in_both() -> None:
    week29 = {**BEGUN, "editions/2020-W29.md": "---\nannounced: 2020-07-20\n---\n"}
    begun = entered(week29, "2020-07-20T08:00:00+02:00")
    moved = begun[A].replace("date: 2020-07-01", "date: 2020-07-14")
    files = entered(
        {**begun, A: moved, "reports/2020/b.md": report_text("b")},
        "2020-07-21T09:00:00+02:00",
        {"report a": "Two weeks later."},
    )
    assert "Moved: report a" in told(files)
    assert told(files, "2020-W29") == ["Moved: report a"]


def test_a_deleted_report_stays_told_in_its_week() -> None:
    gone = entered(
        {
            **BEGUN,
            A: BEGUN[A].replace(
                "status: published",
                "status: withdrawn\nchanges: [{date: 2020-07-20, note: Not so.}]",
            ),
        },
        NOW,
    )
    files = {path: text for path, text in gone.items() if path != A}
    assert "Withdrawn: report a" in told({**files, "reports/2020/b.md": report_text("b")})


def test_what_was_changed_before_is_part_of_what_was_announced() -> None:
    before = entered(FILES)
    corrected = entered(
        {**before, A: before[A].replace("title: Bridge", "title: Ford")},
        "2020-07-06T09:00:00+02:00",
        {"report a": "Why."},
    )
    announced = entered({**corrected, W27: ANNOUNCED}, "2020-07-07T09:00:00+02:00")
    assert told(announced) == []


def test_an_open_week_has_no_changes() -> None:
    files = entered(FILES)
    graded = entered({**files, "sources.toml": SOURCES.replace('"B"', '"C"')}, NOW)
    found = edition(graded)
    assert (found.history, found.changes, found.updated) == ((), (), None)


def test_without_a_record_the_files_say_what_changed() -> None:
    noted = report_text("a", changes="[{date: 2020-07-09, note: Typo.}]")
    files = {**tree({"a": noted, "b": report_text("b", added="2020-07-12")}), W27: ANNOUNCED}
    assert told(files) == ["Added late: report b", "Corrected: report a"]
    assert str(edition(files).updated) == "2020-07-12"


def test_the_newest_change_comes_first() -> None:
    files = edited(A, "title: Bridge", "title: Ford", "Why.")
    later = entered(
        {**files, W27: files[W27].replace("A bridge", "A ford")},
        "2020-07-21T09:00:00+02:00",
        {"edition 2020-W27": "Why."},
    )
    assert [str(each.entry.at) for each in edition(later).changes] == [
        str(at("2020-07-21T09:00:00+02:00")),
        str(at(NOW)),
    ]
