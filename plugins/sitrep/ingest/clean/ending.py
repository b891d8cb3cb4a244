"""Whether a text is over where a page says so: "Comments", "Leave a reply", "First published by …".

Such a line appears below an article, above it as a button, and within it as a subhead.
What follows decides. For each block, ``Sequel`` holds how many words it has as a
paragraph of a report (0 for readers' comments, teasers and short lines), and how far
up its subject was spoken of before, by the stems of its long words. A text goes on
below a line where enough words of report follow soon that speak of what is above the
line; readers who comment and teasers of other texts end it. All of it is computed in
one pass, so that a page with a thousand comments costs no more than its length.

Limits: a second article on the same subject below the first looks like its sequel if
it follows within a few blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sitrep.core.prose.sentences import has_full_stop, has_sentence
from sitrep.ingest.clean.voice import is_readers, subjects
from sitrep.ingest.draft import Block, Verdict
from sitrep.ingest.knowledge.date_patterns import days_in
from sitrep.ingest.read.tables.rows import ROW

LEAST_WORDS = 12
"""Fewest words of a paragraph that can show that a text goes on; teasers have fewer."""
SHARED = 2
"""Words that such a paragraph has in common with what is above the line."""
LONG_PARAGRAPH = 20
"""Words of a paragraph from which one such word is enough: no teaser is so long."""
SHORT_LINE = 2
"""A line of at most so many words ("Comments") may as well be a button or a subhead."""
AFTER_SHORT, AFTER_LONG = 15, 40
"""Fewest words of report by which a text goes on below a short line, and below a longer one."""
BESIDE_SHORT, BESIDE_LONG = 0.1, 0.5
"""Share of the prose above that must follow below a short line, and below a longer one."""
MUCH_MORE = 1.5
"""Times as much report below as there is prose above, from which no text has come yet."""
SOON = 12
"""Blocks below the line within which the text goes on; what comes later is another text."""
AROUND = 2
"""Blocks from a comment's text to the line that shows it is one: "Reply", "3 days ago"."""
MOST_COUNTED = 60
"""Words a paragraph can count for; a long comment is not a report."""
STAMP_WORDS = 8
"""Most words of a line with the time of a comment or the name of its writer."""
STAMPS = 2
"""Fewest such lines of a page with comments; a report has one with its own time."""

_COMMENT_SIGNS = frozenset({"comment-controls"})
"""Entries of phrases.toml for lines that appear beside a reader's comment."""
_SAYS = re.compile(r"(?:^| )(?:says|wrote|dit|dice|escribió|schreibt|пишет|قال):?$", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
_SUBHEAD = re.compile(r"[^\W\d_][^\W\d_]+:?")
"""A word, of which there may be a subhead; a number counts comments."""


@dataclass(frozen=True, slots=True)
class Sequel:
    """What of a report follows each block."""

    words: tuple[int, ...]
    """For each block its words as a paragraph of a report; 0 where it is not one."""
    since: tuple[int, ...]
    """The block by which so much of a paragraph has been said that both are of one text.

    The paragraph's own number where there is none.
    """
    last: tuple[int, ...]
    """The last of the paragraphs that follow a block, each soon after the one before.

    The block's own number where there is none.
    """
    sums: tuple[int, ...]
    """The words of all paragraphs of one text down to each block."""

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Sequel:
        """The sequel of blocks, in one pass."""
        first_said: dict[str, int] = {}
        words: list[int] = []
        since: list[int] = []
        linked: list[int] = []
        beside = _beside_comments(blocks)
        for at, block in enumerate(blocks):
            stems = subjects(block.text)
            known = sorted(first_said[stem] for stem in stems if stem in first_said)
            is_report = at not in beside and speaks_as_report(block)
            words.append(min(block.words, MOST_COUNTED) if is_report else 0)
            shared = 1 if block.words >= LONG_PARAGRAPH else SHARED
            begun = known[shared - 1] if len(known) >= shared else at
            if at and words[at] and words[at - 1]:
                # A paragraph right below one of the text is of it too, whatever its words.
                begun = min(begun, since[at - 1])
            since.append(begun)
            linked.append(words[at] if begun < at else 0)
            for stem in stems:
                first_said.setdefault(stem, at)
        return cls(tuple(words), tuple(since), _last_linked(linked), tuple(accumulate(linked)))

    def end_below(self, at: int, block: Block, prose: int) -> int:
        """One past the last paragraph of the text that goes on below a line.

        The line's own number where none does. ``prose`` is the number of words above.
        """
        soon = self._words_soon(at)
        if soon and self._words_below(at) >= MUCH_MORE * prose:
            return len(self.words)  # the text has hardly begun above
        least, share = AFTER_LONG, BESIDE_LONG
        if block.words <= SHORT_LINE:
            least, share = AFTER_SHORT, BESIDE_SHORT
        return self.last[at] + 1 if soon >= max(least, share * prose) else at

    def outweighs(self, at: int, prose: int, *, of_reports: int) -> bool:
        """Whether a line is above the text: notices precede it, and a longer report follows."""
        return (
            of_reports <= MOST_COUNTED
            and self._words_soon(at) > 0
            and self._words_below(at) >= max(AFTER_LONG, prose)
        )

    def is_within(self, at: int) -> bool:
        """Whether a report that speaks of what is above a block goes on soon below it."""
        return self._words_soon(at) >= AFTER_SHORT

    def _words_soon(self, at: int) -> int:
        """How many words of a report soon follow that speak of what is above a block."""
        total = 0
        for below in range(at + 1, min(at + 1 + SOON, len(self.words))):
            if self.since[below] < at:
                total += self.words[below]
        return total

    def _words_below(self, at: int) -> int:
        """How many words of a report follow, without a gap."""
        return self.sums[self.last[at]] - self.sums[at]


def _last_linked(linked: Sequence[int]) -> tuple[int, ...]:
    """For each block the last that has words of those below it, none far from the one before."""
    found = [0] * len(linked)
    next_linked = last = len(linked) + SOON
    for at in range(len(linked) - 1, -1, -1):
        if next_linked - at > SOON:
            last = at
        found[at] = last
        if linked[at]:
            next_linked = at
    return tuple(found)


def speaks_as_report(block: Block) -> bool:
    """Whether a block could be a paragraph of a report, by its length and voice."""
    if block.verdict is not Verdict.UNJUDGED or block.words < LEAST_WORDS or block.rule == ROW:
        return False
    return has_sentence(block.text) and not is_readers(block.text)


def free_subheads(
    blocks: Sequence[Block], sequel: Sequel, ending: frozenset[str]
) -> tuple[Block, ...]:
    """The blocks, with those unjudged again that are subheads and not the end of the text."""
    freed = list(blocks)
    for at, block in enumerate(blocks):
        if block.rule in ending and _is_subhead(blocks, at) and sequel.is_within(at):
            freed[at] = replace(block, verdict=Verdict.UNJUDGED, reason="", rule="")
    return tuple(freed)


def _is_subhead(blocks: Sequence[Block], at: int) -> bool:
    """Whether a single word is between two paragraphs, as a subhead is and a button seldom.

    With a colon ("Comments:") the paragraph below it is enough.
    """
    text = blocks[at].text
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or not _SUBHEAD.fullmatch(text) or not _is_paragraph(below):
        return False
    return text.endswith(":") or (at > 0 and _is_paragraph(blocks[at - 1]))


def _is_paragraph(block: Block) -> bool:
    if block.verdict is not Verdict.UNJUDGED:
        return False
    return block.words >= LEAST_WORDS or (has_full_stop(block.text) or block.text.endswith(";"))


def _beside_comments(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of the blocks near a line that shows a comment."""
    signs: list[int] = []
    stamps: list[int] = []
    for at, block in enumerate(blocks):
        if block.rule in _COMMENT_SIGNS:
            signs.append(at)
        if _is_stamp(block):
            stamps.append(at)
    if len(stamps) >= STAMPS:
        signs += stamps
    beside: set[int] = set()
    for at in signs:
        beside.update(range(at - AROUND, at + AROUND + 1))
    return frozenset(beside)


def _is_stamp(block: Block) -> bool:
    """Whether a line says who comments, or when to the minute."""
    if block.words > STAMP_WORDS:
        return False
    if _SAYS.search(block.text):
        return True
    return bool(_CLOCK.search(block.text)) and any(days_in(block.text))
