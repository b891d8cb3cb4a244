"""One ``updated`` for everything, from the record, the same on every surface of a whole output."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from tests.support.site.sites import Site, build_site
from tests.support.site.surfaces.readings import (
    CATALOGUE,
    Comparison,
    Reading,
    compare,
    event_subject,
    report_subject,
    source_subject,
)
from tests.support.site.surfaces.times import UPDATED, read_times, read_truth, region_subject
from tests.support.subscriber import histories

MOMENTS = ("regrade source", "withdraw", "nothing")
"""After a source was graded otherwise, after a report was withdrawn, after all edits."""


def walk(site: Site) -> list[Reading]:
    return [*read_truth(site.built.catalogue), *read_times(site.output)]


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Sites of a digest that its curator edits over the weeks, by the edits after which they were built."""
    return {
        name: build_site(tmp_path_factory.mktemp("edited"), files)
        for name, files in histories()
        if name in MOMENTS
    }


@pytest.fixture(scope="module")
def comparisons(edited: dict[str, Site], invented_site: Site) -> list[Comparison]:
    return [compare(walk(site)) for site in (*edited.values(), invented_site)]


def test_no_two_surfaces_disagree_nor_does_any_with_the_record(
    comparisons: list[Comparison],
) -> None:
    assert [str(each) for every in comparisons for each in every.disagreements] == []


def test_no_surface_has_a_day_of_what_the_catalogue_does_not_hold(
    comparisons: list[Comparison],
) -> None:
    alone = (each for every in comparisons for each in every.alone)
    assert [each for each in alone if each.surface != CATALOGUE] == []


FEEDS = {"RSS", "Atom", "JSON Feed"}
READ = {
    "edition": {*FEEDS, "BibTeX", "JSON", "JSON-LD", "citation", "dateline", "head", "mail", "sitemap"},
    "report": {*FEEDS, "CSV", "JSON", "JSON parts", "JSON-LD", "head", "sitemap"},
    "event": {"CSV", "GeoJSON", "JSON", "citation", "dateline", "sitemap"},
    "change": {*FEEDS, "list of changes"},
    "region": {"GeoJSON", "sitemap"},
    "source": {"sitemap"},
    "actor": {"sitemap"},
}  # fmt: skip
"""By kind of subject, the surfaces that say when it came or last changed."""


def test_every_surface_is_read(comparisons: list[Comparison]) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for comparison in comparisons:
        for surface, kind, _ in comparison.compared:
            found[kind].add(surface)
    assert {kind: surfaces - {CATALOGUE} for kind, surfaces in found.items()} == READ


EXPECTED = {
    "regrade source": {
        # It published all but two reports. Those that are not by it have not changed.
        **{report_subject(name): "2020-07-15" for name in "acde"},
        report_subject("b"): "2020-07-12",
        report_subject("h"): "2020-07-02",
        source_subject("example-wire"): "2020-07-15",
        source_subject("example-review"): "2020-07-12",
        event_subject("ford"): "2020-07-12",
        region_subject("idlib"): "2020-07-15",
        region_subject("homs"): "2020-07-02",
    },
    "withdraw": {
        # The region and the source of a report that is gone have changed, and nothing else has.
        report_subject("d"): "2020-07-26",
        region_subject("desert"): "2020-07-26",
        source_subject("example-wire"): "2020-07-26",
        report_subject("a"): "2020-07-21",
        region_subject("north"): "2020-07-21",
    },
    "nothing": {
        report_subject("a2"): "2020-07-29",
        report_subject("c"): "2020-07-15",
        report_subject("e"): "2020-07-31",
        event_subject("weir"): "2020-07-29",
    },
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_each_day_is_that_of_the_last_edit_that_touched_it(
    edited: dict[str, Site], moment: str
) -> None:
    said = {each.subject: each.value for each in walk(edited[moment]) if each.measure == UPDATED}
    assert {subject: said[subject] for subject in EXPECTED[moment]} == EXPECTED[moment]


def test_a_report_says_by_which_source_its_grade_has_changed(edited: dict[str, Site]) -> None:
    site = edited["regrade source"]
    assert "Regraded Example Wire reliability: C, before: B" in site.page("reports/c/").plain
    assert "Regraded" not in site.page("reports/b/").plain


def test_an_event_says_what_was_corrected_in_it_and_in_its_reports(
    edited: dict[str, Site],
) -> None:
    said = site_corrections(edited["nothing"])
    assert "As signs there say." in said
    assert "Headline a" in said
    assert "None so far" not in said


def site_corrections(site: Site) -> str:
    return site.page("events/weir/").plain.rpartition("Corrections 2")[2]


DOCTORED = {
    "head": ("reports/a2/index.html", 'modified_time" content="2020-07-29'),
    "JSON-LD": ("reports/a2/index.html", '"dateModified": "2020-07-29'),
    "sitemap": ("sitemap.xml", "<lastmod>2020-07-29"),
    "JSON": ("data/editions/2020-W27.json", '"updated": "2020-07-31"'),
    "GeoJSON": ("data/regions.geojson", '"updated":"2020-07-31"'),
    "CSV": ("data/reports.csv", ",2020-07-02,2020-07-29"),
    "RSS": ("feeds/reports.rss", "updated>2020-07-29"),
    "Atom": ("feeds/reports.atom", "updated>2020-07-29"),
    "JSON Feed": ("feeds/reports.json", '"date_modified":"2020-07-29'),
    "citation": ("events/weir/index.html", "last changed on 29 July 2020. &lt;"),
    "dateline": ("events/weir/index.html", "last changed on 29 July 2020</span>"),
    "list of changes": ("reports/a2/index.html", 'datetime="2020-07-29"'),
    "mail": ("mail/2020-W28.eml", "24 Jul 2020"),
    "BibTeX": ("data/editions/2020-W28.bib", "2020-07-24"),
}


@pytest.mark.parametrize("surface", DOCTORED)
def test_a_surface_with_another_day_is_named(
    edited: dict[str, Site], tmp_path: Path, surface: str
) -> None:
    site = edited["nothing"]
    output = shutil.copytree(site.output, tmp_path / "output")
    file, words = DOCTORED[surface]
    text = (output / file).read_text("utf-8")
    assert words in text
    day = next(day for day in ("29", "31", "24") if day in words)
    (output / file).write_text(text.replace(words, words.replace(day, "30"), 1), "utf-8")
    found = compare([*read_truth(site.built.catalogue), *read_times(output)])
    named = {each.surface for every in found.disagreements for each in every.said}
    assert surface in named
