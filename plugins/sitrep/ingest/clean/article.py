"""Which run of blocks is the article.

Every block that is still unjudged gets a weight, in words: prose counts for the
article, stray short lines and judged blocks count a little against it. The run with
the greatest sum is the article (Kadane's algorithm); within it, what a phrase or a
shape gave away stays out. That finds one report in a page of menus and keeps its
subheads. The weights end where the page says that the text is over ("Comments",
"Leave a reply"), unless ``ending`` sees the text go on below. At both ends, a short
paragraph or a subhead is added that weighs against the run by its length alone.

Limits: a page with two long texts gives the longer one; a report made of short
lines alone (a list of headlines) is not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitrep.core.prose.runs import heaviest_run
from sitrep.core.prose.sentences import (
    begins_sentence,
    has_full_stop,
    has_sentence,
    is_closed,
    is_stopped,
)
from sitrep.core.prose.signs import is_small
from sitrep.ingest.clean.ending import Sequel, free_subheads
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.tables.rows import ROW

PROSE_WORDS = 9
"""Fewest words of a report's sentence; menu entries seldom have more than six."""
_MAX_WEIGHT = 60
"""Most a block can count for, in words: one long comment must not outweigh a report."""
_SHORT_LINE_WEIGHT = -4
"""A subhead is borne by the prose around it, a menu of ten lines is not."""
_JUDGED_WEIGHT = -2
"""Of a block that is certainly not prose: the paragraph above bears a share bar, not a footer."""
_ROW_WEIGHT = 4
"""Of a row of figures: enough to bear the title above its table, too little to be an article."""
_RUN_ON_WORDS = 3
"""Fewest words of a line whose sentence may run on: "Log in" ends with such a word too."""
CONTROLS = 3
"""Fewest lines that open comments ("Notify of", "View all comments") from which they begin there."""
CONTROLS_WITHIN = 7
"""Blocks within which these are."""
_EDGE_WORDS = 3
"""Fewest words of a short paragraph that is kept at an end of the article: "No one was hurt."."""
_SHOWN_CHARACTERS = 40
"""Characters of the line that ended the article which are quoted in a reason."""

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?[-–—\s]*", re.IGNORECASE)
_OPENS_COMMENTS = frozenset({Verdict.COMMENT, Verdict.FORM})
_DANGLING = re.compile(
    r"\b(?:a|about|after|against|an|and|are|around|as|at|be|because|been|before|but|by|during|for"
    r"|from|had|has|have|in|into|is|near|nearly|of|on|or|over|since|that|the|their|than|through|to"
    r"|toward|towards|under|until|was|were|which|while|with|without)$"
)
"""Words with which no complete line ends."""
_LONGEST_DANGLING = len("without\n")
"""Characters at a line's end among which such a word is."""
_ANNOUNCES = re.compile(r"[^\W\d_][^\s:：]*(?: [^\s:：]+){0,3} ?[:：]")
_ANNOUNCING_WORDS = 8
"""Most words of such a line where none are told apart by spaces."""
_BY = re.compile(r"by\b")


def find_article(draft: Draft, settings: Settings) -> Draft:
    """The draft with every block of the article made body, and the rest set aside."""
    ending = frozenset(phrase.name for phrase in settings.phrases if phrase.ends)
    may_end = any(block.rule in ending for block in draft.blocks)
    # The sequel is costly and serves only where a line may end the text.
    sequel = Sequel.of(draft.blocks if may_end else ())
    judged = free_subheads(draft.blocks, sequel, ending)
    weighed = _weighed(judged, ending, sequel)
    candidates = judged[: len(weighed.weights)]
    first, last = _with_edges(candidates, *heaviest_run(weighed.weights))
    blocks: list[Block] = []
    for at, block in enumerate(candidates):
        inside = first <= at < last
        is_number = bool(_PAGE_NUMBER.fullmatch(block.text)) and not _is_bracketed(candidates, at)
        blocks.append(_numbered(block) if is_number else _placed(block, inside))
    if weighed.ended_by:
        below = judged[len(candidates) :]
        blocks += [_below_ending(block, weighed.ended_by) for block in below]
    return replace(draft, blocks=tuple(blocks))


def is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph of a report."""
    return block.words >= PROSE_WORDS and block.rule != ROW and has_sentence(block.text)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The weights of the blocks down to where the article is over."""

    weights: list[int]
    ended_by: Block | None
    """The block that says that it is; None where the weights are those of all blocks."""


def _weighed(blocks: tuple[Block, ...], ending: frozenset[str], sequel: Sequel) -> _Weighed:
    """The weights of blocks up to an ending phrase after prose, below which the text is over."""
    weights: list[int] = []
    prose = 0
    ended_by, last = None, len(blocks)
    notices: list[int] = []  # prose that speaks to readers, the page's own or a blog's
    goes_on = [*(_runs_on(block, after) for block, after in pairwise(blocks)), False]
    from_above = False
    for at, block in enumerate(blocks):
        if at >= last:
            break
        weight = _weight(block, runs_on=from_above or goes_on[at])
        from_above = goes_on[at]
        weights.append(weight)
        prose += max(weight, 0)
        if sequel.words and weight > _ROW_WEIGHT and not sequel.words[at]:
            notices.append(at)
        if block.rule not in ending:
            continue
        words_of_notices = sum(weights[notice] for notice in notices)
        if notices and sequel.outweighs(at, prose, of_reports=prose - words_of_notices):
            # A cookie notice of 80 words and "Comments" as a button above the report: neither
            # is the text that the button would end.
            for notice in notices:
                weights[notice] = _SHORT_LINE_WEIGHT
            notices, prose = [], 0
        elif prose > _MAX_WEIGHT:
            # More than one block can weigh: a lone long notice above a text ends nothing.
            ends_here = _opens_comments(blocks[at : at + CONTROLS_WITHIN], ending)
            end = at + 1 if ends_here else sequel.end_below(at, block, prose)
            ended_by, last = block, max(at + 1, end)
    return _Weighed(weights, ended_by)


def _opens_comments(blocks: Sequence[Block], ending: frozenset[str]) -> bool:
    """Whether blocks are the controls of a comment section: several lines that open one.

    Below them no text goes on, however much readers write as a report does.
    """
    opening = [each for each in blocks if each.rule in ending and each.verdict in _OPENS_COMMENTS]
    return len(opening) >= CONTROLS and opening[0] is blocks[0]


def _weight(block: Block, *, runs_on: bool) -> int:
    """What a block counts for; ``runs_on`` says that a sentence goes into or out of it."""
    if block.verdict is not Verdict.UNJUDGED:
        return _JUDGED_WEIGHT
    if block.rule == ROW:
        return _ROW_WEIGHT
    if runs_on or is_prose(block):
        return min(block.words, _MAX_WEIGHT)
    if block.words >= PROSE_WORDS and is_closed(block.text):
        # "The following villages were shelled:" is less than a sentence and more than a menu.
        return block.words // 2
    if block.form.is_item or is_short_paragraph(block):
        return 0  # borne by what is around it, however many there are, and bears nothing
    return _SHORT_LINE_WEIGHT


def _runs_on(block: Block, after: Block) -> bool:
    """Whether a sentence goes from one block into the next, as where a scraper set a link apart."""
    if block.verdict is not Verdict.UNJUDGED or after.verdict is not Verdict.UNJUDGED:
        return False
    if block.words < _RUN_ON_WORDS or is_closed(block.text):
        return False
    if _DANGLING.search(block.text, max(0, len(block.text) - _LONGEST_DANGLING)):
        return True
    # "by Jane Doe" below a headline is its byline.
    goes_on = is_small(after.text[:1]) and not _BY.match(after.text)
    return block.words >= PROSE_WORDS and goes_on


def _with_edges(blocks: tuple[Block, ...], first: int, last: int) -> tuple[int, int]:
    """The run with the short paragraph or subhead before it and the short paragraph after it."""
    if first == last:
        return first, last
    if first > 0:
        above = blocks[first - 1]
        # What exclaims or asks above a text is its headline.
        is_short = above.verdict is Verdict.UNJUDGED and is_short_paragraph(above)
        if _announces(above) or is_short:
            first -= 1
    if last < len(blocks):
        below = blocks[last]
        last += below.verdict is Verdict.UNJUDGED and is_short_paragraph(below, is_stopped)
    return first, last


def _announces(block: Block) -> bool:
    """Whether a line of a few words with a colon says what follows."""
    if block.verdict is not Verdict.UNJUDGED or block.words > _ANNOUNCING_WORDS:
        return False
    return bool(_ANNOUNCES.fullmatch(block.text)) and begins_sentence(block.text)


def is_short_paragraph(block: Block, is_over: Callable[[str], bool] = has_full_stop) -> bool:
    """Whether a block is a short sentence, by how it begins and ends."""
    if block.rule == ROW or block.words < _EDGE_WORDS:
        return False
    return is_over(block.text) and begins_sentence(block.text)


def _is_bracketed(blocks: Sequence[Block], at: int) -> bool:
    """Whether brackets open right above a line and close right below: it cites a note."""
    above = blocks[at - 1].text if at else ""
    below = blocks[at + 1].text if at + 1 < len(blocks) else ""
    return above.endswith(("(", "[")) and below.startswith((")", "]", ",", ";"))


def _numbered(block: Block) -> Block:
    if block.verdict is not Verdict.UNJUDGED:
        return block
    return block.judged(Verdict.MARK, "the number of a page", "article")


def _placed(block: Block, inside: bool) -> Block:
    if block.verdict is not Verdict.UNJUDGED:
        return block
    if inside:
        return block.judged(Verdict.BODY, "within the article", block.rule or "article")
    return block.judged(Verdict.NAVIGATION, "outside the article", "article")


def _below_ending(block: Block, ended_by: Block) -> Block:
    """A block below the one that ended the article: a reader's comment, where that opened them."""
    if block.verdict is not Verdict.UNJUDGED:
        return block
    verdict = Verdict.COMMENT if ended_by.verdict in _OPENS_COMMENTS else Verdict.NAVIGATION
    reason = f"below “{ended_by.text[:_SHOWN_CHARACTERS]}”"
    return block.judged(verdict, reason, "article")
