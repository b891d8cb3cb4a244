"""Accents put together with their letters, as texts from macOS and some PDFs have them apart.

Unicode's composed form (NFC) also takes some characters apart and replaces others by likenesses;
those stay as they were written, so that the words of a text remain what can be found in it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain


def composed(text: str) -> str:
    """Text in which each letter and its accents are one character where there is one."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return _changing().sub(_composed, text)


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


@cache
def _changing() -> re.Pattern[str]:
    """Runs of characters none of which is by itself another one in the composed form."""
    signs = map(chr, chain(range(0x340, 0xFB50), range(0x2F800, 0x2FA20)))
    other = "".join(sign for sign in signs if unicodedata.normalize("NFC", sign) != sign)
    return re.compile(f"[^{re.escape(other)}]+")
