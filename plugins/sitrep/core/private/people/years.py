"""Minors by whatever says their age, in the order of the words of any of the languages.

An age is a number below eighteen with a word for years beside it, or a year of
birth. Whose it is stands before it or behind it, with nothing but words for a
child or for naming between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.people.names import PersonName, is_private_person, name_at, name_before
from sitrep.core.private.reading import Part, Reading
from sitrep.core.private.words import knowledge

ADULT = 18
FIRST_YEAR = 2005
"""Who is born then or later was a minor in most of the years that are reported on."""
LONGEST_NAME = 3
"""Words of a name that only its place announces."""
MOST_STEPS = 4
"""Words between a name and its age that belong to neither."""

_UNCASED = re.compile("[\u0590-\u06ff]")
_SHORT = re.compile(r"(\d(?<![\w.,]\d)\d?) ?(?:yo|y/o|y\.o\.)(?!\w)")
_AHEAD = re.compile(r"(?<![\w.,:/-])([^\W_]+)(?:['’]?(?:th|s)\b)?[ -]{0,2}$")
_BEHIND_WORD = re.compile(r"[ :]{1,2}(?:de |von |of |at |only |just )?(?:ال)?([^\W_]+)")
_YEAR = re.compile(r"(?:[^\W\d_]{1,9} ){0,2}?(20\d\d)(?![\w/-])")
_YEAR_AHEAD = re.compile(r"(?<![\w/-])(20\d\d)(?:'?[^\W\d_]{2,5})?[ ,-]{1,2}$")
_PAST = re.compile(r"[- ]?(?:olds?\b|alte?[rnsm]?\b|of age\b|d'età\b|oud\b|من العمر)?")
_GAP_BEFORE = re.compile(r"[ ,(\"':—-]{1,4}$")
_GAP_BEHIND = re.compile(r"[ ,(\"':—-]{0,4}")
_PLACED = re.compile(
    r"(?<!\w)(?:in|at|near|from|to|outside|around|of|en|à|dans|в|из|у|w|a)(?: the)? $",
    re.IGNORECASE,
)
_LAST = re.compile(r"(?<![\w'])([^\W\d_]+)$")
_NEXT = re.compile(r"[^\W\d_]+")


def find_minors(reading: Reading) -> Iterator[PrivateFinding]:
    """Minors named beside their age."""
    text = reading.bare
    for age in _ages(reading):
        name = _behind(text, age.start + len(age.text), sure=" alte" in age.text) or _before(
            text, age.start
        )
        if name:
            yield PrivateFinding(name.start, PrivateKind.MINOR, name.text.lower(), name.end)


def _ages(reading: Reading) -> Iterator[Part]:
    text, years = reading.bare, knowledge().years
    for word, at in reading.places(reading.words & years["behind"]):
        number = _AHEAD.search(text, max(0, at - 16), at)
        if number and _is_minor(number[1]):
            past = _PAST.match(text, at + len(word))
            end = past.end() if past else at + len(word)
            yield Part(number.start(), text[number.start() : end])
    for short in _SHORT.finditer(text):
        if _is_minor(short[1]):
            yield Part(short.start(), short[0])
    for word, at in reading.places(reading.words & years["before"]):
        behind = _BEHIND_WORD.match(text, at + len(word))
        if behind and _is_minor(behind[1]):
            yield Part(at, text[at : behind.end()])
    for word, at in reading.places(reading.words & years["born"]):
        year = _YEAR.match(text, at + len(word) + 1) or _YEAR_AHEAD.search(
            text, max(0, at - 12), at
        )
        if year and int(year[1]) >= FIRST_YEAR:
            start, end = min(at, year.start(1)), max(at + len(word), year.end(1))
            yield Part(start, text[start:end])


def _is_minor(word: str) -> bool:
    if word.isdecimal():
        return 0 < int(word) < ADULT
    lowered = word.lower()
    return lowered in knowledge().ages or lowered.removeprefix("ال") in knowledge().ages


def _behind(text: str, at: int, *, sure: bool) -> PersonName | None:
    """The name that follows an age: “12-year-old shepherd Sami”, «کودک ده ساله، علی»."""
    for _ in range(MOST_STEPS):
        gap = _GAP_BEHIND.match(text, at)
        at = gap.end() if gap else at
        naming = knowledge().naming.match(text, at)
        if naming:
            sure, at = True, naming.end() + 1
        name = name_at(text, at, sure=sure)
        if name:
            return name if _is_somebody(text, name, sure=sure) else None
        word = _NEXT.match(text, at)
        if not word or not _is_between(word[0]):
            return None
        at = word.end()
    return None


def _before(text: str, at: int) -> PersonName | None:
    """The name that an age follows: “Leen, who is only four”, “Amal, born in 2012”."""
    child = apart = False
    for _ in range(MOST_STEPS):
        gap = _GAP_BEFORE.search(text, max(0, at - 4), at)
        if not gap:
            return None
        at, apart = gap.start(), not gap[0].isspace()
        word = _LAST.search(text, max(0, at - 30), at)
        if not word:
            return None
        if not _is_between(word[1]):
            name = _adjacent(text, name_before(text, at), at) or (
                _announced(text, at) if apart else None
            )
            sure = (
                child
                and apart
                and name is not None
                and not _PLACED.search(text, max(0, name.start - 12), name.start)
            )
            return name if name and _is_somebody(text, name, sure=sure) else None
        child = child or word[1].lower() in knowledge().people["child"]
        at = word.start()
    return None


def _adjacent(text: str, name: PersonName | None, at: int) -> PersonName | None:
    """The name, unless words follow it that are not part of it: «… was sentenced to three years»."""
    return name if name and len(text[name.start : at].split(" ")) <= name.words else None


def _announced(text: str, at: int) -> PersonName | None:
    """Words of a script without capitals that are a name by their place.

    That is at the head, or behind a word for a child.
    """
    start = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at) + 1) + 1
    words = text[start:at].split(" ")[-LONGEST_NAME - 1 :]
    head = len(words) == len(text[start:at].split(" "))
    child = next(
        (place for place, word in enumerate(words) if word in knowledge().people["child"]), None
    )
    kept = words[child + 1 :] if child is not None else words
    if not kept or len(kept) > LONGEST_NAME or not (head or child is not None):
        return None
    first = at - len(" ".join(kept))
    return name_at(text, first, sure=True) if _UNCASED.match(text, first) else None


def _is_between(word: str) -> bool:
    lowered = word.lower()
    return lowered in knowledge().years["links"] or lowered in knowledge().people["child"]


def _is_somebody(text: str, name: PersonName, *, sure: bool) -> bool:
    """Whether it is a person's name: of “Fort Worth girl” the capitals are a town's."""
    following = _NEXT.match(text, name.end + 1)
    if not name.given and following and _is_between(following[0]):
        return False
    return is_private_person(name, sure=sure)
