"""The people that a line names as its text's writers.

Limits: in scripts without capitals only what follows a word such as "by" is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sitrep.ingest.knowledge.head_words import at_start, kinds_in, within, word_set

MOST_WORDS = 5
"""Most words of a person's name."""
MOST_CAPITALS = 3
"""Most words of a name that nothing says is one; a headline has more."""
MOST_LETTERS = 40
"""Most letters of one."""

_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*")
_REMEMBERED = 2048
"""Lines whose writers are remembered."""
_WHOLE_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PARTICLE = re.compile(
    r"al|bin|ibn|bint|abu|de|van|von|der|den|da|di|del|della|du|la|le|el|y|ter|dos"
)
"""Words of a name that are written small."""
_ENDS = re.compile(r"\s+[|•·/–—-]\s+|\s*[|•·]\s*|\s*[(（]")
_PLACED = "in|at|from|à|au|aux|en|aus|a|em|da|na|в|у|из|w|z|i|من|في"
_AT = re.compile(rf"\s+(?:{_PLACED})\s+(?=[^\W\d_a-z])")
"""Before the place where a writer is."""


@dataclass(frozen=True, slots=True)
class Writers:
    """Who wrote a text, by a line."""

    names: tuple[str, ...]
    together: str
    """As the text has them: "Jane Roe and Piet Moss"."""
    is_said: bool
    """Whether a word such as "by" says so."""
    rest: str
    """What the line says beside them: what they are, where they are."""


@lru_cache(_REMEMBERED)
def writers_of(text: str) -> Writers | None:
    """The writers whom a line of plain text names; None where it says something else.

    ``text`` is without its dates.
    """
    stripped = text.strip(" ,|-–—")
    match = at_start("by").match(stripped)
    said = bool(match and match.end() < len(stripped))
    rest = stripped[match.end() :] if match and said else stripped
    if _begins_with_no_name(rest):
        return None
    end = _ENDS.search(rest)
    cut = rest[: end.start()] if end else rest
    names: list[str] = []
    others: list[str] = [rest[len(cut) :].strip(" |•·/–—-()")]
    for part in _parts(cut):
        place = _AT.search(part)
        name = part[: place.start()] if place else part
        if name.lower() in word_set("roles") or not name:
            others.append(name)
        elif not said and "series" in kinds_in(name):
            return None  # "Situation Report Goris"
        elif is_name(name, said=said and name[:1].isalpha()):
            names.append(name)
        elif names and (name[:1].isupper() or within("roles").search(name)):
            others.append(name)  # "Jane Roe, Beirut"
        else:
            return None
    if not names:
        return None
    first, last = cut.find(names[0]), cut.rfind(names[-1])
    together = cut[first : last + len(names[-1])]
    return Writers(tuple(names), together, said, " ".join(filter(None, others)))


def _begins_with_no_name(text: str) -> bool:
    """Whether small words say that no name and no role ends where the first of a line would.

    Most lines say so, and are not taken apart then.
    """
    words = text.split(maxsplit=MOST_WORDS + 1)[: MOST_WORDS + 1]
    for word in words:
        first, small = word[0], word.lower()
        if not _WHOLE_WORD.fullmatch(word) or small in _between_names():
            return False
        if first.lower() == first != first.upper() and not _PARTICLE.fullmatch(small):
            return "roles" not in kinds_in(text)
    return False


@cache
def _between_names() -> frozenset[str]:
    """Words that may stand between a name and what follows it."""
    return word_set("joins") | frozenset(_PLACED.split("|"))


def is_name(text: str, *, said: bool = False) -> bool:
    """Whether text may be a person's name; ``said`` where a word such as "by" says so."""
    words = text.split()
    if not words or len(words) > MOST_WORDS or len(text) > MOST_LETTERS:
        return False
    capitals = 0
    for word in words:
        if not _WORD.fullmatch(word):
            return False
        if _PARTICLE.fullmatch(word.lower()) and len(words) > 1:
            continue
        if not word[0].isupper() and word[0].lower() != word[0].upper():
            return False
        capitals += word[0].isupper()
    if capitals:
        return capitals >= 2 and (said or capitals <= MOST_CAPITALS)
    return said and len(words) <= 4


def _parts(text: str) -> Iterator[str]:
    """Names apart: "Ann Example, Bob Sample and Eve Moss"."""
    at = 0
    for joint in _joints().finditer(text):
        yield text[at : joint.start()].strip()
        at = joint.end()
    yield text[at:].strip()


@cache
def _joints() -> re.Pattern[str]:
    """What is between two names."""
    joins = "|".join(sorted(map(re.escape, word_set("joins")), key=len, reverse=True))
    joins = rf"(?:{joins}|AND|ET|Y)\s+"
    return re.compile(rf"(?=[\s,،;、])(?:\s*[,،;、]\s*(?:{joins})?|\s+{joins})")
