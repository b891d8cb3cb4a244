"""What search engines are offered: the pages' addresses, and when each last changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.site.addresses import SITEMAP
from sitrep.site.pages.page_head import Stop
from sitrep.site.site import Site

MOST = 50_000
"""How many addresses one file may hold, by the protocol of sitemaps.org."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One file with addresses; of pages, or of the files that hold them."""

    path: str
    stops: tuple[Stop, ...]
    is_index: bool = False


def build_sitemaps(found: Iterable[Stop], site: Site, most: int = MOST) -> tuple[Sitemap, ...]:
    """The file at the site's sitemap address, and those it refers to if one cannot hold all."""
    stops = tuple(sorted(dict.fromkeys(found), key=lambda stop: stop.address))
    if len(stops) <= most:
        return (Sitemap(SITEMAP, stops),)
    parts = tuple(
        Sitemap(_part(number), stops[start : start + most])
        for number, start in enumerate(range(0, len(stops), most), 1)
    )
    index = tuple(Stop(site.absolute(part.path), _newest(part)) for part in parts)
    return (Sitemap(SITEMAP, index, is_index=True), *parts)


def robots_text(site: Site, *, preview: bool) -> str:
    """What robots.txt says: welcome, and here is the map; a preview turns all robots away."""
    if preview:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.absolute(SITEMAP)}\n"


def _part(number: int) -> str:
    stem, dot, ending = SITEMAP.partition(".")
    return f"{stem}-{number}{dot}{ending}"


def _newest(part: Sitemap) -> dt.date | None:
    return max((stop.changed for stop in part.stops if stop.changed), default=None)
