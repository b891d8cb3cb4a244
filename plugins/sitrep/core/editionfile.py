"""``content/editions/2020-W27.md``: what the curator says of one edition."""

from __future__ import annotations

from sitrep.core.errors import Fault
from sitrep.core.fields import Fields
from sitrep.core.frontmatter import split_file
from sitrep.core.model import EditionNotes, Week
from sitrep.core.private.keep import parse_keeps
from sitrep.core.rawsigns import raw_signs
from sitrep.core.reportfile import parse_change


def parse_edition(data: bytes, file: str, faults: list[Fault]) -> EditionNotes | None:
    """The notes in a file named for its week, or None with the reason in ``faults``."""
    name = file.rpartition("/")[2].removesuffix(".md")
    week = Week.parse(name)
    if week is None:
        faults.append(Fault(file, 1, "", f"“{name}” is no ISO week", "Name the file 2020-W27.md"))
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
