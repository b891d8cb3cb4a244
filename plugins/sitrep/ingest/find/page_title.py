"""What the first line of a page dump says: browsers title a page “headline - outlet”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.date_patterns import plain

FIRST_LINES = 3
"""A page's title is among its first lines."""
MIN_WORDS = 3
"""Fewer words than this name a section, not a report."""
MAX_SITE_WORDS = 6
"""Longest name of an outlet, in words."""

_OPEN = frozenset({Verdict.UNJUDGED, Verdict.NAVIGATION, Verdict.BODY})
_BREAKS = re.compile(r" (?:[-–—|•·»:]|::|//) ")
_STOPPED = re.compile(r"[.,;][\"'”’»)\]]*$")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PageTitle:
    """A headline that stands again below the page's first line."""

    at: int
    """Number of the block that is the headline; the last one that stands above the text."""
    words: str
    """The headline's words by which it is known again."""
    sites: tuple[str, ...]
    """What the first line says after it: the outlet's name, and what it says of itself."""
    line: str


def page_title(draft: Draft) -> PageTitle | None:
    """The headline that one of the page's first lines repeats."""
    body = next((at for at, block in enumerate(draft.blocks) if block.is_body), len(draft.blocks))
    known: list[str] = []
    for first, block in enumerate(draft.blocks[:FIRST_LINES]):
        for headline, rest in _readings(block.text) if block.verdict in _OPEN else ():
            words = normal(headline)
            if len(words.split()) < MIN_WORDS or _STOPPED.search(headline):
                continue
            known = known or [normal(each.text) for each in draft.blocks]
            if below := [at for at in range(first + 1, len(known)) if known[at] == words]:
                above = [at for at in below if at < body] or below[:1]
                return PageTitle(above[-1], words, tuple(_sites(rest)), block.text)
    return None


def normal(text: str) -> str:
    """A headline's words without case, quotes and signs."""
    return _NO_WORD.sub(" ", plain(text).casefold()).strip()


def names_of_page(draft: Draft, title: PageTitle) -> Iterable[str]:
    """The outlet's names in a page's first line: a lone one, of several those that another line
    repeats.
    """
    if len(title.sites) == 1:
        return title.sites
    others = [f" {normal(block.text)} " for block in draft.blocks if block.text != title.line]
    repeated = []
    for name in title.sites:
        words = f" {normal(name)} "
        if any(_names(other, words) for other in others):
            repeated.append(name)
    return repeated


def _names(line: str, name: str) -> bool:
    """Whether a line says a name among other words; alone it may be an entry of a menu."""
    return name in line and name != line


def _readings(line: str) -> Iterable[tuple[str, str]]:
    """The line as headline and rest, the longest headline first."""
    yield line, ""
    for match in reversed(list(_BREAKS.finditer(line))):
        yield line[: match.start()], line[match.end() :]


def _sites(rest: str) -> Iterable[str]:
    for part in _BREAKS.split(rest):
        name = part.strip(" -–—|")
        if name and len(name.split()) <= MAX_SITE_WORDS and name[0].isupper():
            yield name


def is_headline(block: Block, title: PageTitle) -> bool:
    """Whether a block says the headline again."""
    return normal(block.text) == title.words
