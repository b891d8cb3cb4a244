"""Verdicts that a block earns by itself: by its words, then by its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sitrep.ingest.clean.in_prose import TextSpan, cut_block, part_given_away
from sitrep.ingest.draft import Block, Draft, Spared, Verdict
from sitrep.ingest.knowledge.bank import Phrase, Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.markup import with_lines_cut

_SIGNS = "".join(map(chr, range(33, 48))) + ":;<=>?@[]^_`{|}~«»“”„•·…–—"
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SERVED = re.compile(r"https?://(?:www\.)?(?:youtu\.be|youtube\.com|vimeo\.com)/\S+", re.IGNORECASE)
RECORDINGS = (".mp4", ".webm", ".m4v", ".mov", ".mp3", ".avi")
MOST_SHOWN = 60
"""Characters of a phrase that are shown."""
MOST_CHARACTERS = 25
"""A word has at most so many characters: a block longer than that by word is not a line of a page's
furniture."""


def judge_phrases(draft: Draft, settings: Settings) -> Draft:
    """The draft with a verdict on every block, or sentence of one, that a phrase gives away.

    The first entry wins.
    """
    needs = frozenset(need for phrase in settings.phrases for need in phrase.needs)
    blocks: list[Block] = []
    cuts: list[int] = []
    spared: list[Spared] = []
    for block in draft.blocks:
        before = len(blocks)
        waiting = [block]
        while waiting:
            rest = waiting.pop()
            if rest is not block and rest.verdict is not Verdict.UNJUDGED:
                blocks.append(rest)
                continue
            found = _by_phrase(rest, settings.phrases, needs)
            spared += [Spared(rest.start, says) for says in found.spared]
            pieces = _cut(rest, found, draft.document.text)
            if len(pieces) == 1:
                blocks += pieces
            else:
                waiting += reversed(pieces)
        cuts.append(len(blocks) - before)
    document = draft.document
    if document.page and len(document.page.lines) == len(draft.blocks) != len(blocks):
        document = replace(document, page=with_lines_cut(document.page, cuts))
    return replace(draft, document=document, blocks=tuple(blocks), spared=tuple(spared))


def judge_shapes(draft: Draft, _settings: Settings) -> Draft:
    """The draft with a verdict on every block whose shape alone says what it is."""
    return replace(draft, blocks=tuple(_by_shape(block) for block in draft.blocks))


@dataclass(frozen=True, slots=True)
class _Found:
    """A block as the phrases judge it, the part of it that they give away if not all, and what they
    let stand.
    """

    block: Block
    part: TextSpan | None = None
    spared: tuple[str, ...] = ()


def _cut(block: Block, found: _Found, text: str) -> tuple[Block, ...]:
    if found.part is None:
        return (found.block,)
    return cut_block(block, text[block.start : block.end], found.part, found.block)


def _by_phrase(block: Block, phrases: tuple[Phrase, ...], needs: frozenset[str]) -> _Found:
    """The block judged by the first phrase that fits; ``needs`` are those of all phrases."""
    text = plain(block.text)
    words = block.words
    folded = _folded(text)
    said = {need for need in needs if need in folded}
    spared: list[str] = []
    for phrase in phrases:
        if phrase.needs and said.isdisjoint(phrase.needs):
            continue
        fits = not phrase.longest or (
            words <= phrase.longest and len(text) <= MOST_CHARACTERS * phrase.longest
        )
        if fits and (match := phrase.pattern.search(text)):
            hit = match.group()[:MOST_SHOWN]
            part = part_given_away(text, TextSpan(match.start(), match.end()), phrase.verdict)
            if part is None:
                spared.append(hit)
                continue
            judged = replace(
                block, verdict=phrase.verdict, reason=f"says “{hit}”", rule=phrase.name
            )
            is_whole = part == TextSpan(0, len(text))
            return _Found(judged, None if is_whole else part, tuple(spared))
    return _Found(block, None, tuple(spared))


def _folded(text: str) -> str:
    """Text in which a letter stands for all that a pattern takes for it without regard to case."""
    return text.lower() if text.isascii() else text.replace("İ", "i").replace("ı", "i").casefold()


def _is_mark(words: list[str]) -> bool:
    return not any(word.strip(_SIGNS) for word in words)


def is_recording(words: list[str]) -> bool:
    """Whether words are the address of a recording; file names may hold spaces."""
    if not words or not words[0].lower().startswith(("http://", "https://")) or len(words) > 10:
        return False
    return words[-1].lower().endswith(RECORDINGS) or (
        len(words) == 1 and bool(_SERVED.match(words[0]))
    )


def _is_links(words: list[str]) -> bool:
    kept = [word for word in words if word.strip(_SIGNS)]
    return bool(kept) and all(_ADDRESS.match(word.lstrip(_SIGNS)) for word in kept)


def _is_email(words: list[str]) -> bool:
    kept = [word.strip(_SIGNS) for word in words if word.strip(_SIGNS)]
    return len(kept) == 1 and bool(_EMAIL.fullmatch(kept[0]))


SHAPES = (
    (_is_mark, Verdict.MARK, "no words"),
    (is_recording, Verdict.VIDEO, "the address of a recording"),
    (_is_links, Verdict.LINK, "nothing but addresses"),
    (_is_email, Verdict.LINK, "nothing but an e-mail address"),
)
"""Shapes a block's words have from first to last, in the order they are tried."""


def _by_shape(block: Block) -> Block:
    if block.verdict is not Verdict.UNJUDGED:
        return block
    words = block.text.split()
    for fits, verdict, reason in SHAPES:
        if fits(words):
            return replace(block, verdict=verdict, reason=reason, rule=f"shape-{verdict}")
    return block
