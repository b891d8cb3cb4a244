"""What the pages' JSON-LD says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.support.site.surfaces.markup import Place, last_part, page_of
from tests.support.site.surfaces.readings import (
    ECHOES,
    GRADE,
    INDEPENDENT,
    ROOTS,
    Reading,
    Subject,
    anchored,
    event_subject,
)

_OBSERVED = {"independent roots": INDEPENDENT, "echoes": ECHOES}


def read_structured(output: Path) -> Iterator[Reading]:
    """Editions, regions, events and reports."""
    for folder in ("editions", "regions", "events", "reports"):
        for path in sorted((output / folder).glob("*/index.html")):
            file = path.relative_to(output).as_posix()
            for script in page_of(output, file).xpath("//script[@type='application/ld+json']"):
                node = json.loads(script.text_content())
                yield from _page(folder, path.parent.name, file, node)


def _page(folder: str, name: str, file: str, node: dict[str, Any]) -> Iterator[Reading]:
    place, mentions = Place("JSON-LD", file), node.get("mentions", ())
    subjects = {
        "editions": Subject(name),
        "regions": Subject(region=name),
        "events": event_subject(name),
    }
    # An edition mentions its events alone, by their ids: what they rest on is on their own pages.
    if folder in subjects and any(each["@type"] == "Observation" for each in mentions):
        subject = subjects[folder]
        yield from _observed(place, subject, mentions)
        if "contentRating" in node:
            yield place.says(subject, GRADE, node["contentRating"]["ratingValue"])
    claims = [*mentions, *node.get("mainEntity", {}).get("subjectOf", ())]
    for claim in claims:
        if claim["@type"] == "Claim":
            yield from _claim(Place("JSON-LD claims", file), claim)


def _observed(place: Place, subject: Subject, mentions: Iterable[Any]) -> Iterator[Reading]:
    for each in mentions:
        if each["@type"] == "Observation":
            yield place.says(subject, _OBSERVED[each["name"]], each["value"])
    yield place.says(subject, ROOTS, _organisations(mentions))


def _claim(place: Place, claim: dict[str, Any]) -> Iterator[Reading]:
    subject = anchored(claim["@id"].partition("#")[2])
    yield place.says(subject, ROOTS, _organisations(claim.get("author", ())))
    yield from place.judged(subject, claim["contentRating"]["ratingExplanation"])
    yield place.says(subject, GRADE, claim["contentRating"]["ratingValue"])


def _organisations(nodes: Iterable[Any]) -> frozenset[str]:
    """The ids of the sources among nodes."""
    return frozenset(last_part(each["@id"]) for each in nodes if each["@type"] == "Organization")
