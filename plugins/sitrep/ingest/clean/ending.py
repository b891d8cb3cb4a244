"""Whether a text is over where a page says so: “Comments”, “Leave a reply”, “First published by …”.

Such a line stands below an article, above it as a button, and within it as a
subhead.  What follows decides: readers who comment and teasers of other texts
end it; prose that speaks as a report of what was spoken of before does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sitrep.ingest.clean.voice import is_readers, subjects
from sitrep.ingest.draft import Block, Verdict
from sitrep.ingest.knowledge.date_patterns import days_in
from sitrep.ingest.read.tables.rows import ROW

LEAST_WORDS = 12
"""Words of a paragraph that can show a text goes on; teasers have fewer."""
SHARED = 2
"""Words that such a paragraph has in common with what stands above the line."""
LONG_PARAGRAPH = 20
"""Words of a paragraph from which one such word is enough: no teaser is so long."""
SHORT_LINE = 2
"""A line of so many words may be a button or a subhead as well."""
AFTER_SHORT, AFTER_LONG = 15, 40
"""Words of a report from which a text goes on below such a line, and below one that says more."""
BESIDE, OUTWEIGHS = 0.1, 0.5
"""Share of the prose above that must follow, below the one and the other."""
MUCH_MORE = 1.5
"""Times as much of a report below as there is prose above, from which no text has come yet."""
SOON = 12
"""Blocks below the line within which the text goes on; what comes later is another."""
AROUND = 2
"""Blocks from a comment's text to the line that shows it is one: “Reply”, “3 days ago”."""
MOST_COUNTED = 60
"""Words a paragraph can count for; a long comment is not a report."""

_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?:\[\w{1,4}\])*(?:\s|$)")
_SIGNS = frozenset({"comment-controls"})
"""Entries of phrases.toml for lines that stand beside a reader's comment."""
_SAYS = re.compile(r"(?:^| )(?:says|wrote|dit|dice|escribió|schreibt|пишет|قال):?$", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
STAMP_WORDS = 8
"""Most words of a line with the name of who comments, or the time."""
STAMPS = 2
"""Fewest such lines of a page with comments; a report has one with its own time."""
_SUBHEAD = re.compile(r"[^\W\d_][^\W\d_]+:?")
"""A word, of which there may be a subhead; a number counts comments."""


@dataclass(frozen=True, slots=True)
class Sequel:
    """What of a report follows each block."""

    words: tuple[int, ...]
    """For each block its words as a paragraph of a report; 0 for one that is none."""
    since: tuple[int, ...]
    """The block by which so much of a paragraph has been said that both are of one text; its own
    number for none."""
    last: tuple[int, ...]
    """The last of the paragraphs that follow a block, each soon after the one before; its own
    number for none."""
    sums: tuple[int, ...]
    """The words of all such paragraphs down to a block."""

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Sequel:
        """The sequel of blocks, in one pass."""
        first: dict[str, int] = {}
        words: list[int] = []
        since: list[int] = []
        beside = _beside_comments(blocks)
        for at, block in enumerate(blocks):
            said = subjects(block.text)
            known = sorted(first[stem] for stem in said if stem in first)
            is_report = at not in beside and speaks_as_report(block)
            words.append(min(block.words, MOST_COUNTED) if is_report else 0)
            shared = 1 if block.words >= LONG_PARAGRAPH else SHARED
            since.append(known[shared - 1] if len(known) >= shared else at)
            if at and words[at] and words[at - 1]:
                since[at] = min(
                    since[at], since[at - 1]
                )  # a paragraph right below one of the text is of it too
            for stem in said:
                first.setdefault(stem, at)
        linked = [
            count if begun < at else 0
            for at, (count, begun) in enumerate(zip(words, since, strict=True))
        ]
        return cls(tuple(words), tuple(since), _last_linked(linked), tuple(accumulate(linked)))

    def end_below(self, at: int, block: Block, prose: int) -> int:
        """One past the last paragraph of the text that goes on below a line; the line's own number
        where none does.

        ``prose`` is the number of words above it.
        """
        soon = self._soon(at)
        if soon and self._below(at) >= MUCH_MORE * prose:
            return len(self.words)  # the text has hardly begun above
        least, share = (
            (AFTER_SHORT, BESIDE) if block.words <= SHORT_LINE else (AFTER_LONG, OUTWEIGHS)
        )
        return self.last[at] + 1 if soon >= max(least, share * prose) else at

    def outweighs(self, at: int, prose: int, *, of_reports: int) -> bool:
        """Whether a line stands above the text: what precedes it speaks to readers, and a longer
        report follows.
        """
        return (
            of_reports <= MOST_COUNTED
            and self._soon(at) > 0
            and self._below(at) >= max(AFTER_LONG, prose)
        )

    def is_within(self, at: int) -> bool:
        """Whether a report that speaks of what stands above a block goes on soon below it."""
        return self._soon(at) >= AFTER_SHORT

    def _soon(self, at: int) -> int:
        """How many words of a report soon follow that speak of what stands above a block."""
        below = range(at + 1, min(at + 1 + SOON, len(self.words)))
        return sum(self.words[each] for each in below if self.since[each] < at)

    def _below(self, at: int) -> int:
        """How many words of a report follow, without a gap."""
        return self.sums[self.last[at]] - self.sums[at]


def _last_linked(linked: Sequence[int]) -> tuple[int, ...]:
    """For each block the last that has words of those from there on, none of them far from the one
    before.
    """
    found = [0] * len(linked)
    below = last = len(linked) + SOON
    for at in range(len(linked) - 1, -1, -1):
        last = last if below - at <= SOON else at
        found[at] = last
        below = at if linked[at] else below
    return tuple(found)


def speaks_as_report(block: Block) -> bool:
    """Whether a block is a paragraph that could stand in a report, by its length and voice."""
    if block.verdict is not Verdict.UNJUDGED or block.words < LEAST_WORDS or block.rule == ROW:
        return False
    return bool(_SENTENCE.search(block.text)) and not is_readers(block.text)


def free_subheads(
    blocks: Sequence[Block], sequel: Sequel, ending: frozenset[str]
) -> tuple[Block, ...]:
    """The blocks, those unjudged again that look like the end of a text and are subheads within it."""
    found = list(blocks)
    for at, block in enumerate(blocks):
        if block.rule in ending and _is_subhead(blocks, at) and sequel.is_within(at):
            found[at] = replace(block, verdict=Verdict.UNJUDGED, reason="", rule="")
    return tuple(found)


def _is_subhead(blocks: Sequence[Block], at: int) -> bool:
    """Whether a word stands between a paragraph and a paragraph, as a subhead does and a button
    seldom.
    """
    text = blocks[at].text
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or not _SUBHEAD.fullmatch(text) or not _is_open(below):
        return False
    return text.endswith(":") or (at > 0 and _is_open(blocks[at - 1]))


def _is_open(block: Block) -> bool:
    return block.verdict is Verdict.UNJUDGED and (
        block.words >= LEAST_WORDS or block.text.endswith((".", ";"))
    )


def _beside_comments(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of blocks beside a line that shows a comment."""
    stamps = [at for at, block in enumerate(blocks) if _is_stamp(block)]
    signs = [at for at, block in enumerate(blocks) if block.rule in _SIGNS]
    signs += stamps if len(stamps) >= STAMPS else []
    return frozenset(beside for at in signs for beside in range(at - AROUND, at + AROUND + 1))


def _is_stamp(block: Block) -> bool:
    """Whether a line says who comments, or when to the minute."""
    if block.words > STAMP_WORDS:
        return False
    return bool(_SAYS.search(block.text)) or (
        bool(_CLOCK.search(block.text)) and any(days_in(block.text))
    )
