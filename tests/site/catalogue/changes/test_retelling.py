"""Changes in words: what was done and why, and what stood before, where that may be told."""

from __future__ import annotations

import pytest

from sitrep.content.record.file import RECORD
from sitrep.core.record import What
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.changes.retelling import PARTS, WHAT, ShownChange
from tests.support.site.record import entered
from tests.support.trees import SOURCES, catalogue, report_text, tree

A = "reports/2020/a.md"
BODY = "::: passage idlib\nThe bridge reopened.\n:::\n"
FILES = tree({"a": report_text("a", body=BODY)})
BEGUN = entered(FILES)
NOW, LATER = "2020-07-10T09:00:00+02:00", "2020-07-11T09:00:00+02:00"


def edited(old: str, new: str, files: dict[str, str] = BEGUN, path: str = A) -> dict[str, str]:
    assert old in files[path]
    return {**files, path: files[path].replace(old, new)}


def changes(files: dict[str, str]) -> list[ShownChange]:
    return [*catalogue(files).history.changes]


def the_change(files: dict[str, str]) -> ShownChange:
    (change,) = changes(files)
    return change


def was(change: ShownChange) -> list[str]:
    return [f"{each.part}: {each.before} → {each.now}" for each in change.was]


def corrected(old: str, new: str) -> ShownChange:
    return the_change(entered(edited(old, new), NOW, {"report a": "Why."}))


def test_every_happening_has_a_label() -> None:
    assert WHAT.keys() == {*What}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Bridge", "title: Ford", "headline: Bridge reopens → Ford reopens"),
        ("date: 2020-07-01", "date: 2020-06-30", "date: 1 July 2020 → 30 June 2020"),
        ("passage idlib", "passage SY-DR desert", "filed under: Idlib → Daraa, Homs-Deir ez-Zor desert"),
        ("source: example-wire", "source: example-review", "source: Example Wire → Example Review"),
    ],
)  # fmt: skip
def test_what_stood_before_is_told_as_readers_know_it(old: str, new: str, told: str) -> None:
    change = corrected(old, new)
    assert told in was(change)
    assert (change.note, str(change.day)) == ("Why.", "2020-07-10")


def test_of_a_text_readers_are_told_that_it_was_corrected() -> None:
    change = corrected("The bridge reopened", "The ford reopened")
    assert (change.what, change.note, change.was) == ("Corrected", "Why.", ())


def test_a_new_carrier_is_told_by_name_and_is_no_correction() -> None:
    carried = edited(
        "text: verbatim", "carriers: [{source: example-review, date: null}]\ntext: verbatim"
    )
    change = the_change(entered(carried, NOW))
    assert (change.what, was(change)) == ("Carrier added", ["carriers: none → Example Review"])
    assert change.is_told
    assert not change.is_correction


def test_a_regrade_says_both_grades() -> None:
    change = the_change(entered(edited("credibility: 3", "credibility: 5"), NOW))
    assert (change.what, was(change)) == ("Regraded", ["credibility: 3 → 5"])
    source = edited('reliability = "B"', 'reliability = "C"', path="sources.toml")
    change = the_change(entered(source, NOW))
    assert (change.name, change.address) == ("Example Wire", "sources/example-wire/")
    assert was(change) == ["reliability: B → C"]


def test_a_change_of_which_there_is_nothing_to_say_is_not_told() -> None:
    archived = edited("text: verbatim", "archived: https://web.example.org/a\ntext: verbatim")
    assert changes(entered(archived, NOW)) == []


def test_of_a_withdrawn_report_only_that_it_was_and_why() -> None:
    once = entered(edited("title: Bridge", "title: Ford"), NOW, {"report a": "The ford."})
    gone = edited(
        "status: published",
        "status: withdrawn\nchanges: [{date: 2020-07-11, note: Not so.}]",
        once,
    )
    gone = entered(gone, LATER)
    told = changes(gone)
    assert [(each.what, each.note, was(each)) for each in told] == [("Withdrawn", "Not so.", [])]
    assert not any(word in str(told) for word in ("reopens", "The ford."))
    deleted = {path: text for path, text in gone.items() if path != A}
    (change,) = changes(deleted)
    assert (change.name, change.note) == ("Withdrawn report", "Not so.")
    assert "reopens" not in str([(change.name, change.was, change.note)])


def test_a_title_that_rights_withhold_is_told_of_no_time() -> None:
    retitled = entered(edited("title: Bridge", "title: Ford"), NOW, {"report a": "The ford."})
    toml = SOURCES.replace('rights = "full"', 'rights = "withhold"')
    withheld = entered({**retitled, "sources.toml": toml}, LATER)
    (report,) = [each for each in changes(withheld) if each.entry.thing.id == "a"]
    assert (report.note, report.was) == ("The ford.", ())


def test_what_two_curators_entered_alike_stood_before_once() -> None:
    toml = SOURCES.replace('reliability = "B"', 'reliability = "C"')
    one, other = (entered({**BEGUN, "sources.toml": toml}, when) for when in (NOW, LATER))
    lines = dict.fromkeys([*one[RECORD].splitlines(), *other[RECORD].splitlines()])
    both = catalogue({**one, RECORD: "\n".join(lines) + "\n"}).history
    assert [was(each) for each in both.changes] == [["reliability: B → C"]]


def renamed(files: dict[str, str], old: str, new: str, when: str) -> dict[str, str]:
    """The tree with a region under a new id and name."""
    rows = [row for row in files["regions.toml"].split("\n") if not row.startswith("formerly")]
    start = rows.index(f"[{old}]")
    rows[start : start + 2] = [f"[{new}]", f'name = "{new.title()}"', f'formerly = ["{old}"]']
    moved = files[A].replace(f"passage {old}", f"passage {new}")
    return entered({**files, "regions.toml": "\n".join(rows), A: moved}, when)


def test_what_was_renamed_twice_leads_to_where_it_is_now() -> None:
    twice = renamed(renamed(BEGUN, "idlib", "north", NOW), "north", "upland", LATER)
    newest, first = changes(twice)
    assert (newest.what, newest.name) == ("Renamed", "North")
    assert (first.what, first.name) == ("Renamed", "Idlib")
    for change in (newest, first):
        assert [(each.name, each.address) for each in change.heirs] == [
            ("Upland", "regions/upland/")
        ]


def test_what_has_another_name_by_now_keeps_its_old_one_where_it_is_told_of() -> None:
    moved = entered(edited("passage idlib", "passage SY-DR"), NOW, {"report a": "Daraa."})
    rows = moved["regions.toml"].replace("[idlib]", "[north]").replace('"Idlib"', '"North"')
    rows = rows.replace("[north]", '[north]\nformerly = ["idlib"]')
    told = [each for each in changes(entered({**moved, "regions.toml": rows}, LATER)) if each.was]
    assert [was(each) for each in told] == [["filed under: Idlib → Daraa"]]


def test_anchors_are_fragments_that_differ_and_stay() -> None:
    once = entered(edited("title: Bridge", "title: Ford"), NOW, {"report a": "The ford."})
    (first,) = changes(once)
    again = entered(edited("Ford", "Weir", once), LATER, {"report a": "The weir."})
    newest, same = changes(again)
    assert same.anchor == first.anchor != newest.anchor
    assert first.anchor.startswith("change-")


def test_the_parts_that_are_told_are_never_texts() -> None:
    assert not PARTS.keys() & {"text", "headlines", "copies", "lead", "note", "about", "url"}


def test_withdrawn_and_published_again_it_is_told_again() -> None:
    gone = entered(
        edited(
            "status: published", "status: withdrawn\nchanges: [{date: 2020-07-10, note: Not so.}]"
        ),
        NOW,
    )
    back: Catalogue = catalogue(
        entered(edited("status: withdrawn", "status: published", gone), LATER)
    )
    assert [(each.what, each.note) for each in back.history.changes] == [("Withdrawn", "Not so.")]
    assert [family.report.id for family in back.families] == ["a"]
