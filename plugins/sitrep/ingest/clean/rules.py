"""Verdicts that a block earns by itself: by its words, then by its shape.

Phrases come from ``phrases.toml``, in the order of that file: the first that fits
a block wins. Where a phrase occurs in running prose, ``in_prose`` decides whether
it takes the paragraph, one sentence of it, or nothing. A paragraph that loses a
sentence is cut in pieces, and the phrases are tried again on what is left of it,
so that two appeals in one paragraph are both found.

Shapes are rules without words: a line of dashes, the URL of a recording, nothing
but links. They judge only what no phrase has judged.

Limits: a verdict here knows nothing of the neighbours. A line such as "Comments"
is judged alike above and below the text; ``article`` and ``ending`` revise that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sitrep.ingest.clean.in_prose import (
    TextSpan,
    cut_block,
    part_given_away,
    sentences_given_away,
)
from sitrep.ingest.draft import Block, Draft, Spared, Verdict
from sitrep.ingest.knowledge.abroad import ForeignPhrase, Place, folded, phrases_in_each
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.markup import with_lines_cut

_SIGNS = "".join(map(chr, range(33, 48))) + ":;<=>?@[]^_`{|}~«»“”„•·…–—"
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_OF_SHAPES = frozenset(":.@")
"""One of these signs is in the first word of an address, unless punctuation begins it."""
_VIDEO_HOST = re.compile(
    r"https?://(?:www\.)?(?:youtu\.be|youtube\.com|vimeo\.com)/\S+", re.IGNORECASE
)
_RECORDINGS = (".mp4", ".webm", ".m4v", ".mov", ".mp3", ".avi")
_RECORDING_WORDS = 10
"""Most words of the URL of a recording; file names may contain spaces."""
_SHOWN_CHARACTERS = 60
"""Characters of a phrase that are quoted in a reason."""
_CHARACTERS_PER_WORD = 25
"""Most characters a word of a page's furniture has on average.

Scripts written without spaces make a whole paragraph of Chinese one "word"; a phrase
for short lines must not judge it.
"""


@dataclass(frozen=True, slots=True)
class _Found:
    """A block as the phrases judge it."""

    block: Block
    part: TextSpan | None = None
    """The part of the block that they give away; None for all of it."""
    spared: tuple[str, ...] = ()
    """Phrases in it that were let stand."""


def judge_phrases(draft: Draft, settings: Settings) -> Draft:
    """The draft with a verdict on each block, or sentence of one, that a phrase gives away."""
    heard = _heard(draft.blocks, settings)
    blocks: list[Block] = []
    pieces_per_block: list[int] = []
    spared: list[Spared] = []
    for block, heard_in_it in zip(draft.blocks, heard, strict=True):
        before = len(blocks)
        # What is left of a paragraph that lost a sentence is judged again, top to bottom.
        waiting = [block]
        while waiting:
            piece = waiting.pop()
            heard_here = heard_in_it if piece is block else _heard([piece], settings)[0]
            if piece.verdict is not Verdict.UNJUDGED or not heard_here.has_any:
                blocks.append(piece)
                continue
            found = _by_phrase(piece, heard_here, settings)
            spared += [Spared(piece.start, says) for says in found.spared]
            if found.part is None:
                blocks.append(found.block)
                continue
            raw = draft.document.text[piece.start : piece.end]
            pieces = cut_block(piece, raw, found.part, found.block)
            if len(pieces) == 1:
                blocks.append(pieces[0])
            else:
                waiting.extend(reversed(pieces))
        pieces_per_block.append(len(blocks) - before)
    document = draft.document
    if document.page and len(document.page.lines) == len(draft.blocks) != len(blocks):
        # Later steps pair blocks with the page's lines: a block cut in three needs three lines.
        document = replace(document, page=with_lines_cut(document.page, pieces_per_block))
    return replace(draft, document=document, blocks=tuple(blocks), spared=tuple(spared))


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a block says, and which phrases may be in it: regular expressions are slow."""

    text: str
    lowered: str
    phrases: tuple[int, ...]
    """Their numbers, in order."""
    abroad: tuple[ForeignPhrase, ...]

    @property
    def has_any(self) -> bool:
        """Whether there is a phrase to try; in most blocks of a text there is none."""
        return bool(self.phrases or self.abroad)


def _heard(blocks: Sequence[Block], settings: Settings) -> list[_Heard]:
    """What each block says, all of them in one pass."""
    texts = [plain(block.text) for block in blocks]
    lowered = [folded(text) for text in texts]
    phrases = settings.phrase_index.possible_in_each([_folded(text) for text in texts])
    return list(map(_Heard, texts, lowered, phrases, phrases_in_each(lowered)))


def _by_phrase(block: Block, heard: _Heard, settings: Settings) -> _Found:
    """The block judged by the first phrase that fits."""
    text = heard.text
    word_count = block.words
    spared: list[str] = []
    for number in heard.phrases:
        phrase = settings.phrases[number]
        if phrase.longest and word_count > phrase.longest:
            continue
        if phrase.longest and len(text) > _CHARACTERS_PER_WORD * phrase.longest:
            continue
        match = phrase.pattern.search(text)
        if match is None:
            continue
        hit = match.group()[:_SHOWN_CHARACTERS]
        part = part_given_away(text, TextSpan(match.start(), match.end()), phrase.verdict)
        if part is None:
            spared.append(hit)
            continue
        judged = block.judged(phrase.verdict, f"says “{hit}”", phrase.name)
        is_whole = part == TextSpan(0, len(text))
        return _Found(judged, None if is_whole else part, tuple(spared))
    return _by_phrase_abroad(block, heard, spared)


def _by_phrase_abroad(block: Block, heard: _Heard, spared: list[str]) -> _Found:
    """The block judged by a phrase of some language; ``spared`` are those let stand before."""
    text = heard.text
    word_count = block.words
    for phrase in heard.abroad:
        if word_count > phrase.longest:
            continue
        match = phrase.search(heard.lowered)
        if match is None:
            continue
        whole, hit = TextSpan(0, len(text)), TextSpan(match.start(), match.end())
        is_line = phrase.place is not Place.SAYS
        part = whole if is_line else sentences_given_away(text, hit)
        says = text[hit.start : hit.end].strip()[:_SHOWN_CHARACTERS]
        if part is None:
            spared.append(says)
            continue
        reason = f"says “{says}”"
        judged = block.judged(phrase.verdict, reason, phrase.kind)
        return _Found(judged, None if part == whole else part, tuple(spared))
    return _Found(block, None, tuple(spared))


def _folded(text: str) -> str:
    """Text in which each letter is what patterns that ignore case would take it for."""
    if text.isascii():
        return text.lower()
    # Without the replacements, casefold() makes two characters of the Turkish dotted İ and
    # leaves the dotless ı alone, while patterns take both for an i.
    return text.replace("İ", "i").replace("ı", "i").casefold()


def judge_shapes(draft: Draft, _settings: Settings) -> Draft:
    """The draft with a verdict on every block whose shape alone says what it is."""
    return replace(draft, blocks=tuple(_by_shape(block) for block in draft.blocks))


def _by_shape(block: Block) -> Block:
    if block.verdict is not Verdict.UNJUDGED:
        return block
    words = block.text.split()
    if words and words[0][0].isalnum() and _OF_SHAPES.isdisjoint(words[0]):
        return block  # as nearly all are: a text that begins with a word has none of the shapes
    for fits, verdict, reason in _SHAPES:
        if fits(words):
            return block.judged(verdict, reason, f"shape-{verdict}")
    return block


def _is_mark(words: list[str]) -> bool:
    """Whether words are nothing but punctuation: "***", "- -"."""
    return not any(_bare_words(words))


def _is_recording(words: list[str]) -> bool:
    """Whether words are the URL of a recording."""
    if not words or not words[0].lower().startswith(("http://", "https://")):
        return False
    if len(words) > _RECORDING_WORDS:
        return False
    if words[-1].lower().endswith(_RECORDINGS):
        return True
    return len(words) == 1 and bool(_VIDEO_HOST.match(words[0]))


def _is_links(words: list[str]) -> bool:
    """Whether words are nothing but URLs, whatever punctuation is around and between them."""
    has_link = False
    for word in words:
        if not word.strip(_SIGNS):
            continue
        if not _ADDRESS.match(word.lstrip(_SIGNS)):
            return False
        has_link = True
    return has_link


def _is_email(words: list[str]) -> bool:
    """Whether words are one e-mail address."""
    bare = list(islice(_bare_words(words), 2))  # a second one is enough to say no
    return len(bare) == 1 and bool(_EMAIL.fullmatch(bare[0]))


def _bare_words(words: list[str]) -> Iterator[str]:
    """The words without the punctuation around them; those that are only that left out."""
    for word in words:
        bare = word.strip(_SIGNS)
        if bare:
            yield bare


_SHAPES = (
    (_is_mark, Verdict.MARK, "no words"),
    (_is_recording, Verdict.VIDEO, "the address of a recording"),
    (_is_links, Verdict.LINK, "nothing but addresses"),
    (_is_email, Verdict.LINK, "nothing but an e-mail address"),
)
"""Shapes of a whole block, in the order in which they are tried.

A recording comes before links: it is one, and worth more to a reader.
"""
