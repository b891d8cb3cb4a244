"""Whether a summary is in the curator's own words, not in those of its document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sitrep.content.checks.fingerprint import Fingerprint, parse_fingerprint
from sitrep.content.checks.word_runs import CAPITALS, WORD, Run, is_cased, runs_of
from sitrep.content.report_file import ReportFile, passage_key
from sitrep.core.errors import Fault
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import Status, TextKind, TitleKind
from sitrep.core.prose.words import first_words, word_count

SHARED = 6
"""Shared runs, less those that differ among them, from which a stretch is copied: eight words in a
row, or ten of which one was put for another. A mark takes six by mistake in one summary of some ten
thousand."""
SHARED_UNCASED = 8
"""The same in a script without capitals, where names cannot be told from words. An Arabic name of
a committee or a ministry has six words, which two texts share without copying."""
SHARED_FLAT = 4
"""The same where nothing or everything has capitals, so that names hide what is shared; nobody
writes summaries so."""
TITLE_RUNS = 4
"""Runs from which a title is somebody's wording: six words. Anybody may write “Two killed in
Idlib”."""
QUOTED = 25
"""Words of the source that one quotation may have."""
ALL_QUOTED = 0.25
"""Share of a report's words that quotations may make up; a text that is all quotation is not a
summary."""
FIRST_WORDS = 5
"""Words by which a message shows where a stretch begins."""

_QUOTES = re.compile('“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‹[^‹›]*›|「[^「」]*」|『[^『』]*』|"[^"]*"')
_REMEDY = (
    f"Say it in your own words, or put what must be quoted in quotation marks, up to {QUOTED} words; "
    "text: verbatim is for the origin's own"
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a paragraph whose runs are those of the document."""

    score: int
    start: int
    """Where it begins, in characters."""
    end: int
    """Where its last word begins."""


def own_words_faults(file: ReportFile) -> Iterator[Fault]:
    """Faults of a summary that holds its document's words, or whose fingerprint was taken away."""
    report = file.report
    if report.text is not TextKind.SUMMARY or report.status is Status.WITHDRAWN:
        return
    marks = tuple(filter(None, map(parse_fingerprint, report.fingerprint)))
    if not marks:
        yield from _lost_mark(file)
        return
    texts = [plain_paragraphs(passage.text) for passage in report.passages]
    is_quoting = _is_quoting([*chain.from_iterable(texts)])
    for number, paragraphs in enumerate(texts, 1):
        copied = [
            (text, found)
            for text in paragraphs
            if (found := _copied(text, marks, is_quoting=is_quoting))
        ]
        if copied:
            yield file.fault(passage_key(number), _problem(copied), _REMEDY)
    if report.title_kind is TitleKind.EDITOR and _is_headline(report.title or "", marks):
        problem = "is worded as the document words it, and title_kind says editor"
        yield file.fault(
            "title", problem, "Word it yourself, or write title_kind: stated or carrier"
        )


def _lost_mark(file: ReportFile) -> Iterator[Fault]:
    if file.report.provenance and "fingerprint" not in file.unread:
        problem = "is missing, so nothing shows that this summary is not a copy of its document"
        yield file.fault("fingerprint", problem, "Ingest the document again, which puts it back")


def _copied(text: str, marks: Iterable[Fingerprint], *, is_quoting: bool) -> _Stretch | None:
    """The part of a paragraph that is most the document's, or None where it is the curator's own."""
    quoted = _quoted(text) if is_quoting else ()
    runs = list(runs_of(text))
    for start, end in quoted:
        runs = [run for run in runs if run.end < start or end <= run.start]
    found = max((_most_shared(runs, mark) for mark in marks), key=lambda stretch: stretch.score)
    return found if found.score >= WORD * _wanted(text) else None


def _wanted(text: str) -> int:
    """The shared runs from which a stretch of a paragraph is copied, by how it uses capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    if 2 * sum(map(is_cased, letters)) <= len(letters):
        return SHARED_UNCASED
    words = text.split()
    capitals = sum(word[0].isupper() for word in words)
    return SHARED if 0 < capitals <= CAPITALS * len(words) else SHARED_FLAT


def _most_shared(runs: Sequence[Run], mark: Fingerprint) -> _Stretch:
    """The stretch with most shared runs over others.

    Runs that the mark does not cover count for neither.
    """
    # The sum is dropped where it falls below nothing, so that a stretch begins at its first shared
    # run: a copied sentence is found after a page of the curator's own.
    best = _Stretch(0, 0, 0)
    score = start = 0
    for run in runs:
        answer = mark.answer(run.text)
        if answer is None:
            continue
        start = run.start if score == 0 else start
        score = max(0, score + (run.weight if answer else -run.weight))
        if score > best.score:
            best = _Stretch(score, start, run.end)
    return best


def _is_headline(title: str, marks: Iterable[Fingerprint]) -> bool:
    """Whether a title is all the document's.

    Small letters make it that of any style of headline.
    """
    runs = runs_of(title.lower())
    if len(runs) < TITLE_RUNS:
        return False
    return any(_knows_all(mark, runs) for mark in marks)


def _knows_all(mark: Fingerprint, runs: Iterable[Run]) -> bool:
    return all(mark.answer(run.text) for run in runs)


def _quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Where short quotations begin and end."""
    return tuple(found.span() for found in _QUOTES.finditer(text) if word_count(found[0]) <= QUOTED)


def _is_quoting(paragraphs: Sequence[str]) -> bool:
    """Whether quotations are so few that they may be the source's words."""
    quoted = sum(word_count(text[start:end]) for text in paragraphs for start, end in _quoted(text))
    return quoted <= max(QUOTED, ALL_QUOTED * sum(map(word_count, paragraphs)))


def _problem(copied: Sequence[tuple[str, _Stretch]]) -> str:
    words = sum(word_count(text[found.start : found.end]) + 1 for text, found in copied)
    text, first = copied[0]
    begins = first_words(text[first.start :], FIRST_WORDS)
    where = "beginning" if len(copied) == 1 else "the first beginning"
    return f"{words} words are copied from the document it was made from, {where} “{begins}”"
