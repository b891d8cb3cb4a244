from __future__ import annotations

from itertools import permutations

import pytest

from sitrep.core.roots import Roots
from sitrep.site.catalogue.independence import Independence
from tests.support.leaning import OUTLETS, independence, made
from tests.support.trees import catalogue, report_text, tree


def names(found: Independence) -> list[str]:
    return [source.id for source in found.roots]


def test_reports_of_two_origins_rest_on_two() -> None:
    found = independence("a:alpha:", "b:beta:")
    assert (names(found), found.sole, found.circles) == (["alpha", "beta"], None, ())


def test_many_reports_of_one_origin_rest_on_one() -> None:
    assert independence("a:alpha:", "b:alpha:").sole is not None


@pytest.mark.parametrize("cited", ["alpha", "a"], ids=["by its source", "by its report"])
def test_a_report_that_leans_on_another_adds_no_origin(cited: str) -> None:
    found = independence("a:alpha:", f"b:beta:{cited}")
    assert names(found) == ["alpha"]
    assert [source.id for source in found.leaning] == ["beta"]


def test_leaning_is_followed_to_its_end() -> None:
    assert names(independence("a:alpha:", "b:beta:a", "c:gamma:b", "d:delta:gamma")) == ["alpha"]


def test_an_outlet_that_also_reports_by_itself_is_an_origin_of_its_own() -> None:
    assert names(independence("a:alpha:", "b:beta:alpha", "c:beta:")) == ["alpha", "beta"]


def test_leaning_on_an_outlet_that_is_not_in_this_digest_rests_on_it() -> None:
    assert names(independence("a:alpha:delta", "b:beta:delta")) == ["delta"]


def test_leaning_on_oneself_is_no_circle() -> None:
    found = independence("a:alpha:", "b:alpha:a")
    assert (names(found), found.circles) == (["alpha"], ())


def test_outlets_that_cite_each_other_are_a_circle() -> None:
    found = independence("a:alpha:beta", "b:beta:alpha")
    assert [[source.id for source in circle] for circle in found.circles] == [["alpha", "beta"]]
    assert found.sole is None


@pytest.mark.parametrize("order", list(permutations(("a:alpha:b", "b:beta:c", "c:gamma:a"))))
def test_a_circle_of_three_is_one_in_whatever_order_it_is_told(order: tuple[str, ...]) -> None:
    found = independence(*order, "d:delta:c")
    assert [[source.id for source in circle] for circle in found.circles] == [
        ["alpha", "beta", "gamma"]
    ]
    assert names(found) == []
    assert found.is_baseless


def test_a_region_is_judged_by_its_own_passages_alone() -> None:
    (edition,) = made("a:alpha::SY-ID", "b:beta::SY-DR", "c:alpha::SY-DR").editions
    sole = {section.region.id: section.independence.sole for section in edition.sections}
    assert sole["idlib"] is not None
    assert sole["daraa"] is None


def test_a_source_page_counts_where_it_was_alone() -> None:
    pages = {
        page.source.id: page.alone
        for page in made("a:alpha::SY-ID", "b:beta::SY-DR", "c:alpha::SY-DR").sources
    }
    assert (pages["alpha"], pages["beta"]) == (1, 0)


def test_an_unknown_origin_confirms_nothing_and_is_not_said_to_rest_on_the_one_that_is_known() -> (
    None
):
    found = independence("a:alpha:", "b:unknown:")
    assert (names(found), found.leaning, found.unnamed) == (["alpha"], (), 1)
    assert (found.only, found.sole) == (found.roots[0], None)


def test_unknown_sources_are_not_one_source() -> None:
    found = independence("a:unknown:", "b:unknown:", "c:unknown:")
    assert (found.independent, found.unnamed, found.sole, found.is_nameless) == (0, 3, None, True)


def test_the_whole_site_rests_on_the_union_of_what_its_weeks_and_regions_rest_on() -> None:
    found = made("a:alpha::SY-ID", "b:alpha::SY-DR", "c:beta:alpha:SY-DR", "d:gamma::SY-ID SY-DR")
    assert names(found.independence) == ["alpha", "gamma"]
    assert {section.region.id: section.independence.independent for section in found.regions} == {
        "idlib": 2, "daraa": 2, "syria": 1
    }  # fmt: skip


def test_a_draft_in_a_preview_does_not_change_what_published_reports_rest_on() -> None:
    files = {
        "a": report_text("a", source="alpha", cites="[beta]"),
        "b": report_text("b", source="beta", cites="[alpha]", status="draft"),
    }
    found = catalogue({**tree(files), "sources.toml": OUTLETS}, drafts=True)
    roots = {family.report.id: family.passages[0].roots for family in found.families}
    assert roots["a"] == Roots(named=frozenset({"beta"}))
