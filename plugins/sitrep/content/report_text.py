"""A report as the text of its file."""

from __future__ import annotations

import datetime as dt

from sitrep.content.keep import plain_keeps
from sitrep.content.schema import CARRIER, REPORT, written
from sitrep.content.syntax.front_matter import FENCE
from sitrep.content.syntax.passages import dump_passages
from sitrep.content.syntax.yaml_nodes import Plain, dump_yaml
from sitrep.core.model import (
    Carrier,
    Provenance,
    Report,
    Revision,
)
from sitrep.core.text import legible, one_line


def dump_report(report: Report, *, notes: tuple[str, ...] = ()) -> str:
    """The file of a report; ``notes`` become comments of one line each above its keys."""
    comments = "".join(f"# {one_line(legible(note))}\n" for note in notes)
    body = dump_passages(report.passages)
    return f"{FENCE}\n{comments}{dump_yaml(_plain_report(report))}{FENCE}\n{body}"


def _plain_report(report: Report) -> dict[str, Plain]:
    values: dict[str, Plain] = {
        "id": report.id,
        "title": report.title,
        "title_kind": str(report.title_kind) if report.title_kind else None,
        "date": _day(report.date),
        "date_basis": str(report.date_basis) if report.date_basis else None,
        "added": _day(report.added),
        "source": report.source,
        "byline": report.byline,
        "lang": report.lang,
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
        "revisions": [_plain_revision(each) for each in report.revisions],
        "provenance": _plain_provenance(report.provenance),
        "keep": [*plain_keeps(report.keep)],
        "fingerprint": list(report.fingerprint),
    }
    return written(values, REPORT)


def _plain_revision(revision: Revision) -> dict[str, Plain]:
    return {
        "date": str(revision.date),
        "note": revision.note,
        **({"source": revision.source} if revision.source else {}),
        "followed": "true" if revision.followed else "false",
        "provenance": _plain_provenance(revision.provenance),
    }


def _plain_carrier(carrier: Carrier) -> dict[str, Plain]:
    values: dict[str, Plain] = {
        "source": carrier.source,
        "date": _day(carrier.date),
        "url": carrier.url,
        "title": carrier.title,
        "changed": list(carrier.changed),
        "provenance": _plain_provenance(carrier.provenance),
    }
    return written(values, CARRIER)


def _plain_provenance(provenance: Provenance | None) -> Plain:
    return {"taken": str(provenance.taken), "rules": provenance.rules} if provenance else None


def _day(day: dt.date | None) -> str | None:
    return str(day) if day else None
