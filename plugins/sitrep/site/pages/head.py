"""What a page's head says: to the browser's tab, to search engines, to link cards.

Made from the catalogue, so that it holds only what rights let through.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sized
from dataclasses import replace

from sitrep.core.language import Language, marked
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.model import UNKNOWN_SOURCE, Region, Source
from sitrep.core.terms import edition_title
from sitrep.core.weeks import Week
from sitrep.site.addresses import (
    EDITIONS,
    HOME,
    REGIONS,
    SITE_CARD,
    SOURCES,
    edition_address,
    region_address,
    region_card,
    report_address,
    source_address,
)
from sitrep.site.catalogue.build import Catalogue, Named
from sitrep.site.catalogue.cautions import independence_words, report_words
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.listed.sources import SourcePage
from sitrep.site.pages.json_ld import (
    edition_data,
    front_data,
    list_data,
    region_data,
    report_data,
    source_data,
)
from sitrep.site.pages.page_head import (
    DESCRIPTION,
    PageHead,
    PageKind,
    edition_picture,
    head_of,
    leaf_of,
    picture_of,
)
from sitrep.site.pictures.card import edition_card_words, region_card_words, site_card_words
from sitrep.site.site import Site

UNNAMED_MEANS = marked(
    "These reports do not name who published or reprinted them. They do not come from one source: "
    "each counts by itself, and none of them confirms anything."
)
"""What the page of sources that are not named says first."""


def front_head(catalogue: Catalogue, site: Site) -> PageHead:
    """The front page's."""
    head = head_of(Named(site.name, HOME), site.description, site)
    return replace(
        head,
        picture=picture_of(SITE_CARD, site_card_words(catalogue, site), site),
        title=site.name,
        updated=newest_of(catalogue),
        structured=front_data(catalogue, site),
    )


def edition_head(edition: Edition, site: Site) -> PageHead:
    """An edition's: the curator's headline and key points, or else its counts, stand for it."""
    page = Named(edition_title(edition.week, site.language), edition_address(edition.week))
    said = [f"{edition.notes.title}."] if edition.notes.title else []
    said += [point.text for point in edition.key_points]
    return replace(
        head_of(
            page,
            " ".join(said) or _counts(edition.families, edition.independence, site.language),
            site,
        ),
        kind=PageKind.ARTICLE,
        picture=edition_picture(edition.week, site, edition_card_words(edition, site)),
        published=edition.notes.announced,
        updated=edition_updated(edition),
        structured=edition_data(edition, site),
    )


def region_head(section: Section, site: Site) -> PageHead:
    """A region's: how much there is on it."""
    name = section.region.name
    counts = _counts(section.concerning, section.independence, site.language)
    return replace(
        head_of(
            Named(name, region_address(section.region)),
            site.language.say("%(region)s, week by week: %(counts)s", region=name, counts=counts),
            site,
        ),
        picture=picture_of(region_card(section.region), region_card_words(section, site), site),
        updated=section.updated,
        structured=region_data(section, site),
    )


def region_leaf_head(
    region: Region, weeks: Iterable[Week | None], site: Site, number: int
) -> PageHead:
    """That of a further page on a region: which weeks it has."""
    language = site.language
    known = sorted(filter(None, weeks))
    days = language.span(known[0].first, known[-1].last) if known else language.say("date unknown")
    return head_of(
        leaf_of(Named(region.name, region_address(region)), number, language),
        language.say("%(region)s, week by week: %(counts)s", region=region.name, counts=days),
        site,
    )


def source_head(listed: SourcePage, site: Site) -> PageHead:
    """A source's."""
    return replace(
        source_leaf_head(listed.source, site, 1),
        updated=listed.updated,
        structured=source_data(listed, site),
    )


def source_leaf_head(source: Source, site: Site, number: int) -> PageHead:
    """That of a page of a source's list."""
    words = " · ".join(filter(None, (source.name, source.affiliation, source.about)))
    if source.id == UNKNOWN_SOURCE.id:
        words = site.language.say(UNNAMED_MEANS)
    page = leaf_of(Named(source.name, source_address(source)), number, site.language)
    return head_of(page, words, site)


def report_head(family: Family, site: Site, cites: Iterable[Named] = ()) -> PageHead:
    """A report's: search engines shall not offer another's whole text, a draft or a tombstone."""
    if family.is_withdrawn:
        return _tombstone_head(family, site)
    ours = family.is_summary
    head = head_of(
        Named(family.title, report_address(family.report)),
        _report_words(family, site.language),
        site,
    )
    return replace(
        head,
        kind=PageKind.ARTICLE,
        picture=edition_picture(family.week, site) if family.week else head.picture,
        noindex=not is_offered(family),
        published=family.report.added if ours else family.report.date,
        updated=family.updated,
        structured=None if family.is_draft else report_data(family, site, cites),
    )


def is_offered(family: Family) -> bool:
    """Whether search engines are offered a report's page."""
    is_anothers = family.whole and not family.is_summary
    return not (family.is_withdrawn or family.is_draft or is_anothers)


def editions_head(site: Site, number: int = 1) -> PageHead:
    """The archive's, or that of a further page of it."""
    words = site.language.say("Every weekly edition of %(site)s, newest first.", site=site.name)
    page = leaf_of(Named(site.language.say("Editions"), EDITIONS), number, site.language)
    return list_head(page, words, site)


def regions_head(site: Site, number: int = 1) -> PageHead:
    """That of the list of regions, of one page of it."""
    words = site.language.say(
        "Every region of %(site)s, with what was reported on it week by week.", site=site.name
    )
    page = leaf_of(Named(site.language.say("Regions"), REGIONS), number, site.language)
    return list_head(page, words, site)


def sources_head(site: Site, number: int = 1) -> PageHead:
    """That of the list of sources, of one page of it."""
    words = site.language.say(
        "Whom %(site)s relies on: every source, who is behind it, and its grade.", site=site.name
    )
    page = leaf_of(Named(site.language.say("Sources"), SOURCES), number, site.language)
    return list_head(page, words, site)


def plain_head(title: str, description: str | None, address: str, site: Site) -> PageHead:
    """That of any other page; the site's description stands in for a missing one."""
    return head_of(Named(title, address), description or site.description, site)


def hidden_head(title: str, description: str | None, address: str, site: Site) -> PageHead:
    """That of a page which search engines shall leave out."""
    return replace(plain_head(title, description, address, site), noindex=True)


def newest_of(catalogue: Catalogue) -> dt.date | None:
    """When anything on the site last changed."""
    return max(filter(None, map(edition_updated, catalogue.editions)), default=None)


def list_head(page: Named, description: str, site: Site) -> PageHead:
    """That of a list of all there is of a kind."""
    return replace(head_of(page, description, site), structured=list_data(page, site))


def _tombstone_head(family: Family, site: Site) -> PageHead:
    say = site.language.say
    words = say("A report that this digest has withdrawn, with date and reason.")
    return hidden_head(say("Withdrawn report"), words, report_address(family.report), site)


def _counts(families: Sized, independence: Independence, language: Language) -> str:
    """Such as ``9 reports, 5 independent roots, 2 echoes.``."""
    reports = report_words(len(families), language)
    return f"{language.series([reports, independence_words(independence, language)])}."


def _report_words(family: Family, language: Language) -> str:
    """Who reported it and when, then what of its text is shown; where nothing is, its regions."""
    text = " ".join(_first_lines(family))
    attribution = [
        family.origin.name,
        *([language.day(family.report.date)] if family.report.date else []),
    ]
    where = language.comma.join(region.name for region in family.regions)
    return f"{language.series(attribution)}{language.colon}{text or where}"


def _first_lines(family: Family) -> Iterator[str]:
    """The text of a report, as far as a description can hold it."""
    found = 0
    for passage in family.passages:
        for line in html_paragraphs(passage.html):
            yield line
            found += len(line)
            if found > DESCRIPTION:
                return


def edition_updated(edition: Edition) -> dt.date | None:
    """When it was announced or last changed; of an open week, when a report was last added."""
    return edition.updated or newest_report(
        (*edition.families, *edition.withdrawn, *edition.latecomers)
    )


def newest_report(families: Iterable[Family]) -> dt.date | None:
    """When any of them last changed."""
    return max(filter(None, (family.updated for family in families)), default=None)
