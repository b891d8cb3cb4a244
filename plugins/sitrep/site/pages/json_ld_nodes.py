"""What pages' JSON-LD is made of: sources, regions, originals, corrections as nodes of schema.org."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitrep.core.model import UNKNOWN_SOURCE, Change, Region, Revision, Source, TitleKind
from sitrep.site.addresses import (
    region_address,
    source_address,
)
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.site import Site

Node = dict[str, object]
"""An object of JSON, ready to be written: texts, numbers, lists and further nodes."""


def node_of(kind: str, values: Mapping[str, object]) -> Node:
    """A node of that type, without what is not known; days are written as ISO 8601 has them."""
    known = {key: value for key, value in values.items() if value}
    return {
        "@type": kind,
        **{
            key: str(value) if isinstance(value, dt.date) else value for key, value in known.items()
        },
    }


def site_node(site: Site) -> Node:
    """The site, by its id."""
    return {"@id": f"{site.address}#site", "name": site.name, "url": site.address}


def digest_node(site: Site) -> Node:
    """The digest, as who publishes."""
    return node_of(
        "NewsMediaOrganization",
        {"@id": f"{site.address}#digest", "name": site.name, "url": site.address},
    )


OUTLET, SPEAKER = "NewsMediaOrganization", "Organization"
"""Who publishes, and who may do no more than make statements: a ministry, an army."""


def source_node(source: Source, site: Site, kind: str = OUTLET) -> Node | None:
    """A source by its homepage; None where no source is known."""
    if source.id == UNKNOWN_SOURCE.id:
        return None
    return node_of(
        kind, {"@id": _source_id(source, site), "name": source.name, "url": source.homepage}
    )


def source_link(source: Source, site: Site) -> Node:
    """A source that is described elsewhere, by its id."""
    return {"@type": SPEAKER, "@id": _source_id(source, site)}


def _source_id(source: Source, site: Site) -> str:
    return f"{site.absolute(source_address(source))}#outlet"


def original_node(family: Family, site: Site) -> Node:
    """The article as the origin published it, and as carriers did."""
    report = family.report
    return node_of(
        "NewsArticle",
        {
            "url": report.url,
            "headline": report.title if report.title_kind is TitleKind.STATED else None,
            "publisher": source_node(family.origin, site),
            "creditText": report.byline,
            "datePublished": report.date,
            "archivedAt": report.archived,
            "comment": [revision_node(each, site) for each in family.revisions],
            "workExample": [
                node_of(
                    "NewsArticle",
                    {
                        "url": each.carrier.url,
                        "headline": each.carrier.title,
                        "publisher": source_node(each.source, site),
                        "datePublished": each.carrier.date,
                    },
                )
                for each in family.carriages
            ],
        },
    )


def correction_nodes(changes: Iterable[Change]) -> list[Node]:
    """Errata, each with its day."""
    return [
        node_of("CorrectionComment", {"text": change.note, "datePublished": change.date})
        for change in changes
    ]


def revision_node(revision: Revision, site: Site) -> Node:
    """That the source's page has changed, as the digest found.

    Whether it was corrected or continued is not known.
    """
    return node_of(
        "Comment",
        {"text": revision.note, "datePublished": revision.date, "author": digest_node(site)},
    )


def region_node(region: Region, site: Site, codes: Iterable[str] | None = None) -> Node:
    """A region as a place; ``codes`` are those within it that matter, all of its own if not given.

    A region of one code is what that code stands for; one of several holds what they stand for.
    """
    own = region.codes if len(region.codes) == 1 else frozenset()
    within = [
        code for code in (sorted(region.codes) if codes is None else codes) if code not in own
    ]
    return node_of(
        "Place",
        {
            "name": region.name,
            "url": site.absolute(region_address(region)),
            "identifier": next(map(_code, own), None),
            "containsPlace": [node_of("Place", {"identifier": _code(code)}) for code in within],
        },
    )


def _code(code: str) -> Node:
    standard = "ISO 3166-2" if "-" in code else "ISO 3166-1"
    return node_of("PropertyValue", {"propertyID": standard, "value": code})


def coverage(passages: Iterable[ShownPassage], site: Site) -> list[Node]:
    """The regions that passages stand under or mention, each once, with the codes named in each."""
    codes: dict[Region, dict[str, None]] = defaultdict(dict)
    for passage in passages:
        for region in passage.concerns:
            codes[region].update(
                dict.fromkeys(code for code in passage.codes if region.contains(code))
            )
    return [region_node(region, site, named) for region, named in codes.items()]


def time_covered(passages: Iterable[ShownPassage]) -> str | None:
    """From the first day of the events to the last, as an ISO 8601 interval."""
    days = [passage.days for passage in passages if passage.days]
    if not days:
        return None
    return f"{min(span.first for span in days)}/{max(span.last for span in days)}"
