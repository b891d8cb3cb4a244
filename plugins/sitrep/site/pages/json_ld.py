"""What a page tells machines about itself: JSON-LD in the words of schema.org.

Who published a text and when go together.  A summary is this digest's work, published
when it was added and based on the origin's; a text taken verbatim is the origin's, with the
origin's date, and the digest answers for its description alone (``sdPublisher``).  No
text of a report is in here, and no title that may not be shown.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitrep.core.model import UNKNOWN_SOURCE, Change, Region, Revision, Source, TitleKind, Week
from sitrep.core.terms import week_words
from sitrep.site.addresses import (
    EDITIONS,
    HOME,
    REGIONS,
    SEARCH,
    SITE_CARD,
    SOURCES,
    edition_address,
    edition_card,
    region_address,
    report_address,
    source_address,
)
from sitrep.site.catalogue.build import Catalogue, Named, SourcePage
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.site import Site

Node = dict[str, object]
"""An object of JSON, ready to be written: texts, numbers, lists and further nodes."""
CONTEXT = "https://schema.org"


def report_data(family: Family, site: Site, cites: Iterable[Named] = ()) -> Node:
    """A report: whose article it is, what it is based on, where and when it happened."""
    report = family.report
    week = [_week(family.week, site)] if family.week else []
    trail = _trail([*week, Named(family.title, report_address(report))], site)
    address = site.absolute(report_address(report))
    return _document(
        "NewsArticle",
        {
            "url": address,
            "headline": family.title,
            **(_as_ours(family, site) if family.is_summary else _as_theirs(family, site)),
            "isBasedOn": _original(family, site),
            "isPartOf": next((_linked("CollectionPage", each, site) for each in week), None),
            "spatialCoverage": _coverage(family.passages, site),
            "temporalCoverage": _time(family.passages),
            "citation": [_linked("CreativeWork", each, site) for each in cites],
            "correction": _corrections(report.changes),
            "image": _card(edition_card(family.week) if family.week else SITE_CARD, site),
            "sdPublisher": _digest(site),
            "mainEntityOfPage": _node(
                "WebPage", {"@id": address, "dateModified": family.updated, "breadcrumb": trail}
            ),
        },
    )


def edition_data(edition: Edition, site: Site) -> Node:
    """An edition: a collection of the week's reports."""
    week = _week(edition.week, site)
    regions = [section.region for section in edition.sections if section.passages]
    return _document(
        "CollectionPage",
        {
            **_page(week, site),
            "datePublished": edition.notes.announced,
            "dateModified": edition.updated,
            "temporalCoverage": f"{edition.week.first}/{edition.week.last}",
            "about": [
                _node("Place", {"name": each.name, "identifier": sorted(each.codes)})
                for each in regions
            ],
            "hasPart": [
                site.absolute(report_address(family.report))
                for family in edition.families
                if not family.is_draft
            ],
            "correction": _corrections(edition.notes.errata),
            "image": _card(edition_card(edition.week), site),
            "breadcrumb": _trail([Named(site.language.say("Editions"), EDITIONS), week], site),
        },
    )


def region_data(section: Section, site: Site) -> Node:
    """A region's page: a collection about a place."""
    region = section.region
    page = Named(region.name, region_address(region))
    return _document(
        "CollectionPage",
        {
            **_page(page, site),
            "about": _region(region, site)
            | _node("Place", {"alternateName": list(region.spellings)}),
            "breadcrumb": _trail([Named(site.language.say("Regions"), REGIONS), page], site),
        },
    )


def source_data(listed: SourcePage, site: Site) -> Node:
    """A source's page: the profile of a news organisation, with its evidence.

    The page of sources that are not named is a list.
    """
    source = listed.source
    page = Named(source.name, source_address(source))
    profile = _source(source, site)
    return _document(
        "CollectionPage" if listed.is_unknown else "ProfilePage",
        {
            **_page(page, site),
            "mainEntity": profile
            and profile | _node("NewsMediaOrganization", {"ownershipFundingInfo": source.about}),
            "citation": list(source.evidence),
            "breadcrumb": _trail([Named(site.language.say("Sources"), SOURCES), page], site),
        },
    )


def list_data(page: Named, site: Site) -> Node:
    """A page that lists others."""
    return _document("CollectionPage", {**_page(page, site), "breadcrumb": _trail([page], site)})


def front_data(catalogue: Catalogue, site: Site) -> Node:
    """The site itself, its newest edition, and how it is searched."""
    search = {
        "target": _node(
            "EntryPoint", {"urlTemplate": f"{site.absolute(SEARCH)}?q={{search_term_string}}"}
        ),
        "query-input": "required name=search_term_string",
    }
    latest = catalogue.latest
    return _document(
        "WebSite",
        {
            **_site(site),
            "description": site.description,
            "inLanguage": site.language.code,
            "publisher": _digest(site),
            "image": _card(SITE_CARD, site),
            "hasPart": _linked("CollectionPage", _week(latest.week, site), site)
            if latest
            else None,
            "potentialAction": _node("SearchAction", search) if site.features.search else None,
        },
    )


def _card(address: str, site: Site) -> str | None:
    return site.absolute(address) if site.features.cards else None


def _document(kind: str, values: Mapping[str, object]) -> Node:
    return {"@context": CONTEXT, **_node(kind, values)}


def _node(kind: str, values: Mapping[str, object]) -> Node:
    """A node of that type, without what is not known; days are written as ISO 8601 has them."""
    known = {key: value for key, value in values.items() if value}
    return {
        "@type": kind,
        **{
            key: str(value) if isinstance(value, dt.date) else value for key, value in known.items()
        },
    }


def _page(page: Named, site: Site) -> Node:
    """What is said of every page of ours."""
    return {
        "name": page.name,
        "url": site.absolute(page.address),
        "inLanguage": site.language.code,
        "publisher": _digest(site),
        "isPartOf": _node("WebSite", _site(site)),
    }


def _site(site: Site) -> Node:
    return {"@id": f"{site.address}#site", "name": site.name, "url": site.address}


def _digest(site: Site) -> Node:
    return _node(
        "NewsMediaOrganization",
        {"@id": f"{site.address}#digest", "name": site.name, "url": site.address},
    )


def _source(source: Source, site: Site) -> Node | None:
    """A source by its homepage; None where no source is known."""
    if source.id == UNKNOWN_SOURCE.id:
        return None
    named = {"name": source.name, "url": source.homepage}
    return _node(
        "NewsMediaOrganization", {"@id": f"{site.absolute(source_address(source))}#outlet", **named}
    )


def _as_ours(family: Family, site: Site) -> Node:
    """Who answers for a summary."""
    digest = _digest(site)
    return {
        "author": digest,
        "publisher": digest,
        "datePublished": family.report.added,
        "dateModified": family.updated,
        "inLanguage": site.language.code,
    }


def _as_theirs(family: Family, site: Site) -> Node:
    """Who answers for a text taken verbatim, be all of it shown or nothing."""
    source = _source(family.origin, site)
    return {
        "author": source,
        "publisher": source,
        "creditText": family.report.byline,
        "inLanguage": family.text_lang or site.language.code,
        "datePublished": family.report.date,
        "sdDatePublished": family.updated,
    }


def _original(family: Family, site: Site) -> Node:
    """The article as the origin published it, and as carriers did."""
    report = family.report
    return _node(
        "NewsArticle",
        {
            "url": report.url,
            "headline": report.title if report.title_kind is TitleKind.STATED else None,
            "publisher": _source(family.origin, site),
            "creditText": report.byline,
            "datePublished": report.date,
            "archivedAt": report.archived,
            "comment": [_revision(each, site) for each in family.revisions],
            "workExample": [
                _node(
                    "NewsArticle",
                    {
                        "url": each.carrier.url,
                        "headline": each.carrier.title,
                        "publisher": _source(each.source, site),
                        "datePublished": each.carrier.date,
                    },
                )
                for each in family.carriages
            ],
        },
    )


def _week(week: Week, site: Site) -> Named:
    return Named(week_words(week, site.language), edition_address(week))


def _linked(kind: str, named: Named, site: Site) -> Node:
    return _node(kind, {"name": named.name, "url": site.absolute(named.address)})


def _corrections(changes: Iterable[Change]) -> list[Node]:
    return [
        _node("CorrectionComment", {"text": change.note, "datePublished": change.date})
        for change in changes
    ]


def _revision(revision: Revision, site: Site) -> Node:
    """That the source's page has changed, as the digest found.

    Whether it was corrected or continued is not known.
    """
    return _node(
        "Comment", {"text": revision.note, "datePublished": revision.date, "author": _digest(site)}
    )


def _region(region: Region, site: Site, codes: Iterable[str] | None = None) -> Node:
    """A region as a place; ``codes`` are those within it that matter, all of its own if not given.

    A region of one code is what that code stands for; one of several holds what they stand for.
    """
    own = region.codes if len(region.codes) == 1 else frozenset()
    within = [
        code for code in (sorted(region.codes) if codes is None else codes) if code not in own
    ]
    return _node(
        "Place",
        {
            "name": region.name,
            "url": site.absolute(region_address(region)),
            "identifier": next(map(_code, own), None),
            "containsPlace": [_node("Place", {"identifier": _code(code)}) for code in within],
        },
    )


def _code(code: str) -> Node:
    standard = "ISO 3166-2" if "-" in code else "ISO 3166-1"
    return _node("PropertyValue", {"propertyID": standard, "value": code})


def _coverage(passages: Iterable[ShownPassage], site: Site) -> list[Node]:
    """The regions that passages stand under or mention, each once, with the codes named in each."""
    codes: dict[Region, dict[str, None]] = defaultdict(dict)
    for passage in passages:
        for region in passage.concerns:
            codes[region].update(
                dict.fromkeys(code for code in passage.codes if region.contains(code))
            )
    return [_region(region, site, named) for region, named in codes.items()]


def _time(passages: Iterable[ShownPassage]) -> str | None:
    """From the first day of the events to the last, as an ISO 8601 interval."""
    events = [passage.events for passage in passages if passage.events]
    if not events:
        return None
    return f"{min(span.first for span in events)}/{max(span.last for span in events)}"


def _trail(steps: Iterable[Named], site: Site) -> Node:
    """The way to a page from the front page."""
    items = [
        _node(
            "ListItem",
            {"position": position, "name": step.name, "item": site.absolute(step.address)},
        )
        for position, step in enumerate([Named(site.name, HOME), *steps], 1)
    ]
    return _node("BreadcrumbList", {"itemListElement": items})
