"""Who wrote a text, as a line above it says."""

from __future__ import annotations

import re
from dataclasses import replace

from sitrep.core.text import one_line
from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.find.outlet_names import outlet_called
from sitrep.ingest.find.outlets import HEAD_LINE_WORDS
from sitrep.ingest.find.page_statements import page_authors
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain, without_dates

_BY = re.compile(r"^(?:written |story |report )?by:? (?P<name>\S.{2,60})$", re.IGNORECASE)
_WRITER = re.compile(r"[^\W\d_][\w'.-]*")
_PARTICLES = frozenset(
    {
        "and",
        "of",
        "the",
        "for",
        "in",
        "al",
        "bin",
        "ibn",
        "de",
        "van",
        "von",
        "der",
        "da",
        "di",
        "el",
    }
)


def find_byline(draft: Draft, settings: Settings) -> Draft:
    """The draft with its writers, and the lines that name them put aside."""
    at, shown = _byline(draft.blocks, settings)
    byline = next(
        (author for author in page_authors(draft) if _is_name(author.value, settings)), shown
    )
    blocks = tuple(
        _as_byline(block) if number in at else block for number, block in enumerate(draft.blocks)
    )
    return replace(draft, blocks=blocks, byline=byline)


def _byline(blocks: tuple[Block, ...], settings: Settings) -> tuple[frozenset[int], Finding | None]:
    """Where the byline stands, and whom it names."""
    for at, block in enumerate(blocks):
        if block.is_body:
            break
        if block.words > HEAD_LINE_WORDS or block.verdict is Verdict.POSTER:
            continue
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if plain(block.text).lower().rstrip(":") == "by" and following and not following.is_body:
            return frozenset({at, at + 1}), Finding(
                following.text, f"{block.text} {following.text}"
            )
        match = _BY.match(plain(block.text))
        name = one_line(without_dates(match["name"])).strip(" ,|-") if match else ""
        if _is_name(name, settings):
            return frozenset({at}), Finding(name, block.text)
    return frozenset(), None


def _is_name(text: str, settings: Settings) -> bool:
    """Whether text names people or an outlet: every word has a capital, but for what joins them."""
    words = [word for word in re.split(r"[\s,|]+", text) if word]
    if not words or not all(_WRITER.fullmatch(word) or word == "&" for word in words):
        return False
    capitals = [word for word in words if word.lower() not in _PARTICLES]
    named = bool(capitals) and all(word[0].isupper() for word in capitals)
    return named and (len(capitals) >= 2 or outlet_called(text, settings) is not None)


def _as_byline(block: Block) -> Block:
    return replace(block, verdict=Verdict.BYLINE, reason="says who wrote it", rule="byline")
