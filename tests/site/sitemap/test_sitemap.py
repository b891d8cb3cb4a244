from __future__ import annotations

from sitrep.site.pages.page_head import Stop
from sitrep.site.site import Site
from sitrep.site.sitemap.sitemap import Sitemap, build_sitemaps, robots_text
from tests.support.strategies import day

SITE = Site(
    "Example Digest",
    "https://digest.example.org/sub/",
    "For tests.",
    "tag:digest.example.org,2026:",
)


def test_a_sitemap_holds_the_pages_by_address_with_the_day_they_last_changed() -> None:
    stops = [
        Stop("https://digest.example.org/sub/b/", day("2020-07-02")),
        Stop("https://digest.example.org/sub/", None),
    ]
    assert build_sitemaps([*stops, stops[0]], SITE) == (
        Sitemap("sitemap.xml", (stops[1], stops[0])),
    )


def test_more_addresses_than_a_file_may_hold_are_cut_into_files_under_an_index() -> None:
    days = {"a/": "2020-07-01", "b/": "2020-07-09", "c/": "2020-07-03"}
    stops = [Stop(SITE.absolute(name), day(when)) for name, when in days.items()]
    index, first, second = build_sitemaps(stops, SITE, most=2)
    assert index == Sitemap(
        "sitemap.xml",
        (
            Stop("https://digest.example.org/sub/sitemap-1.xml", day("2020-07-09")),
            Stop("https://digest.example.org/sub/sitemap-2.xml", day("2020-07-03")),
        ),
        is_index=True,
    )
    assert [len(part.stops) for part in (first, second)] == [2, 1]
    assert (first.path, second.path) == ("sitemap-1.xml", "sitemap-2.xml")


def test_robots_are_welcome_and_shown_the_map() -> None:
    assert robots_text(SITE, preview=False) == (
        "User-agent: *\nAllow: /\n\nSitemap: https://digest.example.org/sub/sitemap.xml\n"
    )


def test_robots_are_turned_away_from_a_preview() -> None:
    assert robots_text(SITE, preview=True) == "User-agent: *\nDisallow: /\n"
