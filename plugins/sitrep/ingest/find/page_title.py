"""What the first line of a page dump says: browsers title a page "headline - outlet".

Each of the first lines is read as a headline and the rest, at every dash or bar, the
longest headline first. It counts only if a line further down repeats the headline: then
the rest is the outlet's name and what it says of itself. Of several names in the rest
those count that another line mentions.

Limits: a page that shows its headline once, or shortens it in the title, gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.date_patterns import plain

MIN_WORDS = 3
"""Fewer words than this name a section, not a report."""
MAX_SITE_WORDS = 6
"""Longest name of an outlet, in words."""
_KNOWN = 4096
"""Lines whose words are remembered: those of a page are asked for several times."""
_FIRST_LINES = 3
"""A page's title is among its first lines."""

_OPEN = frozenset({Verdict.UNJUDGED, Verdict.NAVIGATION, Verdict.BODY})
_BREAKS = re.compile(r" (?:[-–—|•·»:]|::|//) ")
_STOPPED = re.compile(r"[.,;][\"'”’»)\]]*$")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PageTitle:
    """A headline that appears again below the page's first line."""

    at: int
    """Number of the block that is the headline; the last one above the text."""
    words: str
    """The headline's words by which it is known again."""
    sites: tuple[str, ...]
    """What the first line says after it: the outlet's name, and what it says of itself."""
    line: str


def page_title(draft: Draft) -> PageTitle | None:
    """The headline that one of the page's first lines repeats."""
    body = next((at for at, block in enumerate(draft.blocks) if block.is_body), len(draft.blocks))
    lines: list[str] = []
    for first, block in enumerate(draft.blocks[:_FIRST_LINES]):
        if block.verdict not in _OPEN:
            continue
        for headline, rest in _readings(block.text):
            words = normal(headline)
            if len(words.split()) < MIN_WORDS or _STOPPED.search(headline):
                continue
            # Only now, for most documents have no such line.
            lines = lines or [normal(each.text) for each in draft.blocks]
            below = [at for at in range(first + 1, len(lines)) if lines[at] == words]
            if below:
                above_text = [at for at in below if at < body]
                at = above_text[-1] if above_text else below[0]
                return PageTitle(at, words, tuple(_sites(rest)), block.text)
    return None


@lru_cache(_KNOWN)
def normal(text: str) -> str:
    """A headline's words without case, quotes and signs."""
    return _NO_WORD.sub(" ", plain(text).casefold()).strip()


def names_of_page(draft: Draft, title: PageTitle) -> Sequence[str]:
    """The outlet's names in a page's first line.

    A lone one; of several those that another line repeats among other words, for alone
    it may be an entry of a menu ("World").
    """
    if len(title.sites) == 1:
        return title.sites
    others = [f" {normal(block.text)} " for block in draft.blocks if block.text != title.line]
    names: list[str] = []
    for name in title.sites:
        wanted = f" {normal(name)} "
        if any(wanted in other and wanted != other for other in others):
            names.append(name)
    return names


def _readings(line: str) -> Iterator[tuple[str, str]]:
    """The line as headline and rest, the longest headline first."""
    yield line, ""
    for match in reversed(list(_BREAKS.finditer(line))):
        yield line[: match.start()], line[match.end() :]


def _sites(rest: str) -> Iterator[str]:
    """What may be an outlet's name in the rest of a title."""
    for part in _BREAKS.split(rest):
        name = part.strip(" -–—|")
        if name and len(name.split()) <= MAX_SITE_WORDS and name[0].isupper():
            yield name


def is_headline(block: Block, title: PageTitle) -> bool:
    """Whether a block says the headline again."""
    return normal(block.text) == title.words
