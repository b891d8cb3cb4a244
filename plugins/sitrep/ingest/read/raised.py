"""Raised and lowered signs written on the line, so that 10⁵ does not become 105.

A power keeps its raised digits; a unit's square, an ordinal's ending and a
formula's index stay with their word, as they are read aloud. The mark of a
footnote is put in brackets, and is left out if it was a link.
"""

from __future__ import annotations

import re

_UP = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_DOWN = str.maketrans("0123456789+-−–", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋")
_NUMBER = re.compile(r"[+\-−–]?\d{1,3}")
_MARK = re.compile(r"\(?(?:\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[a-z]|[ivx]{1,5})\)?", re.IGNORECASE)
"""What calls a footnote: a number or several, a letter, a small Roman number."""
_BASE = re.compile(r"(?<![\d.,])10$|(?:[×x*·]\s?)\d{1,3}$")
"""The base of a power: ten, or a number that is multiplied."""
_UNIT = re.compile(
    r"(?:^|[\s\d/(])(?:k|c|m|d|h|µ)?m$|(?:^|[\s\d/(])(?:ft|yd|mi|in|км|см|м)$", re.IGNORECASE
)
_RECIPROCAL = re.compile(r"[a-zµ]{1,4}$", re.IGNORECASE)
_SHORT = re.compile(r"(?:^|[\s\d(])[A-ZÀ-Þa-zß-ÿ]?$|\d$")
"""After a figure or a lone letter a raised letter is an ending: 2e, 1o, Mr."""


def raised(before: str, text: str, *, is_link: bool = False) -> str:
    """How the raised ``text`` reads on the line after ``before``.

    ``is_link`` says that it leads elsewhere on the page.
    """
    sign = " ".join(text.split())
    is_power = _NUMBER.fullmatch(sign) and _BASE.search(before)
    if is_link and not is_power and _MARK.fullmatch(sign.strip("[]")):
        return ""  # the note it leads to is not part of the line, and a report has no links to it
    if _NUMBER.fullmatch(sign):
        return _raised_number(before, sign)
    is_mark = _MARK.fullmatch(sign) and (sign[-1].isdigit() or not _SHORT.search(before))
    return _mark(sign) if is_mark and (len(sign) == 1 or sign[-1].isdigit()) else text


def lowered(before: str, text: str) -> str:
    """How the lowered ``text`` reads on the line: joined to a letter, apart from a figure."""
    sign = " ".join(text.split())
    return sign.translate(_DOWN) if _NUMBER.fullmatch(sign) and before[-1:].isdigit() else text


def _raised_number(before: str, sign: str) -> str:
    if _BASE.search(before):
        return sign.translate(_UP)
    if not sign[0].isdigit():
        return sign.translate(_UP) if _RECIPROCAL.search(before) else sign
    if sign in {"2", "3"} and _UNIT.search(before):
        return sign
    return _mark(sign)


def _mark(sign: str) -> str:
    return f"[{sign.strip('()')}]"


_WRITTEN = re.compile(
    r"<(sup|sub)(?:\s[^<>]{0,200})?>(.{0,60}?)</\1\s*>", re.IGNORECASE | re.DOTALL
)
LOOKED_BACK = 16
"""Characters before a raised sign that say what it is."""


def with_raised(text: str) -> str:
    """Plain text with the signs in left-over ``<sup>`` and ``<sub>`` tags on the line."""
    return _WRITTEN.sub(_written, text) if "</" in text else text


def _written(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - LOOKED_BACK) : match.start()]
    return lowered(before, match[2]) if match[1].lower() == "sub" else raised(before, match[2])
