"""Copies of reports whose text is not at hand, recognised by fingerprint and by their facts.

A fingerprint leaves out names and figures, and those are all that differs between two
issues of a template.  So words that are known make a copy only where nothing that the
report says of itself speaks against it; and where it might as well be the next issue,
something must speak for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitrep.content.checks.fingerprint import CHANCE, Fingerprint, parse_fingerprint
from sitrep.content.checks.word_runs import run_texts
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import DateBasis, Report, TextKind
from sitrep.core.rights import CUT
from sitrep.core.text import slugify
from sitrep.core.weeks import Span
from sitrep.ingest.desk.compose import passages_of, source_id
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.body_runs import BodyRuns
from sitrep.ingest.families.page_version import is_own
from sitrep.ingest.families.slots import About, Text, differences, is_spelling_of
from sitrep.ingest.families.templates import are_issues
from sitrep.ingest.families.tokens import Token, TokenKind, sentences_of
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.number_words import number_of

SAME = 0.7
"""Share of a copy's runs, or of the document's where that is shorter, that both have; as for texts
at hand."""
MIN_RUNS = 20
"""Runs below which a copy cannot be told from a formula."""
SAMPLE, SAMPLE_KNOWN = 24, 8
"""Runs that are asked first, and how many must be known before all are: of a stranger's it is one
and a half."""
FEWEST_NAMES, FEWEST_FIGURES = 3, 2
"""Names and figures that what is left of a report must have to speak against a copy that lacks most
of them."""
MOST = 0.5
"""Share of them that a copy has."""
EARLY = dt.timedelta(days=1)
"""How much earlier than the origin a carrier may seem to publish: clocks of two time zones."""
_FIRM = frozenset({DateBasis.STATED, DateBasis.URL, DateBasis.EDITOR})
"""What a date rests on that speaks against another one."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a report without its text says of the text it was made from."""

    about: About
    left: str
    """Its words that are left: the start of an excerpt, a curator's summary."""
    is_excerpt: bool
    date: dt.date | None
    date_basis: DateBasis | None
    source: str
    regions: frozenset[str]
    days: tuple[Span, ...]

    @classmethod
    def of(cls, report: Report, about: About) -> Traits:
        """Those of a report; ``about`` is what it says of its page."""
        texts = [
            text
            for passage in report.passages
            for text in plain_paragraphs(passage.text)
            if text != CUT
        ]
        return cls(
            about,
            "\n".join(texts),
            report.text is TextKind.EXCERPT,
            report.date,
            report.date_basis,
            report.source or "",
            frozenset(region for each in report.passages for region in each.regions)
            or frozenset(report.regions),
            tuple(each.days for each in report.passages if each.days),
        )


def marks_of(report: Report) -> tuple[str, ...]:
    """The fingerprints by which copies of a report are recognised; none where its text is whole."""
    return () if report.text is TextKind.VERBATIM else report.fingerprint


def text_of(copy: Draft) -> str:
    """The body of a document, a line a paragraph."""
    return "\n".join(block.text for block in copy.body)


@lru_cache(maxsize=256)
def runs_for_marks(paragraphs: str) -> tuple[str, ...]:
    """The runs of a text as fingerprints hold them, in an order unlike the text's."""
    return tuple(sorted(frozenset[str]().union(*map(run_texts, paragraphs.split("\n")))))


def has_words(paragraphs: str, marks: Sequence[str]) -> bool:
    """Whether most of a text, or of the documents that were marked, is in the other."""
    known = tuple(filter(None, map(parse_fingerprint, marks)))
    runs = runs_for_marks(paragraphs)
    if not known or len(runs) < MIN_RUNS:
        return False
    step = max(1, len(runs) // SAMPLE)
    if sum(_answer(run, known) is not False for run in runs[::step]) < SAMPLE_KNOWN:
        return False
    return _share(runs, known) >= SAME


def _share(runs: Collection[str], marks: Sequence[Fingerprint]) -> float:
    answers = [answer for run in runs if (answer := _answer(run, marks)) is not None]
    if len(answers) < MIN_RUNS:
        return 0.0
    chance = 1 - (1 - CHANCE) ** len(marks)
    known = (sum(answers) / len(answers) - chance) / (1 - chance)
    return known * len(runs) / min(len(runs), sum(mark.size for mark in marks))


def _answer(run: str, marks: Sequence[Fingerprint]) -> bool | None:
    """Whether any mark has a run; None where none tells of it."""
    answers = [answer for mark in marks if (answer := mark.answer(run)) is not None]
    return any(answers) if answers else None


def speaks_against(copy: Draft, traits: Traits, settings: Settings) -> bool:
    """Whether a copy has other days, places, names or figures than what is left of a report."""
    text = BodyRuns.of(copy).text
    passages = passages_of(copy)
    regions = frozenset(region for each in passages for region in each.regions)
    days = [each.days for each in passages if each.days]
    return (
        _is_other_day(copy, traits, settings)
        or _is_elsewhere(regions, traits.regions)
        or bool(days and traits.days and not _overlap(days, traits.days))
        or _is_issue(text, traits)
        or (not traits.is_excerpt and _lacks_names(text, traits))
    )


def speaks_for(copy: Draft, traits: Traits) -> bool:
    """Whether a copy has the day, the headline or the days of events that a report has."""
    title = copy.title.value if copy.title else ""
    days = {each.days for each in passages_of(copy) if each.days}
    return (
        (
            copy.original is not None
            and copy.original.date is not None
            and copy.original.date == traits.date
        )
        or (bool(slugify(title)) and slugify(title) == slugify(traits.about.title))
        or bool(days & set(traits.days))
    )


def is_of_its_source(copy: Draft, traits: Traits, settings: Settings) -> bool:
    """Whether a copy is a page of the report's own source.

    Under another address, that is as likely its next issue.
    """
    return (
        is_own(copy)
        and copy.origin is not None
        and source_id(copy.origin.value, settings) == traits.source
    )


def _is_other_day(copy: Draft, traits: Traits, settings: Settings) -> bool:
    """Whether a copy dates the text otherwise.

    What another outlet that calls it its own says is its own day.
    """
    if traits.date is None or traits.date_basis not in _FIRM:
        return False
    original, published = copy.original, copy.published
    tells = original is not None and (not is_own(copy) or is_of_its_source(copy, traits, settings))
    if (
        tells
        and original
        and original.date
        and original.basis in _FIRM
        and original.date != traits.date
    ):
        return True
    return bool(published and published.date and published.date < traits.date - EARLY)


def _is_elsewhere(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both name places, and none in common.

    A region of the digest's own may be any of them.
    """
    if not ours or not theirs or any(each.islower() for each in ours | theirs):
        return False
    return not (ours & theirs or _countries(ours) & theirs or ours & _countries(theirs))


def _overlap(one: Collection[Span], other: Collection[Span]) -> bool:
    return any(
        ours.first <= theirs.last and theirs.first <= ours.last for ours in one for theirs in other
    )


def _is_issue(text: Text, traits: Traits) -> bool:
    """Whether headlines, or what is left of an excerpt, tell a text from the report's."""
    titles = differences(Text("", text.about), Text("", traits.about))
    if titles.titles or titles.titled_days:
        return True
    return traits.is_excerpt and are_issues(text, Text(traits.left, traits.about))


def _countries(codes: frozenset[str]) -> frozenset[str]:
    """The countries of ISO codes."""
    return frozenset(code.partition("-")[0] for code in codes)


def _lacks_names(text: Text, traits: Traits) -> bool:
    """Whether a text lacks most of the names, or of the figures, of a summary."""
    left, whole = (
        _tokens(each) for each in (traits.left, f"{text.paragraphs}\n{text.about.title}")
    )
    figures = {_figure(token) for token in left if token.kind is TokenKind.FIGURE}
    found = {_figure(token) for token in whole if token.kind is TokenKind.FIGURE}
    if len(figures) >= FEWEST_FIGURES and len(figures & found) < MOST * len(figures):
        return True
    names = {token.key for token in left if token.kind is TokenKind.NAME}
    words, others = (
        {token.key for token in whole},
        {token.key for token in whole if token.kind is TokenKind.NAME},
    )
    known = 0
    for name in names:
        known += name in words or any(is_spelling_of(name, other) for other in others)
    return len(names) >= FEWEST_NAMES and known < MOST * len(names)


def _tokens(paragraphs: str) -> tuple[Token, ...]:
    return tuple(token for sentence in sentences_of(paragraphs) for token in sentence)


def _figure(token: Token) -> str:
    return str(number_of(token.key) or token.key)
