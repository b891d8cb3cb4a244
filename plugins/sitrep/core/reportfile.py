"""Report files: front matter and Markdown <-> Report.

``parse_report(dump_report(x)).report == x`` for every report in normal form,
that is with one-line fields free of stray white space; a property test holds it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.core.errors import Fault
from sitrep.core.fields import Fields
from sitrep.core.frontmatter import FENCE, split_file
from sitrep.core.model import (
    Carrier,
    Change,
    DateBasis,
    Passage,
    Provenance,
    Report,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.core.passages import dump_passages, parse_passages
from sitrep.core.text import is_slug
from sitrep.core.yamlfile import Plain, dump_yaml

_ID_REMEDY = "Write lower-case letters, digits and hyphens, at most 80; it becomes the address"


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report with the file it stands in and where its keys are."""

    file: str
    report: Report
    lines: tuple[tuple[str, int], ...] = ()

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
    page = split_file(data, file, faults)
    if page is None:
        return None
    fields = Fields(page.table, file, faults)
    name = fields.words("id") or ""
    if not is_slug(name):
        fields.fault("id", f"“{name}” is no id" if name else "is missing", _ID_REMEDY)
    if not fields.has("status"):
        fields.fault("status", "is missing", "Write status: draft, published or withdrawn")
    found = parse_passages(page.body, file, page.body_line, faults)
    report = _report(name, fields, tuple(each.passage for each in found))
    fields.finish()
    keys = [(entry.key, entry.line) for entry in page.table.entries]
    passages = [(passage_key(number), each.line) for number, each in enumerate(found, 1)]
    return ReportFile(file, report, (*keys, *passages, ("body", page.body_line)))


def passage_key(number: int) -> str:
    """How faults call a passage, counted from 1."""
    return f"passage {number}"


def dump_report(report: Report, *, notes: tuple[str, ...] = ()) -> str:
    """The file of a report; ``notes`` become comments above its keys."""
    comments = "".join(f"# {note}\n" for note in notes)
    body = dump_passages(report.passages)
    return f"{FENCE}\n{comments}{dump_yaml(_plain_report(report))}{FENCE}\n{body}"


def replace_carriers(text: str, file: ReportFile, carriers: tuple[Carrier, ...]) -> str:
    """The text of a report's file with other carriers, every other line as it was.

    What a curator wrote around them, comments and the order of keys included, stays.
    """
    lines = text.split("\n")
    new = dump_yaml({"carriers": [_plain_carrier(carrier) for carrier in carriers]}).rstrip("\n").split("\n")
    end = next(number for number, line in enumerate(lines[1:], 2) if line.rstrip() == FENCE)
    keys = sorted(line for name, line in file.lines if line < end)
    first = next((line for name, line in file.lines if name == "carriers"), end)
    after = next((line for line in keys if line > first), end) if first < end else end
    return "\n".join([*lines[: first - 1], *new, *lines[after - 1 :]])


def parse_change(fields: Fields) -> Change | None:
    """An erratum, or None with its faults."""
    day, note = fields.day("date"), fields.text("note")
    for key in ("date", "note"):
        if not fields.has(key):
            fields.fault(key, "is missing", "Write - {date: 2020-07-04, note: what changed and why}")
    fields.finish()
    return Change(day, note) if day and note else None


def _report(name: str, fields: Fields, passages: tuple[Passage, ...]) -> Report:
    return Report(
        id=name,
        title=fields.words("title"),
        title_kind=fields.choice("title_kind", TitleKind) or TitleKind.STATED,
        date=fields.day("date"),
        date_basis=fields.choice("date_basis", DateBasis) or DateBasis.STATED,
        added=fields.day("added"),
        source=fields.words("source"),
        byline=fields.words("byline"),
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
        provenance=_provenance(fields.table("provenance")),
        passages=passages,
    )


def _carrier(fields: Fields) -> Carrier:
    if not fields.has("source"):
        fields.fault("source", "is missing", "Write source: and an id of sources.toml, or unknown")
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
    taken, sha256 = fields.day("taken"), fields.words("sha256")
    rules, taken_from = fields.words("rules"), fields.words("from")
    fields.finish()
    if taken and sha256 and rules:
        return Provenance(sha256, taken, rules, taken_from)
    fields.fault("sha256", "lacks sha256, taken or rules", "Leave provenance as ingest wrote it, or null")
    return None


def _plain_report(report: Report) -> dict[str, Plain]:
    return {
        "id": report.id,
        "title": report.title,
        "title_kind": str(report.title_kind),
        "date": _day(report.date),
        "date_basis": str(report.date_basis),
        "added": _day(report.added),
        "source": report.source,
        "byline": report.byline,
        "url": report.url,
        "archived": report.archived,
        "carriers": [_plain_carrier(carrier) for carrier in report.carriers],
        "cites": list(report.cites),
        "corroborated_by": list(report.corroborated_by),
        "text": str(report.text),
        "regions": list(report.regions),
        "credibility": str(report.credibility) if report.credibility else None,
        "status": str(report.status),
        "changes": [{"date": str(change.date), "note": change.note} for change in report.changes],
        "provenance": _plain_provenance(report.provenance),
    }


def _plain_carrier(carrier: Carrier) -> dict[str, Plain]:
    return {
        "source": carrier.source,
        "date": _day(carrier.date),
        "url": carrier.url,
        "title": carrier.title,
        "changed": list(carrier.changed),
        "provenance": _plain_provenance(carrier.provenance),
    }


def _plain_provenance(provenance: Provenance | None) -> Plain:
    if provenance is None:
        return None
    plain: dict[str, Plain] = {
        "sha256": provenance.sha256,
        "taken": str(provenance.taken),
        "rules": provenance.rules,
    }
    return {**plain, "from": provenance.taken_from} if provenance.taken_from else plain


def _day(day: dt.date | None) -> str | None:
    return str(day) if day else None
