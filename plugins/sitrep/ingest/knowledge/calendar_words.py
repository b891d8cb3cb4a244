"""Names of months and weekdays in the languages of those who write, beside the English ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from sitrep.ingest.knowledge.bank import month_numbers, weekday_numbers
from sitrep.ingest.knowledge.data_files import read_data


@cache
def all_months() -> Mapping[str, int]:
    """The months' names in lower case, each with its number, in all languages."""
    return {**_numbers("months"), **month_numbers()}


@cache
def all_weekdays() -> Mapping[str, int]:
    """The weekdays' names in lower case, each with its number from Monday, in all languages."""
    return {**_numbers("weekdays"), **weekday_numbers()}


@cache
def unsure_months() -> frozenset[str]:
    """Names of months that are other words too: a year has to stand beside them."""
    return frozenset(map(str, _data()["unsure"]))


def alternatives(names: Iterable[str]) -> str:
    """Names as one regular expression, the longest first, looked up by their first letter."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    groups = [f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items())]
    return f"(?=[{''.join(sorted(by_letter))}])(?:{'|'.join(groups)})"


def _numbers(kind: str) -> Mapping[str, int]:
    languages = _data()[kind]
    assert isinstance(languages, Mapping)
    found: dict[str, int] = {}
    for names in languages.values():
        for number, each in names.items():
            found |= dict.fromkeys(each, int(number))
    return found


@cache
def _data() -> Mapping[str, list[str] | Mapping[str, Mapping[str, list[str]]]]:
    return read_data("calendar_words")
