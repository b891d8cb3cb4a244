"""What a block is by itself, measured alike in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.markdown.forms import FormKind
from sitrep.ingest.draft import Block
from sitrep.ingest.markup import Line, LineKind, Page

PROSE_WORDS = 9
"""Fewest words of a sentence that is taken for a text's."""
UNSTOPPED_WORDS = 40
"""Words from which a paragraph is prose though no sentence ends in it, as in Thai."""
SIGNS_A_WORD = 2
"""Letters that count for a word in scripts that put no space between words."""
STEM = 5
"""First letters by which a word is known again in another form."""
FEWEST_LETTERS = 4
"""Letters of a word that tells what a text is about; shorter ones are in every text."""
MOSTLY_LINKS = 0.5
"""Share of links above which a block is none but an entry of a menu."""
REMEMBERED = 4096
"""Blocks that are measured once: a document is judged before and after what was lost is stated."""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\w{1,4}\])*(?=\s|$)|[。！？؟۔।॥።։។။]")
_STOPPED = re.compile(r"(?:[.!?…]|[。！？؟۔।॥።։។။])[\"'”’»）」』)\]]*(?:\[\w{1,4}\])*$")
_DIGIT = re.compile(r"\d")
_COLON = re.compile(r"[:：]$")
_COMMA = re.compile(r"[,;،؛、，；]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_PARTED = re.compile(r"\s[|/·•»>–—]\s|[|»›>]$|^[|»›>]")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w")
_RIGHTS = re.compile(r"©|\(c\)\s|®", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """A block's measures."""

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
    linked: float
    """Share of its characters that are links."""
    kind: LineKind | None
    """By its markup; None in plain text."""
    form: FormKind
    """Which part of the structure it is."""
    element: int
    stems: frozenset[str]
    is_prose: bool
    """Whether it is as long as a sentence, ends one, and is not mostly links."""


def measure_blocks(blocks: Sequence[Block], page: Page | None) -> list[Measure]:
    """The measures of all blocks of a document."""
    lines: Sequence[Line | None] = page.lines if page else ()
    if len(lines) != len(blocks):
        lines = [None] * len(blocks)
    return [_measure(block, line) for block, line in zip(blocks, lines, strict=True)]


def _measure(block: Block, line: Line | None) -> Measure:
    form = block.form.kind
    if line is None:
        return _measured(block.text, form, (None, -1, 0.0))
    linked = line.linked / max(1, line.end - line.start)
    return _measured(block.text, form, (line.kind, line.element, linked))


@lru_cache(maxsize=REMEMBERED)
def _measured(text: str, form: FormKind, line: tuple[LineKind | None, int, float]) -> Measure:
    kind, element, linked = line
    tokens = text.split()
    words = len(tokens)
    if not text.isascii():
        words = max(words, len(_UNSPACED.findall(text)) // SIGNS_A_WORD)
    small = text.lower()
    stops = len(_STOP.findall(text))
    is_long = words >= (PROSE_WORDS if stops else UNSTOPPED_WORDS)
    return Measure(
        words=words,
        stops=stops,
        is_stopped=bool(_STOPPED.search(text)),
        has_colon=bool(_COLON.search(text)),
        commas=len(_COMMA.findall(text)),
        figures=sum(not token.isalpha() and _DIGIT.search(token) is not None for token in tokens),
        capitals=sum(token[0].isupper() for token in tokens),
        begins_small=bool(text) and (text[0].islower() or text[0] in ",.;:)!?"),
        is_parted=bool(_PARTED.search(text)),
        has_time=bool(_CLOCK.search(text)),
        has_day=bool(_YEAR.search(text)),
        has_address=bool(_ADDRESS.search(text)),
        has_rights=bool(_RIGHTS.search(text)),
        linked=linked,
        kind=kind,
        form=form,
        element=element,
        stems=_stems(small),
        is_prose=is_long and linked <= MOSTLY_LINKS and FormKind.ROW not in {kind, form},
    )


def _stems(small: str) -> frozenset[str]:
    """Beginnings of the longer words; pairs of letters where no space is between words."""
    stems = {word[:STEM] for word in _WORD.findall(small)}
    if not small.isascii():
        run = "".join(_UNSPACED.findall(small))
        stems.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(stems)
