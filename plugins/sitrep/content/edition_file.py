"""``content/editions/2020-W27.md``: what the curator says of one edition."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitrep.content.checks.raw_signs import raw_signs
from sitrep.content.report_file import line_of_key
from sitrep.content.schema.files import EDITION
from sitrep.content.schema.key import read_record
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.front_matter import split_file
from sitrep.core.errors import Fault
from sitrep.core.model import EditionNotes
from sitrep.core.weeks import Week


@dataclass(frozen=True, slots=True)
class EditionFile:
    """What the curator says of an edition, with its file."""

    file: str
    notes: EditionNotes
    data: bytes = field(repr=False)

    def fault(self, key: str, problem: str, remedy: str) -> Fault:
        """A fault of this file at the key."""
        return Fault(self.file, line_of_key(self.data, key), key, problem, remedy)


def parse_edition(data: bytes, file: str, faults: list[Fault]) -> EditionNotes | None:
    """The notes in a file named for its week, or None with the reason in ``faults``."""
    name = file.rpartition("/")[2].removesuffix(".md")
    week = Week.parse(name)
    if week is None:
        problem = f"“{name}” is not an ISO week"
        faults.append(Fault(file, 1, "", problem, "Name the file 2020-W27.md"))
        return None
    page = split_file(data, file, faults)
    if page is None:
        return None
    values = read_record(Fields(page.table, file, faults), EDITION)
    for sign in raw_signs(page.body):
        faults.append(Fault(file, page.body_line + sign.line, "lead", sign.problem, sign.remedy))
    return EditionNotes(week=week, lead=page.body.strip(), stored=True, **values)
