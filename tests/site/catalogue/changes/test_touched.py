"""Events, regions and sources change with the reports that concern them, also when these leave."""

from __future__ import annotations

from sitrep.site.catalogue.build import Catalogue
from tests.support.record import entered
from tests.support.trees import SOURCES, catalogue, report_text, tree

A, B = "reports/2020/a.md", "reports/2020/b.md"
EVENT = "---\ntitle: A ford is shut\nregions: [idlib]\nkind: other\ndays: 2020-07-01\n---\nNote.\n"
BODY = "::: passage idlib event=ford\nThe bridge reopened.\n:::\n"
REPORTS = {
    "a": report_text("a", body=BODY),
    "b": report_text("b", body=BODY, source="example-review", text="summary"),
}
FILES = {
    **tree(REPORTS),
    "events/ford.md": EVENT,
    "actors.toml": '[guard]\nname = "River Guard"\n',
}
BEGUN = entered(FILES)
NOW = "2020-07-20T09:00:00+02:00"
BEFORE = "2020-07-02"


def days(files: dict[str, str]) -> dict[str, str]:
    found: Catalogue = catalogue(files)
    shown = {each.event.id: each.updated for each in found.events}
    shown |= {each.region.id: each.updated for each in found.regions}
    shown |= {each.source.id: each.updated for each in found.sources}
    shown |= {each.actor.id: each.updated for each in found.actors}
    return {name: str(day) for name, day in shown.items()}


def test_at_first_they_are_as_old_as_their_reports() -> None:
    found = days(BEGUN)
    assert {found[name] for name in ("ford", "idlib", "example-wire", "example-review")} == {BEFORE}
    assert found["guard"] == "None"


def test_a_withdrawal_changes_what_the_report_concerned_and_takes_nothing_back() -> None:
    withdrawn = "status: withdrawn\nchanges: [{date: 2020-07-20, note: Not so.}]"
    text = BEGUN[B].replace("status: published", withdrawn)
    found = days(entered({**BEGUN, B: text}, NOW))
    for name in ("ford", "idlib", "example-review"):
        assert found[name] == "2020-07-20", name
    assert found["example-wire"] == BEFORE


def test_a_report_that_is_filed_elsewhere_changes_both_places() -> None:
    text = BEGUN[B].replace("passage idlib event=ford", "passage homs")
    found = days(entered({**BEGUN, B: text}, NOW, {"report b": "It was in Homs."}))
    for name in ("ford", "idlib", "homs", "example-review"):
        assert found[name] == "2020-07-20", name


def test_what_is_said_of_a_thing_itself_changes_it_alone() -> None:
    toml = SOURCES.replace("Example Wire", "The Wire")
    actors = '[guard]\nname = "The River Guard"\n'
    found = days(entered({**BEGUN, "sources.toml": toml, "actors.toml": actors}, NOW))
    assert (found["example-wire"], found["guard"]) == ("2020-07-20", "2020-07-20")
    assert (found["example-review"], found["idlib"]) == (BEFORE, BEFORE)


def test_what_has_another_id_now_keeps_its_past() -> None:
    files = entered({**BEGUN, "events/ford.md": EVENT.replace("shut", "closed")}, NOW,
                    {"event ford": "As signs say."})  # fmt: skip
    renamed = EVENT.replace("shut", "closed").replace("kind:", "formerly: [ford]\nkind:")
    moved = {
        path: text.replace("event=ford", "event=weir") if path != "record.jsonl" else text
        for path, text in files.items()
        if path != "events/ford.md"
    }
    files = entered({**moved, "events/weir.md": renamed}, "2020-07-22T09:00:00+02:00")
    assert days(files)["weir"] == "2020-07-22"
