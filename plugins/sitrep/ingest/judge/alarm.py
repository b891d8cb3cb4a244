"""How likely the text of a draft is bad, from 0 to 100: too much lost, or too much left in it.

It goes by what the two judges say and by the text itself: what of the text the second judge
would leave out and what of the rest it would take in; how sure it is at the ends of the text;
paragraphs that break off or begin with the same words; what looks like another encoding, mail or
mark-up. Each of them is in steps, and what a step is worth is in ``alarm.toml``, learned by
``benchmarks/alarm.py``, which also measures the alarm.

What most of the alarm comes from is told in words, for a number alone helps nobody.

Limits: what both judges take for the text, or for none of it, raises no alarm.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sitrep.core.markdown.forms import FormKind
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.judge.measures import Measure
from sitrep.ingest.judge.opinions import NOTHING, alarm_weights
from sitrep.ingest.loss import Loss

STEPS = (0.01, 0.03, 0.06, 0.12, 0.25, 0.5)
"""Shares from which one is of the next step."""
ABOUT = frozenset(
    {Verdict.TITLE, Verdict.STANDFIRST, Verdict.BYLINE, Verdict.DATELINE, Verdict.MARK}
)
"""Verdicts of what is about the report: it is in the draft in another place."""
SURE = 0.7
"""How likely a block is what the second judge says where it is sure."""
LENGTHS = (40, 120, 300)
"""Words from which a text is of the next length."""
OPENING = 3
"""First words of a paragraph by which it is like another."""
WHOLE = 9
"""Words from which a paragraph has to end in a stop."""
ENDS = 3
"""Blocks at either end of a text that are looked at more closely."""
ROW_OF_CAPITALS = 5
"""Words with capitals at the beginning of a paragraph from which a menu may be glued to it."""
LEAST_WORTH = 0.3
"""Log odds from which a reason is worth telling."""
MOST_REASONS = 2
_REASONS: dict[str, tuple[str, ...]] = {
    "paragraphs that break off": ("broken off", "without stop"),
    "paragraphs that begin alike": ("same openings", "capitals first"),
    "paragraphs that begin in mid-sentence": ("begins small",),
    "many short lines": ("short lines", "short words"),
    "odd signs": ("odd signs",),
    "what in the text is unlike a report": ("expected", "false", "surely false", "against"),
    "what was left out and is like a report": ("missed", "surely missed"),
    "a first or last paragraph unlike the others": ("first", "last"),
    "prose right above or below the text": ("above", "below"),
    "what was taken out within the text": ("gaps", "within"),
    "how much the second judge alone decided": ("decided",),
    "how much was taken out": ("prose out", "figures out"),
    "how much the judges differ": ("differing",),
    "traces of another encoding, mail or mark-up": ("remains",),
    "how little is left": ("under", "small"),
}
"""What to tell a curator, by the names of signs."""
_REASON_OF = {name: reason for reason, names in _REASONS.items() for name in names}
_ODD = re.compile(r"[^\w\s.,:;!?'\"()\[\]%/…«»“”„‘’–—-]")
_CLOSED = frozenset({FormKind.PARAGRAPH, FormKind.QUOTE})

Judged = Sequence[tuple[Block, Measure]]


def alarm_of(signs: Sequence[str]) -> int:
    """How likely the text is bad by its signs, from 0 to 100."""
    weights = alarm_weights()
    odds = sum((weights.get(sign, 0.0) for sign in signs), weights.get(NOTHING, 0.0))
    return round(100 / (1 + math.exp(-max(-20.0, min(20.0, odds)))))


def reasons_of(signs: Sequence[str]) -> tuple[str, ...]:
    """What the alarm mostly comes from, in words, the greatest first."""
    weights = alarm_weights()
    worth: Counter[str] = Counter()
    for sign in signs:
        name = sign.rpartition(" ")[0] or sign
        reason = _REASON_OF.get(name) or _REASON_OF.get(name.partition(" ")[0])
        if reason:
            worth[reason] += round(1000 * weights.get(sign, 0.0))
    found = worth.most_common(MOST_REASONS)
    return tuple(reason for reason, points in found if points >= 1000 * LEAST_WORTH)


def alarm_signs(draft: Draft, measures: Sequence[Measure], loss: Loss) -> list[str]:
    """What the alarm goes by; of a share each step that it reaches."""
    judged = [
        (block, each)
        for block, each in zip(draft.blocks, measures, strict=True)
        if each.words and block.verdict not in ABOUT
    ]
    shares = {
        **_expected(judged),
        **_at_ends(judged),
        **_broken(judged),
        "prose out": loss.prose_out,
        "figures out": loss.figures_out / max(1, loss.figures),
        "differing": len(loss.differing) / 16,
    }
    signs = [f"{name} {step}" for name, share in shares.items() for step in STEPS if share >= step]
    signs += [f"remains {kind.partition(' (')[0]}" for kind in loss.remains]
    kept = _words_in(judged)
    signs += [f"under {length}" for length in LENGTHS if kept < length]
    if loss.is_small:
        signs.append("small")
    if draft.document.page is None:
        signs.append("plain")
    if draft.doubts:
        signs.append("doubts")
    return signs


def _expected(judged: Judged) -> dict[str, float]:
    """How much of the text is likely false and how much is likely missed, as shares of it."""
    right = false = missed = 0.0
    sure: Counter[bool] = Counter()
    decided = 0
    for block, each in judged:
        likely = 1 / (1 + math.exp(-block.opinion))
        if block.is_body:
            right += likely * each.words
            false += (1 - likely) * each.words
        else:
            missed += likely * each.words
        if (likely if not block.is_body else 1 - likely) > SURE:
            sure[block.is_body] += each.words
        if block.rule in {"judge", "sections"}:
            decided += each.words
    kept = max(1.0, right + false)
    against = sum(each.words for block, each in judged if block.is_body and block.opinion < 0)
    return {
        "against": against / kept,
        "expected": 1 - 2 * right / max(1.0, 2 * right + false + missed),
        "false": false / kept,
        "missed": missed / kept,
        "surely false": sure[True] / kept,
        "surely missed": sure[False] / kept,
        "decided": decided / kept,
    }


def _at_ends(judged: Judged) -> dict[str, float]:
    """How likely the ends of the text are not of it, and what is right beside them is."""
    body = [at for at, (block, _each) in enumerate(judged) if block.is_body]
    if not body:
        return {}
    first, last = body[0], body[-1]
    likely = [1 / (1 + math.exp(-block.opinion)) for block, _each in judged]
    prose = [each.is_prose for _block, each in judged]
    above = range(max(0, first - ENDS), first)
    below = range(last + 1, min(len(judged), last + 1 + ENDS))
    return {
        "first": 1 - min(likely[at] for at in body[:ENDS]),
        "last": 1 - min(likely[at] for at in body[-ENDS:]),
        "above": max((likely[at] for at in above if prose[at]), default=0.0),
        "below": max((likely[at] for at in below if prose[at]), default=0.0),
        "gaps": (last - first + 1 - len(body)) / (last - first + 1),
        "within": _words_out(judged[first:last]) / max(1, _words_in(judged)),
    }


def _words_in(judged: Judged) -> int:
    return sum(each.words for block, each in judged if block.is_body)


def _words_out(judged: Judged) -> int:
    return sum(each.words for block, each in judged if not block.is_body)


def _broken(judged: Judged) -> dict[str, float]:
    """Shares of the paragraphs that break off, begin as others do, begin small."""
    body = [(block, each) for block, each in judged if block.is_body]
    words = max(1, sum(each.words for _block, each in body))
    texts = [pair for pair in body if pair[1].words >= WHOLE and pair[0].form.kind in _CLOSED]
    total = max(1, len(texts))
    begun = Counter(_opening(block) for block, _each in texts)
    return {
        "broken off": sum(not (each.is_stopped or each.has_colon) for _block, each in texts)
        / total,
        "same openings": sum(number for number in begun.values() if number > 1) / total,
        "begins small": sum(each.begins_small for _block, each in texts) / total,
        "without stop": sum(not each.stops for _block, each in texts) / total,
        "short lines": sum(_is_stray(body)) / max(1, len(judged)),
        "short words": sum(each.words for _block, each in body if not each.is_prose) / words,
        "capitals first": sum(_begins_with_capitals(block) for block, _each in texts) / total,
        "odd signs": sum(len(_ODD.findall(block.text)) for block, _each in body) / words,
    }


def _begins_with_capitals(block: Block) -> bool:
    """Whether a paragraph begins with a row of names, as where a menu is glued to it."""
    opening = block.text.split(maxsplit=ROW_OF_CAPITALS)[:ROW_OF_CAPITALS]
    return len(opening) == ROW_OF_CAPITALS and all(word[0].isupper() for word in opening)


def _opening(block: Block) -> str:
    return " ".join(block.text.split(maxsplit=OPENING)[:OPENING])


def _is_stray(body: Judged) -> Iterator[bool]:
    """For each block of the text whether it is short, ends no sentence, and is no heading."""
    for block, each in body:
        if block.form.kind is FormKind.PARAGRAPH:
            yield each.words < WHOLE and not each.is_stopped and not each.has_colon
