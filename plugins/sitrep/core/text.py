"""Small questions about plain text that several rooms ask."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import chain
from itertools import count as numbers

from anyascii import anyascii

_UNCARRIED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    "|["
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
"""Control characters, lone surrogates and non-characters: XML 1.0 forbids them
or HTML calls them a parse error, so no surface could carry them."""

_NO_SLUG = re.compile(r"[^a-z0-9]+")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 80
"""Longest slug, in characters: room for a date, a source and five words."""


_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""Names of devices on Windows, where no file or folder can bear them, whatever its ending."""


def legible(text: str) -> str:
    """Text without the characters that neither HTML nor XML can carry."""
    # Most text is printable, which is found out several times faster than the pattern searches.
    return text if text.replace("\n", "").isprintable() else _UNCARRIED.sub("", text)


def one_line(text: str) -> str:
    """Text with every run of white space made one space, none at the ends."""
    return " ".join(text.split())


def is_visible(text: str) -> bool:
    """Whether a reader would see anything of text."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


def slugify(text: str, *, limit: int = MAX_SLUG) -> str:
    """Lower-case ASCII words of text joined by hyphens, cut at a word; may be empty.

    Letters of other scripts are spelled in Latin ones.
    """
    plain = text if text.isascii() else _in_ascii(text)
    # “Syria's” is one word, “syrias”.
    slug = _NO_SLUG.sub("-", plain.lower().replace("'", "")).strip("-")
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]


def _in_ascii(text: str) -> str:
    """Text as slugs spell it, without what cannot be spelled and punctuation beyond ASCII."""
    # The transliteration is anyascii's, the rest ours: python-slugify makes “d-accord”, “12000” and
    # “a-b” of “d'accord”, “12,000” and “a—b”, and addresses once given must stay.
    parts: list[str] = []
    was_foreign = False
    for sign in unicodedata.normalize("NFC", text):
        plain = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode("ascii")
        spelled = plain or _spelled(sign)
        kind = unicodedata.category(sign)
        is_mark = kind[0] == "M" or kind == "Lm"  # of the letter before it
        is_foreign = not plain and (was_foreign if is_mark else kind == "Lo")
        # Scripts without capitals often have no spaces either: “PCの” is two words.
        if spelled and is_foreign != was_foreign and (is_foreign or spelled.isalnum()):
            parts.append(" ")
        was_foreign = is_foreign if spelled else was_foreign
        parts.append(spelled)
    return "".join(parts)


def _spelled(sign: str) -> str:
    """A letter, mark or digit in Latin letters; empty for other signs."""
    if unicodedata.category(sign)[0] not in "LMN":
        return ""
    spelled = anyascii(sign).strip("'`")
    # A capital where the script has none begins a syllable, as in Chinese: “BeiJing”.
    return f" {spelled}" if spelled[:1].isupper() and not sign.isupper() else spelled


def is_slug(text: str) -> bool:
    """Whether text can be part of a URL as it is, and the name of a file on every system."""
    return len(text) <= MAX_SLUG and SLUG.fullmatch(text) is not None and not is_device(text)


def is_device(text: str) -> bool:
    """Whether Windows takes a slug for a device."""
    return _DEVICES.fullmatch(text) is not None


def slug_problem(text: str) -> str | None:
    """Why a text cannot be an id, as the predicate of a sentence; None where it can."""
    if is_device(text):
        return "is the name of a device on Windows, where no file can have it"
    return None if is_slug(text) else "is not a valid id"


def mint_id(words: Iterable[str], ids: Collection[str]) -> str:
    """A new id of words: an address of the site, not in ``ids``, never to be changed."""
    # Five characters are kept for “-2” to “-9999”.
    base = slugify(" ".join(words), limit=MAX_SLUG - 5) or "report"
    names = chain([base], (f"{base}-{number}" for number in numbers(2)))
    return next(name for name in names if name not in ids and not is_device(name))


def count(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
