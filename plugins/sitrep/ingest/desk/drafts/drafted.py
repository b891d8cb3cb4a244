"""The draft of a family as it will be written, with its ledgers; nothing here touches the disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from sitrep.content.report_text import dump_report, refuse_long
from sitrep.content.syntax.yaml_nodes import dump_yaml
from sitrep.core.model import UNKNOWN_SOURCE, Carrier, Report
from sitrep.core.private.find import find_private
from sitrep.ingest.desk.compose import compose_report, doubts_of, losses_of, losses_to_look_at
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.ledger.records import carrier_lines, head_of, ledger_lines


@dataclass(frozen=True, slots=True)
class DeskRules:
    """What the content folder says that a draft depends on."""

    settings: Settings
    sources: frozenset[str]
    """The ids of sources.toml."""
    today: dt.date


@dataclass(frozen=True, slots=True)
class DocumentLedger:
    """The ledger of one document."""

    document: str
    """Its SHA-256."""
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftedReport:
    """A draft and all that is written and said with it."""

    report: Report
    """Without its text."""
    text: str
    """Its file."""
    ledgers: tuple[DocumentLedger, ...]
    looked_at: tuple[str, ...]
    """What the curator should look at first."""

    @property
    def copies(self) -> int:
        """Of how many documents it is made."""
        return len(self.ledgers)


def draft_of(family: DraftFamily, rules: DeskRules, ids: Collection[str]) -> DraftedReport:
    """The draft of a family, with an id that is not in ``ids``.

    Raises DocumentError for what no build would take.
    """
    report = compose_report(family, rules.settings, taken=rules.today, ids=ids)
    doubts = (*doubts_of(family, report), *unlisted(report.carriers, rules.sources))
    text = dump_report(report, notes=(*doubts, *losses_of(family.leader)))
    refuse_long(text)
    return DraftedReport(
        replace(report, passages=()),
        text,
        tuple(_ledgers(family.copies, report)),
        (*losses_to_look_at(family.leader), *doubts),
    )


def with_id(drafted: DraftedReport, name: str) -> DraftedReport | None:
    """The same draft under another id, as it would have been composed with it.

    None where ids say something private, which the draft's notes tell: it has to be composed again.
    """
    former = drafted.report.id
    if find_private(former.replace("-", " ")) or find_private(name.replace("-", " ")):
        return None
    line, other = (f"\n{dump_yaml({'id': each})}" for each in (former, name))
    text = drafted.text.replace(line, other, 1)
    ledgers = tuple(
        replace(each, lines=(head_of(each.lines[0], name), *each.lines[1:]))
        for each in drafted.ledgers
    )
    return replace(drafted, report=replace(drafted.report, id=name), text=text, ledgers=ledgers)


def unlisted(carriers: Iterable[Carrier], sources: Collection[str]) -> Iterator[str]:
    """Carriers that sources.toml lacks, each with what adds it."""
    listed = {*sources, UNKNOWN_SOURCE.id}
    for source in dict.fromkeys(each.source for each in carriers if each.source not in listed):
        yield f"carriers: {source} is not in sources.toml; ./dev new source {source} adds it"


def _ledgers(copies: Iterable[Draft], report: Report) -> Iterator[DocumentLedger]:
    leader, *others = copies
    yield DocumentLedger(leader.document.sha256, tuple(ledger_lines(leader, report)))
    for copy in others:
        yield DocumentLedger(copy.document.sha256, tuple(carrier_lines(copy, report)))
