from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pagefind_bin  # type: ignore[import-untyped]
import pytest

from pelicanconf import SITREP
from sitrep.core.errors import BuildError
from sitrep.site.addresses import (
    actor_address,
    edition_address,
    event_address,
    region_address,
    report_address,
    source_address,
)
from sitrep.site.search.lookup import ADDRESS as NAMES
from sitrep.site.search.marking import without_marks
from sitrep.site.search.plugin import FOLDER, SearchPage
from sitrep.site.search.volume_index import VolumeIndex
from tests.support.paths import ROOT
from tests.support.site.sites import Site, build_site, files_of
from tests.support.site.surfaces.searched import fragments
from tests.support.trees import report_text, tree

PAGE = "search/index.html"
SEARCHED = ["sitrep.site", "sitrep.site.search"]


def found_in(site: Site) -> dict[str, str]:
    """What the index holds of each report, by the report's address."""
    fragments = [
        json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        for path in (site.output / FOLDER / "fragment").iterdir()
    ]
    return {
        each["url"].removeprefix("/"): without_marks(f" {each['content']}") for each in fragments
    }


def told_in(site: Site) -> dict[str, str]:
    """The same of reports and events alone."""
    found = found_in(site)
    return {name: text for name, text in found.items() if name.startswith(("reports/", "events/"))}


def test_every_published_report_event_and_entity_is_in_the_index_and_nothing_else(
    invented_site: Site,
) -> None:
    catalogue = invented_site.built.catalogue
    reports = {report_address(family.report) for family in catalogue.families}
    events = {event_address(event.event) for event in catalogue.events}
    actors = {actor_address(listed.actor) for listed in catalogue.actors}
    assert reports
    assert events
    assert actors
    regions = {region_address(section.region) for section in catalogue.regions}
    sources = {source_address(page.source) for page in catalogue.sources if not page.is_unknown}
    editions = {edition_address(edition.week) for edition in catalogue.editions}
    found = set(found_in(invented_site))
    assert found == reports | events | actors | regions | sources | editions
    assert invented_site.built.content.drafts


def test_what_is_found_stands_on_its_page_or_names_an_actor_that_the_page_leads_to(
    invented_site: Site,
) -> None:
    catalogue = invented_site.built.catalogue
    named = {report_address(family.report): family.actors for family in catalogue.families}
    named |= {event_address(event.event): event.actors for event in catalogue.events}
    told_by = {event_address(event.event): event.families for event in catalogue.events}
    for address, text in told_in(invented_site).items():
        page = invented_site.page(address)
        words = [page.plain, *(name for each in named.get(address, ()) for name in each.names)]
        # An event is found by the headlines of the reports that its page leads to.
        for family in told_by.get(address, ()):
            assert f"../../{report_address(family.report)}" in " ".join(page.links)
            words += [family.title, *(each.title or "" for each in family.passages)]
        assert set(re.findall(r"\w+", text)) <= set(re.findall(r"\w+", " ".join(words))), address
        for actor in named.get(address, ()):
            assert f"../../{actor_address(actor)}" in page.links


def test_every_passage_that_a_result_leads_to_is_on_its_page(invented_site: Site) -> None:
    for path in (invented_site.output / FOLDER / "fragment").iterdir():
        each = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        anchors = {anchor["id"] for anchor in each["anchors"]}
        assert anchors or not each["url"].startswith("/reports/")
        assert anchors <= set(invented_site.page(each["url"].removeprefix("/")).ids)


def test_the_index_is_the_same_to_the_byte_in_every_build(
    invented_site: Site, tmp_path: Path
) -> None:
    again = build_site(tmp_path, PATH=str(ROOT / "tests" / "content"))
    assert files_of(again.output / FOLDER) == files_of(invented_site.output / FOLDER)


def test_only_what_the_page_uses_is_published(invented_site: Site) -> None:
    names = {re.sub(r"_[0-9a-f]{7,}", "", name) for name in files_of(invented_site.output / FOLDER)}
    assert names == {
        "pagefind.js",
        "pagefind-entry.json",
        "pagefind.en.pf_meta",
        "wasm.en.pagefind",
        "index/en.pf_index",
        "filter/en.pf_filter",
        "fragment/en.pf_fragment",
    }


def test_the_page_alone_has_a_script_and_a_policy_that_lets_it_run(invented_site: Site) -> None:
    for path in invented_site.pages:
        text = invented_site.text(str(path))
        policies = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        scripts = re.findall(r'<script(?! type="application/ld\+json")[^>]*>', text)
        if path.as_posix() == PAGE:
            assert scripts == ['<script src="../theme/search.js">']
            assert "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self';" in policies[0]
        elif path.parts[0] != "mail":
            assert scripts == []
            assert "script-src" not in policies[0]


def test_the_page_runs_where_links_are_absolute(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree(), PLUGINS=SEARCHED, RELATIVE_URLS=False)
    page = site.page("search/")
    assert [script["src"] for script in page.scripts] == ["../theme/search.js"]
    assert any(link.startswith("http://") for link in page.links)


def test_without_a_script_the_page_leads_to_the_other_ways_in(invented_site: Site) -> None:
    (otherwise,) = re.findall(r"<noscript>(.*?)</noscript>", invented_site.text(PAGE), re.DOTALL)
    assert re.findall(r'href="([^"]*)"', otherwise) == [
        "../editions/",
        "../regions/",
        "../sources/",
        "../actors/",
        "../data/",
    ]


def test_every_grade_that_a_result_may_show_has_its_words(invented_site: Site) -> None:
    told = set(re.findall(r'data-grade="([^"]*)"', invented_site.text(PAGE)))
    assert told == {
        grade.code for family in invented_site.built.catalogue.families for grade in family.grades
    }


def test_a_site_without_reports_has_a_page_that_says_so_and_no_index(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree({}), PLUGINS=SEARCHED)
    assert "There is nothing to search yet." in site.page("search/").plain
    assert "<script" not in site.text(PAGE)
    assert not (site.output / FOLDER).exists()


def test_drafts_are_not_in_the_index_even_where_they_are_shown(tmp_path: Path) -> None:
    given = tree({"out": report_text("out"), "draft": report_text("draft", status="draft")})
    site = build_site(tmp_path, given, PLUGINS=SEARCHED, SITREP={**SITREP, "drafts": True})
    assert list(told_in(site)) == ["reports/out/"]
    assert "draft" not in (site.output / NAMES).read_text("utf-8")


def test_an_event_in_the_index_of_a_preview_rests_on_what_is_published(tmp_path: Path) -> None:
    event = "---\ntitle: A flood\nregions: [SY-ID]\ndays: 2020-06-30\nkind: other\n---\n"
    body = "::: passage SY-ID event=flood\nWater.\n:::\n"
    reports = {
        "out": report_text("out", body),
        "draft": report_text("draft", body, source="example-review", status="draft"),
    }
    given = {**tree(reports), "events/flood.md": event}
    site = build_site(tmp_path, given, PLUGINS=SEARCHED, SITREP={**SITREP, "drafts": True})
    assert "2 independent roots" in site.page("events/flood/").plain
    assert set(told_in(site)) == {"reports/out/", "events/flood/"}
    (flood,) = (each for each in fragments(site.output) if each["url"] == "/events/flood/")
    assert flood["meta"]["rests"] == "1 independent root · rests on Example Wire"


def test_a_build_without_pagefind_leaves_the_last_good_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(build_site(tmp_path, tree(), PLUGINS=SEARCHED).output)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: tmp_path / "none")
    with pytest.raises(BuildError, match=r"\./dev setup"):
        build_site(tmp_path, tree({"other": report_text("other")}), PLUGINS=SEARCHED)
    assert files_of(tmp_path / "output") == before


@pytest.mark.parametrize("lost", ["pagefind.js", "pagefind-entry.json"])
def test_an_index_without_the_files_that_the_page_loads_first_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    def incomplete(index: VolumeIndex, *of: object) -> dict[str, bytes]:
        return {path: data for path, data in files(index, *of).items() if path != lost}

    def write(page: SearchPage, address: str, data: bytes) -> Path:
        return written(page, address, data) if not address.endswith(lost) else Path(address)

    files, written = VolumeIndex.files, SearchPage.write
    monkeypatch.setattr(VolumeIndex, "files", incomplete)
    monkeypatch.setattr(SearchPage, "write", write)
    with pytest.raises(BuildError, match=rf"pagefind/{lost}"):
        build_site(tmp_path, tree(), PLUGINS=SEARCHED)
