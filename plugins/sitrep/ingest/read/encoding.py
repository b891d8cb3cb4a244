"""Bytes to characters: what a text is marked or stated to be in, else UTF-8, else a guess.

The guess is chardet's. Of four detectors it alone read all of 124 invented texts in sixteen
languages (200 and 2,000 bytes, plain and as pages) and left all of 104 Western European ones, most
of them English with a few signs, as they were. With nearly the same encodings to choose from,
charset-normalizer read 117 and 76; with all that they know, uchardet 116 and 48, Resiliparse 116
and 92.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sitrep.core.errors import DocumentError

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

_WESTERN = "Windows-1252"
_GUESSED = (
    *("windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254"),
    *("windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874"),
    *("iso-8859-2", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9"),
    *("koi8-r", "koi8-u", "cp866"),
    *("gb18030", "big5", "big5hkscs", "shift_jis", "cp932", "euc-jp", "euc-kr", "cp949"),
)
"""Encodings in which news were written in the last forty years.

Those of old Macs, mainframes and DOS (but the Russian one) are left out: a single “½” in an
English text is read as one of theirs more often than a text is in one.
"""
_FOREIGN_WORD = re.compile(rb"[\xc0-\xff]{3,}")
"""Letters of which Western European texts never have three in a row: “هيئة”, “Москва”."""
_TAG = re.compile(rb"<[^<>]*>")
LEAST_CONFIDENCE = 0.1
"""Below it chardet guesses from too few letters: “café – “open”” by itself is Greek with 0.05.

Texts of 60 bytes in the encodings of Turkey and Poland have 0.2 and more.
"""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The characters of a text."""

    text: str
    guessed: str = ""
    """The encoding it was taken to be in though nothing says so; empty for Western European."""


def decode(data: bytes, stated: str | None = None) -> DecodedText:
    """The text of data, which may state its encoding; raises DocumentError for zero bytes."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return DecodedText(data.decode(encoding, "replace"))
    if b"\0" in data:
        raise DocumentError("it is not text: it contains zero bytes")
    text = data.decode("utf-8", "replace")
    # Before what is stated: a page saved again as UTF-8 may still state what it was before.
    if stated not in {None, "utf-8"} and "\ufffd" in text:
        return DecodedText(data.decode(str(stated), "replace"))
    if _is_utf8(data, text):
        return DecodedText(text)
    guessed = _guess(data)
    text = data.decode(guessed, "replace")
    return DecodedText(text, "" if guessed == _WESTERN else guessed)


def _is_utf8(data: bytes, text: str) -> bool:
    """Whether data is UTF-8 but for a few damaged characters; ``text`` is what it decodes to."""
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(sign > "\x7f" for sign in text) - text.count("\ufffd")
    return not bad or (bad <= MAX_BAD * len(text) + 1 and bad <= whole)


def _guess(data: bytes) -> str:
    """The encoding that the letters of data suggest."""
    written = _TAG.sub(b" ", data)
    telling = b"\n".join(line for line in written.splitlines() if not line.isascii())
    foreign = b" ".join(_FOREIGN_WORD.findall(telling))
    found = _detect(telling)
    # In an English text a few foreign words count for little; by themselves they are recognised.
    if foreign and found.encoding == _WESTERN:
        return _detect(foreign).encoding
    return found.encoding if foreign or found.confidence >= LEAST_CONFIDENCE else _WESTERN


@dataclass(frozen=True, slots=True)
class _Guess:
    encoding: str
    confidence: float


def _detect(data: bytes) -> _Guess:
    import chardet  # takes 60 ms to load, and most documents are UTF-8

    found = chardet.detect(data, include_encodings=_GUESSED, no_match_encoding=_WESTERN)
    return _Guess(found["encoding"] or _WESTERN, found["confidence"])
