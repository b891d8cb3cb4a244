"""Persons' names in a running text, by capital letters or by known given names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.private.words import folded, knowledge

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚА-ЯЁІЇЄҐЎЈЉЊЋЏ"
_PARTICLE = (
    r"(?:al|el|an|as|ash|at|ad|ar|az|abu|abou|umm|um|bin|ibn|ben|bint|abd|de|da|dos|van|von|der|"
    r"den|la|le|ould|ath|ez|es|Al|El|Abu|Umm)[ '-]"
)
_TOKEN = rf"(?:{_PARTICLE}){{0,2}}(?:[{_UPPER}][\w'-]+|[{_UPPER}]\.)"
_NAME = re.compile(rf"{_TOKEN}(?: {_TOKEN}){{0,3}}")
_NAME_BEFORE = re.compile(rf"(?<![\w'-])({_TOKEN}(?: {_TOKEN}){{0,3}})$")
_UNCASED = re.compile("[\u0590-\u06ff\u0750-\u077f\u0900-\u097f]")
_UNCASED_NAME = re.compile(
    "[\u0590-\u06ff\u0750-\u077f\u0900-\u097f']+(?: [\u0590-\u06ff\u0750-\u077f\u0900-\u097f']+){0,2}"
)
_UNCASED_BEFORE = re.compile(
    "([\u0590-\u06ff\u0750-\u077f\u0900-\u097f']+(?: [\u0590-\u06ff\u0750-\u077f\u0900-\u097f']+){0,3})$"
)
_WRITTEN_ON = tuple("وبلفהול")
"""What Arabic and Hebrew write in one with a word: and, with, for, the."""
_CYRILLIC = re.compile("[а-яіїєґ]")
_UNCASED_RUN = re.compile("[\u0590-\u06ff\u0750-\u077f]+(?: [\u0590-\u06ff\u0750-\u077f]+)*")
_FATHER = ("أبو", "ابو")
"""Father of somebody, and the beginning of many towns' names."""
_SERVANT = ("abdul", "abdel", "abdal", "abdur", "abdes", "abder", "عبدال")
"""How the names of servants of God begin; there are ninety-nine."""
_FAR = 70
"""How far back a name is looked for, in characters."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name with its offsets; ``given`` says whether a word of it is a known given name."""

    text: str
    start: int
    end: int
    given: bool
    words: int


def name_at(text: str, at: int, *, sure: bool = False) -> PersonName | None:
    """The name that begins at a place in the text.

    Where one is ``sure`` to stand, unknown words are one.
    """
    found = _NAME.match(text, at)
    if found:
        return _cased(found[0], at)
    spoken = _UNCASED_NAME.match(text, at)
    return _uncased(spoken[0], at, sure=sure) if spoken else None


def name_before(text: str, at: int) -> PersonName | None:
    """The name that ends at a place in the text."""
    start = max(0, at - _FAR)
    window = text[start:at]
    last = window[window.rfind(" ") + 1 :]
    if last.isascii() and last.islower() and not last.endswith("'"):
        return None  # as nearly everywhere: no name ends with a word in small letters
    found = _NAME_BEFORE.search(window)
    if found:
        return _cased(found[1], start + found.start(1))
    spoken = _UNCASED_BEFORE.search(window)
    if not spoken:
        return None
    words = spoken[1].split(" ")
    for skipped in range(len(words)):
        rest = " ".join(words[skipped:])
        name = _uncased(rest, at - len(rest))
        if name:
            return name
    return None


def names_in(text: str, start: int, end: int) -> Iterator[PersonName]:
    """The full names with a known given name in a piece of the text."""
    for found in _NAME.finditer(text, start, end):
        name = _cased(found[0], found.start())
        if name and name.words > 1 and is_given(name.text.split(" ")[0]):
            yield name
    for run in _UNCASED_RUN.finditer(text, start, end):
        for word in re.finditer(r"[^ ]+", run[0]):
            name = name_at(text, run.start() + word.start()) if is_given(word[0]) else None
            if name and name.words > 1 and not word[0].startswith(_FATHER):
                yield name


def is_private_person(name: PersonName, *, sure: bool = False) -> bool:
    """Whether words are a person's name, and not of one whom the whole world knows."""
    spoken = name.text.lower()
    if not knowledge().public_last.isdisjoint(re.split("[ -]", spoken)):
        known = f" {spoken} | {spoken.replace('-', ' ')} "
        if any(f" {public} " in known for public in knowledge().people["public"]):
            return False
    return sure or name.given or name.words > 1


@lru_cache(maxsize=4096)
def is_given(word: str) -> bool:
    """Whether a word is a known given name.

    Whatever Arabic writes in one with it, and any case of Russian, is allowed for.
    """
    bare = folded(re.sub(r"'s$", "", word.lower()).strip(".'-"))
    names = knowledge().given_names
    if (
        bare in names
        or bare.startswith(_SERVANT)
        or (bare[:1] in _WRITTEN_ON and len(bare) > 3 and bare[1:] in names)
    ):
        return True
    if not _CYRILLIC.match(bare) or len(bare) < 4:
        return False
    return any(
        bare[:-cut] + ending in names for cut in (1, 2) for ending in ("", "а", "я", "и", "о", "ь")
    )


def _cased(text: str, start: int) -> PersonName | None:
    """The name without words at its ends that are not part of one; None where nothing is left."""
    end = start + len(text)
    words = text.split(" ")
    while words and (_is_no_name(words[0]) or words[0].lower() in knowledge().roles):
        start += len(words[0]) + 1
        words = words[1:]
    # Families are named after towns, too: “Karam Issa”, “Rami Halabi”.
    named = bool(words) and is_given(words[0])
    if not words or any(_is_no_name(word) and not (named and is_given(word)) for word in words):
        return None
    full = [
        word for word in words if not word.endswith(".") and len(word) > 1 and word[0].isupper()
    ]
    given = any(
        is_given(part) for word in words for part in [word, *word.split("-")] if len(part) > 1
    )
    if not full:
        return None
    return PersonName(" ".join(words), start, end, given, len(words))


def _is_no_name(word: str) -> bool:
    if len(word) == 2 and word.endswith("."):
        return False  # an initial
    bare = re.sub(r"'s$", "", word.lower()).strip(".'-")
    return bare in knowledge().not_names or (
        len(word) > 1 and word.isupper() and word.isalpha() and len(word) < 7
    )


def _uncased(text: str, start: int, *, sure: bool = False) -> PersonName | None:
    """In scripts without capitals a name begins with a known given name, or where it is announced."""
    words = text.split(" ")
    sure = sure or (words[0] in _FATHER and len(words) > 1)
    if (
        words[0] in knowledge().not_names
        or words[0] in knowledge().roles
        or not (sure or is_given(words[0]))
    ):
        return None
    kept = [words[0]]
    for word in words[1:]:
        if word in knowledge().not_names:
            break
        kept.append(word)
    name = " ".join(kept[:2])
    return PersonName(name, start, start + len(name), given=True, words=len(kept))
