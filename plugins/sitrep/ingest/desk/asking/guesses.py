"""The best guess at what a draft lacks, with the words that it rests on.

A guess is never written by ingest: it is offered, and becomes part of a draft only where
the curator accepts it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sitrep.core.markdown.outline import outline
from sitrep.core.model import UNKNOWN_SOURCE, DateBasis, Report, TitleKind
from sitrep.core.private.find import find_private
from sitrep.core.prose.sentences import ends_of
from sitrep.core.prose.words import first_words, word_count
from sitrep.ingest.desk.naming.minted import address_words

TITLE_WORDS = 12
"""Words of a first sentence that are offered as a title."""
LEAST_WORDS = 4
"""Fewest words of an address or a sentence that say what a report is about."""

_MAY_BE = re.compile(r"title: “(.+)” may be the headline; nothing says so for certain")
_DATELINE = re.compile(r"^[^.!?]{0,80}?(?:\s[-–—]{1,2}\s|\)[.:]?\s?[-–—]{1,2}\s?|[-–—]{2}\s?)")
"""Town, day and agency before the first sentence, up to their dash."""
_TOWN = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯЁ'’-]{3,} )*[A-ZÀ-ÞА-ЯЁ'’-]{3,}, (?:[A-Z][a-z]+ )+?(?=[A-Z][a-z])"
)
"""The same where a scraper lost the dash."""
_STARTS_LOUD = re.compile(r"\W*[^\W\d_a-z]{3,}")


class Lacking(StrEnum):
    """A key that a report needs before it is published, and that may be null in a draft."""

    TITLE = "title"
    DATE = "date"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Guess:
    """What a key of a draft may be."""

    key: Lacking
    value: str
    evidence: str
    kind: str = ""
    """Who worded a title, or what a date rests on."""

    def __str__(self) -> str:
        return f"{self.key}: {self.value}   ({self.evidence})"


def lacking(report: Report) -> tuple[Lacking, ...]:
    """The keys of a draft that are still null, in the order in which they are asked."""
    values = {
        Lacking.TITLE: report.title,
        Lacking.DATE: report.date,
        Lacking.SOURCE: report.source,
    }
    return tuple(key for key, value in values.items() if value is None)


def guesses_at(report: Report, notes: Sequence[str]) -> dict[Lacking, tuple[Guess, ...]]:
    """For each key that a draft lacks what it may be, the best guess first; there may be none.

    ``notes`` are the comments on top of its file.
    """
    return {key: tuple(_GUESSING[key](report, notes)) for key in lacking(report)}


def with_guess(report: Report, guess: Guess) -> Report:
    """The report as it is where a guess is right."""
    if guess.key is Lacking.TITLE:
        return replace(report, title=guess.value, title_kind=TitleKind(guess.kind))
    if guess.key is Lacking.DATE:
        date = dt.date.fromisoformat(guess.value)
        return replace(report, date=date, date_basis=DateBasis(guess.kind))
    return replace(report, source=guess.value)


def _titles(report: Report, notes: Sequence[str]) -> Iterator[Guess]:
    copied = report.source is None or bool(report.carriers)
    shown = TitleKind.CARRIER if copied else TitleKind.STATED
    for match in filter(None, map(_MAY_BE.fullmatch, notes)):
        yield Guess(Lacking.TITLE, match[1].rstrip(" :"), "a line above the text", shown)
    for carrier in report.carriers:
        if carrier.title:
            yield Guess(
                Lacking.TITLE, carrier.title, f"as {carrier.source} has it", TitleKind.CARRIER
            )
    words = address_words(report)
    if word_count(words) >= LEAST_WORDS and not words.isdigit():
        title = f"{words[0].upper()}{words[1:]}"
        yield Guess(Lacking.TITLE, title, "the address of the origin’s page", TitleKind.EDITOR)
    if sentence := _first_sentence(report):
        evidence = "how its text begins, in quotation marks"
        yield Guess(Lacking.TITLE, f"“{sentence}”", evidence, TitleKind.EDITOR)


def _first_sentence(report: Report) -> str:
    """How the first paragraph begins that is long enough; empty where it names private details."""
    for paragraph in _paragraphs(report):
        text = _without_dateline(paragraph)
        sentence = text[: next(ends_of(text), len(text))].strip()
        if word_count(sentence) >= LEAST_WORDS:
            cut = first_words(sentence, TITLE_WORDS)
            cut = cut if len(cut) >= len(" ".join(sentence.split())) else f"{cut.rstrip(',;:—–-')}…"
            return "" if find_private(sentence) else cut.rstrip(".").strip('“”"')
    return ""


def _without_dateline(paragraph: str) -> str:
    dateline = _DATELINE.match(paragraph) if _STARTS_LOUD.match(paragraph) else None
    dateline = dateline or _TOWN.match(paragraph)
    return paragraph[dateline.end() :] if dateline else paragraph


def _paragraphs(report: Report) -> Iterator[str]:
    for passage in report.passages:
        yield from outline(passage.text).paragraphs


def _dates(report: Report, _notes: Sequence[str]) -> Iterator[Guess]:
    dated = [each for each in report.carriers if each.date]
    first = min((each.date for each in dated if each.date), default=None)
    if first:
        names = ", ".join(each.source for each in dated if each.date == first)
        yield Guess(Lacking.DATE, str(first), f"the day on which {names} has it", DateBasis.CARRIER)
    days = [each.days for each in report.passages if each.days]
    if days:
        last = max(each.last for each in days)
        if first is None or last < first:
            yield Guess(Lacking.DATE, str(last), "the latest day it tells of", DateBasis.TEXT)


def _sources(_report: Report, _notes: Sequence[str]) -> Iterator[Guess]:
    yield Guess(Lacking.SOURCE, UNKNOWN_SOURCE.id, "nothing shows who published it first")


_Guessing = Callable[[Report, Sequence[str]], Iterator[Guess]]
_GUESSING: dict[Lacking, _Guessing] = {
    Lacking.TITLE: _titles,
    Lacking.DATE: _dates,
    Lacking.SOURCE: _sources,
}
