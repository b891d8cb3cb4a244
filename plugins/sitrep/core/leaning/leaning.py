"""On whom an account seems to lean, by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitrep.core.events import UNNAMED
from sitrep.core.leaning.names import NamedSource, SourceNames
from sitrep.core.leaning.wording import wording
from sitrep.core.model import UNKNOWN_SOURCE, Passage, Report
from sitrep.core.prose.signs import STOPS

_SENTENCE = re.compile(rf"(?:[^.!?{STOPS}\n]|[.!?](?=\S))+(?:[.!?{STOPS}]+|\n|$)")
_CONJECTURE = re.compile(r"\{\?|\?\}")
LONGEST = 120
"""Characters of a sentence that are shown as evidence."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """Somebody on whose word an account says that something rests."""

    source: str
    """An id of sources.toml, or ``unnamed``."""
    words: str
    """The sentence that says so, or as much as shows it."""


def leanings(text: str, origin: str, names: SourceNames) -> tuple[Leaning, ...]:
    """On whom a text leans besides its origin, each once, in its order; ``unnamed`` comes last."""
    found: dict[str, Leaning] = {}
    for sentence in _SENTENCE.findall(_CONJECTURE.sub("  ", text)):
        for source in _speakers(sentence, origin, names):
            found.setdefault(source, Leaning(source, _shown(sentence)))
    unnamed = found.pop(UNNAMED, None)
    return (*found.values(), *((unnamed,) if unnamed else ()))


def voices(text: str, names: SourceNames) -> Iterator[NamedSource]:
    """Where a text names those on whose word something rests, its origin among them."""
    for sentence in _SENTENCE.finditer(_CONJECTURE.sub("  ", text)):
        lower = _small(sentence[0])
        for mention in names.find(sentence[0]):
            if _speaks(mention, lower):
                yield replace(
                    mention,
                    start=sentence.start() + mention.start,
                    end=sentence.start() + mention.end,
                )


def not_said(report: Report, passage: Passage, names: SourceNames) -> tuple[Leaning, ...]:
    """On whom a passage seems to lean and does not say so; nothing where its line has ``from=``.

    A curator who wrote it has judged.
    """
    if passage.rests_on:
        return ()
    origin = report.source or UNKNOWN_SOURCE.id
    return tuple(
        leaning
        for leaning in leanings(passage.text, origin, names)
        if leaning.source not in report.cites
    )


def opens_itself(text: str, origin: str, names: SourceNames) -> bool:
    """Whether the first sentence of a text is on nobody else's word who is named."""
    first = _SENTENCE.search(_CONJECTURE.sub("  ", text))
    return first is None or {UNNAMED}.issuperset(_speakers(first[0], origin, names))


def _speakers(sentence: str, origin: str, names: SourceNames) -> Iterator[str]:
    lower = _small(sentence)
    for mention in names.find(sentence):
        if mention.source != origin and _speaks(mention, lower):
            yield mention.source
    if wording().unnamed.search(lower):
        yield UNNAMED


def _small(text: str) -> str:
    """A text in small letters, as long as it was."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(sign.lower()[:1] for sign in text)


def _speaks(mention: NamedSource, lower: str) -> bool:
    before = lower[max(0, mention.start - 60) : mention.start]
    if wording().hearers.search(before):
        return False
    return bool(wording().before.search(before) or wording().behind.match(lower, mention.end))


def _shown(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rpartition(' ')[0]} …"
