"""Texts of Central Europe and Turkey that were taken for Western European ones.

Turkish, Polish, Czech, Hungarian and Romanian ("kiþi", "by³y", "pøi") keep most of their letters
then: signs within words, or letters that no Western language has together, must show them first,
and chardet must find the letters of the other encoding.
"""

from __future__ import annotations

import re
from functools import cache

from sitrep.ingest.read.letters.evidence import contradicting

_SIGNS = "¹³±¶¿º¼¾"
"""Signs that no word has within it; in the encodings of Central Europe they are letters."""
_WITHIN = re.compile(rf"(?<=[a-zß-ÿ])[{_SIGNS}](?=[a-zß-ÿ])")
_TOGETHER = (("ý", "þ"), ("ý", "ð"), ("ø", "ì"), ("õ", "û"), ("þ", "ã"))
"""Letters of no Western language together, but of Icelandic (the first two): of Turkish, Czech,
Hungarian and Romanian they are letters that were misread."""
_TELLING = 3
"""Such signs from which, or number of such letters above which, a text is looked at more closely."""
_MISREAD_SURE = 0.15
"""Confidence that is enough where such signs have spoken first: 120 letters have it."""
_SIBLINGS = {
    "cp1250": ("cp1250", "iso8859-2"),
    "iso8859-2": ("cp1250", "iso8859-2"),
    "iso8859-9": ("cp1254",),
}
"""Encodings that share all but a few letters: the one that leaves no sign within a word is right."""
CENTRAL = frozenset({"cp1250", "iso8859-2", "cp1254"})
"""The encodings that are told here."""
_JOINING = frozenset("'’ʼ-‑·.")
"""Signs that words have within them."""


def truly_central(text: str) -> str | None:
    """The encoding of Central Europe or Turkey of a text that was taken for a Western one."""
    has_letters = any(
        one in text and other in text and text.count(one) + text.count(other) > _TELLING
        for one, other in _TOGETHER
    )
    if not has_letters and not _has_signs(text):
        return None
    data = _western_bytes(text)
    found = contradicting(data, "cp1252", sure=_MISREAD_SURE) if data else None
    if found is None or data is None:
        return None
    codecs = _SIBLINGS.get(found.codec, (found.codec,))
    return min(codecs, key=lambda codec: _signs_within(data.decode(codec, "replace")))


def _has_signs(text: str) -> bool:
    """Whether such signs are within words; counted first, for most pages have hardly any."""
    if sum(map(text.count, _SIGNS)) < _TELLING:
        return False
    return len(_WITHIN.findall(text)) >= _TELLING


def _signs_within(text: str) -> int:
    """How many signs stand between the letters of words."""
    return sum(
        before.isalpha() and after.isalpha() and not (sign.isalnum() or sign in _JOINING)
        for before, sign, after in zip(text, text[1:], text[2:], strict=False)
    )


def _western_bytes(text: str) -> bytes | None:
    """The bytes of a text as Western Europe writes it; None where it has letters of others."""
    if any(sign.isalpha() and sign not in _BYTES for sign in text):
        return None
    return b"".join(_BYTES.get(sign, b"?") for sign in text)


def _western_byte_table() -> dict[str, bytes]:
    """The signs of Latin-1 and Windows-1252 with their bytes."""
    each = [bytes([byte]) for byte in range(0x100)]
    latin = {byte.decode("latin-1"): byte for byte in each}
    return latin | {sign: byte for byte in each if (sign := byte.decode("cp1252", "ignore"))}


_BYTES = _western_byte_table()


@cache
def letters_of(codec: str) -> dict[int, str]:
    """What each sign of Windows-1252 or Latin-1 is in another encoding, where it is a letter there."""
    letters = {}
    for byte in range(0x80, 0x100):
        data = bytes([byte])
        letter = data.decode(codec, "ignore")
        if not letter or not letter.isprintable():
            continue
        for taken_for in ("latin-1", "cp1252"):
            if sign := data.decode(taken_for, "ignore"):
                letters[ord(sign)] = letter
    return letters
