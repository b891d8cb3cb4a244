"""What a block is by itself, measured alike in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sitrep.core.markdown.forms import FormKind
from sitrep.ingest.draft import Block
from sitrep.ingest.markup import Line, LineKind, Page

PROSE_WORDS = 9
"""Fewest words of a sentence that is taken for a text's, and of a line that is spoken of as long."""
UNSTOPPED_WORDS = 40
"""Words from which a paragraph is prose though no sentence ends in it, as in Thai."""
SIGNS_A_WORD = 2
"""Letters that count for a word in scripts that put no space between words."""
MOSTLY_LINKS = 0.5
"""Share of links above which a block is none but an entry of a menu."""
REMEMBERED = 4096
"""Blocks that are measured once: a document is judged before and after what was lost is stated."""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\w{1,4}\])*(?=\s|$)|[。！？؟۔।॥።։។။]")
_STOPPED = re.compile(r"(?:[.!?…]|[。！？؟۔।॥።։។။])[\"'”’»）」』)\]]*(?:\[\w{1,4}\])*$")
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\d\S*")
_STEM = re.compile(r"([^\W\d_]{4,5})[^\W\d_]*")
"""The first letters of a word of four or more, by which it is known again in another form."""
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_PARTED = re.compile(r"\s[|/·•»>–—]\s|[|»›>]$|^[|»›>]")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w")
_RIGHTS = re.compile(r"©|\(c\)\s|®", re.IGNORECASE)
_STOPS = frozenset(".!?…。！？؟۔।॥።։។။")
_COMMAS = frozenset(",;،؛、，；")
_PARTING = frozenset("|/·•»›>–—")
_RIGHTS_SIGNS = frozenset("©®(")
"""Signs without which the patterns find nothing: most lines of a page have none of them."""


class Measure(NamedTuple):
    """A block's measures.

    One is made of every block, and a named tuple takes a third of a frozen dataclass's time.
    """

    words: int
    stops: int
    """How many sentences end in it."""
    is_stopped: bool
    has_colon: bool
    commas: int
    figures: int
    """Words with a digit in them."""
    capitals: int
    """Words that begin with a capital."""
    begins_small: bool
    """Whether it begins with a small letter or with what no text begins with."""
    is_parted: bool
    """Whether signs that part entries are in it."""
    has_time: bool
    has_day: bool
    has_address: bool
    has_rights: bool
    stems: frozenset[str]
    linked: float
    """Share of its characters that are links."""
    kind: LineKind | None
    """By its markup; None in plain text."""
    form: FormKind
    """Which part of the structure it is."""
    element: int
    is_prose: bool
    """Whether it is as long as a sentence, ends one, and is not mostly links."""
    size: str
    """“prose”, “long” or “short”, which the names of signs end in."""


_PLAIN = (None, -1, 0.0)
"""What is known of a line's element in plain text."""


def measure_blocks(blocks: Sequence[Block], page: Page | None) -> list[Measure]:
    """The measures of all blocks of a document."""
    lines: Sequence[Line | None] = page.lines if page else ()
    if len(lines) != len(blocks):
        lines = [None] * len(blocks)
    return [_measure(block, line) for block, line in zip(blocks, lines, strict=True)]


def _measure(block: Block, line: Line | None) -> Measure:
    form = block.form.kind
    if line is None:
        return _measured(block.text, form, _PLAIN)
    linked = line.linked / max(1, line.end - line.start)
    return _measured(block.text, form, (line.kind, line.element, linked))


@lru_cache(maxsize=REMEMBERED)
def _measured(text: str, form: FormKind, line: tuple[LineKind | None, int, float]) -> Measure:
    kind, element, linked = line
    said = _said(text)
    is_long = said.words >= (PROSE_WORDS if said.stops else UNSTOPPED_WORDS)
    is_prose = is_long and linked <= MOSTLY_LINKS and FormKind.ROW not in {kind, form}
    size = "prose" if is_prose else "long" if said.words >= PROSE_WORDS else "short"
    return Measure._make((*said, linked, kind, form, element, is_prose, size))


class _Said(NamedTuple):
    """The measures of a text, whatever element it is in: the first ones of ``Measure``."""

    words: int
    stops: int
    is_stopped: bool
    has_colon: bool
    commas: int
    figures: int
    capitals: int
    begins_small: bool
    is_parted: bool
    has_time: bool
    has_day: bool
    has_address: bool
    has_rights: bool
    stems: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def _said(text: str) -> _Said:
    tokens = text.split()
    words = len(tokens)
    if not text.isascii():
        words = max(words, len(_UNSPACED.findall(text)) // SIGNS_A_WORD)
    small = text.lower()
    signs = frozenset(text)
    may_stop = not signs.isdisjoint(_STOPS)
    has_digit = _DIGIT.search(text) is not None
    return _Said(
        words=words,
        stops=len(_STOP.findall(text)) if may_stop else 0,
        is_stopped=may_stop and _STOPPED.search(text) is not None,
        has_colon=text.removesuffix("\n").endswith((":", "：")),
        commas=sum(map(text.count, signs & _COMMAS)),
        figures=len(_FIGURE.findall(text)) if has_digit else 0,
        capitals=sum([token[0].isupper() for token in tokens]),
        begins_small=bool(text) and (text[0].islower() or text[0] in ",.;:)!?"),
        is_parted=not signs.isdisjoint(_PARTING) and _PARTED.search(text) is not None,
        has_time=has_digit and _CLOCK.search(text) is not None,
        has_day=has_digit and _YEAR.search(text) is not None,
        has_address=_may_have_address(text) and _ADDRESS.search(text) is not None,
        has_rights=not signs.isdisjoint(_RIGHTS_SIGNS) and _RIGHTS.search(text) is not None,
        stems=_stems(small),
    )


def _may_have_address(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text


def _stems(small: str) -> frozenset[str]:
    """Beginnings of the longer words; pairs of letters where no space is between words."""
    stems = set(_STEM.findall(small))
    if not small.isascii():
        run = "".join(_UNSPACED.findall(small))
        stems.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(stems)
