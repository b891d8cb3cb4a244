"""A text as runs of words, the same in any script, case, accent or disguise.

Names and figures are left out of runs: two texts share them without copying.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

RUN = 3
"""Words in a run: an edited sentence, with one word in ten put for another, still holds most of its
own."""
MOST_NAMED = 1
"""Names or figures in a run that still says something."""
CAPITALS = 0.75
"""Share of words with capitals above which capitals are a style; a sentence full of names has about
half."""
JOINTS, JOINT = 2, 3
"""Words that may join two parts of a name, and the letters each may have: *of*, *for the*, *and*.
"""
WORD, SIGN = 2, 1
"""What a word weighs, and a sign of a script that puts no spaces between words, of which about two
make one."""
NAMED = "*"
"""Takes the place of names and figures; no word is written like this."""

_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Chinese characters."""
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_SIGN = re.compile(f"[{_UNSPACED}]")
_FIGURE = re.compile("[0-9]")
_DROPPED = re.compile("['’ʼ`´‘\u0640\u115f\u1160\u3164\u180e\uffa0]")
"""Apostrophes, the Arabic letter that only stretches a word, and letters that show nothing."""
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
"""The categories of accents and of signs that nobody sees."""
_ALIKE = str.maketrans(
    "авекмнорстухіјѕһԁԛԝ" + "αεικνορτυχγ" + "ıłøđƚɑɡ" + "ىیکة",
    "abekmhopctyxijshdqw" + "aeikvoptuxy" + "ilodlag" + "ييكه",
)
"""Letters that are put for others: Cyrillic, Greek and Latin ones of one look, and those of Arabic
keyboards."""


@dataclass(frozen=True, slots=True)
class ComparedWord:
    """A word of a text as it is compared."""

    text: str
    start: int
    """Where it begins in the text it was taken from, in characters."""
    weight: int = WORD
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a text in a row."""

    text: str
    start: int
    """Where it begins, in characters of the text it was taken from."""
    end: int
    """Where its last word begins."""
    weight: int
    """That of its first word: what it adds to the run before it."""


def runs_of(text: str) -> tuple[Run, ...]:
    """The runs of a plain text that say something, in order."""
    return tuple(_runs(words_of(text)))


def run_texts(text: str) -> frozenset[str]:
    """The runs of a plain text that say something, where it does not matter where they stand."""
    words = words_of(text)
    found = (_text_of(words[first:end]) for first, end in _spans(words))
    return frozenset(filter(None, found))


def words_of(text: str) -> tuple[ComparedWord, ...]:
    """The words of a plain text, with one sign for names and figures that follow each other.

    Where nearly all words have capitals, as in a headline, capitals mark no names.
    """
    words = tuple(_words(text))
    cased = [word for word in words if is_cased(text[word.start])]
    if sum(text[word.start].isupper() for word in cased) > CAPITALS * len(cased):
        words = tuple(replace(word, is_name=word.text.isdecimal()) for word in words)
    return tuple(_named_once(tuple(_joined(words))))


def is_cased(sign: str) -> bool:
    """Whether a letter has a small and a capital form."""
    return sign.lower() != sign.upper()


def _runs(words: Sequence[ComparedWord]) -> Iterator[Run]:
    for first, end in _spans(words):
        if text := _text_of(words[first:end]):
            word = words[first]
            yield Run(text, word.start, words[end - 1].start, word.weight)


def _spans(words: Sequence[ComparedWord]) -> Iterator[tuple[int, int]]:
    """Where each run begins and ends, counted in words."""
    end = weight = 0
    for first, word in enumerate(words):
        while end < len(words) and weight < RUN * WORD:
            weight += words[end].weight
            end += 1
        if weight < RUN * WORD:
            return
        yield first, end
        weight -= word.weight


def _text_of(run: Sequence[ComparedWord]) -> str:
    """The words of a run; empty where it holds too many names to say something."""
    if [word.is_name for word in run].count(True) > MOST_NAMED:
        return ""
    return " ".join([word.text for word in run])


def _joined(words: Sequence[ComparedWord]) -> Iterator[ComparedWord]:
    """The words, with those that join the parts of a name as parts of it.

    In *Office for the Coordination of* they are *for*, *the* and *of*.
    """
    names = [at for at, word in enumerate(words) if word.is_name and not word.text[0].isdigit()]
    joints: set[int] = set()
    for one, other in pairwise(names):
        if other - one <= JOINTS + 1 and all(
            len(word.text) <= JOINT for word in words[one + 1 : other]
        ):
            joints.update(range(one + 1, other))
    for at, word in enumerate(words):
        yield replace(word, is_name=True) if at in joints else word


def _named_once(words: Sequence[ComparedWord]) -> Iterator[ComparedWord]:
    """The words without what names and figures say, and one sign where several follow each other."""
    for before, word in zip((None, *words), words, strict=False):
        if not word.is_name:
            yield word
        elif before is None or not before.is_name:
            yield replace(word, text=NAMED)


def _words(text: str) -> Iterator[ComparedWord]:
    """Each word by its letters, without case, accents and what cannot be seen."""
    folded, places = _folded(text)
    for found in _TOKEN.finditer(folded):
        word = found[0]
        start = found.start() if places is None else places[found.start()]
        is_upper = text[start].isupper()
        if word.isascii():  # most words: what follows would change nothing in them
            is_name = is_upper or _FIGURE.search(word) is not None
            yield ComparedWord(word.lower(), start, WORD, is_name)
        else:
            weight = SIGN if len(word) == 1 and _SIGN.match(word) else WORD
            is_name = is_upper or any(map(str.isdigit, word))
            yield ComparedWord(word.casefold().translate(_ALIKE), start, weight, is_name)


def _folded(text: str) -> tuple[str, list[int] | None]:
    """The text without accents and unseen signs, and where each of its signs stood.

    None where nothing has moved.
    """
    if text.isascii() and "'" not in text and "`" not in text:
        return text, None
    folded: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = sign if sign.isalnum() and sign.isascii() else _plain(sign)
        folded.append(plain)
        places += [place] * len(plain)
    return "".join(folded), places


def _plain(sign: str) -> str:
    apart = _DROPPED.sub("", unicodedata.normalize("NFKD", sign))
    return "".join(_numeral(each) for each in apart if unicodedata.category(each) not in _UNSEEN)


def _numeral(sign: str) -> str:
    """A digit of any script as an ASCII one."""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
