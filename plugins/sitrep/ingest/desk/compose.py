"""A family of documents as the draft of a report, with what the curator should look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby

from sitrep.content.checks.private import private_notes
from sitrep.core.markdown.forms import FormKind
from sitrep.core.markdown.writing import Formed, written
from sitrep.core.model import (
    UNKNOWN_SOURCE,
    Carrier,
    DateBasis,
    Passage,
    Provenance,
    Report,
    TitleKind,
)
from sitrep.core.text import slugify
from sitrep.ingest.clean.addresses import tidy_text
from sitrep.ingest.desk.fingerprints import fingerprints_of
from sitrep.ingest.desk.naming.minted import address_words, minted_id
from sitrep.ingest.draft import Draft, Verdict, text_of
from sitrep.ingest.families.differences import Texts, changes_between
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.families.page_version import is_own
from sitrep.ingest.find.event_days import events_of
from sitrep.ingest.find.outlet_names import outlet_called
from sitrep.ingest.judge.losses import RAISED, loss_line
from sitrep.ingest.knowledge.bank import RULES, Settings

MAX_DOUBTS = 20
"""More than these are not read one by one."""
MAX_DOUBT = 300
"""Longest doubt, in characters; front matter has its limit."""
WEAK = {DateBasis.URL: "it rests on the address", DateBasis.TEXT: "it rests on the words"}
"""On what a date rests that nobody stated, and how a doubt says so."""


def compose_report(
    family: DraftFamily, settings: Settings, *, taken: dt.date, ids: Collection[str]
) -> Report:
    """The draft of a family; what no copy shows is null.

    ``taken`` is the day of ingest, ``ids`` those already given.
    """
    leader = family.leader
    titled = next((copy for copy in family.copies if copy.title), None)
    source = source_id(leader.origin.value, settings) if leader.origin else None
    date = leader.original.date if leader.original else None
    report = Report(
        id="",
        title=titled.title.value if titled and titled.title else None,
        title_kind=_title_kind(titled),
        date=date,
        date_basis=_date_basis(leader),
        added=taken,
        source=source,
        byline=_byline(leader, settings),
        url=leader.url.value if leader.url else None,
        carriers=_carriers(family, settings, taken),
        provenance=_provenance(leader, taken),
        fingerprint=fingerprints_of(family.copies),
        passages=passages_of(leader),
    )
    return replace(report, id=minted_id(report, ids))


def _title_kind(titled: Draft | None) -> TitleKind | None:
    """Who worded the title of the copy that shows one; None where none does.

    Where nothing shows an origin, nothing shows that it worded the title: what is known is that a
    copy has it.
    """
    if titled is None:
        return None
    return TitleKind.CARRIER if _is_carriers(titled) or titled.origin is None else TitleKind.STATED


def _date_basis(leader: Draft) -> DateBasis | None:
    """What the date rests on.

    One that a copy states of which no origin is known is that copy's word alone.
    """
    day = leader.original
    if day is None or day.date is None:
        return None
    return (
        DateBasis.CARRIER if day.basis is DateBasis.STATED and leader.origin is None else day.basis
    )


def _carriers(family: DraftFamily, settings: Settings, taken: dt.date) -> tuple[Carrier, ...]:
    """The leader where it is known to be a carrier's, and every other copy but the origin's own."""
    leader = family.leader
    itself = [carrier_of(leader, settings, taken)] if _is_carriers(leader) else []
    wording = Texts.of(leader)
    others = [
        copy for copy in family.copies[1:] if not (is_own(copy) and copy.origin == leader.origin)
    ]
    return (*itself, *(carrier_of(copy, settings, taken, than=wording) for copy in others))


def doubts_of(family: DraftFamily, report: Report) -> tuple[str, ...]:
    """What a curator should look at before publishing, a line each.

    Of very many the first, and how many more.
    """
    doubts = (each for copy in family.copies for each in copy.doubts)
    found = list(dict.fromkeys([*private_notes(report), *_missing(family, report), *doubts]))
    shown = [tidy_text(each)[:MAX_DOUBT] for each in found[:MAX_DOUBTS]]
    return (
        (*shown, f"and {len(found) - MAX_DOUBTS} more of the kind")
        if len(found) > MAX_DOUBTS
        else tuple(shown)
    )


def losses_of(leader: Draft) -> tuple[str, ...]:
    """What the draft of this document states that was lost, a line; it stands in every draft."""
    return (tidy_text(loss_line(leader.loss))[:MAX_DOUBT],) if leader.loss else ()


def losses_to_look_at(leader: Draft) -> tuple[str, ...]:
    """The same where the alarm is raised: a curator who ingests hears of nothing else."""
    return losses_of(leader) if leader.loss and leader.loss.alarm >= RAISED else ()


def carrier_of(
    copy: Draft, settings: Settings, taken: dt.date, *, than: Texts | None = None
) -> Carrier:
    """The copy as a reprint; of an unknown source where it shows no publisher.

    ``than`` is the wording from which it may differ; None for the copy that leads.
    """
    return Carrier(
        source=source_id(copy.publisher.value, settings) if copy.publisher else UNKNOWN_SOURCE.id,
        date=copy.published.date if copy.published else None,
        url=copy.address.value if copy.address else None,
        title=copy.title.value if copy.title else None,
        changed=changes_between(than, Texts.of(copy)) if than else (),
        provenance=_provenance(copy, taken),
    )


def source_id(name: str, settings: Settings) -> str:
    """The id under which an outlet stands, or would stand, in sources.toml."""
    outlet = outlet_called(name, settings)
    return outlet.id if outlet else slugify(name)


def _is_carriers(copy: Draft) -> bool:
    """Whether the copy is not the origin's: it says so, or credits an outlet whose page it is not."""
    if copy.publisher:
        return not is_own(copy)
    return copy.credit is not None or any(block.verdict is Verdict.POSTER for block in copy.blocks)


def _provenance(copy: Draft, taken: dt.date) -> Provenance:
    return Provenance(taken, RULES, copy.document.sha256)


def _byline(leader: Draft, settings: Settings) -> str | None:
    """The writer named; an outlet in the byline is the origin, not a writer."""
    if leader.byline is None or outlet_called(leader.byline.value, settings):
        return None
    return leader.byline.value


def passages_of(leader: Draft) -> tuple[Passage, ...]:
    """Consecutive paragraphs of the same regions, together, with the days they tell of."""
    return tuple(_passages(leader))


def _passages(leader: Draft) -> Iterator[Passage]:
    date = leader.original.date if leader.original else None
    ranks = [each.form.depth for each in leader.body if each.form.kind is FormKind.HEADING]
    top = min(ranks, default=1)
    for _codes, group in groupby(
        leader.paragraphs, key=lambda blocks: frozenset(blocks[0].regions)
    ):
        paragraphs = list(group)
        text = written([Formed(text_of(blocks), blocks[0].form) for blocks in paragraphs], top=top)
        regions = paragraphs[0][0].regions
        events = events_of((block.text for blocks in paragraphs for block in blocks), date)
        yield Passage(text, regions, events if regions else None)


def _missing(family: DraftFamily, report: Report) -> Iterator[str]:
    """What no copy shows, or shows on weak grounds, key by key."""
    yield from _title_doubts(report)
    yield from _date_doubts(family.leader, report)
    yield from _source_doubts(family, report)
    leader = family.leader
    if not leader.body:
        yield "text: nothing in the document reads like a report"
    if leader.body and not leader.body[0].regions:
        yield "regions: no place is named that the gazetteer knows"


def _title_doubts(report: Report) -> Iterator[str]:
    if report.title is None:
        words = address_words(report)
        yield f"title: none shown{f'; the address of the origin reads “{words}”' if words else ''}"
    elif report.title_kind is TitleKind.CARRIER and report.source is not None:
        yield "title: a carrier's; the origin's own is not shown"


def _date_doubts(leader: Draft, report: Report) -> Iterator[str]:
    day = leader.original
    if report.date is None:
        yield f"date: no year shown for “{day.evidence}”" if day else "date: none shown"
    elif day and report.date_basis in WEAK:
        yield f"date: not stated; {WEAK[report.date_basis]} “{day.evidence}”"


def _source_doubts(family: DraftFamily, report: Report) -> Iterator[str]:
    origins = sorted({copy.origin.value for copy in family.copies if copy.origin})
    if report.source is None:
        shown = " and ".join(
            key for key, value in (("title", report.title), ("date", report.date)) if value
        )
        kept = f"; {shown} as this copy has {'them' if ' ' in shown else 'it'}" if shown else ""
        yield f"source: nothing shows who published it first{kept}"
    elif len(origins) > 1:
        yield f"source: the copies name different origins: {', '.join(origins)}"
    elif family.leader.publisher is None and all(
        each.source == UNKNOWN_SOURCE.id for each in report.carriers
    ):
        yield "carriers: nothing shows whose page this copy was; name its carrier if you know it"
