"""``content/editions/2020-W27.md``: what the curator says of one edition."""

from __future__ import annotations

from sitrep.content.checks.raw_signs import raw_signs
from sitrep.content.keep import parse_keeps
from sitrep.content.report_file import parse_change
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.front_matter import split_file
from sitrep.core.errors import Fault
from sitrep.core.model import EditionNotes, Week


def parse_edition(data: bytes, file: str, faults: list[Fault]) -> EditionNotes | None:
    """The notes in a file named for its week, or None with the reason in ``faults``."""
    name = file.rpartition("/")[2].removesuffix(".md")
    week = Week.parse(name)
    if week is None:
        faults.append(
            Fault(file, 1, "", f"“{name}” is not an ISO week", "Name the file 2020-W27.md")
        )
        return None
    page = split_file(data, file, faults)
    if page is None:
        return None
    fields = Fields(page.table, file, faults)
    notes = EditionNotes(
        week=week,
        lead=page.body.strip(),
        key_points=fields.texts("key_points"),
        errata=tuple(filter(None, map(parse_change, fields.tables("errata")))),
        announced=fields.day("announced"),
        stored=True,
        keep=parse_keeps(fields),
    )
    fields.finish()
    for sign in raw_signs(page.body):
        faults.append(Fault(file, page.body_line + sign.line, "lead", sign.problem, sign.remedy))
    return notes
