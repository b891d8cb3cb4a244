"""The words by which texts say on whose word something rests, read once from the data file."""

from __future__ import annotations

import pkgutil
import re
import tomllib
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Wording:
    """Patterns that match in a text in small letters."""

    before: re.Pattern[str]
    """What ends right before the name of whoever says so."""
    behind: re.Pattern[str]
    """What begins right behind it."""
    hearers: re.Pattern[str]
    """What ends right before the name of whoever is told."""
    unnamed: re.Pattern[str]
    """Somebody who is heard and not named."""
    between: frozenset[str]
    """Words that may stand between those of a name."""
    left_out: frozenset[str]
    """Words of a name that a text may leave out."""


_ASIDE = r"(?:\s+\([^()]{1,40}\))?(?:[’']s?)?(?:,[^,.;:]{1,80},)?"
"""An abbreviation behind a name, and a word on whose it is: “SOHR, a monitor in Britain, says”."""
_BETWEEN = r"(?:\W+\w+){0,2}?\W+"
"""“according to [the monitor] SOHR”."""


@cache
def wording() -> Wording:
    """The words of the data file."""
    data = tomllib.loads((pkgutil.get_data(__package__, "data/words.toml") or b"").decode("utf-8"))
    before, behind = _any(data["before"]), _any(data["behind"])
    behind = rf"(?:{_any(data['helpers'])}\W+)?{behind}"
    spokesman = rf"(?:\W+the|\W+an?)?\W+{_any(data['spokesmen'])}"
    return Wording(
        before=re.compile(rf"(?<!\w){before}(?:{spokesman})?{_BETWEEN}$"),
        behind=re.compile(rf"{_ASIDE},?(?:\W+\w+){{0,2}}?\W+{behind}(?!\w)"),
        hearers=re.compile(rf"(?<!\w){_any(data['hearers'])}\W+(?:the\W+)?$"),
        unnamed=re.compile(rf"(?<!\w){_any(data['unnamed'])}(?!\w)"),
        between=frozenset(data["names"]["between"]),
        left_out=frozenset(data["names"]["left_out"]),
    )


def _any(table: dict[str, list[str]]) -> str:
    """An alternative of all phrases, the longest first."""
    phrases = sorted(
        {word for words in table.values() for word in words}, key=lambda w: (-len(w), w)
    )
    return f"(?:{'|'.join(map(_pattern, phrases))})"


def _pattern(phrase: str) -> str:
    words = (re.escape(word) for word in phrase.removesuffix("-").split())
    return r"\s+".join(words) + (r"\w*" if phrase.endswith("-") else "")
