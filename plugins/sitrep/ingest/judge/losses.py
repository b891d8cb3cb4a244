"""What a document lost on its way to the draft, and how likely that is to be too much.

Stated of every draft: which share of the document's prose and of its figures was taken out, and
as what; what in the text looks like another encoding, mail or mark-up; whether the text is small
for its document; the paragraphs on which the two judges differ. Of all this one number is made,
the alarm (``alarm``), from 0 to 100: how likely the text is bad; ``./dev review`` lists the worst
first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitrep.core.markdown.forms import FormKind
from sitrep.core.text import count
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.judge.alarm import ABOUT, alarm_of, alarm_signs, reasons_of
from sitrep.ingest.judge.measures import Measure, measure_blocks
from sitrep.ingest.judge.remains import remains_in
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.loss import Loss

DIFFERING = 1.0
"""How sure the second judge is of a paragraph on which the two differ."""
SHOWN_WORDS = 8
"""Words of a paragraph by which a curator finds it."""
MOST_SHOWN = 3
"""Verdicts that are named with their share; of more, the greatest."""
SMALL_SHARE, SMALL_WORDS = 0.3, 60
"""Share of the prose below which a text is small for its document, and words of a small text."""
RAISED = 50
"""From which alarm on a text is taken to be bad."""

_PERSONAL = re.compile(r"@|(?:\d[^\d\s]?){5}")
_LEFT = "it looks as if"
_STATED = re.compile(r"loss: alarm (\d{1,3})\b")


def alarm_in(note: str) -> int | None:
    """The alarm that a note in a draft states; None for any other note."""
    found = _STATED.match(note)
    return int(found[1]) if found else None


def says_damaged(note: str) -> bool:
    """Whether a note in a draft says that its text looks like another encoding, mail or mark-up."""
    return alarm_in(note) is not None and _LEFT in note


def state_losses(draft: Draft, _settings: Settings) -> Draft:
    """The draft with what was lost."""
    page = draft.document.page
    measures = measure_blocks(draft.blocks, page)
    differing = tuple(
        block
        for block, each in zip(draft.blocks, measures, strict=True)
        if each.is_prose and is_differing(block)
    )
    loss = Loss(
        prose_out=_share(draft.blocks, [each.words * each.is_prose for each in measures]),
        figures_out=sum(
            each.figures
            for block, each in zip(draft.blocks, measures, strict=True)
            if _is_out(block) and _bears_figures(each)
        ),
        figures=sum(each.figures for each in measures if _bears_figures(each)),
        by_verdict=_by_verdict(draft.blocks, measures),
        remains=tuple(f"{kind} (“{sign[:20]}”)" for kind, sign in remains_in(draft.body)),
        differing=tuple(_begin(block) for block in differing),
        is_small=_is_small(draft.blocks, measures),
    )
    signs = alarm_signs(draft, measures, loss)
    return replace(draft, loss=replace(loss, alarm=alarm_of(signs), because=reasons_of(signs)))


def loss_line(loss: Loss) -> str:
    """What was lost in one line, the alarm first."""
    said = "; ".join(_said(loss))
    is_told = loss.alarm >= RAISED and loss.because
    why = f", by {' and '.join(loss.because)}" if is_told else ""
    return f"loss: alarm {loss.alarm}{why}: {said}"


def _said(loss: Loss) -> Iterator[str]:
    where = ", ".join(f"{verdict} {share:.0%}" for verdict, share in loss.by_verdict[:MOST_SHOWN])
    yield (
        f"{loss.prose_out:.0%} of the prose{f' ({where})' if where else ''} and "
        f"{loss.figures_out} of {count(loss.figures, 'figure')} taken out"
    )
    if loss.is_small:
        yield "the text is small for its document"
    if loss.remains:
        yield f"{_LEFT} {' and '.join(loss.remains)} were left in it"
    if loss.differing:
        number = count(len(loss.differing), "paragraph")
        yield f"the judges differ on {number}, the first “{loss.differing[0]} …”"


def _is_out(block: Block) -> bool:
    return not block.is_body and block.verdict not in ABOUT


def _bears_figures(each: Measure) -> bool:
    return each.is_prose or each.form is FormKind.ROW


def is_differing(block: Block) -> bool:
    """Whether the second judge is sure of the opposite of a block's verdict."""
    if block.is_body:
        return block.opinion <= -DIFFERING
    return block.verdict not in ABOUT and block.opinion >= DIFFERING


def _share(blocks: Sequence[Block], words: Sequence[int]) -> float:
    """Share of the words that are in blocks taken out."""
    out = sum(number for block, number in zip(blocks, words, strict=True) if _is_out(block))
    return out / max(1, sum(words))


def _by_verdict(
    blocks: Sequence[Block], measures: Sequence[Measure]
) -> tuple[tuple[str, float], ...]:
    """The share of the prose taken out as what, the greatest first."""
    total = max(1, sum(each.words for each in measures if each.is_prose))
    counted: Counter[str] = Counter()
    for block, each in zip(blocks, measures, strict=True):
        if each.is_prose and _is_out(block):
            counted[str(block.verdict)] += each.words
    return tuple((verdict, words / total) for verdict, words in counted.most_common())


def _is_small(blocks: Sequence[Block], measures: Sequence[Measure]) -> bool:
    kept = sum(each.words for block, each in zip(blocks, measures, strict=True) if block.is_body)
    prose = sum(each.words for each in measures if each.is_prose)
    everything = sum(each.words for each in measures)
    return kept < SMALL_SHARE * prose or kept < min(SMALL_WORDS, everything / 2)


def _begin(block: Block) -> str:
    """The first words of a block, without what may be somebody's address or number."""
    words = block.text.split()[:SHOWN_WORDS]
    return " ".join("…" if _PERSONAL.search(word) else word for word in words)
