"""What pages' JSON-LD says of who stands behind what is told: claims, their speakers, the one number.

A claim's author is its innermost speaker, never the outlet that quotes it: the outlet's article is
where the claim appears.  The grade is told as a rating of the claim by this digest; it is no
fact-check, so there is no ClaimReview.
"""

from __future__ import annotations

from sitrep.core.grades import Grade
from sitrep.core.language import marked
from sitrep.site.addresses import event_address, report_address
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.catalogue.independence import Independence
from sitrep.site.pages.json_ld_nodes import (
    SPEAKER,
    Node,
    digest_node,
    node_of,
    region_node,
    source_link,
    source_node,
)
from sitrep.site.site import Site

INDEPENDENT = marked("independent roots")
ECHOES = marked("echoes")
ADMIRALTY = marked("Admiralty code")
CLAIMS = 8
"""How many accounts an event's page describes: a claim takes 900 bytes."""


def claim_node(passage: FiledPassage, site: Site) -> Node:
    """A passage as what somebody says: by whom, in which article, and how far to believe it."""
    report, shown = passage.family.report, passage.shown
    address = site.absolute(report_address(report))
    here = f"{address}#{passage.anchor}"
    return node_of(
        "Claim",
        {
            "@id": here,
            "url": here,
            "name": shown.title,
            "author": [source_node(each, site, SPEAKER) for each in shown.speakers],
            "appearance": node_of("NewsArticle", {"@id": address, "url": report.url}),
            "temporalCoverage": f"{shown.days.first}/{shown.days.last}" if shown.days else None,
            "contentRating": grade_node(shown.grade, site, shown.credibility.reason(site.language)),
        },
    )


def grade_node(grade: Grade, site: Site, reason: str = "") -> Node:
    """A grade with what it means and, of a passage, its reason."""
    words = grade.words(site.language)
    return node_of(
        "Rating",
        {
            "name": site.language.say(ADMIRALTY),
            "ratingValue": grade.code,
            "ratingExplanation": f"{words}; {reason}" if reason else words,
            "author": digest_node(site),
        },
    )


def independence_nodes(independence: Independence, site: Site) -> list[Node]:
    """The sources that something rests on, then how many there are, and how many echoes.

    What a source is called stands on its own page, under the same id: a long list is light.
    """
    say = site.language.say
    return [
        *(source_link(source, site) for source in independence.roots),
        _observation(say(INDEPENDENT), independence.independent),
        _observation(say(ECHOES), independence.echoes),
    ]


def _observation(name: str, number: int) -> Node:
    """A number, even where it is 0."""
    return {"@type": "Observation", "name": name, "value": number}


def event_node(shown: ShownEvent, site: Site) -> Node:
    """What happened, when, and where: no nearer than its regions."""
    event = shown.event
    address = site.absolute(event_address(event))
    days = event.days
    return node_of(
        "Event",
        {
            "@id": f"{address}#event",
            "name": event.title,
            "url": address,
            "startDate": days.first if days else None,
            "endDate": days.last if days else None,
            "location": [region_node(region, site) for region in shown.concerns],
            "keywords": shown.kind,
        },
    )
