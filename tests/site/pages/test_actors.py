from __future__ import annotations

import json
import re
from pathlib import Path

from sitrep.site.catalogue.build import Catalogue
from tests.support.site.sites import Site, build_pages, build_site
from tests.support.trees import report_text, tree

ACTORS = """\
[river-guard]
name = "River Guard"
spellings = ["RG", "حرس النهر"]
about = "A militia of boatmen <b>& ferrymen</b>."
regarded = [{by = "the Mast Party", as = "smugglers"}]
evidence = ["https://guard.example.org/?a=1&b=2"]

[lamp-brigade]
name = "Lamp Brigade"
"""
BODY = "::: passage SY-ID\nThe River Guard left.\n:::\n\n::: passage SY-DR\nRain fell.\n:::\n"


def test_every_actor_has_a_page_and_stands_in_the_list(invented_site: Site) -> None:
    page = invented_site.page("actors/")
    actors = invented_site.built.catalogue.actors
    assert len(actors) > 3
    for listed in actors:
        assert f"../actors/{listed.actor.id}/" in page.links
        assert listed.actor.name in invented_site.page(f"actors/{listed.actor.id}/").plain


def test_a_page_says_what_an_actor_is_called_and_what_it_is(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree(actors__toml=ACTORS))
    page = site.page("actors/river-guard/")
    assert "Also written RG, حرس النهر" in page.plain
    assert "River Guard A militia of boatmen <b>& ferrymen</b>. Who regards" in page.plain
    assert {"dir": "rtl", "lang": "und-Arab"} in list(page.all("bdi"))
    assert "https://guard.example.org/?a=1&b=2" in page.links


def test_what_others_hold_it_to_be_stands_there_with_who_says_so_and_nowhere_else(
    tmp_path: Path,
) -> None:
    site = build_site(tmp_path, tree(actors__toml=ACTORS))
    assert (
        "Who regards it as what the Mast Party: smugglers" in site.page("actors/river-guard/").plain
    )
    told = [path for path in site.pages if "smugglers" in site.text(str(path))]
    assert [str(path) for path in told] == ["actors/river-guard/index.html"]
    assert site.text("actors/river-guard/index.html").count("smugglers") == 1


def test_it_lists_what_names_it_week_by_week(tmp_path: Path) -> None:
    reports = {
        "old": report_text("old", BODY, title="Old", date="2020-06-01", added="2020-06-02"),
        "new": report_text("new", BODY, title="New"),
    }
    page = build_pages(tmp_path, tree(reports, actors__toml=ACTORS)).page("actors/river-guard/")
    words = page.plain
    now = words.index("Now: Week 27, 2020 29 June – 5 July 2020 Named in a report 1 Jul New")
    assert now < words.index("Week 23, 2020 1–7 June 2020 Named in a report 1 Jun Old")
    assert "Example Wire · 1 July 2020 · B3" in words
    assert "../../reports/new/#new-1" in page.links
    assert "../../reports/new/#new-2" not in page.links
    assert "../../editions/2020-W27/" in page.links
    assert "named in 2 reports" in words


def test_a_report_leads_to_the_actors_that_it_names(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree({"new": report_text("new", BODY)}, actors__toml=ACTORS))
    page = site.page("reports/new/")
    assert "Actors named River Guard" in page.plain
    assert "../../actors/river-guard/" in page.links


def test_one_that_nothing_names_says_so(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree(actors__toml=ACTORS))
    assert "Nothing in this digest names it yet." in site.page("actors/lamp-brigade/").plain
    assert "Lamp Brigade not named in this digest yet" in site.page("actors/").plain


def test_every_page_leads_to_the_list(invented_site: Site) -> None:
    assert "./actors/" in invented_site.page("").links
    assert "../../actors/" in invented_site.page("sources/meridian-post/").links


def test_without_the_file_nothing_leads_there_and_nothing_is_written(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree())
    assert not (site.output / "actors").exists()
    assert not [path for path in site.pages if "actors/" in site.text(str(path))]


def test_a_long_list_is_cut_into_pages(tmp_path: Path) -> None:
    reports = {
        f"r{at}": report_text(f"r{at}", BODY, date=f"2020-{1 + at // 28:02}-{1 + at % 28:02}",
                              added="2020-12-31")
        for at in range(200)
    }  # fmt: skip
    site = build_pages(tmp_path, tree(reports, actors__toml=ACTORS))
    pages = sorted((site.output / "actors" / "river-guard").rglob("index.html"))
    assert len(pages) > 2
    found: list[str] = []
    for path in pages:
        assert path.stat().st_size < 100_000
        found += re.findall(r"#(r\d+)-1\"", path.read_text("utf-8"))
    assert sorted(found) == sorted(reports)
    second = site.page("actors/river-guard/2/").plain
    assert "River Guard" in second
    assert "militia" not in second


def test_machines_are_told_its_names_and_evidence_and_not_what_others_call_it(
    tmp_path: Path,
) -> None:
    text = build_pages(tmp_path, tree(actors__toml=ACTORS)).text("actors/river-guard/index.html")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert data["@type"] == "ProfilePage"
    assert data["mainEntity"]["alternateName"] == ["RG", "حرس النهر"]
    assert data["citation"] == ["https://guard.example.org/?a=1&b=2"]
    assert "smugglers" not in found[1]


def test_search_engines_are_offered_them(invented_site: Site) -> None:
    text = invented_site.text("sitemap.xml")
    assert "/actors/</loc>" in text
    assert "/actors/river-guard/</loc>" in text


def test_what_a_preview_alone_shows_is_in_no_published_page(tmp_path: Path) -> None:
    reports = {"out": report_text("out"), "draft": report_text("draft", BODY, status="draft")}
    site = build_pages(tmp_path, tree(reports, actors__toml=ACTORS))
    catalogue: Catalogue = site.built.catalogue
    assert [listed.mentions for listed in catalogue.actors] == [(), ()]
    assert "Nothing in this digest names it yet." in site.page("actors/river-guard/").plain
