"""A text as words and numbers in digits, each with where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_UNSEEN = "\u00ad\u0640\u200b-\u200d"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670"
_WORD = rf"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fffʼ])[^\W\d_]|[{_UNSEEN}{_MARKS}])+"
"""A word; scripts that write no spaces have one for each letter."""
_GROUPS = "\u0020\u00a0\u2009\u202f,.'’٬،"
"""What may part the thousands of a number, the same within it: 1,234,567."""
_TOKEN = re.compile(
    rf"(?P<grouped>(?<!\d)\d{{1,3}}(?P<sign>[{_GROUPS}])\d{{3}}(?:(?P=sign)\d{{3}})*(?!\d))"
    r"(?P<rest>[.,٫]\d{1,2}(?![\d.,]))?"
    r"|(?P<lakhs>(?<!\d)\d{1,2}(?:,\d\d)+,\d{3}(?!\d))"
    r"|(?P<decimal>\d+[.,٫]\d+)|(?P<plain>\d+)"
    rf"|(?P<word>{_WORD})"
)
MOST_DIGITS = 15
"""Digits of a number that counts something."""
_LETTERS = str.maketrans("ıىةکیٱھہ", "iيهكياهه")
_NOT_KEPT = re.compile(f"[{_UNSEEN}{_MARKS}]")


@dataclass(frozen=True, slots=True)
class TextToken:
    """A word, or a number in digits."""

    start: int
    end: int
    word: str
    """As ``plain_words`` has it; empty for digits."""
    values: tuple[Fraction, ...] = ()
    """What the digits may say where a multiple follows: 1.234 (million) is one or the other."""
    wholes: tuple[int, ...] = ()
    """What the digits may say by themselves."""


def tokens_of(text: str) -> tuple[TextToken, ...]:
    """The words and numbers of a text, in order."""
    return tuple(_tokens(text))


def plain_word(word: str) -> str:
    """A word as it is compared: small, without accents, vowel marks and differences of keyboards."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
    return _NOT_KEPT.sub("", kept).translate(_LETTERS)


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    return tuple(token.word for token in _tokens(text) if token.word)


def _tokens(text: str) -> Iterator[TextToken]:
    for found in _TOKEN.finditer(text):
        if found["word"]:
            if word := plain_word(found[0]):
                yield TextToken(found.start(), found.end(), word)
        elif len(found[0]) <= MOST_DIGITS * 2:
            yield _number(found)


def _number(found: re.Match[str]) -> TextToken:
    values, wholes = _readings(found)
    return TextToken(found.start(), found.end(), "", values, wholes)


def _readings(found: re.Match[str]) -> tuple[tuple[Fraction, ...], tuple[int, ...]]:
    if found["plain"] or found["lakhs"]:
        return _certain(_whole(found[0]))
    if found["decimal"]:
        # “12,7” may be a list of two numbers; with a full stop it is one number.
        parts = [_whole(part) for part in re.split("[.,٫]", found[0])]
        return (_decimal(found[0]),), tuple(parts) if "," in found[0] else ()
    grouped = _whole(found["grouped"])
    value = Fraction(grouped)
    if found["rest"]:
        digits = found["rest"][1:]
        return (value + Fraction(_whole(digits), 10 ** len(digits)),), (grouped,)
    if found["sign"] in ",." and len(found["grouped"]) <= len("123,456"):
        return (value, _decimal(found["grouped"])), (grouped,)
    if found["sign"] == " ":
        # “On 12 July 2020 300 people”, “shells of 120 300 were hurt”: a space may part two numbers.
        return (value,), (grouped, *map(_whole, found["grouped"].split(" ")))
    return (value,), (grouped,)


def _certain(number: int) -> tuple[tuple[Fraction, ...], tuple[int, ...]]:
    return (Fraction(number),), (number,)


def _decimal(digits: str) -> Fraction:
    whole, _, rest = re.sub("[.,٫]", " ", digits).partition(" ")
    return _whole(whole) + Fraction(_whole(rest), 10 ** len(rest))


def _whole(digits: str) -> int:
    """The number of digits of any script, without what parts thousands."""
    return int("".join(str(unicodedata.digit(sign)) for sign in digits if sign.isdigit())[:30])
