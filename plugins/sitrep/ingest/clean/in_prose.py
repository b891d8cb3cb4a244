"""How much of a paragraph goes where it says a phrase that gives a block away: all, a sentence, or
nothing.

A phrase settles what a short line is.  In running prose it needs company: words
by which a page speaks of itself or to its readers.  Where they fill the
paragraph it is an appeal or a notice; where they fill a sentence that sentence
is one; a commander who "can be reached at" a place is news.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sitrep.ingest.clean.voice import page_words
from sitrep.ingest.draft import Block, Verdict

RUNNING_WORDS = 12
"""Words from which a block with a sentence in it is running prose."""
FILLED = 0.09
"""Share of a page's own words from which a paragraph or sentence is the page's; a report has one in
a hundred."""
LEAST = 3
"""Fewest of them in a sentence; of a short one it is one in six words."""
MOSTLY = 0.5
"""Share of a paragraph's words in such sentences from which all of it is the page's."""
SHORT_SENTENCE = 8
"""Words of a sentence that is no more than the phrase in it."""
TEASER_WORDS = 20
"""Most words of a line that announces another text: "Read also: …"."""
CAPTION_SENTENCES = 2
"""Most sentences of a caption that ends with a credit."""

_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"“‘'(«]?[^\W\d_a-zà-öø-ÿ]|[\"“‘'(«]?\d)")
_NOTICE = re.compile(r"(?:copyright )?(?:©|\(c\))", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A piece of a text, from its first character to one past its last."""

    start: int
    end: int


def part_given_away(text: str, hit: TextSpan, verdict: Verdict) -> TextSpan | None:
    """The piece of a block's text that a phrase in it gives away.

    None where it is a report's own words.
    """
    whole = TextSpan(0, len(text))
    words = len(text.split())
    if words < RUNNING_WORDS or not _ENDS.search(text):
        return whole
    sentences = _sentences(text)
    pages = sum(
        len(text[each.start : each.end].split())
        for each in sentences
        if _is_pages(text[each.start : each.end])
    )
    if pages >= MOSTLY * words:
        return whole
    if verdict is Verdict.CAPTION and (hit.start == 0 or len(sentences) <= CAPTION_SENTENCES):
        return whole
    if verdict is Verdict.COPYRIGHT and _NOTICE.match(text):
        return whole
    if (
        hit.start == 0
        and len(sentences) == 1
        and words <= TEASER_WORDS
        and len(text[: hit.end].split()) > 1
    ):
        return whole
    said = next(each for each in sentences if hit.start < each.end)
    said = TextSpan(
        said.start, max(said.end, next(each.end for each in sentences if hit.end <= each.end))
    )
    sentence = text[said.start : said.end]
    is_short = len(sentence.split()) <= SHORT_SENTENCE
    return said if len(sentences) > 1 and (is_short or _is_pages(sentence)) else None


def _is_pages(text: str) -> bool:
    words = len(text.split())
    return page_words(text) >= max(min(LEAST, words / 6), FILLED * words)


def _sentences(text: str) -> list[TextSpan]:
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    return [
        TextSpan(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]


def cut_block(block: Block, raw: str, part: TextSpan, judged: Block) -> tuple[Block, ...]:
    """The block in pieces, that part as ``judged`` says; ``raw`` is what the document has of it.

    The whole block as it was where the repair changed more than white space: no
    place in it can be found in the document then.
    """
    start, end = _place(raw, block.text, part.start), _place(raw, block.text, part.end)
    if start is None or end is None:
        return (block,)
    before, said, after = (
        block.text[: part.start],
        block.text[part.start : part.end],
        block.text[part.end :],
    )
    pieces = [
        replace(block, text=before.strip(), end=block.start + start),
        replace(judged, text=said.strip(), start=block.start + start, end=block.start + end),
        replace(block, text=after.strip(), start=block.start + end, continues=bool(before.strip())),
    ]
    found = [piece for piece in pieces if piece.text]
    return replace(found[0], start=block.start), *found[1:-1], replace(found[-1], end=block.end)


def _place(raw: str, text: str, at: int) -> int | None:
    """Where a character of repaired text stands in the raw one.

    None where they differ in more than spaces.
    """
    if "".join(raw.split()) != "".join(text.split()):
        return None
    if at >= len(text):
        return len(raw)
    before = len("".join(text[:at].split()))
    for found, sign in enumerate(raw):
        if not sign.isspace():
            if not before:
                return found
            before -= 1
    return len(raw)
