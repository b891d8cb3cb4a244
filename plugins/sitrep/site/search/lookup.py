"""What the browser must know to read a query as the index was written.

The rule by which words are folded, every spelling of the names that records hold, the words for
months and weeks, and the words of the records, by which a misspelt one is known.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitrep.core.language import Language
from sitrep.site.addresses import SEARCH
from sitrep.site.search.days import month_words, week_names
from sitrep.site.search.folding import ARTICLES, FOLDS, LETTERS
from sitrep.site.search.marking import without_marks
from sitrep.site.search.parts import SearchRecord

ADDRESS = f"{SEARCH}names.json"
"""Where it stands."""
MOST_WORDS = 20_000
"""The words of the records that are told, the most frequent: some 60 kB on their way."""
_HEAD = re.compile(r"^.*?</head>", re.DOTALL)
_TITLE = re.compile(r'"title\[content\]" content="([^"]*)"')
"""Pagefind looks into titles as well."""
_TAG = re.compile(r"<[^>]*>|&#?\w+;")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class WordTally:
    """The words of some records, and in how many of them each is."""

    words: str
    numbers: tuple[int, ...]


class WordCount:
    """The words of records, counted one record after another."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def add(self, record: SearchRecord) -> None:
        """Count those of one more record."""
        titles = " ".join(_TITLE.findall(record.html))
        text = _TAG.sub(" ", f"{titles} {without_marks(_HEAD.sub('', record.html, count=1))}")
        self._found.update(set(_WORD.findall(text.lower())))

    def add_tally(self, tally: WordTally) -> None:
        """Add what was counted before."""
        for word, number in zip(tally.words.split(), tally.numbers, strict=True):
            self._found[word] += number

    def tally(self) -> WordTally:
        """What was counted."""
        return WordTally(" ".join(self._found), tuple(self._found.values()))

    def words(self) -> list[str]:
        """The most frequent words, by their letters."""
        order = sorted(self._found.items(), key=lambda item: (-item[1], item[0]))
        return sorted(word for word, _ in order[:MOST_WORDS])


@dataclass(frozen=True, slots=True)
class SpelledWords:
    """What records say, in words."""

    names: Mapping[str, str]
    """What they name, by its mark."""
    keys: Mapping[str, str]
    """Its mark, by each of its spellings, folded."""
    words: tuple[str, ...]


def lookup_file(spelled: SpelledWords, volumes: Sequence[str], language: Language) -> bytes:
    """All of it, as JSON; ``volumes`` are the codes of those beside the first."""
    table = {
        "letters": LETTERS,
        "folds": FOLDS,
        "articles": ARTICLES,
        "months": month_words(language),
        "week": week_names(language),
        "names": spelled.names,
        "keys": spelled.keys,
        "words": " ".join(spelled.words),
        "volumes": volumes,
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
