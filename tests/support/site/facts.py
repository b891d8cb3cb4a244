"""What share of an edition's words are facts: what happened, where, when and to how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.core.figures import amount_words, figure_name, range_words
from sitrep.core.figures.labels import figures_words
from sitrep.core.language import ENGLISH, Language
from sitrep.core.model import Region
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.key_points import Basis
from sitrep.site.catalogue.stories import Story

AIM = 0.65
_WORD = re.compile(r"\S*\w\S*")


def share_of_facts(edition: Edition, text: str) -> float:
    """Of all words of a text; only facts that stand in it word by word are counted."""
    shown = " ".join(text.split())
    said = (" ".join(fact.split()) for fact in facts_of(edition, ENGLISH))
    facts = sum(len(_WORD.findall(fact)) for fact in said if fact in shown)
    return facts / len(_WORD.findall(shown))


def facts_of(edition: Edition, language: Language) -> Iterator[str]:
    """Headline, key points, lead, trends, corrections; of each story what it has."""
    yield edition.title or ""
    for point in edition.key_points:
        yield point.text
        yield from _headlines(point.basis)
    yield edition.lead.striptags()
    for trend in edition.trends:
        yield trend.reason
        yield from _headlines(trend.basis)
    for change in edition.changes:
        yield change.name
        yield change.note or ""
    for section in edition.sections:
        if section.stories:
            yield section.region.name
        for story in section.stories:
            yield from _facts_of_story(story, section.region, language)


def _headlines(basis: Basis) -> Iterator[str]:
    """Those of what else a curator's word rests on; it links to the first itself."""
    named = [event.event.title for event in basis.events]
    named += [passage.shown.title or "" for passage in basis.passages]
    yield from dict.fromkeys(named[1:])


def _facts_of_story(story: Story, here: Region, language: Language) -> Iterator[str]:
    yield story.title or ""
    yield from (passage.shown.html.striptags() for passage in story.passages)
    yield from (region.name for region in story.concerns if region != here)
    if story.days:
        yield language.span(story.days.first, story.days.last)
    elif story.published:
        yield language.day(story.published)
    if story.event:
        yield from _facts_of_event(story.event, language)
    else:
        for passage in story.passages:
            yield from figures_words(passage.shown.figures, language)


def _facts_of_event(event: ShownEvent, language: Language) -> Iterator[str]:
    yield event.event.place or ""
    yield from (each.says for each in (*event.agreed, *event.disputed))
    for found in event.figures:
        yield f"{figure_name(found.kind, found.group, language)}: {range_words(found, language)}"
        if len(found.entries) > 1:
            yield from (amount_words(said.figure.amount, language) for said in found.entries)
