"""Whose voice a block speaks with: a report's, its page's, or a reader's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

STEM = 5
"""First letters by which a word is known again: displace, displaced, displacement."""
LONG = 5
"""Letters from which a word says something of what a text is about; four in scripts that leave vowels out."""

_QUOTED = re.compile(r"“[^”]{0,1000}”|\"[^\"]{0,1000}\"|«[^»]{0,1000}»|„[^“”]{0,1000}[“”]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def is_readers(text: str) -> bool:
    """Whether text speaks as readers do: of itself or to somebody, outside quotations; or without a capital."""
    said = _QUOTED.sub(" ", text)
    own = _voice("reader")
    if any(word in own for word in _words(said)):
        return True
    return text[:1].islower() or text.rstrip().endswith(("!", "?"))


def page_words(text: str) -> int:
    """How many words of text, outside quotations, are such as pages say to readers, or of themselves."""
    own = _voice("page")
    return sum(word in own for word in _words(_QUOTED.sub(" ", text)))


def subjects(text: str) -> frozenset[str]:
    """The stems of the words by which a text shows what it is about."""
    common = _voice("common")
    long = (word for word in _words(text) if len(word) >= LONG - (not word.isascii()) and word not in common)
    return frozenset(word[:STEM] for word in long)


def _words(text: str) -> Iterable[str]:
    """The words of a text in lower case; those in capitals, as US and EU, are no pronouns."""
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) == 1 or not word.isupper():
            yield word.lower().replace("’", "'")
        elif len(word) > 3:
            yield word.lower()


@cache
def _voice(name: str) -> frozenset[str]:
    text = files("sitrep.ingest").joinpath("data", "page_voice.toml").read_text("utf-8")
    return frozenset(map(str, tomllib.loads(text)[name]))
