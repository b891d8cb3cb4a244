"""All signs of a document's blocks, by the kind of sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from sitrep.core.prose.runs import heaviest_run
from sitrep.ingest.draft import Block
from sitrep.ingest.judge.around_signs import around_signs
from sitrep.ingest.judge.measures import Measure, measure_blocks
from sitrep.ingest.judge.own_signs import own_signs
from sitrep.ingest.judge.place_signs import MOST, STRAY, place_signs
from sitrep.ingest.judge.repeat_signs import repeat_signs
from sitrep.ingest.judge.subject_signs import subject_signs
from sitrep.ingest.judge.tree_signs import tree_signs
from sitrep.ingest.markup import LineKind, Page

_PARTS = re.compile(r"\s[|–—·-]\s")
"""Signs between a headline and the name of its site."""


@dataclass(frozen=True, slots=True)
class MeasuredText:
    """A document's blocks with what is measured of them, once for all that is asked of it."""

    blocks: Sequence[Block]
    page: Page | None
    """Its markup, where it has elements."""
    measures: Sequence[Measure]
    headline: int
    """Number of the line that shows the headline; -1 where none is sure to."""

    @classmethod
    def of(cls, blocks: Sequence[Block], page: Page | None) -> MeasuredText:
        """The blocks of a document, measured."""
        page = page_of(blocks, page)
        measures = measure_blocks(blocks, page)
        return cls(blocks, page, measures, _headline_of(blocks, measures, page))


def signs_of(text: MeasuredText) -> list[list[str]]:
    """For each block its signs."""
    measures, page, headline = text.measures, text.page, text.headline
    weights = [min(each.words, MOST) if each.is_prose else STRAY for each in measures]
    run = heaviest_run(weights)
    kinds = (
        own_signs(measures),
        place_signs(measures, headline),
        around_signs(measures) if page is None else [[] for _each in measures],
        tree_signs(measures, page),
        subject_signs(measures, run, headline),
        repeat_signs(text.blocks, measures, page),
    )
    return [list(chain.from_iterable(each)) for each in zip(*kinds, strict=True)]


def page_of(blocks: Sequence[Block], page: Page | None) -> Page | None:
    """The markup of a page that has elements; a mail or printed page is as plain text is.

    So is a page whose lines all stand in one element, broken by nothing but ``<br>``.
    """
    if page is None or not page.elements or len(page.lines) != len(blocks):
        return None
    return page if len({line.element for line in page.lines}) > 1 else None


def _headline_of(blocks: Sequence[Block], measures: Sequence[Measure], page: Page | None) -> int:
    if page is None:
        return -1
    stated = {_plain(part) for each in page.facts.titles for part in _PARTS.split(each.value)}
    stated.update(_plain(each.value) for each in page.facts.titles)
    shown = [at for at, each in enumerate(measures) if each.kind is LineKind.TITLE]
    same = [at for at, block in enumerate(blocks) if _plain(block.text) in stated]
    both = sorted(set(shown) & set(same))
    if both:
        return both[-1]
    headings = [at for at in same if measures[at].kind is LineKind.HEADING]
    if headings or same:
        return (headings or same)[-1]
    return max(shown, key=lambda at: measures[at].words, default=-1)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
