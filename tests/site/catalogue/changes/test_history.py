"""All that was changed after readers had it, and what stands where something is gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitrep.content.record.file import RECORD
from sitrep.core.record import Thing, ThingKind
from sitrep.site.catalogue.changes.history import Former, History
from tests.support.site.record import entered
from tests.support.trees import REGIONS, SOURCES, catalogue, report_text, tree

A, B = "reports/2020/a.md", "reports/2020/b.md"
EVENT = "---\ntitle: A ford is shut\nregions: [idlib]\nkind: other\ndays: 2020-07-01\n---\nNote.\n"
FILES = {
    **tree(
        {
            "a": report_text("a", body="::: passage idlib event=ford\nThe bridge reopened.\n:::\n"),
            "b": report_text("b", body="::: passage SY-DR\nShut.\n:::\n"),
        }
    ),
    "events/ford.md": EVENT,
    "actors.toml": '[guard]\nname = "River Guard"\n',
}
BEGUN = entered(FILES)
NOW = "2020-07-20T09:00:00+02:00"
WITHDRAWN = "status: withdrawn\nchanges: [{date: 2020-07-20, note: Not so.}]"


def history(files: dict[str, str]) -> History:
    return catalogue(files).history


def former(files: dict[str, str]) -> dict[str, Former]:
    return {each.address: each for each in history(files).former}


def test_where_everything_stands_nothing_is_former() -> None:
    found = history(BEGUN)
    assert (found.former, found.changes, found.moved) == ((), (), {})


def test_a_renamed_source_leads_on() -> None:
    toml = SOURCES.replace("[example-wire]\n", '[wire]\nformerly = ["example-wire"]\n')
    files = {
        path: text.replace("source: example-wire", "source: wire") for path, text in BEGUN.items()
    }
    files = entered({**files, RECORD: BEGUN[RECORD], "sources.toml": toml}, NOW)
    found = former(files)["sources/example-wire/"]
    assert found.heir
    assert (found.name, found.heir.name, found.heir.address) == (
        "Example Wire",
        "Example Wire",
        "sources/wire/",
    )
    assert history(files).moved == {"sources/example-wire/": "sources/wire/"}


def test_events_actors_and_reports_lead_on_too() -> None:
    files = {path: text for path, text in BEGUN.items() if path not in {"events/ford.md", A}}
    files["events/blast.md"] = EVENT.replace("kind:", "formerly: [ford]\nkind:")
    files["reports/2020/z.md"] = (
        BEGUN[A].replace("event=ford", "event=blast").replace("id: a\n", "id: z\nformerly: [a]\n")
    )
    files["actors.toml"] = '[river]\nname = "River Guard"\nformerly = ["guard"]\n'
    assert history(entered(files, NOW)).moved == {
        "events/ford/": "events/blast/",
        "actors/guard/": "actors/river/",
        "reports/a/": "reports/z/",
    }


def test_a_region_that_was_split_leads_to_both() -> None:
    halves = "".join(
        f'[{name}]\nname = "{name.title()}"\ncodes = ["SY-ID"]\nformerly = ["idlib"]\n\n'
        for name in ("north", "south")
    )
    row = '[idlib]\nname = "Idlib"\ncodes = ["SY-ID"]\nspellings = ["Idleb"]\n\n'
    assert row in REGIONS
    files = {**BEGUN, "regions.toml": REGIONS.replace(row, halves),
             A: BEGUN[A].replace("passage idlib", "passage north"),
             "events/ford.md": EVENT.replace("[idlib]", "[south]")}  # fmt: skip
    found = former(entered(files, NOW))["regions/idlib/"]
    assert [each.name for each in found.heirs] == ["North", "South"]
    assert found.heir is None


def test_a_withdrawn_report_keeps_its_page_and_a_deleted_one_gets_one() -> None:
    gone = entered({**BEGUN, A: BEGUN[A].replace("status: published", WITHDRAWN)}, NOW)
    assert "reports/a/" not in former(gone)
    deleted = {path: text for path, text in gone.items() if path != A}
    found = former(deleted)["reports/a/"]
    assert found.end
    assert (found.end.note, found.heirs, found.name) == ("Not so.", (), "Withdrawn report")


def test_an_event_of_which_nothing_tells_any_more_keeps_its_address() -> None:
    gone = entered({**BEGUN, A: BEGUN[A].replace("status: published", WITHDRAWN)}, NOW)
    found = former(gone)["events/ford/"]
    assert (found.end, found.heirs) == (None, ())


def test_what_was_never_published_has_no_page() -> None:
    assert "regions/homs/" not in former(BEGUN)
    lost = {**BEGUN, "regions.toml": REGIONS.replace("[homs]", "[hims]")}
    assert former(lost) == {}


def test_corrections_are_all_but_carriers_and_late_reports() -> None:
    announced = entered({**BEGUN, "editions/2020-W27.md": "---\nannounced: 2020-07-07\n---\n"}, NOW)
    late = entered(
        {**announced, "reports/2020/c.md": report_text("c")}, "2020-07-21T09:00:00+02:00"
    )
    graded = entered(
        {**late, A: late[A].replace("credibility: 3", "credibility: 5")},
        "2020-07-22T09:00:00+02:00",
    )
    found = history(graded)
    assert [each.what for each in found.changes] == ["Regraded", "Added late"]
    assert [each.what for each in found.corrections] == ["Regraded"]
    thing = Thing(ThingKind.REPORT, "a")
    assert [each.what for each in found.of(thing)] == ["Regraded"]
    assert found.of(Thing(ThingKind.REPORT, "b")) == ()


@given(st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing_that_the_site_shows(chance: object) -> None:
    files = entered({**BEGUN, A: BEGUN[A].replace("status: published", WITHDRAWN)}, NOW)
    files = entered({**files, "sources.toml": SOURCES.replace('"B"', '"C"')}, NOW)
    lines = files[RECORD].splitlines(keepends=True)
    chance.shuffle(lines)  # type: ignore[attr-defined]
    assert catalogue({**files, RECORD: "".join(lines)}) == catalogue(files)
