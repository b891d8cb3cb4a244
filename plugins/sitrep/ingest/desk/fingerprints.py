"""Fingerprints of documents, which show without a ledger that a summary is not a copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.content.checks.fingerprint import (
    MOST_RUNS,
    make_fingerprint,
    new_runs,
    parse_fingerprint,
)
from sitrep.content.checks.own_words import SHARED, TITLE_RUNS
from sitrep.content.edit import replace_fingerprint
from sitrep.content.report_file import parse_report
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import Report, TitleKind
from sitrep.ingest.draft import Draft, text_of

PROSE = 12
"""Words of a block that cleaning took out from which it may be prose that was the article's all the
same."""
MOST_MARKS = 8
"""Fingerprints of one report; copies beyond these add hardly a sentence, and front matter has its
limit."""


def fingerprints_of(copies: Iterable[Draft], known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The ``known`` fingerprints, and one for each copy that has words beyond those before.

    Taken together or one after the other, copies have the same.
    """
    for copy in copies:
        known = (*known, *_more(copy, known))
    return known


def fingerprint_of_text(report: Report) -> tuple[str, ...]:
    """The fingerprint of a report's own text, where it is that of its document.

    None where it has no words.
    """
    runs = new_runs(
        [text for passage in report.passages for text in plain_paragraphs(passage.text)]
    )
    title = (
        report.title.lower() if report.title and report.title_kind is not TitleKind.EDITOR else ""
    )
    return (make_fingerprint(runs | new_runs([title])),) if runs else ()


def with_marks(text: str, path: str, copies: Iterable[Draft]) -> str:
    """The text of a report's file with the fingerprints of copies of which it does not tell yet."""
    file = parse_report(text.encode(), path, [])
    if file is None:
        return text
    return replace_fingerprint(text, file, fingerprints_of(copies, file.report.fingerprint))


def _more(copy: Draft, known: tuple[str, ...]) -> Iterator[str]:
    marks = tuple(filter(None, map(parse_fingerprint, known)))
    runs = new_runs(_texts(copy), marks)
    titles = new_runs([copy.title.value.lower()] if copy.title else [], marks)
    tells = len(runs) >= SHARED or len(titles) >= TITLE_RUNS
    if not known or (tells and len(known) < MOST_MARKS):
        yield make_fingerprint(runs | titles)


def _texts(copy: Draft) -> Iterator[str]:
    """The paragraphs of the article, then removed prose, as far as a fingerprint goes."""
    body = [text_of(blocks) for blocks in copy.paragraphs]
    yield from body
    left = MOST_RUNS - _words(body)
    for block in copy.blocks:
        if not block.is_body and block.words >= PROSE and left > 0:
            yield block.text
            left -= block.words


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
