"""Sentences of a text that say whose it is: "told …", "this was reported by …", "produced by …".

Each language has its own words, in ``credits.toml``. An outlet that is known has to follow
them, or to stand before those that come behind a name ("Reuters'a konuşan", "Example reports").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sitrep.core.prose.words import is_unspaced
from sitrep.ingest.draft import Draft, Finding
from sitrep.ingest.find.outlet_names import outlet_at, outlet_called, outlet_ending
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.data_files import read_data
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.outlets import Outlet, OutletKind
from sitrep.ingest.knowledge.phrase_index import PhraseIndex

FIRST_PARAGRAPHS = 3
"""Paragraphs at the beginning of a text in which it says who produced it."""
MOST_SIGNS = 6
"""Signs of an outlet's name in a script without spaces."""
SHOWN = 80
"""Characters of a sentence that are shown as evidence."""
_BEFORE = 30
"""Characters before such words that are shown with them as evidence."""
_REMEMBERED = 256
"""Groups of patterns that are put together once: most texts need the same few."""

_NEWS = frozenset(
    {None, OutletKind.WIRE, OutletKind.AGENCY, OutletKind.PRESS, OutletKind.BROADCASTER}
    | {OutletKind.PORTAL}
)
"""Kinds of outlets that people tell things and that report."""


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The patterns of one kind of sentences."""

    patterns: tuple[str, ...]
    index: PhraseIndex
    """Which of them may be in a text, in small letters."""

    def in_each(self, texts: Sequence[str]) -> Iterator[tuple[str, re.Match[str]]]:
        """Where one of them is in texts, with the text."""
        possible = self.index.possible_in_each([text.lower() for text in texts])
        for text, numbers in zip(texts, possible, strict=True):
            if numbers:
                pattern = _joined(tuple(self.patterns[number] for number in numbers))
                yield from ((text, match) for match in pattern.finditer(text))


@cache
def _sentences(kind: str) -> _Sentences:
    entries = read_data("credits")[kind]
    return _Sentences(
        tuple(entry["pattern"] for entry in entries),
        PhraseIndex([frozenset(entry["needs"]) for entry in entries]),
    )


@lru_cache(_REMEMBERED)
def _joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def told_outlet(draft: Draft, settings: Settings) -> Finding | None:
    """The one outlet that people told things."""
    return _only(_named(draft, "told", settings))


def reporting_outlet(draft: Draft, settings: Settings) -> Finding | None:
    """The one outlet that a text says reported what it tells."""
    return _only(_named(draft, "reported", settings))


def producing_outlet(draft: Draft, settings: Settings) -> Finding | None:
    """Who produced a report, as it says at its beginning."""
    first = next((at for at, block in enumerate(draft.blocks) if block.is_body), 0)
    blocks = (*draft.blocks[max(0, first - FIRST_PARAGRAPHS) : first], *draft.body)
    texts = [plain(block.text) for block in blocks[: 2 * FIRST_PARAGRAPHS]]
    for text, match in _sentences("produced").in_each(texts):
        outlet = outlet_at(text[match.end() :], settings)
        if outlet:
            return Finding(outlet.name, text[match.start() :][:SHOWN])
    return None


def _named(draft: Draft, kind: str, settings: Settings) -> Iterator[tuple[Outlet, str]]:
    """The outlets behind words of a kind, each with the words."""
    texts = [plain(block.text) for block in draft.body]
    for text, match in _sentences(kind).in_each(texts):
        behind = text[match.end() :]
        outlet = _outlet_behind(behind, settings)
        if outlet and outlet.kind in _NEWS:
            yield outlet, f"{match.group()}{_name_in(behind, outlet, settings)}"
    for text, match in _sentences(f"{kind}_behind").in_each(texts):
        outlet = outlet_ending(text[: match.start()], settings)
        if outlet and outlet.kind in _NEWS:
            begin = max(0, match.start() - _BEFORE)
            yield outlet, text[begin : match.end()].partition(" ")[2] or text[begin : match.end()]


def _name_in(text: str, outlet: Outlet, settings: Settings) -> str:
    """The words with which text names an outlet."""
    words = text.split()
    for length in range(1, len(words) + 1):
        name = " ".join(words[:length]).strip(" .,:;()[]«»")
        if outlet_at(name, settings) is outlet:
            return name
        if length > MOST_SIGNS:
            break
    return text[:MOST_SIGNS]


def _outlet_behind(text: str, settings: Settings) -> Outlet | None:
    """The outlet that text begins with, in a script without spaces as well."""
    if not text or not is_unspaced(text[0]):
        return outlet_at(text, settings)
    names = (outlet_called(text[:length], settings) for length in range(MOST_SIGNS, 1, -1))
    return next(filter(None, names), None)


def _only(named: Iterator[tuple[Outlet, str]]) -> Finding | None:
    """The outlet that is named, where others are named less than half as often."""
    words: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for outlet, said in named:
        counts[outlet.name] += 1
        words.setdefault(outlet.name, said)
    (most, times), *others = counts.most_common(2) or [("", 0)]
    if not times or (others and times < 2 * others[0][1]):
        return None
    return Finding(most, words[most])
