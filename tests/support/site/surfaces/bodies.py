"""What the texts of feeds and mail say: key points, events with their accounts, and passages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from sitrep.core.figures import FigureGroup, FigureKind, figure_name
from sitrep.core.language import ENGLISH
from sitrep.core.text import legible
from tests.support.site.surfaces.markup import (
    IN,
    UNKNOWN,
    Names,
    Place,
    last_part,
    pieces_of,
    segments_of,
    speakers_in,
    text_of,
)
from tests.support.site.surfaces.readings import (
    RANGE,
    ROOTS,
    STANDING,
    Reading,
    Subject,
    account_subject,
    anchored,
    event_subject,
    figure_subject,
)

TOLD = "told by"
_GRADED = re.compile(r"· (?:grade )?([A-F][1-6])\b")
_FIGURES = {figure_name(kind, group, ENGLISH) for kind in FigureKind for group in FigureGroup}
_ACCOUNT = re.compile(r"\s*\(([A-F][1-6])(?:, (\w+))?\)")


def read_body(
    place: Place, week: str | None, body: html.HtmlElement, names: Names
) -> Iterator[Reading]:
    """All that the text of an edition, or of a report, says; ``week`` is the edition's."""
    number = 0
    for item in body.iter("li"):
        link = next(iter(item.iter("a")), None)
        if link is None or "independent root" not in text_of(item):
            continue
        first = item[0] if len(item) and not (item.text or "").strip() else None
        if first is not None and "/events/" in (first.get("href") or ""):
            yield from _event(place, item, names)
        elif week and first is None:
            number += 1
            yield from _basis(place, Subject(week, thing=f"key point {number}"), item)
    for heading in body.iter("h3"):
        yield from _passage(place, heading, names)


def _basis(place: Place, subject: Subject, item: html.HtmlElement) -> Iterator[Reading]:
    """What a key point rests on: behind its links."""
    tail = text_of(item)[text_of(item).rindex("independent root") - 4 :]
    yield from place.counts(subject, tail)
    yield from place.grade(subject, tail)


def _event(place: Place, item: html.HtmlElement, names: Names) -> Iterator[Reading]:
    link, own = item[0], Place(f"{place.surface} events", place.file)
    subject = event_subject(last_part(link.get("href")))
    facts = text_of(item).removeprefix(text_of(link)).partition(TOLD)[0]
    yield from own.counts(subject, facts)
    yield from own.grade(subject, facts)
    for fact in facts.split(" · "):
        label, _, words = fact.strip().partition(": ")
        if label in _FIGURES:
            name = subject.thing.removeprefix("event ")
            yield own.says(figure_subject(name, label), RANGE, words)
    for account in item.iter("a"):
        found = _ACCOUNT.match(account.tail or "")
        if found and "#" in account.get("href"):
            passage = anchored(account.get("href").partition("#")[2])
            yield from own.grade(passage, found[1])
            within = account_subject(subject.thing.removeprefix("event "), passage)
            yield own.says(within, STANDING, found[2] or "root")
            yield own.says(passage, ROOTS, named_in(text_of(account).rpartition(IN), names))


def named_in(parted: tuple[str, str, str], names: Names) -> frozenset[str]:
    """The sources whose names stand before ``, in``, the longest names first."""
    words = legible(parted[0] if parted[1] else parted[2])
    found: set[str] = set()
    for name in sorted(names, key=len, reverse=True):
        if name in words:
            found.add(names[name])
            words = words.replace(name, "")
    return frozenset(found) - {UNKNOWN}


def _passage(place: Place, heading: html.HtmlElement, names: Names) -> Iterator[Reading]:
    """Who speaks in the passage under a headline, and its grade."""
    for link in heading.iter("a"):
        if "#" not in link.get("href"):
            continue
        subject, own = anchored(link.get("href").partition("#")[2]), f"{place.surface} passages"
        for line in heading.itersiblings():
            if line.tag in {"h2", "h3"}:
                break
            found = _GRADED.search(text_of(line)) if line.tag == "p" else None
            if found:
                yield from Place(own, place.file).grade(subject, found[1])
                speakers = speakers_in(next(segments_of(pieces_of(line, names))))
                yield Place(own, place.file).says(subject, ROOTS, speakers)
                break
