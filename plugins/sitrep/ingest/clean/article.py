"""Which run of blocks is the article.

Every block still unjudged gets a weight: prose counts for it, stray short lines
against it.  The run with the greatest sum is the article; within it, what was
given away by words or shape stays out.  That finds one report in a page of
menus, and keeps the subheads inside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sitrep.ingest.clean.ending import Sequel, free_subheads
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.tables.rows import ROW

PROSE_WORDS = 9
"""A sentence of a report has at least this many words; menu entries seldom have more than six."""
MAX_WEIGHT = 60
"""Most a block can count for, in words: one long comment must not outweigh a report."""
SHORT = -4
"""Weight of a short line: a subhead is borne by the prose around it, a menu of ten lines is not."""
GIVEN_AWAY = -2
"""Weight of a block that is certainly no prose: a share bar is borne by the paragraph above it, a
footer is not."""
ROW_WEIGHT = 4
"""Weight of a row of figures: enough to bear the title above its table, too little to be an article
without prose."""
RUN_ON_WORDS = 3
"""Fewest words of a line that a sentence may run on from: "Log in" ends with such a word too."""
EDGE_WORDS = 3
"""Fewest words of a short paragraph ("No one was hurt.") that is kept at an end of the article."""

_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?:\[\w{1,4}\])*(?:\s|$)")
_STOPPED = re.compile(r"[.!?…][\"'”’)\]]*(?:\[\w{1,4}\])*$")
_SAID = re.compile(r"\.[\"'”’)\]]*$")
"""A first paragraph ends with a full stop; what cries or asks above a text is its headline."""
_BEGINS = re.compile(r"[\"'“‘«(]?[A-ZÀ-ÖØ-Þ0-9]")
_PAGE = re.compile(r"[-–—\s]*(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?[-–—\s]*", re.IGNORECASE)
_OPENS_COMMENTS = frozenset({Verdict.COMMENT, Verdict.FORM})
_DANGLES = re.compile(
    r"\b(?:a|about|after|against|an|and|are|around|as|at|be|because|been|before|but|by|during|for|from|had|has|have|in|into"
    r"|is|near|nearly|of|on|or|over|since|that|the|their|than|through|to|toward|towards|under|until|was|were|which|while"
    r"|with|without)$"
)
"""Words after which no line ends that is whole."""
_ANNOUNCES = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?: [\w’'-]+){0,3}:")
_IS_BY = re.compile(r"by\b")
_CLOSED = re.compile(r"[.!?…:;,][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _End:
    """The weights of the blocks down to the end of the article, and the block that says where that
    is.
    """

    weights: list[int]
    over: Block | None


def find_article(draft: Draft, settings: Settings) -> Draft:
    """The draft with every block of the article made body, and the rest put aside."""
    ending = frozenset(phrase.name for phrase in settings.phrases if phrase.ends)
    may_end = any(block.rule in ending for block in draft.blocks)
    sequel = Sequel.of(draft.blocks if may_end else ())
    judged = free_subheads(draft.blocks, sequel, ending)
    end = _until_end(judged, ending, sequel)
    weights, over = end.weights, end.over
    first, last = _with_edges(judged[: len(weights)], *_heaviest(weights))
    blocks = [_placed(block, first <= at < last) for at, block in enumerate(judged[: len(weights)])]
    blocks += [_after(block, over) for block in judged[len(weights) :] if over]
    return replace(draft, blocks=tuple(blocks))


def is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph of a report."""
    return block.words >= PROSE_WORDS and block.rule != ROW and bool(_SENTENCE.search(block.text))


def _weight(before: Block | None, block: Block, after: Block | None) -> int:
    if block.verdict is not Verdict.UNJUDGED:
        return GIVEN_AWAY
    if block.rule == ROW:
        return ROW_WEIGHT
    if is_prose(block) or _runs_on(before, block) or _runs_on(block, after):
        return min(block.words, MAX_WEIGHT)
    return block.words // 2 if block.words >= PROSE_WORDS and _CLOSED.search(block.text) else SHORT


def _runs_on(block: Block | None, after: Block | None) -> bool:
    """Whether a sentence goes from one block into the next: scrapers set the text of links apart."""
    if block is None or after is None or {block.verdict, after.verdict} != {Verdict.UNJUDGED}:
        return False
    if block.words < RUN_ON_WORDS or _CLOSED.search(block.text):
        return False
    goes_on = after.text[:1].islower() and not _IS_BY.match(after.text)
    return bool(_DANGLES.search(block.text)) or (block.words >= PROSE_WORDS and goes_on)


def _until_end(blocks: tuple[Block, ...], ending: frozenset[str], sequel: Sequel) -> _End:
    """The weights of blocks up to where the article is over: an ending phrase after prose, and no
    more of it below.
    """
    weights: list[int] = []
    prose = 0
    over, last = None, len(blocks)
    notices: list[int] = []  # prose that speaks to readers: of the page's own, or of a blog
    neighbours = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    for at, (before, block, after) in enumerate(neighbours):
        if at >= last:
            break
        weights.append(_weight(before, block, after))
        prose += max(weights[-1], 0)
        if sequel.words and weights[-1] > ROW_WEIGHT and not sequel.words[at]:
            notices.append(at)
        if block.rule not in ending:
            continue
        if notices and sequel.outweighs(
            at, prose, of_reports=prose - sum(weights[each] for each in notices)
        ):
            for each in notices:
                weights[each] = SHORT
            notices, prose = [], 0
        elif prose > MAX_WEIGHT:
            over, last = block, max(at + 1, sequel.end_below(at, block, prose))
    return _End(weights, over)


def _heaviest(weights: list[int]) -> tuple[int, int]:
    """Start and end of the run with the greatest sum; both 0 where no weight is positive."""
    best, found, total, start = 0, (0, 0), 0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0, at
        total += weight
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _with_edges(blocks: tuple[Block, ...], first: int, last: int) -> tuple[int, int]:
    """The run with the short paragraphs at its ends, which weigh against it by their length alone."""
    if first == last:
        return first, last
    begins = first > 0 and (
        _is_short_paragraph(blocks[first - 1], _SAID) or _is_subhead(blocks[first - 1])
    )
    before = first - 1 if begins else first
    after = last + 1 if last < len(blocks) and _is_short_paragraph(blocks[last], _STOPPED) else last
    return before, after


def _is_short_paragraph(block: Block, end: re.Pattern[str]) -> bool:
    open_ = block.verdict is Verdict.UNJUDGED and block.rule != ROW and block.words >= EDGE_WORDS
    return open_ and bool(end.search(block.text)) and bool(_BEGINS.match(block.text))


def _is_subhead(block: Block) -> bool:
    """Whether a line announces what stands below it, as "Needs:" does."""
    return block.verdict is Verdict.UNJUDGED and bool(_ANNOUNCES.fullmatch(block.text))


def _after(block: Block, over: Block) -> Block:
    """A block below the one that ended the article: readers' comments, where that opened them."""
    if block.verdict is not Verdict.UNJUDGED:
        return block
    verdict = Verdict.COMMENT if over.verdict in _OPENS_COMMENTS else Verdict.NAVIGATION
    return replace(block, verdict=verdict, reason=f"below “{over.text[:40]}”", rule="article")


def _placed(block: Block, inside: bool) -> Block:
    if block.verdict is not Verdict.UNJUDGED:
        return block
    if _PAGE.fullmatch(block.text):
        return replace(block, verdict=Verdict.MARK, reason="the number of a page", rule="article")
    if inside:
        return replace(
            block, verdict=Verdict.BODY, reason="within the article", rule=block.rule or "article"
        )
    return replace(block, verdict=Verdict.NAVIGATION, reason="outside the article", rule="article")
