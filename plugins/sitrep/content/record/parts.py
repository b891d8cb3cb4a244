"""The parts of published things that readers see, as the record holds them.

Short parts stand in words, so that a reader can be told what stood before.  Texts stand as a hash
alone, and so does a title that its source's rights withhold: the record is public, and keeps what
it once was given.  What readers do not see, such as fingerprints and reasons to keep, is no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.content.page_file import SitePage
from sitrep.core.actors import Actor
from sitrep.core.events import Event, Reference
from sitrep.core.figures import write_figure_options
from sitrep.core.model import (
    UNKNOWN_SOURCE,
    Carrier,
    EditionNotes,
    Region,
    Report,
    Rights,
    RightsKind,
    Source,
    TextKind,
)
from sitrep.core.record import ThingPart, hash_of

BETWEEN = "|"
"""Between the passages of a report, and the like."""


def report_parts(report: Report, rights: Rights) -> tuple[ThingPart, ...]:
    """Those of a report; ``rights`` are its source's."""
    passages = report.passages
    may_tell_title = rights.kind is not RightsKind.WITHHOLD or report.text is TextKind.SUMMARY
    title = report.title or ""
    filed = (" ".join(each.regions or report.regions) for each in passages)
    days = (str(each.days or "") for each in passages)
    rests_on = (" ".join(each.rests_on or report.cites) for each in passages)
    figures = (" ".join(write_figure_options(each.figures)) for each in passages)
    grades = (str(each.credibility or report.credibility or "") for each in passages)
    texts = (each.text for each in passages)
    return _parts(
        date=f"{report.date} {report.date_basis}",
        source=report.source or UNKNOWN_SOURCE.id,
        title=title if may_tell_title else _digest([title]),
        title_kind=str(report.title_kind or ""),
        filed=BETWEEN.join(filed),
        days=BETWEEN.join(days),
        figures=BETWEEN.join(figures),
        events=BETWEEN.join(" ".join(each.events) for each in passages),
        rests_on=BETWEEN.join(rests_on),
        credibility=BETWEEN.join(grades),
        carriers=" ".join(each.source for each in report.carriers),
        copies=_digest(word for each in report.carriers for word in _copy(each)),
        headlines=_digest(each.title or "" for each in passages),
        text=_digest([str(report.text), report.byline or "", *texts]),
        url=_digest([report.url or ""]),
        archived=_digest([report.archived or ""]),
        lang=report.lang or "",
    )


def edition_parts(notes: EditionNotes) -> tuple[ThingPart, ...]:
    """Those of an edition that are the curator's own; its reports have entries of their own."""
    points = (each.text for each in notes.key_points)
    trends = (f"{each.trend} {each.reason}" for each in notes.trends)
    rest = [each.rests_on for each in notes.key_points]
    rest += [each.rests_on for each in notes.trends]
    return _parts(
        title=notes.title or "",
        lead=_digest([notes.lead]),
        key_points=_digest(points),
        trends=_digest(trends),
        trend_regions=" ".join(each.region for each in notes.trends),
        rests_on=BETWEEN.join(map(_references, rest)),
    )


def event_parts(event: Event) -> tuple[ThingPart, ...]:
    """Those of an event; its accounts are parts of their reports."""
    said = (*event.agreed, *event.disputed)
    return _parts(
        title=event.title,
        filed=" ".join(event.regions),
        place=event.place or "",
        days=str(event.days or ""),
        kind=event.kind,
        lead=str(event.lead or ""),
        agreed=_digest(each.says for each in event.agreed),
        disputed=_digest(each.says for each in event.disputed),
        rests_on=BETWEEN.join(_references(each.rests_on) for each in said),
        note=_digest([event.note]),
        see=" ".join(event.see),
    )


def source_parts(source: Source) -> tuple[ThingPart, ...]:
    """Those of a source."""
    return _parts(
        name=source.name,
        reliability=source.reliability,
        reason=_digest([source.reason or "", str(source.judged or "")]),
        affiliation=source.affiliation or "",
        about=_digest([source.about or "", *source.evidence]),
        links=_digest([source.homepage or "", source.feed or ""]),
        rights=str(source.rights),
    )


def region_parts(region: Region) -> tuple[ThingPart, ...]:
    """Those of a region."""
    return _parts(
        name=region.name,
        codes=" ".join(sorted(region.codes)),
        names=_digest(sorted(f"{each.language} {each.name}" for each in region.names)),
        pcodes=_digest(sorted(f"{each.code} {each.pcode}" for each in region.pcodes)),
    )


def actor_parts(actor: Actor) -> tuple[ThingPart, ...]:
    """Those of an actor."""
    regarded = (f"{each.by}: {each.as_}" for each in actor.regarded)
    return _parts(
        name=actor.name,
        spellings=_digest(actor.spellings),
        about=_digest([actor.about or "", *actor.evidence]),
        regarded=_digest(regarded),
    )


def page_parts(page: SitePage) -> tuple[ThingPart, ...]:
    """Those of a page of the site."""
    description = _digest([page.description or ""])
    return _parts(title=page.title, description=description, text=_digest([page.body]))


def _parts(**values: str) -> tuple[ThingPart, ...]:
    """The parts that say something."""
    return tuple(ThingPart(name, value) for name, value in values.items() if value)


def _digest(words: Iterable[str]) -> str:
    """A hash of texts; nothing of none."""
    said = tuple(words)
    return hash_of(said) if any(said) else ""


def _copy(carrier: Carrier) -> Iterator[str]:
    """What it says beside whose it is, which has a part of its own: a source may be renamed."""
    yield from (str(carrier.date or ""), carrier.url or "", carrier.title or "")
    yield from carrier.changed


def _references(references: Iterable[Reference]) -> str:
    return " ".join(map(str, references))
