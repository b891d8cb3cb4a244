"""The head of a page as a value, and what those of all kinds of page have in common."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from babel import Locale
from babel.core import get_global

from sitrep.core.language import Language
from sitrep.core.terms import edition_title
from sitrep.core.text import one_line
from sitrep.core.weeks import Week
from sitrep.site.addresses import SITE_CARD, edition_card, paged
from sitrep.site.catalogue.build import Named
from sitrep.site.pages.json_ld_nodes import Node
from sitrep.site.pictures.card import Picture
from sitrep.site.site import Site

DESCRIPTION = 160
"""How long a description may be, in characters: search engines cut longer ones."""


class PageKind(StrEnum):
    """Open Graph's types of page, as far as there are such here."""

    WEBSITE = "website"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class PageHead:
    """The head of one page."""

    title: str
    """With the site's name at its end."""
    name: str
    """The title alone."""
    description: str
    address: str
    """Absolute: the page's one address."""
    picture: Picture | None
    """None, where the site has no link cards."""
    locale: str
    """As Open Graph writes it: ``en_US``."""
    kind: PageKind = PageKind.WEBSITE
    noindex: bool = False
    """Whether search engines shall leave it out; then it is not in the sitemap either."""
    published: dt.date | None = None
    updated: dt.date | None = None
    """When what it shows last changed: by what was added, announced or corrected."""
    structured: Node | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """An address of the site that search engines are offered."""

    address: str
    """Absolute."""
    changed: dt.date | None
    """By what was added, announced or corrected; None where nothing tells."""


def head_of(page: Named, description: str, site: Site) -> PageHead:
    """That of a page of that name, without what only some kinds of page have."""
    return PageHead(
        title=f"{page.name} · {site.name}",
        name=page.name,
        description=shorten(description),
        address=site.absolute(page.address),
        picture=picture_of(SITE_CARD, site.name, site),
        locale=_locale(site.language.locale),
    )


def leaf_of(page: Named, number: int, language: Language) -> Named:
    """A further page of a list, distinguished from the first by its number."""
    if number == 1:
        return page
    return Named(
        language.say("%(title)s, page %(number)s", title=page.name, number=number),
        paged(page.address, number),
    )


def edition_picture(week: Week, site: Site, words: str | None = None) -> Picture | None:
    """The picture of a week's pages; None, where the site has no link cards.

    ``words`` are what is written on it; where they are not at hand, the week stands for them.
    """
    return picture_of(
        edition_card(week), words or f"{site.name} · {edition_title(week, site.language)}", site
    )


def picture_of(address: str, words: str, site: Site) -> Picture | None:
    """A picture with its text alternative; None, where the site has no link cards."""
    return Picture(site.absolute(address), words) if site.features.cards else None


def shorten(text: str, limit: int = DESCRIPTION) -> str:
    """Text on one line, cut at a word where it has more than ``limit`` characters."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    return (line[:limit].rpartition(" ")[0] or line[: limit - 1]).rstrip(" ,;:.–-") + "…"


def _locale(locale: Locale) -> str:
    """With a territory, which Open Graph wants: that of most speakers where none is named."""
    likely = get_global("likely_subtags").get(locale.language, "")
    territory = locale.territory or likely.rpartition("_")[2]
    return f"{locale.language}_{territory}" if territory else str(locale.language)
