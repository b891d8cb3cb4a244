"""Report files: front matter and Markdown -> Report; reporttext.py is the way back.

``parse_report(dump_report(x)).report == x`` for every report in normal form,
that is with one-line fields free of stray white space; a property test holds it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitrep.content.checks.fingerprint import parse_fingerprint
from sitrep.content.keep import parse_keeps
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.front_matter import split_file
from sitrep.content.syntax.nodes import Entry, Items, Node, Table
from sitrep.content.syntax.passages import parse_passages
from sitrep.core.errors import Fault
from sitrep.core.language import is_language
from sitrep.core.model import (
    Carrier,
    Change,
    DateBasis,
    Passage,
    Provenance,
    Report,
    Revision,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.core.text import slug_problem

_ID_REMEDY = "Write lower-case letters, digits and hyphens, at most 80; it becomes the address"
_TEXT_REMEDY = "Write text: verbatim where the words are the origin's, summary where they are yours"


class _Answer(StrEnum):
    """A question that a curator answers."""

    YES = "true"
    NO = "false"


PRIVATE_KEYS = ("sha256", "from")
"""Keys of provenance that earlier versions wrote into report files."""
_PRIVATE_REMEDY = "Run ./dev tidy, which takes it out"


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report with the file it stands in and where its keys are."""

    file: str
    report: Report
    lines: tuple[tuple[str, int], ...] = ()
    """Of every key, and of what lies in lists and tables: ``carriers[2]``, ``carriers[2].source``,
    ``cites[1]``."""

    unread: frozenset[str] = frozenset()
    """Keys with a fault of their own; what the report lacks there is not missing."""

    def line(self, key: str) -> int:
        """The line of a key, 1 where the file lacks it."""
        return next((line for name, line in self.lines if name == key), 1)

    def fault(self, key: str, problem: str, remedy: str) -> Fault:
        """A fault of this file at the key."""
        return Fault(self.file, self.line(key), key, problem, remedy)


def parse_report(data: bytes, file: str, faults: list[Fault]) -> ReportFile | None:
    """The report in a file, or None where it cannot be read at all.

    What is wrong goes to ``faults``; a key that is wrong is None in the report.
    """
    before = len(faults)
    page = split_file(data, file, faults)
    if page is None:
        return None
    fields = Fields(page.table, file, faults)
    name = fields.words("id") or ""
    fields.require("id", _ID_REMEDY)
    if name and (problem := slug_problem(name)):
        fields.fault("id", f"“{name}” {problem}", _ID_REMEDY)
    fields.require("status", "Write status: draft, published or withdrawn")
    found = parse_passages(page.body, file, page.body_line, faults)
    report = _report(name, fields, tuple(each.passage for each in found))
    if report.status is Status.PUBLISHED:
        fields.require("text", _TEXT_REMEDY)
    fields.finish()
    passages = [(passage_key(number), each.line) for number, each in enumerate(found, 1)]
    lines = (*key_lines(page.table), *passages, ("body", page.body_line))
    return ReportFile(file, report, lines, frozenset(fault.key for fault in faults[before:]))


def passage_key(number: int) -> str:
    """How faults call a passage, counted from 1."""
    return f"passage {number}"


def parse_change(fields: Fields) -> Change | None:
    """An erratum, or None with its faults."""
    day, note = fields.day("date"), fields.text("note")
    for key in ("date", "note"):
        fields.require(key, "Write - {date: 2020-07-04, note: what changed and why}")
    fields.finish()
    return Change(day, note) if day and note else None


def _revision(fields: Fields) -> Revision | None:
    """Another version of a page, or None with its faults."""
    day, note = fields.day("date"), fields.words("note")
    for key in ("date", "note"):
        fields.require(key, "Write - {date: 2020-07-04, note: how the source's page differs now}")
    revision = Revision(
        date=day or dt.date.min,
        note=note or "",
        source=fields.words("source"),
        followed=fields.choice("followed", _Answer) is _Answer.YES,
        provenance=_provenance(fields.table("provenance")),
    )
    fields.finish()
    return revision if day and note else None


def key_lines(node: Node, within: str = "") -> Iterator[tuple[str, int]]:
    """The line of each key and item within a node, by the way to it."""
    inner: Iterable[Entry] = ()
    if isinstance(node, Table):
        inner = (
            Entry(f"{within}.{each.key}" if within else each.key, each.value, each.line)
            for each in node.entries
        )
    if isinstance(node, Items):
        inner = (
            Entry(f"{within}[{number}]", item, item.line)
            for number, item in enumerate(node.items, 1)
        )
    for entry in inner:
        yield entry.key, entry.line
        yield from key_lines(entry.value, entry.key)


def _report(name: str, fields: Fields, passages: tuple[Passage, ...]) -> Report:
    return Report(
        id=name,
        title=fields.words("title"),
        title_kind=fields.choice("title_kind", TitleKind),
        date=fields.day("date"),
        date_basis=fields.choice("date_basis", DateBasis),
        added=fields.day("added"),
        source=fields.words("source"),
        byline=fields.words("byline"),
        lang=_language(fields),
        url=fields.address("url"),
        archived=fields.address("archived"),
        carriers=tuple(_carrier(each) for each in fields.tables("carriers")),
        cites=fields.texts("cites"),
        corroborated_by=fields.texts("corroborated_by"),
        text=fields.choice("text", TextKind) or TextKind.VERBATIM,
        regions=fields.texts("regions"),
        credibility=fields.number("credibility", 1, 6),
        status=fields.choice("status", Status) or Status.DRAFT,
        changes=tuple(filter(None, map(parse_change, fields.tables("changes")))),
        revisions=tuple(filter(None, map(_revision, fields.tables("revisions")))),
        provenance=_provenance(fields.table("provenance")),
        keep=parse_keeps(fields),
        fingerprint=_fingerprint(fields),
        passages=passages,
    )


def _language(fields: Fields) -> str | None:
    language = fields.words("lang")
    if language is None or is_language(language):
        return language
    fields.fault("lang", f"“{language}” is not a language", "Write its code: ar, fa, he, pt-BR …")
    return None


def _fingerprint(fields: Fields) -> tuple[str, ...]:
    marks = fields.texts("fingerprint")
    if any(parse_fingerprint(mark) is None for mark in marks):
        remedy = "Leave it as ingest wrote it; if it is lost, ingest the document again"
        fields.fault("fingerprint", "is not as ingest wrote it", remedy)
    return tuple(filter(parse_fingerprint, marks))


def _carrier(fields: Fields) -> Carrier:
    fields.require("source", "Write source: and an id of sources.toml, or unknown")
    carrier = Carrier(
        source=fields.words("source") or "unknown",
        date=fields.day("date"),
        url=fields.address("url"),
        title=fields.words("title"),
        changed=fields.texts("changed"),
        provenance=_provenance(fields.table("provenance")),
    )
    fields.finish()
    return carrier


def _provenance(fields: Fields | None) -> Provenance | None:
    if fields is None:
        return None
    taken, rules = fields.day("taken"), fields.words("rules")
    for key in PRIVATE_KEYS:
        if fields.has(key):
            fields.fault(
                key,
                "tells which document was handed in, and belongs in the ledger alone",
                _PRIVATE_REMEDY,
            )
        fields.text(key)
    fields.finish()
    if not (fields.has("taken") and fields.has("rules")):
        fields.fault(
            "taken", "lacks taken or rules", "Leave provenance as ingest wrote it, or null"
        )
    return Provenance(taken, rules) if taken and rules else None
