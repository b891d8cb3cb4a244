"""Bytes to characters: by their mark, else UTF-8, else as stated, else by the letters themselves.

What is stated loses where the letters contradict it: pages are copied from one site to another,
and their labels with them.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from sitrep.core.errors import DocumentError
from sitrep.ingest.read.letters.evidence import WESTERN, contradicting, guess_encoding

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""In this order: the mark of UTF-16 is the beginning of that of UTF-32."""

MAX_BAD = 0.002
"""Share of characters that may be damaged in a text still taken for UTF-8.

A file cut off in the middle of a character has one, a scraper that mixes two pages a few.
"""
_LOST = "\ufffd"
_UNUSUAL = re.compile("[\x80-\x9f¤¦§¨ª¬¯²³µ¶¸¹º¼½¾ÐÝÞðýþ×÷ˆ†‡ƒ\ufffd]|[À-ÿ]{4}")
"""What a Western European text seldom has, and another one that is read as such often."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The characters of a text."""

    text: str
    guessed: str = ""
    """The encoding it was taken to be in though nothing says so; empty for Western European."""
    overruled: bool = False
    """Whether something else is stated, which its letters contradict."""
    is_unsure: bool = False
    """Whether it was read as Western European for want of any evidence."""

    @property
    def lost(self) -> int:
        """How many characters could not be read."""
        return self.text.count(_LOST)


def decode(data: bytes, stated: str | None = None) -> DecodedText:
    """The text of data, which may state its encoding; raises DocumentError for zero bytes."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return DecodedText(data.decode(encoding, "replace"))
    if b"\0" in data:
        raise DocumentError("it is not text: it contains zero bytes")
    text = data.decode("utf-8", "replace")
    # Before what is stated: a page saved again as UTF-8 may still state what it was before.
    if _is_clean(data, text) or (stated in {None, "utf-8"} and _is_utf8(data, text)):
        return DecodedText(text)
    if stated is None:
        return _by_letters(data)
    return _overruled(data) if stated == "utf-8" else _as_stated(data, stated)


def _as_stated(data: bytes, stated: str) -> DecodedText:
    text = data.decode(stated, "replace")
    lost = text.count(_LOST)
    if lost > MAX_BAD * len(text) + 1:
        read = _overruled(data)
        if read.lost < lost and not read.is_unsure:
            return read
    if other := contradicting(data, stated):
        return DecodedText(data.decode(other.codec, "replace"), other.encoding, overruled=True)
    return DecodedText(text)


def _overruled(data: bytes) -> DecodedText:
    read = _by_letters(data)
    return replace(read, guessed=read.guessed or WESTERN, overruled=True)


def _by_letters(data: bytes) -> DecodedText:
    guess = guess_encoding(data)
    text = data.decode(guess.codec, "replace")
    if guess.encoding != WESTERN:
        return DecodedText(text, guess.encoding)
    is_unsure = not guess.confidence and bool(_UNUSUAL.search(text))
    return DecodedText(text, is_unsure=is_unsure or _LOST in text)


def _is_clean(data: bytes, text: str) -> bool:
    """Whether data is UTF-8 throughout; ``text`` is what it decodes to."""
    return text.count(_LOST) == data.count(_LOST.encode())


def _is_utf8(data: bytes, text: str) -> bool:
    """Whether data is UTF-8 but for a few damaged characters; ``text`` is what it decodes to."""
    bad = text.count(_LOST) - data.count(_LOST.encode())
    whole = sum(sign > "\x7f" for sign in text) - text.count(_LOST)
    return not bad or (bad <= MAX_BAD * len(text) + 1 and bad <= whole)
