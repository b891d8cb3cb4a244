"""A source's new letter changes what its reports say: those reports, from then on, and no others."""

from __future__ import annotations

from sitrep.content.record.file import RECORD, dump_entries
from sitrep.core.record import RecordEntry, Thing, ThingKind, What
from sitrep.site.catalogue.family import Family
from tests.support.record import at, entered
from tests.support.trees import SOURCES, catalogue, report_text, tree

FILES = tree(
    {
        "a": report_text("a"),
        "b": report_text("b", source="example-review", text="summary"),
        "c": report_text(
            "c",
            source="example-review",
            text="summary",
            body="::: passage idlib from=example-wire\nThe bridge reopened.\n:::\n",
        ),
    }
)
BEGUN = entered(FILES)
LETTER = 'reliability = "B"'
OTHER = """\
[other]
name = "Other"
reliability = "{}"
reason = "Invented for tests."
rights = "full"
"""
NOW, LATER = "2020-07-20T09:00:00+02:00", "2020-07-21T09:00:00+02:00"


def families(files: dict[str, str]) -> dict[str, Family]:
    found = catalogue(files)
    return {each.report.id: each for each in (*found.families, *found.withdrawn)}


def updated(files: dict[str, str]) -> dict[str, str]:
    return {name: str(family.updated) for name, family in sorted(families(files).items())}


def regraded(files: dict[str, str], when: str = NOW) -> dict[str, str]:
    return entered({**files, "sources.toml": SOURCES.replace(LETTER, 'reliability = "D"')}, when)


def test_reports_change_in_which_the_source_speaks_whoever_published_them() -> None:
    before, after = updated(BEGUN), updated(regraded(BEGUN))
    assert after == {"a": "2020-07-20", "b": before["b"], "c": "2020-07-20"}


def test_a_new_reason_for_the_same_letter_changes_no_report() -> None:
    toml = SOURCES.replace("Invented for tests.", "It corrects itself.")
    files = entered({**BEGUN, "sources.toml": toml}, NOW)
    assert updated(files) == updated(BEGUN)


def test_a_letter_changed_together_with_the_name_counts() -> None:
    toml = SOURCES.replace(LETTER, 'reliability = "D"').replace("Example Wire", "The Wire")
    assert updated(entered({**BEGUN, "sources.toml": toml}, NOW))["a"] == "2020-07-20"


def test_what_came_later_has_not_changed() -> None:
    files = regraded(BEGUN)
    files = entered({**files, "reports/2020/d.md": report_text("d")}, LATER)
    assert families(files)["d"].regrades == ()


def test_a_withdrawn_report_shows_no_grade_that_could_change() -> None:
    path = "reports/2020/a.md"
    withdrawn = "status: withdrawn\nchanges: [{date: 2020-07-20, note: Not so.}]"
    text = BEGUN[path].replace("status: published", withdrawn)
    files = regraded(entered({**BEGUN, path: text}, NOW), LATER)
    assert updated(files)["a"] == "2020-07-20"


def back(letter: str) -> dict[str, str]:
    """The record of the wire's withdrawal, and of its return with some letter."""
    entry = RecordEntry(at(NOW), What.WITHDRAWN, Thing(ThingKind.SOURCE, "example-wire"), "Gone.")
    files = {
        **BEGUN,
        RECORD: BEGUN[RECORD] + dump_entries([entry]),
        "sources.toml": SOURCES.replace(LETTER, f'reliability = "{letter}"'),
    }
    return entered(files, LATER)


def test_a_source_that_came_back_with_another_letter_changes_its_reports() -> None:
    found = updated(back("D"))
    assert (found["a"], found["c"]) == ("2020-07-21", "2020-07-21")
    assert updated(back("B")) == updated(BEGUN)


def merged(letter: str) -> dict[str, str]:
    """The record of the wire's merger into a source of some letter; the review is as it was."""
    toml = f"{SOURCES}\n{OTHER.format(letter)}"
    report = report_text("d", source="other")
    files = entered({**FILES, "sources.toml": toml, "reports/2020/d.md": report})
    record = files.pop(RECORD)
    wire, rest = toml.split("[example-wire]\n")[1].split("\n[", 1)
    assert LETTER in wire
    toml = f"[{rest}".replace("[other]\n", '[other]\nformerly = ["example-wire"]\n')
    moved = {path: text.replace("example-wire", "other") for path, text in files.items()}
    return entered({**moved, "sources.toml": toml, RECORD: record}, NOW)


def test_a_merger_into_a_source_of_another_letter_changes_what_was_merged_alone() -> None:
    found = updated(merged("D"))
    assert (found["a"], found["c"]) == ("2020-07-20", "2020-07-20")
    assert found["d"] == updated(BEGUN)["b"]


def test_a_merger_into_a_source_of_the_same_letter_changes_no_grade() -> None:
    assert updated(merged("B"))["a"] == updated(BEGUN)["a"]
