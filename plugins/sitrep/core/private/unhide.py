"""A text as whoever means to read it reads it: digits plain, disguises off.

Lines stay lines: a line feed in the text given is one in the text returned, so
that what is found can be named by the line it stands on.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from sitrep.core.private.words import knowledge

MOST_ESCAPES = 4
"""How many escapes may lie in each other: entities in a query in a feed have three."""

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef"
    "\u0300-\u036f\u0483-\u0489\u0610-\u061a\u0640\u064b-\u065f\u0670\u20d0-\u20ff\ufe00-\ufe0f]"
)
"""Signs without width, marks of direction, and marks that sit on other signs; Arabic needs no vowel
signs."""
_BEFORE_FOLDING = str.maketrans(
    {
        **dict.fromkeys("º˚⁰", "°"),
        **dict.fromkeys("′´‘’ʹʼ‛`", "'"),
        **dict.fromkeys("″“”„«»˝״", '"'),
        **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"),
        **dict.fromkeys("\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029", " "),
        **dict.fromkeys("،、", ","),
        **dict.fromkeys("٫。｡․", "."),
        "٬": ",",
        "İ": "I",
        "؛": ";",
    }
)
_TAME = re.compile("[\x20-\x7e\nÀ-ÖØ-öø-žšŠ’‘“”«»–—…]*")
"""A text in Latin letters with nothing to fold but quotation marks and dashes."""
_QUOTES = (
    ("’", "'"),
    ("‘", "'"),
    ("“", '"'),
    ("”", '"'),
    ("«", '"'),
    ("»", '"'),
    ("–", "-"),
    ("—", "-"),
    ("İ", "I"),
)
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_LOOKALIKES = str.maketrans(
    "аАвВеЕкКмМнНоОрРсСтТуУхХіІјЈѕЅԁԛԝαΑβΒεΕιΙκΚμΜνΝοΟρΡτΤυΥχΧ",
    "aABBeEkKMMHHoOpPcCTTyYxXiIjJsSdqwaABBeEiIkKuMvNoOpPtTuYxX",
)
_MIXED = re.compile("[A-Za-z@][\u0370-\u052f]|[\u0370-\u052f][A-Za-z@]|[\u0370-\u052f]\\.[a-z]{2}")
"""Letters of two alphabets side by side: no word of any language has them."""
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_MARKUP = re.compile(r"\*+|\\|~~|</?(?!(?:at|dot|a)>)[A-Za-z][^<>\n@]{0,80}>|<!--|-->")
"""Emphasis, escapes and tags: where they are not rendered, readers still read past them."""
_LINK = re.compile(
    r"<a\s[^<>\n]{0,200}?href ?= ?(?:\"([^\"<>\n]{1,500})\"|'([^'<>\n]{1,500})'|([^\s<>]{1,500}))[^<>\n]{0,200}>",
    re.IGNORECASE,
)
"""A link as HTML: where it leads to is as public as its text."""
_SPREAD = re.compile(r"[\d+](?<!\S[\d+])(?: [\d.,°-]){8,}(?!\S)")
"""Digits, points and commas, a space between all of them."""
_LETTERS = re.compile(r"(?<!\S)\S(?: \S){2,40} @(?: \S){5,40}(?!\S)")
"""An address with a space between all of its signs."""
_DEFANGED = re.compile(r"[\[({]([.@:])[\])}]")
"""A point or an @ in brackets, as those write who want no link made of it."""
_SPACED = re.compile(r"(\d(?<![\w.]\d))([^\w\n,;:]{1,3})(\d(?:\2\d(?!\d)){5,})(?!\w)")
"""Single digits, the same sign between all of them."""


@lru_cache(1)
def unhide(text: str) -> str:
    """The text in normal form: what was written apart, escaped or in other signs is plain."""
    if "&" in text:
        text = _unescaped(text)
    if "<a" in text:
        text = _LINK.sub(r" \1\2\3 ", text)
    if "%" in text:
        text = " ".join(_decoded(word) for word in text.split(" "))
    if not text.isascii():
        text = _folded(text)
    if "*" in text or "\\" in text or "<" in text or "~" in text:
        text = _MARKUP.sub("", text)
    if "punycode" not in text and "xn--" in text:
        text = " ".join(_from_punycode(word) for word in text.split(" "))
    if "]" in text or ")" in text or "}" in text:
        text = _DEFANGED.sub(r"\1", text)
    if " @ " in text:
        text = _LETTERS.sub(lambda spread: spread[0].replace(" ", ""), text)
    text = _SPACED.sub(_joined, _SPREAD.sub(lambda spread: spread[0].replace(" ", ""), text))
    return knowledge().spoken_digits.sub(_spoken, text) if _says_digits(text) else text


def _unescaped(text: str) -> str:
    for _ in range(MOST_ESCAPES):
        plain = html.unescape(text)
        if plain == text:
            break
        # An entity may stand for a line feed; lines are counted by those of the text given.
        text = plain if plain.count("\n") == text.count("\n") else plain.replace("\n", " ")
    return text


def _decoded(word: str) -> str:
    for _ in range(MOST_ESCAPES):
        if not _ESCAPED.search(word):
            return word
        plain = unquote(word)
        word = plain if plain.count("\n") == word.count("\n") else plain.replace("\n", " ")
    return word


def _folded(text: str) -> str:
    if _TAME.fullmatch(text):
        for sign, plain in _QUOTES:
            text = text.replace(sign, plain)
        return text
    text = unicodedata.normalize("NFKC", text.translate(_BEFORE_FOLDING))
    text = _UNSEEN.sub("", text)
    text = _FOREIGN_DIGIT.sub(lambda sign: str(unicodedata.decimal(sign[0])), text)
    if _MIXED.search(text):
        return " ".join(_one_alphabet(word) for word in text.split(" "))
    return text


def _one_alphabet(word: str) -> str:
    return word.translate(_LOOKALIKES) if _MIXED.search(word) else word


def _from_punycode(word: str) -> str:
    """The word with its ``xn--`` labels written out; one that cannot be is kept."""
    try:
        return re.sub(
            r"xn--[a-z0-9-]+", lambda label: label[0][4:].encode().decode("punycode"), word
        )
    except (UnicodeError, OverflowError):
        return word


def _joined(match: re.Match[str]) -> str:
    return match[1] + re.sub(r"\D", "", match[3])


def _says_digits(text: str) -> bool:
    lowered, known = text.lower(), knowledge()
    # Searching for the whole pattern takes ten times as long as looking where its first words are.
    return any(
        known.says_digits.match(lowered, at)
        for word in known.rare_digit_words
        for at in _places(word, lowered)
    )


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word begins in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _spoken(match: re.Match[str]) -> str:
    """The digits that words say: “double four” is two, “thirty-six point one” has a point."""
    known = knowledge()
    written, times = "", 1
    for word in re.findall(r"[\w']+", match[0].lower()):
        if word in known.repeats:
            times = known.repeats[word]
        elif word in known.tens:
            written += known.tens[word]
        elif word in known.points:
            written += "."
        else:
            written += known.digit_words[word] * times
            times = 1
    return re.sub(r"(\d)0(\d)\.", r"\1\2.", written)
