from __future__ import annotations

from itertools import permutations

import pytest

from sitrep.core.catalogue import Catalogue
from sitrep.core.reliance import Reliance
from tests.trees import catalogue, report_text, tree

OUTLETS = "".join(
    f'[{name}]\nname = "{name.title()}"\nrights = "full"\n\n' for name in ("alpha", "beta", "gamma", "delta")
)


def made(*reports: str) -> Catalogue:
    """A catalogue of reports written ``name:source:cited,cited:region``; the region is SY-ID unless given."""
    files = {}
    for written in reports:
        name, source, cites, *region = written.split(":")
        body = f"::: passage {region[0] if region else 'SY-ID'}\nText of {name}.\n:::\n"
        files[name] = report_text(name, body=body, source=source, cites=f"[{cites}]")
    return catalogue({**tree(files), "sources.toml": OUTLETS})


def reliance(*reports: str) -> Reliance:
    return made(*reports).editions[0].reliance


def names(found: Reliance) -> list[str]:
    return [source.id for source in found.roots]


def test_reports_of_two_origins_rest_on_two() -> None:
    found = reliance("a:alpha:", "b:beta:")
    assert (names(found), found.sole, found.circles) == (["alpha", "beta"], None, ())


def test_many_reports_of_one_origin_rest_on_one() -> None:
    assert reliance("a:alpha:", "b:alpha:").sole is not None


@pytest.mark.parametrize("cited", ["alpha", "a"], ids=["by its source", "by its report"])
def test_a_report_that_leans_on_another_adds_no_origin(cited: str) -> None:
    found = reliance("a:alpha:", f"b:beta:{cited}")
    assert names(found) == ["alpha"]
    assert [source.id for source in found.leaning] == ["beta"]


def test_leaning_is_followed_to_its_end() -> None:
    assert names(reliance("a:alpha:", "b:beta:a", "c:gamma:b", "d:delta:gamma")) == ["alpha"]


def test_an_outlet_that_also_reports_by_itself_is_an_origin_of_its_own() -> None:
    assert names(reliance("a:alpha:", "b:beta:alpha", "c:beta:")) == ["alpha", "beta"]


def test_leaning_on_an_outlet_that_is_not_in_this_digest_rests_on_it() -> None:
    assert names(reliance("a:alpha:delta", "b:beta:delta")) == ["delta"]


def test_leaning_on_oneself_is_no_circle() -> None:
    found = reliance("a:alpha:", "b:alpha:a")
    assert (names(found), found.circles) == (["alpha"], ())


def test_outlets_that_cite_each_other_are_a_circle() -> None:
    found = reliance("a:alpha:beta", "b:beta:alpha")
    assert [[source.id for source in circle] for circle in found.circles] == [["alpha", "beta"]]
    assert found.sole is None


@pytest.mark.parametrize("order", list(permutations(("a:alpha:b", "b:beta:c", "c:gamma:a"))))
def test_a_circle_of_three_is_one_in_whatever_order_it_is_told(order: tuple[str, ...]) -> None:
    found = reliance(*order, "d:delta:c")
    assert [[source.id for source in circle] for circle in found.circles] == [["alpha", "beta", "gamma"]]
    assert names(found) == ["alpha", "beta", "gamma"]


def test_a_region_is_judged_by_its_own_passages_alone() -> None:
    (edition,) = made("a:alpha::SY-ID", "b:beta::SY-DR", "c:alpha::SY-DR").editions
    sole = {section.region.id: section.reliance.sole for section in edition.sections}
    assert sole["idlib"] is not None
    assert sole["daraa"] is None


def test_a_source_page_counts_where_it_was_alone() -> None:
    pages = {page.source.id: page.alone for page in made("a:alpha::SY-ID", "b:beta::SY-DR", "c:alpha::SY-DR").sources}
    assert (pages["alpha"], pages["beta"]) == (1, 0)


def test_an_unknown_origin_confirms_nothing() -> None:
    found = reliance("a:alpha:", "b:unknown:")
    assert (names(found), found.leaning) == (["alpha"], ())
    assert reliance("b:unknown:").sole is not None
