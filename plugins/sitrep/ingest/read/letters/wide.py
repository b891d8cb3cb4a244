"""UTF-16 and UTF-32 without the mark that says so, as Windows' tools and exports write them.

Such data is full of zero bytes, which no other text has. What it decodes to must be text:
letters and signs of a few scripts, each assigned. In the wrong order of bytes the letters come
from everywhere, and most of a program or a picture is no letter at all.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter

LOOKED_AT = 1 << 16
"""Bytes by which it is decided."""
MOST_ODD = 0.01
"""Share of characters that no text has: unassigned ones, controls, those of private use."""
OF_FEW_SCRIPTS = 0.6
"""Share of a text's characters in the three commonest rows of 256, in any script of few letters."""
LEAST_ASCII, ASCII_SHARE = 3, 0.005
"""How many characters of ASCII a text has at least; a Chinese one has its line ends and figures."""
_CHINESE = frozenset("，。、的")
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})
_HAN, _HANGUL = range(0x4E, 0xA0), range(0xAC, 0xD8)
"""Rows of Chinese characters and Korean syllables, over which the letters of a text are spread."""


def without_width(data: bytes) -> bytes:
    """Data in UTF-8 where it is UTF-16 or UTF-32 without a mark; any other as it is."""
    encoding = None if data.startswith(_MARKS) else _encoding(data)
    if encoding is None:
        return data
    return data.decode(encoding, "replace").removesuffix("\ufffd").encode()


def _encoding(data: bytes) -> str | None:
    if b"\0" not in data[:LOOKED_AT]:
        return None
    for encoding, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        head = data[:LOOKED_AT]
        try:
            text = head[: len(head) - len(head) % width].decode(encoding)
        except UnicodeDecodeError as error:
            # The end may cut a pair of surrogates in two.
            if error.start < len(head) - 2 * width:
                continue
            text = head[: error.start].decode(encoding)
        if _is_text(text):
            return encoding
    return None


def _is_text(text: str) -> bool:
    signs = [sign for sign in text if sign not in "\n\r\t\f\v\ufeff"]
    if not signs:
        return False
    odd = sum(unicodedata.category(sign) in _NO_TEXT for sign in signs)
    if odd > MOST_ODD * len(signs):
        return False
    rows = Counter(ord(sign) >> 8 for sign in signs)
    common = sum(number for _row, number in rows.most_common(3))
    spread = sum(number for row, number in rows.items() if row in _HAN or row in _HANGUL)
    if max(common, spread) < OF_FEW_SCRIPTS * len(signs):
        return False
    return _has_ascii(text) or not _CHINESE.isdisjoint(signs)


def _has_ascii(text: str) -> bool:
    """Whether there are line ends, spaces or letters of ASCII, as there are in any text.

    Where a single zero byte stands in a text of bytes, each two of them make a Chinese character.
    """
    return sum(sign < "\x80" for sign in text) >= max(LEAST_ASCII, ASCII_SHARE * len(text))
