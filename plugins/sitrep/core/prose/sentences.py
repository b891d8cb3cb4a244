"""Where sentences begin and end, in any script.

Limits: Thai and Lao have no stop, so that a long text in them counts as a sentence; an abbreviation
before a name ("Gen. Doe") may end one too early.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.core.prose.signs import (
    CLOSERS,
    LATIN_STOPS,
    OPENERS,
    STOPPED_BY_SPACE,
    STOPS,
    SURE_CLOSERS,
    has_no_case,
    is_small,
)
from sitrep.core.prose.words import word_count

WORDS_WITHOUT_STOP = 14
"""Fewest words of Thai or Lao in a row that are a sentence and no headline."""

_NOTES = r"(?:\[\w{1,4}\])*"
"""Marks of footnotes: “[12]”."""
_SENTENCE = re.compile(rf"[{LATIN_STOPS}][{CLOSERS}]*{_NOTES}(?:\s|$)|[{STOPS}]")
_STOPPED = re.compile(rf"[{LATIN_STOPS}{STOPS}][{CLOSERS}]*{_NOTES}$")
_FULL_STOP = re.compile(rf"[.。｡．।॥။។៕።۔։][{CLOSERS}]*$")
_CLOSED = re.compile(rf"[{LATIN_STOPS}{STOPS}:;,：；，、،؛፣፤፥၊][{CLOSERS}]*$")
_COMMA = re.compile(r"[,，、،፣၊]$")
_BREAK = re.compile(
    rf"(?<=[{LATIN_STOPS}])[{CLOSERS}]*\s+(?=[{OPENERS}]?[^\W\d_a-zà-öø-ÿа-яёіїєґα-ωά-ώ]"
    rf"|[{OPENERS}]?\d)"
    rf"|(?<=[{STOPS}])[{SURE_CLOSERS}]*\s*(?=\S)"
)
_OPENED = re.compile(rf"[{OPENERS}]*")
_STOPLESS = re.compile(rf"[{STOPPED_BY_SPACE}]")


def has_sentence(text: str) -> bool:
    """Whether a sentence ends in a text."""
    if _SENTENCE.search(text):
        return True
    return is_stopless(text) and word_count(text) >= WORDS_WITHOUT_STOP


def is_stopless(text: str) -> bool:
    """Whether a text is in a script in which sentences have no stop."""
    return not text.isascii() and _STOPLESS.search(text) is not None


def is_stopped(text: str) -> bool:
    """Whether a text ends with the stop of a sentence."""
    return _STOPPED.search(text) is not None


def has_full_stop(text: str) -> bool:
    """Whether a text ends as a statement does: it neither asks nor exclaims."""
    return _FULL_STOP.search(text) is not None


def is_closed(text: str) -> bool:
    """Whether a text ends with a stop, a comma or a colon."""
    return _CLOSED.search(text) is not None


def ends_with_comma(text: str) -> bool:
    """Whether a text ends in mid-sentence at a comma."""
    return _COMMA.search(text) is not None


def begins_sentence(text: str) -> bool:
    """Whether a sentence may begin where a text does: not with a small letter."""
    opened = _OPENED.match(text)
    first = text[opened.end() :][:1] if opened else text[:1]
    return first.isalnum() and not is_small(first)


def may_go_on(text: str) -> bool:
    """Whether a text may be the rest of a sentence: it does not begin with a capital."""
    first = text[:1]
    return (
        is_small(first) or has_no_case(first) or first.isdigit() or first in tuple("(“\"'‘「『（«")
    )


def breaks_of(text: str) -> Iterator[int]:
    """Where in a text a sentence begins behind another one."""
    return (match.end() for match in _BREAK.finditer(text))


def ends_of(text: str) -> Iterator[int]:
    """Where sentences of a text end, with what closes them."""
    for match in _SENTENCE.finditer(text):
        yield match.end() if match[0][0] not in STOPS else _past_closers(text, match.end())


def _past_closers(text: str, at: int) -> int:
    closed = _CLOSING.match(text, at)
    return closed.end() if closed else at


_CLOSING = re.compile(f"[{SURE_CLOSERS}]*")
