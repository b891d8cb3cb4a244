"""What is known of a document when the lines around its text are looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.find.day_order import is_day_first
from sitrep.ingest.find.page_headline import stated_headline
from sitrep.ingest.find.page_statements import BREAKS, facts_of
from sitrep.ingest.find.page_title import is_headline, names_of_page, normal, page_title
from sitrep.ingest.head.lead import stems
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.markup import Line

FIRST_LINES = 3
"""A page's title is among the first lines of its dump."""
FIRST_WORDS = 5
"""Words of a line that more are of a title with its site's name."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a document when a line is looked at."""

    settings: Settings
    day_first: bool | None
    titles: Mapping[int, str]
    """The lines that say the headline that the page states, each with the sign for it."""
    sites: frozenset[str]
    """Names of the page's outlet, as names are compared."""
    authors: frozenset[str]
    lines: tuple[Line, ...]
    """What the markup says; none for plain text."""
    often: frozenset[str]
    """Texts that more than one line has."""
    first: Mapping[int, frozenset[str]]
    """What the first line of a page dump says, which may be the page's title."""


def look_around(draft: Draft, window: range, settings: Settings) -> Around:
    """What the page states, and what its lines have in common."""
    facts = facts_of(draft)
    titles, sites = _titles(draft, window)
    if facts:
        sites += [site.value for site in facts.sites]
    page = draft.document.page
    has_markup = page is not None and page.elements and len(page.lines) == len(draft.blocks)
    texts = Counter(plain(draft.blocks[at].text) for at in window)
    return Around(
        settings,
        is_day_first(draft),
        titles,
        _folded(sites),
        _folded(author.value for author in facts.authors) if facts else frozenset(),
        page.lines if page and has_markup else (),
        frozenset(text for text, times in texts.items() if times > 1),
        {} if titles else _first_lines(draft.blocks[:FIRST_LINES]),
    )


def _titles(draft: Draft, window: range) -> tuple[dict[int, str], list[str]]:
    """The lines that say the page's title, each with the sign for it; and its outlet's names."""
    titles: dict[int, str] = {}
    if stated := stated_headline(draft):
        for at in window:
            if normal(draft.blocks[at].text) == stated.words:
                titles[at] = "stated title"
        return titles, []
    dumped = page_title(draft)
    for at in window if dumped else ():
        if dumped and is_headline(draft.blocks[at], dumped):
            titles[at] = "repeated title"
        elif dumped and draft.blocks[at].text == dumped.line:
            titles[at] = "page's title"
    return titles, list(names_of_page(draft, dumped)) if dumped else []


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def _first_lines(blocks: Iterable[Block]) -> dict[int, frozenset[str]]:
    """What the first lines of a dump say that may be the page's title with its site's name."""
    found: dict[int, frozenset[str]] = {}
    for at, block in enumerate(blocks):
        if len(block.text.split()) > FIRST_WORDS and BREAKS.search(block.text):
            found[at] = stems(plain(max(BREAKS.split(block.text), key=len)))
    return found
