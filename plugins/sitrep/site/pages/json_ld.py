"""What a page tells machines about itself: JSON-LD in the words of schema.org.

Who published a text and when go together.  A summary is this digest's work, published
when it was added and based on the origin's; a text taken verbatim is the origin's, with the
origin's date, and the digest answers for its description alone (``sdPublisher``).  No
text of a report is in here, and no title that may not be shown.  What is told is a claim of its
innermost speaker (``json_ld_claims.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitrep.core.actors import Actor
from sitrep.core.terms import week_words
from sitrep.core.weeks import Week
from sitrep.site.addresses import (
    ACTORS,
    EDITIONS,
    EVENTS,
    HOME,
    LOGO,
    REGIONS,
    SEARCH,
    SITE_CARD,
    SOURCES,
    actor_address,
    edition_address,
    edition_card,
    event_address,
    event_card,
    region_address,
    region_card,
    report_address,
    source_address,
)
from sitrep.site.catalogue.attribution import credit
from sitrep.site.catalogue.build import Catalogue, Named
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.catalogue.filed import passages_of
from sitrep.site.catalogue.listed.sources import SourcePage
from sitrep.site.pages.json_ld_claims import (
    CLAIMS,
    claim_node,
    event_node,
    grade_node,
    independence_nodes,
)
from sitrep.site.pages.json_ld_nodes import (
    OUTLET,
    SPEAKER,
    Node,
    correction_nodes,
    coverage,
    digest_node,
    node_of,
    original_node,
    region_node,
    site_node,
    source_node,
    time_covered,
)
from sitrep.site.site import Site

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
            "isBasedOn": original_node(family, site),
            "isPartOf": next((_linked("CollectionPage", each, site) for each in week), None),
            "spatialCoverage": coverage(family.passages, site),
            "temporalCoverage": time_covered(family.passages),
            "citation": [_linked("CreativeWork", each, site) for each in cites],
            "mentions": [claim_node(each, site) for each in passages_of([family])],
            "correction": correction_nodes(report.changes),
            "image": _card(edition_card(family.week) if family.week else SITE_CARD, site),
            "sdPublisher": digest_node(site),
            "mainEntityOfPage": node_of(
                "WebPage", {"@id": address, "dateModified": family.updated, "breadcrumb": trail}
            ),
        },
    )


def edition_data(edition: Edition, site: Site) -> Node:
    """An edition, as search engines use it; what it holds has pages and data files of its own."""
    week = _week(edition.week, site)
    regions = [section.region for section in edition.sections if section.passages]
    return _document(
        "CollectionPage",
        {
            **_page(week, site),
            "headline": edition.title,
            "datePublished": edition.notes.announced,
            "dateModified": edition.updated,
            "temporalCoverage": f"{edition.week.first}/{edition.week.last}",
            "about": [node_of("Place", {"name": each.name}) for each in regions],
            "correction": correction_nodes(edition.notes.errata),
            "image": _card(edition_card(edition.week), site),
            "breadcrumb": _trail([Named(site.language.say("Editions"), EDITIONS), week], site),
        },
    )


def event_data(shown: ShownEvent, site: Site) -> Node:
    """An event's page: what happened, and as a claim each what its accounts say."""
    event = shown.event
    page = Named(event.title, event_address(event))
    # Claims beyond those stand on the pages of their reports, which are its parts.
    accounts = [claim_node(account.passage, site) for account in shown.accounts[:CLAIMS]]
    return _document(
        "CollectionPage",
        {
            **_page(page, site),
            "mainEntity": {**event_node(shown, site), "subjectOf": accounts},
            "image": _card(event_card(event), site),
            "contentRating": grade_node(shown.grade, site),
            "mentions": independence_nodes(shown.independence, site),
            "hasPart": [
                site.absolute(report_address(family.report))
                for family in shown.families
                if not family.is_draft
            ],
            "breadcrumb": _trail([Named(site.language.say("Events"), EVENTS), page], site),
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
            "about": region_node(region, site)
            | node_of("Place", {"alternateName": list(region.spellings)}),
            "mentions": independence_nodes(section.independence, site),
            "image": _card(region_card(region), site),
            "breadcrumb": _trail([Named(site.language.say("Regions"), REGIONS), page], site),
        },
    )


def source_data(listed: SourcePage, site: Site) -> Node:
    """A source's page: its profile, with its evidence.

    One that publishes is a news organisation, one that only makes statements any organisation.  The
    page of sources that are not named is a list.
    """
    source = listed.source
    page = Named(source.name, source_address(source))
    kind = OUTLET if listed.originated or listed.carried else SPEAKER
    profile = source_node(source, site, kind)
    return _document(
        "CollectionPage" if listed.is_unknown else "ProfilePage",
        {
            **_page(page, site),
            "mainEntity": profile
            and profile | node_of(kind, {"ownershipFundingInfo": source.about}),
            "citation": list(source.evidence),
            "breadcrumb": _trail([Named(site.language.say("Sources"), SOURCES), page], site),
        },
    )


def actor_data(actor: Actor, site: Site) -> Node:
    """An actor's page: the profile of an organisation, with its other names and its evidence.

    What others hold it to be is left out: here nothing would show whose word it is.
    """
    page = Named(actor.name, actor_address(actor))
    about = {
        "@id": f"{site.absolute(page.address)}#actor",
        "name": actor.name,
        "alternateName": list(actor.spellings),
        "description": actor.about,
    }
    return _document(
        "ProfilePage",
        {
            **_page(page, site),
            "mainEntity": node_of("Organization", about),
            "citation": list(actor.evidence),
            "breadcrumb": _trail([Named(site.language.say("Actors"), ACTORS), page], site),
        },
    )


def list_data(page: Named, site: Site) -> Node:
    """A page that lists others."""
    return _document("CollectionPage", {**_page(page, site), "breadcrumb": _trail([page], site)})


def front_data(catalogue: Catalogue, site: Site) -> Node:
    """The site itself, its newest edition, and how it is searched."""
    search = {
        "target": node_of(
            "EntryPoint", {"urlTemplate": f"{site.absolute(SEARCH)}?q={{search_term_string}}"}
        ),
        "query-input": "required name=search_term_string",
    }
    latest = catalogue.latest
    return _document(
        "WebSite",
        {
            **site_node(site),
            "description": site.description,
            "inLanguage": site.language.code,
            "publisher": {**digest_node(site), "logo": site.absolute(LOGO)},
            "image": _card(SITE_CARD, site),
            "hasPart": _linked("CollectionPage", _week(latest.week, site), site)
            if latest
            else None,
            "potentialAction": node_of("SearchAction", search) if site.features.search else None,
        },
    )


def _card(address: str, site: Site) -> str | None:
    return site.absolute(address) if site.features.cards else None


def _document(kind: str, values: Mapping[str, object]) -> Node:
    return {"@context": CONTEXT, **node_of(kind, values)}


def _page(page: Named, site: Site) -> Node:
    """What is said of every page of the digest."""
    return {
        "name": page.name,
        "url": site.absolute(page.address),
        "inLanguage": site.language.code,
        "publisher": digest_node(site),
        "isPartOf": node_of("WebSite", site_node(site)),
    }


def _as_ours(family: Family, site: Site) -> Node:
    """Who answers for a summary."""
    digest = digest_node(site)
    return {
        "author": digest,
        "publisher": digest,
        "creditText": credit(family, site),
        "datePublished": family.report.added,
        "dateModified": family.updated,
        "inLanguage": site.language.code,
    }


def _as_theirs(family: Family, site: Site) -> Node:
    """Who answers for a text taken verbatim, be all of it shown or nothing."""
    source = source_node(family.origin, site)
    return {
        "author": source,
        "publisher": source,
        "creditText": family.report.byline,
        "inLanguage": family.text_lang or site.language.code,
        "datePublished": family.report.date,
        "sdDatePublished": family.updated,
    }


def _week(week: Week, site: Site) -> Named:
    return Named(week_words(week, site.language), edition_address(week))


def _linked(kind: str, named: Named, site: Site) -> Node:
    return node_of(kind, {"name": named.name, "url": site.absolute(named.address)})


def _trail(steps: Iterable[Named], site: Site) -> Node:
    """The way to a page from the front page."""
    items = [
        node_of(
            "ListItem",
            {"position": position, "name": step.name, "item": site.absolute(step.address)},
        )
        for position, step in enumerate([Named(site.name, HOME), *steps], 1)
    ]
    return node_of("BreadcrumbList", {"itemListElement": items})
