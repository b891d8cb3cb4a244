from __future__ import annotations

from dataclasses import replace

from sitrep.site.pages.head import edition_head, front_head, hidden_head, plain_head
from sitrep.site.site import Site
from sitrep.site.sitemap.sitemap import Sitemap, Stop, build_sitemaps, robots_text
from tests.support.strategies import day
from tests.support.trees import catalogue, tree

SITE = Site(
    "Example Digest",
    "https://digest.example.org/sub/",
    "For tests.",
    "tag:digest.example.org,2026:",
)


def test_a_sitemap_holds_the_pages_by_address_with_the_day_they_last_changed() -> None:
    everything = catalogue(tree())
    heads = [
        edition_head(everything.editions[0], SITE),
        plain_head("About", None, "about/", SITE),
        front_head(everything, SITE),
    ]
    (found,) = build_sitemaps(heads, SITE)
    assert found == Sitemap(
        "sitemap.xml",
        (
            Stop("https://digest.example.org/sub/", day("2020-07-02")),
            Stop("https://digest.example.org/sub/about/", None),
            Stop("https://digest.example.org/sub/editions/2020-W27/", day("2020-07-02")),
        ),
    )


def test_what_search_engines_shall_leave_out_is_not_in_it() -> None:
    heads = [
        hidden_head("Not found", None, "404.html", SITE),
        plain_head("About", None, "about/", SITE),
    ]
    (found,) = build_sitemaps(heads, SITE)
    assert [stop.address for stop in found.stops] == ["https://digest.example.org/sub/about/"]


def test_more_addresses_than_a_file_may_hold_are_cut_into_files_under_an_index() -> None:
    days = {"a/": "2020-07-01", "b/": "2020-07-09", "c/": "2020-07-03"}
    heads = [
        replace(plain_head("x", None, name, SITE), updated=day(when)) for name, when in days.items()
    ]
    index, first, second = build_sitemaps(heads, SITE, most=2)
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
