"""What is said around a name: the sentence, the verb, the office that makes a person a public one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitrep.core.private.people.names import PersonName
from sitrep.core.private.words import knowledge

FAR_BACK = 2000
"""How far back an office that somebody was given before is looked for, in characters."""
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_TITLE = 45
"""Characters before a name in which an office stands: “the spokesman of the Joint Forces, …”."""
_APPOSITION = 60
_SENTENCE_END = re.compile(
    r"[.!?؟](?<!\b(?:Dr|Lt)\.)(?<!\b(?:Gen|Sen|Rep|Gov|Col|Maj)\.)(?<!\b(?:Prof|Capt)\.)\s|\n+"
)
"""The stop behind a title ends none."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of the text in small letters, with its offsets."""

    text: str
    start: int
    end: int


OF_TOWN = re.compile(r"(?<!\w)(?:in|at|near|from|of|outside|around) (?:[A-Z][\w'-]+ )?$")


def is_in_office(text: str, name: PersonName, word: PlacedWord) -> bool:
    """Whether an office stands with the name: before it, or in what explains it."""
    start, end = sentence_around(text, name.start)
    since = (
        word.end if word.end <= name.start else start
    )  # who arrests somebody is not who is arrested
    before = text[max(start, since, name.start - _TITLE) : name.start]
    after = text[name.end : min(end, name.end + _APPOSITION)]
    cut = re.search(r"(?<!^), ", after[1:])
    explained = after[: cut.start() + 1] if cut else after
    said = _until_said(explained)
    named = {
        match.lower().removesuffix("'s")
        for match in WORD.findall(f"{re.split('[;:]', before)[-1]} {name.text} {said}")
    }
    return bool(named & knowledge().people["office"])


def holds_office(text: str, name: PersonName, word: PlacedWord) -> bool:
    """Whether an office is said of the name here, or of its last part anywhere before."""
    if is_in_office(text, name, word):
        return True
    last = name.text.split(" ")[-1]
    before = text[max(0, name.start - FAR_BACK) : name.start]
    offices = knowledge().people["office"]
    said = {match.lower() for match in WORD.findall(before[-400:])}
    return bool(said & offices) and (name.words == 1 or last in before)


def _until_said(text: str) -> str:
    """An apposition up to the verb: who is told something is not the one who tells."""
    for match in WORD.finditer(text):
        if match[0].lower() in knowledge().people["tells"]:
            return text[: match.start()]
    return text


def tells(word: str) -> bool:
    """Whether a word in small letters is one for telling something."""
    return word in knowledge().people["tells"] or (
        not word.isascii() and word.startswith(knowledge().stems["tells"])
    )


def speaks(text: str, name: PersonName) -> bool:
    """Whether a word for saying follows at once on the name."""
    word = WORD.match(text, name.end + 1)
    return word is not None and tells(word[0].lower())


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    start = max(
        (found.end() for found in _SENTENCE_END.finditer(text, max(0, at - 400), at)),
        default=max(0, at - 400),
    )
    after = _SENTENCE_END.search(text, at, at + 400)
    return start, after.start() if after else min(len(text), at + 400)
