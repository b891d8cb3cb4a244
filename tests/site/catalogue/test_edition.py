from __future__ import annotations

from collections.abc import Sequence

import pytest

from sitrep.core.weeks import Week
from sitrep.site.catalogue.edition import Edition
from tests.support.strategies import day
from tests.support.trees import catalogue, report_text, tree


def report(name: str, date: str, *, region: str = "SY-ID", **keys: str) -> str:
    return report_text(
        name,
        body=f"::: passage {region}\nText of {name}.\n:::\n",
        date=date,
        **{"added": date, **keys},
    )


def editions(reports: dict[str, str], **notes: str) -> dict[str, Edition]:
    """Editions by week; ``notes`` are front matters by week, written 2020_W27."""
    files = {
        f"editions/{week.replace('_', '-')}.md": f"---\n{text}\n---\nLead."
        for week, text in notes.items()
    }
    return {
        str(edition.week): edition for edition in catalogue({**tree(reports), **files}).editions
    }


def names(families: Sequence[object]) -> list[str]:
    return [family.report.id for family in families]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("date", "week"),
    [
        ("2021-01-03", "2020-W53"),
        ("2021-01-04", "2021-W01"),
        ("2020-06-29", "2020-W27"),
        ("2020-06-28", "2020-W26"),
    ],
)
def test_a_report_stands_in_the_iso_week_of_its_first_publication(date: str, week: str) -> None:
    carriers = "[{source: example-review, date: 2020-08-01}]"
    assert list(editions({"a": report("a", date, added="2021-02-01", carriers=carriers)})) == [week]


def test_a_week_without_reports_has_no_edition_and_neighbours_skip_it() -> None:
    found = editions(
        {
            name: report(name, date)
            for name, date in [("a", "2020-01-15"), ("b", "2020-06-20"), ("c", "2020-06-24")]
        }
    )
    assert [(name, edition.previous, edition.next) for name, edition in found.items()] == [
        ("2020-W26", Week(2020, 25), None),
        ("2020-W25", Week(2020, 3), Week(2020, 26)),
        ("2020-W03", None, Week(2020, 25)),
    ]


def test_notes_without_a_report_make_no_edition() -> None:
    assert list(
        editions({"a": report("a", "2020-07-01")}, **{"2020_W30": "announced: 2020-08-01"})
    ) == ["2020-W27"]


def test_passages_stand_under_their_regions_the_fullest_first_then_in_the_order_of_the_file() -> (
    None
):
    bodies = [("a", "SY-DR"), ("b", "SY-DR"), ("c", "SY-HI"), ("d", "SY-ID")]
    (edition,) = editions(
        {name: report(name, "2020-07-01", region=code) for name, code in bodies}
    ).values()
    standing = [
        (section.region.id, [passage.family.report.id for passage in section.passages])
        for section in edition.sections
    ]
    assert standing == [("daraa", ["a", "b"]), ("idlib", ["d"]), ("homs", ["c"])]


def test_a_report_with_several_passages_stands_in_several_sections_and_counts_once() -> None:
    body = "::: passage SY-ID\nOne.\n:::\n::: passage SY-DR\nTwo.\n:::\n::: passage SY-ID\nThree.\n:::\n"
    (edition,) = editions({"a": report_text("a", body=body)}).values()
    standing = {
        section.region.id: [passage.anchor for passage in section.passages]
        for section in edition.sections
    }
    assert standing == {"idlib": ["a-1", "a-3"], "daraa": ["a-2"]}
    assert names(edition.families) == ["a"]
    assert [names(section.families) for section in edition.sections] == [["a"], ["a"]]


def test_an_edition_counts_its_passages_each_once_wherever_they_are_mentioned() -> None:
    body = "::: passage SY-ID\nOne.\n:::\n::: passage SY-HI SY-DY\nTwo.\n:::\n::: passage SY-ID\nThree.\n:::\n"
    gone = report("gone", "2020-07-02", status="withdrawn", changes="[{date: 2020-07-09, note: x}]")
    reports = {"a": report_text("a", body=body), "b": report("b", "2020-07-02"), "gone": gone}
    (edition,) = editions(reports).values()
    assert edition.passage_count == 4


def test_a_compound_region_holds_what_concerns_its_parts_and_they_refer_to_it() -> None:
    (edition,) = editions({"a": report("a", "2020-07-01", region="SY-HI SY-DY")}).values()
    sections = {section.region.id: section for section in edition.sections}
    assert {name: len(section.passages) for name, section in sections.items()} == {
        "desert": 1,
        "homs": 0,
    }
    assert [passage.family.report.id for passage in sections["homs"].mentions] == ["a"]


def test_without_a_region_for_all_codes_the_first_code_holds_it_and_the_others_refer_to_it() -> (
    None
):
    regions = (
        '[idlib]\nname = "Idlib"\ncodes = ["SY-ID"]\n[daraa]\nname = "Daraa"\ncodes = ["SY-DR"]\n'
    )
    files = {
        **tree({"a": report("a", "2020-07-01", region="SY-DR SY-ID")}),
        "regions.toml": regions,
    }
    sections = {section.region.id: section for section in catalogue(files).editions[0].sections}
    assert {name: (len(each.passages), len(each.mentions)) for name, each in sections.items()} == {
        "daraa": (1, 0), "idlib": (0, 1)
    }  # fmt: skip


def test_a_family_counts_once_however_many_carriers_it_has() -> None:
    carriers = (
        "[{source: example-review}, {source: unknown}, {source: example-review, date: 2020-07-03}]"
    )
    reports = {"a": report("a", "2020-07-01", carriers=carriers), "b": report("b", "2020-07-02")}
    (edition,) = editions(reports).values()
    assert (len(edition.families), edition.independence.independent, edition.carriers) == (2, 1, 3)
    assert edition.sections[0].independence.independent == 1


def test_two_sources_are_two_independent_ones() -> None:
    reports = {
        "a": report("a", "2020-07-01"),
        "b": report("b", "2020-07-02", source="example-review"),
    }
    (edition,) = editions(reports).values()
    assert (edition.independence.independent, edition.carriers) == (2, 0)


def test_a_withdrawn_report_leaves_its_week_a_tombstone_and_counts_for_nothing() -> None:
    gone = report(
        "b", "2020-07-02", status="withdrawn", changes="[{date: 2020-07-09, note: Another bridge.}]"
    )
    (edition,) = editions({"a": report("a", "2020-07-01"), "b": gone}).values()
    assert (
        names(edition.families),
        names(edition.withdrawn),
        edition.independence.independent,
    ) == (
        ["a"],
        ["b"],
        1,
    )
    assert [
        passage.family.report.id for section in edition.sections for passage in section.passages
    ] == ["a"]


def test_the_curators_notes_stand_in_their_edition() -> None:
    notes = "announced: 2020-07-07\ntitle: One\nerrata: [{date: 2020-07-09, note: Two.}]"
    (edition,) = editions({"a": report("a", "2020-07-01")}, **{"2020_W27": notes}).values()
    assert (edition.lead, edition.title, edition.updated) == (
        "<p>Lead.</p>\n",
        "One",
        day("2020-07-09"),
    )


def test_an_edition_is_open_until_it_is_announced() -> None:
    reports = {
        "a": report("a", "2020-07-01"),
        "b": report("b", "2020-07-08"),
        "c": report("c", "2020-07-15"),
    }
    found = editions(reports, **{"2020_W27": "announced: 2020-07-07", "2020_W28": "title: One"})
    assert {week: edition.is_open for week, edition in found.items()} == {
        "2020-W27": False, "2020-W28": True, "2020-W29": True
    }  # fmt: skip


def test_an_announced_edition_is_updated_by_what_comes_in_or_is_corrected_later() -> None:
    late = report("b", "2020-07-02", added="2020-08-01", changes="[{date: 2020-08-02, note: x}]")
    notes = {"2020_W27": "announced: 2020-07-07"}
    (edition,) = editions({"a": report("a", "2020-07-01")}, **notes).values()
    assert edition.updated == day("2020-07-07")
    (edition,) = editions({"a": report("a", "2020-07-01"), "b": late}, **notes).values()
    assert edition.updated == day("2020-08-02")


def test_an_edition_that_is_not_announced_was_never_updated() -> None:
    (edition,) = editions(
        {"a": report("a", "2020-07-01")}, **{"2020_W27": "errata: [{date: 2020-07-09, note: x}]"}
    ).values()
    assert edition.updated is None


# Late reports


LATE = report("late", "2020-07-01", added="2020-07-15")
CLOSED = {"2020_W27": "announced: 2020-07-07", "2020_W28": "announced: 2020-07-14"}
WEEKS = {
    name: report(name, date)
    for name, date in [("w27", "2020-06-30"), ("w28", "2020-07-08"), ("w29", "2020-07-15")]
}


def late_in(found: dict[str, Edition]) -> dict[str, list[str]]:
    return {
        week: names(edition.latecomers) for week, edition in found.items() if edition.latecomers
    }


def test_a_late_report_stands_in_its_own_week_marked_and_is_mentioned_in_the_edition_open_then() -> (
    None
):
    found = editions({**WEEKS, "late": LATE}, **CLOSED, **{"2020_W29": "announced: 2020-07-21"})
    assert {each.report.id: each.late for each in found["2020-W27"].families} == {
        "late": True,
        "w27": False,
    }
    assert late_in(found) == {"2020-W29": ["late"]}


def test_announcing_more_editions_later_leaves_the_mention_where_it_was() -> None:
    later = {**WEEKS, "w30": report("w30", "2020-07-22"), "late": LATE}
    notes = {**CLOSED, "2020_W29": "announced: 2020-07-21", "2020_W30": "announced: 2020-07-28"}
    assert late_in(editions(later, **notes)) == {"2020-W29": ["late"]}


def test_a_report_that_comes_on_the_day_of_the_announcement_is_not_late() -> None:
    found = editions({**WEEKS, "late": report("late", "2020-07-01", added="2020-07-07")}, **CLOSED)
    assert late_in(found) == {}
    assert not any(family.late for family in found["2020-W27"].families)


def test_a_late_report_that_comes_on_the_day_of_an_announcement_is_mentioned_there() -> None:
    found = editions({**WEEKS, "late": report("late", "2020-07-01", added="2020-07-14")}, **CLOSED)
    assert late_in(found) == {"2020-W28": ["late"]}


def test_a_late_report_is_not_mentioned_in_an_older_edition() -> None:
    found = editions({**WEEKS, "w26": report("w26", "2020-06-25"), "late": LATE}, **CLOSED)
    assert late_in(found) == {"2020-W29": ["late"]}


def test_a_late_report_of_the_newest_week_is_mentioned_nowhere_else() -> None:
    found = editions({"w27": WEEKS["w27"], "late": LATE}, **{"2020_W27": "announced: 2020-07-07"})
    assert late_in(found) == {}


def test_a_withdrawn_report_is_not_mentioned_as_late() -> None:
    gone = report(
        "late",
        "2020-07-01",
        added="2020-07-15",
        status="withdrawn",
        changes="[{date: 2020-07-20, note: x}]",
    )
    assert late_in(editions({**WEEKS, "late": gone}, **CLOSED)) == {}


def test_a_late_report_is_mentioned_in_the_newest_edition_where_nobody_keeps_notes() -> None:
    weeks = {
        **WEEKS,
        "w30": report("w30", "2020-07-22"),
        "late": report("late", "2020-07-01", added="2020-07-23"),
    }
    assert late_in(editions(weeks, **{"2020_W27": "announced: 2020-07-07"})) == {
        "2020-W30": ["late"]
    }


def test_a_headline_stands_for_its_passage_alone_and_a_title_for_those_between() -> None:
    body = "".join(
        f"::: passage SY-ID\n{headline}text {number}\n:::\n"
        for number, headline in enumerate(("", "", "# One\n\n", "# Two\n\n", ""), 1)
    )
    (edition,) = catalogue(tree({"one": report_text("one", body=body)})).editions
    (section,) = edition.sections
    numbers = [[each.shown.number for each in passages] for passages in section.headed]
    assert numbers == [[1, 2], [3], [4], [5]]
