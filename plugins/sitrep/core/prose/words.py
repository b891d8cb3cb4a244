"""How many words a text has, in scripts with spaces between words and in those without.

Where no spaces are written, letters are counted and divided by how many a word has on average, so
that a paragraph weighs as much as its translation does. Where a word begins plays no part in that;
what is compared word by word takes three letters in a row for one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitrep.core.prose.signs import HAN, KANA, SOUTH_EAST_ASIAN, UNSPACED

HAN_PER_WORD = 1.6
"""Letters of a word of Chinese: most have two, and particles one."""
KANA_PER_WORD = 2.5
OTHERS_PER_WORD = 3.5
"""Of Thai, Lao, Burmese and Khmer, without the signs above and below the letters."""
IN_A_ROW = 3
"""Letters that are compared as one word."""

_REMEMBERED = 4096
"""Texts whose words are counted once: the blocks of a document are asked for theirs many times."""
_UNSPACED = re.compile(f"[{UNSPACED}]+")
_HAN, _KANA = re.compile(f"[{HAN}]"), re.compile(f"[{KANA}]")
_OTHERS = re.compile(f"[{SOUTH_EAST_ASIAN}]")
_LETTERS = re.compile(f"[{HAN}{KANA}\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff]+")
_ETHIOPIC_SPACE = "\u1361"
_WORD = re.compile(r"\w+")


def is_unspaced(text: str) -> bool:
    """Whether a text has signs of a script without spaces between words."""
    return not text.isascii() and _UNSPACED.search(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def word_count(text: str) -> int:
    """How many words a text has; in scripts without spaces, how many its letters come to."""
    if text.isascii():
        return len(text.split())
    text = text.replace(_ETHIOPIC_SPACE, " ")
    if not _UNSPACED.search(text):
        return len(text.split())
    letters = (
        len(_HAN.findall(text)) / HAN_PER_WORD
        + len(_KANA.findall(text)) / KANA_PER_WORD
        + len(_OTHERS.findall(text)) / OTHERS_PER_WORD
    )
    spaced = len(_UNSPACED.sub(" ", text).split())
    return max(spaced + round(letters), len(text.split()))


def first_words(text: str, most: int) -> str:
    """The beginning of a text on one line, of at most so many words."""
    kept: list[str] = []
    for piece in text.split():
        size = word_count(piece)
        if size > most:
            kept.append(piece[: most * round(HAN_PER_WORD)])
        if size >= most:
            if size == most:
                kept.append(piece)
            break
        kept.append(piece)
        most -= size
    return " ".join(each for each in kept if each)


def comparable_words(text: str) -> list[str]:
    """The words by which texts are compared, in lower case, in their order."""
    text = text.lower()
    if not is_unspaced(text):
        return _WORD.findall(text)
    words: list[str] = []
    at = 0
    for run in _LETTERS.finditer(text):
        words += _WORD.findall(text, at, run.start())
        letters = run[0]
        last = max(1, len(letters) - IN_A_ROW + 1)
        words += [letters[start : start + IN_A_ROW] for start in range(last)]
        at = run.end()
    return words + _WORD.findall(text, at)
