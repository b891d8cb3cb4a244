"""How mail programs write: headers, lines above forwards and quotations, words of offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sitrep.ingest.knowledge.data_files import read_data

_DECORATION = r"[-–—_=*~>#\s]*"


@cache
def mail_words(kind: str) -> frozenset[str]:
    """The words of a list of mail_words.toml."""
    return frozenset(str(each).casefold() for each in _data()[kind])


@cache
def header_roles() -> Mapping[str, str]:
    """What each name of a header says: from, to, date, subject or something else."""
    groups: Mapping[str, Iterable[str]] = _data()["headers"]
    return {name.casefold(): role for role, names in groups.items() for name in names}


@cache
def forward_line() -> re.Pattern[str]:
    """A line above a mail that is passed on, whatever dashes are around it."""
    return _between_dashes(mail_words("forwarded"))


@cache
def original_line() -> re.Pattern[str]:
    """A line above a mail that is answered to."""
    return _between_dashes(mail_words("original"))


@cache
def wrote_line() -> re.Pattern[str]:
    """A line above a quotation, which says who wrote it."""
    return re.compile(
        rf"(?=.*[\d@]).*(?<!\w)(?:{_any_of(mail_words('wrote'))})(?!\w).{{0,120}}[:：]\W*$",
        re.IGNORECASE,
    )


@cache
def subject_prefix() -> re.Pattern[str]:
    """What answers, forwards and mailing lists put before a subject."""
    prefixes = _any_of(mail_words("prefixes"))
    return re.compile(
        rf"^(?:\s*(?:(?:{prefixes})(?:\s?\[\d+\]|\s?\(\d+\))?\s?[:：]|\[[^\[\]]{{1,40}}\])\s*)+",
        re.IGNORECASE,
    )


def is_office(name: str, *, has_desk: bool = False) -> bool:
    """Whether a name has a word that no private person's has: of an outlet, a ministry, a desk.

    Of two words of which one is a surname too it is none, unless a desk answers for it.
    """
    words = _words_of(name)
    found = [word for word in words if word in mail_words("outlet")]
    is_doubtful = len(words) == 2 and all(word in mail_words("surname") for word in found)
    return bool(found) and (has_desk or not is_doubtful)


def _words_of(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold())


def _between_dashes(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{_DECORATION}(?:{_any_of(phrases)})\s*[:：]?{_DECORATION}", re.IGNORECASE)


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(phrases, key=len, reverse=True))


def _data() -> Mapping[str, Any]:
    return read_data("mail_words")
