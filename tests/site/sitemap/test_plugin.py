from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from sitrep.site.pages.page_head import Stop
from sitrep.site.sitemap.plugin import NAMESPACE, sitemap_xml
from sitrep.site.sitemap.sitemap import Sitemap
from tests.support.site.sites import ADDRESS, Site, build_site
from tests.support.strategies import day
from tests.support.trees import report_text, tree

SPACES = {"s": NAMESPACE}


def stops_of(text: str) -> dict[str, str | None]:
    """The addresses of a sitemap below the site's, with their days."""
    urls = ET.fromstring(text).findall("s:url", SPACES)
    found = {
        url.findtext("s:loc", "", SPACES): url.findtext("s:lastmod", None, SPACES) for url in urls
    }
    assert all(address.startswith(f"{ADDRESS}/") for address in found)
    return {address.removeprefix(f"{ADDRESS}/"): changed for address, changed in found.items()}


def test_the_sitemap_offers_exactly_the_pages_that_are_not_hidden(invented_site: Site) -> None:
    hidden = 'name="robots" content="noindex"'
    offered = {
        path.as_posix().removesuffix("index.html")
        for path in invented_site.pages
        if not path.as_posix().startswith("mail/")
        and hidden not in invented_site.text(path.as_posix())
    }
    assert stops_of(invented_site.text("sitemap.xml")).keys() == offered
    assert "404.html" not in offered


def test_a_correction_moves_the_day_of_every_page_that_shows_it(tmp_path: Path) -> None:
    notes = "---\nannounced: 2020-07-07\n---\n"
    fixed = report_text(
        "a", changes="[{date: 2020-07-20, note: Mended.}]", carriers="[{source: example-review}]"
    )
    site = build_site(tmp_path, {**tree({"a": fixed}), "editions/2020-W27.md": notes})
    found = stops_of(site.text("sitemap.xml"))
    pages = ("", "editions/", "editions/2020-W27/", "regions/", "regions/idlib/", "sources/")
    named = (*pages, "sources/example-wire/", "sources/example-review/", "corrections/", "events/")
    assert {found[address] for address in named} == {"2020-07-20"}


def test_days_come_from_the_content_and_not_from_a_clock(tmp_path: Path) -> None:
    about = "---\ntitle: About\nslug: about\n---\nText.\n"
    notes = "---\nannounced: 2020-07-07\n---\n"
    files = {
        **tree({"a": report_text("a", text="summary")}),
        "editions/2020-W27.md": notes,
        "pages/about.md": about,
    }
    found = stops_of(build_site(tmp_path, files).text("sitemap.xml"))
    assert (
        found["reports/a/"]
        == found["regions/idlib/"]
        == found["sources/example-wire/"]
        == "2020-07-02"
    )
    assert found["editions/2020-W27/"] == found[""] == "2020-07-07"
    assert found["about/"] is None


def test_a_reprint_in_full_and_a_tombstone_are_hidden_and_not_offered(tmp_path: Path) -> None:
    gone = report_text("b", status="withdrawn", changes="[{date: 2020-07-09, note: Gone.}]")
    site = build_site(tmp_path, tree({"a": report_text("a"), "b": gone}))
    offered = stops_of(site.text("sitemap.xml"))
    for address in ("reports/a/", "reports/b/"):
        assert address not in offered
        assert {"name": "robots", "content": "noindex"} in [*site.page(address).all("meta")]


def test_robots_are_shown_the_sitemap(invented_site: Site) -> None:
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in invented_site.text("robots.txt")


def test_a_preview_turns_robots_away_from_every_page(tmp_path: Path) -> None:
    files = tree({"a": report_text("a", status="draft")})
    write_as_draft = {
        "drafts": True,
        "description": "For tests.",
        "tag": "tag:digest.example.org,2026:",
    }
    site = build_site(tmp_path, files, SITREP=write_as_draft)
    assert "Disallow: /\n" in site.text("robots.txt")
    pages = [path.as_posix() for path in site.pages if not path.as_posix().startswith("mail/")]
    assert all('name="robots" content="noindex"' in site.text(path) for path in pages)
    assert "reports/a/" not in stops_of(site.text("sitemap.xml"))


def test_an_index_names_its_files_as_the_protocol_has_it() -> None:
    stop = Stop("https://digest.example.org/sitemap-1.xml?a&b", day("2020-07-09"))
    root = ET.fromstring(sitemap_xml(Sitemap("sitemap.xml", (stop,), is_index=True)))
    assert root.tag == f"{{{NAMESPACE}}}sitemapindex"
    assert root.findtext("s:sitemap/s:loc", None, SPACES) == stop.address
    assert root.findtext("s:sitemap/s:lastmod", None, SPACES) == "2020-07-09"
