"""How much of a paragraph goes where it contains a phrase: all, a sentence, or nothing.

A phrase settles what a short line is. In running prose it needs company: a
commander who "can be reached at" a place is news. The paragraph is therefore split
into sentences, and in each the words are counted that pages say of themselves or to
their readers (``voice.page_words``). Where such sentences fill most of the
paragraph, all of it is an appeal or a notice; where only the sentence around the
phrase is one, that sentence goes; else the phrase is the report's own, and the
curator is told that it was let stand.

Limits: sentences are found by punctuation and capitals, so an abbreviation before a
name ("Gen. Doe") may end one too early; page words are known for the languages of
``page_voice.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sitrep.core.prose.sentences import breaks_of, has_sentence
from sitrep.core.prose.words import word_count
from sitrep.ingest.clean.voice import page_words
from sitrep.ingest.draft import Block, Verdict

RUNNING_WORDS = 12
"""Words from which a block with a sentence in it is running prose."""
FILLED = 0.09
"""Share of page words from which a paragraph or sentence is the page's; a report has 1 in 100."""
LEAST = 3
"""Fewest page words in a sentence that is the page's."""
SHORT_PER_WORD = 6
"""In a short sentence one page word in so many is enough: "Please support us today"."""
MOSTLY = 0.5
"""Share of a paragraph's words in such sentences from which all of it is the page's."""
SHORT_SENTENCE = 8
"""Most words of a sentence that is no more than the phrase in it."""
TEASER_WORDS = 20
"""Most words of a line that announces another text: "Read also: …"."""
CAPTION_SENTENCES = 2
"""Most sentences of a caption that ends with a credit."""

_NOTICE = re.compile(r"(?:copyright )?(?:©|\(c\))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A piece of a text, from its first character to one past its last."""

    start: int
    end: int


def part_given_away(text: str, hit: TextSpan, verdict: Verdict) -> TextSpan | None:
    """The piece of a block's text that a phrase in it gives away; None where it is the report's."""
    whole = TextSpan(0, len(text))
    words = word_count(text)
    if words < RUNNING_WORDS or not has_sentence(text):
        return whole
    sentences = _sentences(text)
    words_of_page = 0
    for sentence in sentences:
        if _is_pages(text[sentence.start : sentence.end]):
            words_of_page += word_count(text[sentence.start : sentence.end])
    if words_of_page >= MOSTLY * words:
        return whole

    # Three kinds of lines are long enough to look like prose and have few page words.
    at_start = hit.start == 0
    is_caption = verdict is Verdict.CAPTION and (at_start or len(sentences) <= CAPTION_SENTENCES)
    is_notice = verdict is Verdict.COPYRIGHT and bool(_NOTICE.match(text))
    # One word at the start may be the report's own ("Watch towers were built …"); two announce.
    announces = at_start and word_count(text[: hit.end]) > 1
    is_teaser = announces and len(sentences) == 1 and words <= TEASER_WORDS
    if is_caption or is_notice or is_teaser:
        return whole

    # A phrase may run across a break: "Copyright Example Ltd. All rights reserved".
    first = next(each for each in sentences if hit.start < each.end)
    last = next(each for each in sentences if hit.end <= each.end)
    around = TextSpan(first.start, max(first.end, last.end))
    said = text[around.start : around.end]
    is_short = word_count(said) <= SHORT_SENTENCE
    # A lone sentence is never cut out: the paragraph would go without being an appeal.
    if len(sentences) > 1 and (is_short or _is_pages(said)):
        return around
    return None


def _is_pages(text: str) -> bool:
    """Whether a sentence speaks as a page does to its readers."""
    words = word_count(text)
    fewest = max(min(LEAST, words / SHORT_PER_WORD), FILLED * words)
    return page_words(text) >= fewest


def _sentences(text: str) -> list[TextSpan]:
    starts = [0, *breaks_of(text)]
    ends = [*starts[1:], len(text)]
    return [TextSpan(start, end) for start, end in zip(starts, ends, strict=True)]


def cut_block(block: Block, raw: str, part: TextSpan, judged: Block) -> tuple[Block, ...]:
    """The block in pieces, that part as ``judged`` says; ``raw`` is what the document has of it.

    The whole block as it was where the repair changed more than white space: no
    place in it can be found in the document then.
    """
    start = _raw_place(raw, block.text, part.start)
    end = _raw_place(raw, block.text, part.end)
    if start is None or end is None:
        return (block,)
    before = block.text[: part.start].strip()
    said = block.text[part.start : part.end].strip()
    after = block.text[part.end :].strip()
    pieces = [
        replace(block, text=before, end=block.start + start),
        replace(judged, text=said, start=block.start + start, end=block.start + end),
        replace(block, text=after, start=block.start + end, continues=bool(before)),
    ]
    kept = [piece for piece in pieces if piece.text]
    # The blocks of a document cover it without a gap: the first and last take the white space.
    kept[0] = replace(kept[0], start=block.start)
    kept[-1] = replace(kept[-1], end=block.end)
    return tuple(kept)


def _raw_place(raw: str, text: str, at: int) -> int | None:
    """Where a character of repaired text is in the raw one.

    None where the two differ in more than white space.
    """
    if "".join(raw.split()) != "".join(text.split()):
        return None
    if at >= len(text):
        return len(raw)
    signs_before = len("".join(text[:at].split()))
    for place, sign in enumerate(raw):
        if sign.isspace():
            continue
        if signs_before == 0:
            return place
        signs_before -= 1
    return len(raw)
