"""Sentences of the text that a page sets in large type beside it: said once, they are said.

A pull quote repeats words of another paragraph, whole or between quotation marks, and
is shorter than that. Items, headings and rows are left alone: highlights may say in
the words of the text what it says later.

Limits: a pull quote that was shortened or reworded stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from sitrep.core.markdown.forms import PARAGRAPH, FormKind
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.tables.rows import ROW

LEAST_WORDS = 5
"""Fewest words that are a pull quote; fewer may come twice by chance."""
LEAST_UNMARKED = 8
"""The same where no markup says that it is a quotation; it has to be a sentence then."""
MOST_WORDS = 60
"""Most words of one."""
MOST_NAMING = 8
"""Most words beside the quotation that say whose it is."""
MOST_PLACES = 8
"""Places of the same five words that are looked at."""

_SENTENCE = re.compile(r"[.!?…。！？।۔][\"'”’»)\]]*$|^[\"“«„].*[\"”»“]$")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«„‘]([^“”\"«»„‟]+)[”\"»“’]")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words begin: in which block, at which word."""

    block: int
    word: int


def drop_pull_quotes(draft: Draft, _settings: Settings) -> Draft:
    """The draft without the quotations that repeat a sentence of its body."""
    body = [at for at, block in enumerate(draft.blocks) if block.is_body]
    candidates = [at for at in body if _may_be(draft.blocks[at])]
    if not candidates:
        return draft
    words = {at: _words(draft.blocks[at].text) for at in body}
    said = {at: list(_said(draft.blocks[at], words[at])) for at in candidates}
    begun = {tuple(each[:LEAST_WORDS]) for each in chain.from_iterable(said.values())}
    places = _places(words, begun)
    blocks = list(draft.blocks)
    for at in candidates:
        if any(_repeats(each, at, words, places) for each in said[at]):
            blocks[at] = replace(
                blocks[at],
                verdict=Verdict.PULL_QUOTE,
                reason="repeats words of the text",
                rule="pull-quote",
            )
    return replace(draft, blocks=tuple(blocks))


def _may_be(block: Block) -> bool:
    if block.rule == ROW or not LEAST_WORDS <= block.words <= MOST_WORDS:
        return False
    if block.form.kind is FormKind.QUOTE:
        return True
    is_sentence = bool(_SENTENCE.search(block.text))
    return block.form == PARAGRAPH and block.words >= LEAST_UNMARKED and is_sentence


def _words(text: str) -> list[str]:
    if text.isascii():
        return _WORD.findall(text.lower())
    return [word.casefold() for word in _WORD.findall(text)]


def _said(block: Block, whole: list[str]) -> Iterator[list[str]]:
    """The words that a pull quote would repeat: all of it, or what it has in quotation marks."""
    if len(whole) >= LEAST_WORDS:
        yield whole
    if block.form.kind is not FormKind.QUOTE:
        return
    for match in _QUOTED.finditer(block.text):
        quoted = _words(match[1])
        if len(quoted) >= LEAST_WORDS and len(whole) - len(quoted) <= MOST_NAMING:
            yield quoted


def _places(
    words: dict[int, list[str]], wanted: set[tuple[str, ...]]
) -> dict[tuple[str, ...], list[_Place]]:
    """Where the first words of quotations are in the text."""
    found: dict[tuple[str, ...], list[_Place]] = {}
    begun = {key[:2] for key in wanted}
    for at, said in words.items():
        for word in range(len(said) - LEAST_WORDS + 1):
            if (said[word], said[word + 1]) not in begun:
                continue
            key = tuple(said[word : word + LEAST_WORDS])
            if key in wanted:
                known = found.setdefault(key, [])
                if len(known) < MOST_PLACES:
                    known.append(_Place(at, word))
    return found


def _repeats(
    said: Sequence[str],
    own: int,
    words: dict[int, list[str]],
    places: dict[tuple[str, ...], list[_Place]],
) -> bool:
    """Whether a longer block than the ``own`` one has the same words."""
    for place in places.get(tuple(said[:LEAST_WORDS]), ()):
        other = words[place.block]
        is_same = other[place.word : place.word + len(said)] == list(said)
        if place.block != own and is_same and len(other) > len(words[own]) - MOST_NAMING:
            return len(other) > len(said)
    return False
