"""A report as the site shows it: with its sources, its passages and what rights let through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from markupsafe import Markup

from sitrep.content.schema.report import without_words
from sitrep.core.accounts import Standing
from sitrep.core.actors import Actor
from sitrep.core.events import Reference
from sitrep.core.figures import Figure
from sitrep.core.grades import UNJUDGED, Grade
from sitrep.core.language import ENGLISH, Language, marked
from sitrep.core.markdown.render import render_report
from sitrep.core.model import (
    UNKNOWN_SOURCE,
    Carrier,
    Region,
    Report,
    Revision,
    Source,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.core.record import Record, RecordEntry, Step, Thing, ThingKind, What
from sitrep.core.regions import Placement, Regions
from sitrep.core.rights import permit
from sitrep.core.roots import NO_ROOTS, Roots
from sitrep.core.text import slugify
from sitrep.core.weeks import Span, Week
from sitrep.files.cache.remember import Remember, remember_nothing
from sitrep.site.catalogue.carriage import Carriage
from sitrep.site.catalogue.credibility import NOT_JUDGED, Credibility

ELSEWHERE = Region("elsewhere", marked("Region not yet set"), frozenset(), order=10_000)
"""Where a draft's passage stands while its region is unknown; published ones never do."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a report is shown by."""

    sources: Mapping[str, Source]
    """By id."""
    regions: Regions
    announced: Mapping[Week, dt.date]
    """When weeks were closed."""
    record: Record = field(default_factory=Record)
    """What was published when, and what has changed since."""
    language: Language = ENGLISH
    kinds: Mapping[str, str] = field(default_factory=dict)
    """The labels of the kinds of events that the digest adds."""
    html: Mapping[str, Markup] = field(default_factory=dict, repr=False)
    """Passages by their Markdown, as far as they were rendered when they were read."""

    remember: Remember = field(default=remember_nothing, repr=False)
    """Gives what an earlier build rendered."""

    def render(self, place: str, text: str) -> Markup:
        """The Markdown of a passage, a note or a lead as HTML; ``place`` says whose it is."""
        if not text:
            return Markup()
        html = self.html.get(text)
        if html is not None:
            return html
        key = (text, self.language.say("unconfirmed"))
        return self.remember(f"{place} rendered", key, partial(render_report, text, self.language))


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """One passage of a family, where it stands, and what of it may be shown."""

    number: int
    """Counted from 1 in its report."""
    region: Region
    mentions: tuple[Region, ...]
    codes: tuple[str, ...]
    days: Span | None
    html: Markup
    """Empty where rights withhold it."""
    title: str | None = None
    """Its neutral headline, the curator's own."""
    events: tuple[str, ...] = ()
    """Ids of the events that it is an account of."""
    figures: tuple[Figure, ...] = ()
    actors: tuple[Actor, ...] = ()
    """Those that what is shown of it names, by name; the catalogue sets them."""
    roots: Roots = NO_ROOTS
    """What its account rests on in the end; the catalogue sets it, since it takes all reports, and
    with it all that follows."""
    speakers: tuple[Source, ...] = ()
    """The innermost speakers that are named: its roots, by name."""
    standing: Standing = Standing.ROOT
    """What it adds to its event."""
    credibility: Credibility = NOT_JUDGED
    corroborated_by: tuple[Reference, ...] = ()
    """Accounts of the same event that rest on other sources; each of them names this one."""

    @property
    def grade(self) -> Grade:
        """The letter of the innermost speaker with the passage's figure.

        Of several speakers it is the least reliable's: who of them said what is not known.
        """
        letters = (source.reliability for source in self.speakers)
        return Grade(max(letters, default=UNKNOWN_SOURCE.reliability), self.credibility.figure)

    @property
    def concerns(self) -> tuple[Region, ...]:
        """Every region that it counts for, each once: where it stands, then the others."""
        return (self.region, *self.mentions)


@dataclass(frozen=True, slots=True)
class Family:
    """A report with its origin and all its carriers; it counts once, however many carry it."""

    report: Report
    """Without its text and a title that may not be shown; what may be shown is in ``passages`` and
    ``title``."""
    origin: Source
    carriages: tuple[Carriage, ...]
    passages: tuple[ShownPassage, ...]
    title: str
    """What may be shown as its title."""
    whole: bool
    """Whether all of its text is shown."""
    late: bool
    """Whether it came after its week was announced."""
    actors: tuple[Actor, ...] = ()
    """Those that its title or a passage names, by name; the catalogue sets them."""
    entries: tuple[RecordEntry, ...] = ()
    """What the record says of it, oldest first; nothing of a draft."""
    regrades: tuple[Step, ...] = ()
    """By which sources that speak in it have had other letters since; the catalogue sets them."""

    @property
    def grades(self) -> tuple[Grade, ...]:
        """Those of its passages, each once, in their order."""
        return tuple(dict.fromkeys(passage.grade for passage in self.passages))

    @property
    def grade_codes(self) -> str:
        """``D3``, or ``D3, F2`` where its passages are not graded alike."""
        return ", ".join(grade.code for grade in self.grades)

    def grade_words(self, language: Language) -> str:
        """What the codes say, one after the other."""
        return language.semicolon.join(grade.words(language) for grade in self.grades)

    @property
    def week(self) -> Week | None:
        """The week of its first publication; None for an undated draft."""
        return Week.of(self.report.date) if self.report.date else None

    @property
    def history(self) -> tuple[RecordEntry, ...]:
        """What has changed in what is shown of it, oldest first: its own entries and its grades'."""
        if not self.regrades:
            return self.entries
        every = (*self.entries, *(step.entry for step in self.regrades))
        return tuple(sorted(every, key=lambda entry: entry.order))

    @property
    def updated(self) -> dt.date | None:
        """When it was published in the digest, or last changed: as the record says."""
        return self.history[-1].at.day if self.entries else self.report.added

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """The newest change by its source; empty where the text already follows it."""
        if self.is_withdrawn:
            return ()
        return tuple(each for each in self.report.revisions if not each.followed)[-1:]

    @property
    def is_draft(self) -> bool:
        """Whether it is shown in a preview alone."""
        return self.report.status is Status.DRAFT

    @property
    def is_withdrawn(self) -> bool:
        """Whether only its tombstone is left."""
        return self.report.status is Status.WITHDRAWN

    @property
    def is_summary(self) -> bool:
        """Whether its text is the curator's own."""
        return self.report.text is TextKind.SUMMARY

    @property
    def title_lang(self) -> str | None:
        """The language of its title, where that is not the digest's own."""
        return None if self.report.title_kind is TitleKind.EDITOR else self.report.lang

    @property
    def text_lang(self) -> str | None:
        """The language of its passages, where that is not the digest's own."""
        return None if self.is_summary else self.report.lang

    @property
    def regions(self) -> tuple[Region, ...]:
        """Where its passages stand, each once, in the order of its text."""
        return tuple(dict.fromkeys(passage.region for passage in self.passages))


def newest_first(family: Family) -> tuple[int, str]:
    """A sort key: newest date first, then id; undated ones last."""
    return -(family.report.date.toordinal() if family.report.date else 0), family.report.id


def build_family(report: Report, known: Known) -> Family:
    """The family of a report.

    A draft may lack anything; what it lacks is named as lacking.
    """
    origin = _source(report.source, known)
    permission = permit(report, origin.rights)
    withdrawn = report.status is Status.WITHDRAWN
    titled = permission.title and not withdrawn
    entries = known.record.lineage(Thing(ThingKind.REPORT, report.id))
    shown = replace(report if titled else without_words(report), passages=())
    return Family(
        # Facts alone, so that no surface can show by mistake what rights withhold.
        report=shown,
        origin=origin,
        carriages=tuple(_carriage(carrier, known) for carrier in shown.carriers),
        passages=tuple(
            _passages(
                report, (None,) * len(report.passages) if withdrawn else permission.texts, known
            )
        ),
        title=_title(shown.title, origin, known.language, shown=titled),
        whole=permission.whole and not withdrawn,
        late=_is_late(report, entries, known),
        entries=entries,
    )


def _is_late(report: Report, entries: tuple[RecordEntry, ...], known: Known) -> bool:
    """Whether it came after its week was announced; a draft would, if it were published today."""
    if entries:
        return any(entry.what is What.LATE for entry in entries)
    closed = known.announced.get(Week.of(report.date)) if report.date else None
    return bool(closed and report.added and report.added > closed)


def _carriage(carrier: Carrier, known: Known) -> Carriage:
    source = _source(carrier.source, known)
    unnamed = source.id == UNKNOWN_SOURCE.id
    return Carriage(
        carrier, source, known.language.say("a carrier not named") if unnamed else source.name
    )


def _title(title: str | None, origin: Source, language: Language, *, shown: bool) -> str:
    by = language.say("a source not named") if origin.id == UNKNOWN_SOURCE.id else origin.name
    if not shown:
        return language.say("Report by %(source)s", source=by)
    return title or language.say("Untitled report by %(source)s", source=by)


def _source(name: str | None, known: Known) -> Source:
    """The source of that id; in a draft it may not be in sources.toml yet, nor be an id at all."""
    wanted = name or UNKNOWN_SOURCE.id
    address = slugify(wanted) or UNKNOWN_SOURCE.id
    return known.sources.get(wanted) or known.sources.get(address) or Source(address, wanted)


def _passages(
    report: Report, texts: tuple[str | None, ...], known: Known
) -> Iterator[ShownPassage]:
    for number, (passage, text) in enumerate(zip(report.passages, texts, strict=True), 1):
        words = passage.regions or report.regions
        placement = placement_of(words, known)
        yield ShownPassage(
            number=number,
            region=placement.region,
            mentions=placement.mentions,
            codes=known.regions.codes_of(words),
            days=passage.days,
            html=known.render(f"{report.id} {number}", text or ""),
            title=None if report.status is Status.WITHDRAWN else passage.title,
            events=() if report.status is Status.WITHDRAWN else passage.events,
            figures=() if report.status is Status.WITHDRAWN else passage.figures,
            credibility=Credibility(passage.credibility or report.credibility or UNJUDGED),
        )


def placement_of(words: tuple[str, ...], known: Known) -> Placement:
    """Where codes and slugs are filed; what no region is known for yet is kept apart."""
    elsewhere = replace(ELSEWHERE, name=known.language.say(ELSEWHERE.name))
    return known.regions.place(words) or Placement(elsewhere)
