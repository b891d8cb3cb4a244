"""Who wrote a text, as a line above it or the page's markup says.

Above the text, the first short line is taken that says "By …", on one line or on two,
and whose rest can be a name: words with capitals and what joins them. One word alone
is a name only if it is an outlet that is known. What the markup states wins over the
line, for it comes without date and role; the line is set aside either way.

Limits: "by" in English only; names in scripts without capitals are not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sitrep.core.text import one_line
from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.find.outlet_names import outlet_called
from sitrep.ingest.find.outlets import HEAD_LINE_WORDS
from sitrep.ingest.find.page_statements import page_authors
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain, without_dates

_BY = re.compile(r"^(?:written |story |report )?by:? (?P<name>\S.{2,60})$", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_][\w'.-]*")
_PARTICLE = re.compile(r"and|of|the|for|in|al|bin|ibn|de|van|von|der|da|di|el")
"""Words of a name that are written small."""


@dataclass(frozen=True, slots=True)
class _Byline:
    """A byline and the numbers of the blocks that are it."""

    blocks: range
    shown: Finding


def find_byline(draft: Draft, settings: Settings) -> Draft:
    """The draft with its writers, and the lines that name them set aside."""
    line = _line_above(draft.blocks, settings)
    blocks = list(draft.blocks)
    for at in line.blocks if line else ():
        blocks[at] = replace(
            blocks[at], verdict=Verdict.BYLINE, reason="says who wrote it", rule="byline"
        )
    byline = line.shown if line else None
    for author in page_authors(draft):
        if _is_name(author.value, settings):
            byline = author
            break
    return replace(draft, blocks=tuple(blocks), byline=byline)


def _line_above(blocks: tuple[Block, ...], settings: Settings) -> _Byline | None:
    """The first line above the text that says who wrote it."""
    for at, block in enumerate(blocks):
        if block.is_body:
            return None
        # "Posted by Jane" names whoever put the text on the page.
        if block.words > HEAD_LINE_WORDS or block.verdict is Verdict.POSTER:
            continue
        text = plain(block.text)
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if text.lower().rstrip(":") == "by" and following and not following.is_body:
            shown = Finding(following.text, f"{block.text} {following.text}")
            return _Byline(range(at, at + 2), shown)
        match = _BY.match(text)
        if match is None:
            continue
        name = one_line(without_dates(match["name"])).strip(" ,|-")
        if _is_name(name, settings):
            return _Byline(range(at, at + 1), Finding(name, block.text))
    return None


def _is_name(text: str, settings: Settings) -> bool:
    """Whether text names people or an outlet: each word has a capital, save what joins them."""
    capitals = 0
    for word in filter(None, re.split(r"[\s,|]+", text)):
        if not _NAME_WORD.fullmatch(word):
            return False
        if _PARTICLE.fullmatch(word.lower()):
            continue
        if not word[0].isupper():
            return False
        capitals += 1
    return capitals >= 2 or (capitals == 1 and outlet_called(text, settings) is not None)
