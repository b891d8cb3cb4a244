"""``content/events/<id>.md``: one thing that happened, as the curator keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.content.checks.raw_signs import raw_signs
from sitrep.content.report_file import key_lines, nearest_line
from sitrep.content.schema.events import EVENT
from sitrep.content.schema.key import read_record
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.front_matter import split_file
from sitrep.core.errors import Fault
from sitrep.core.events import Event
from sitrep.core.text import slug_problem


@dataclass(frozen=True, slots=True)
class EventFile:
    """An event with its file and the lines of its keys."""

    file: str
    event: Event
    lines: tuple[tuple[str, int], ...] = ()

    def fault(self, key: str, problem: str, remedy: str) -> Fault:
        """A fault of this file at the key."""
        line = nearest_line(dict(self.lines), key)
        return Fault(self.file, line or 1, key, problem, remedy)


def parse_event(data: bytes, file: str, faults: list[Fault]) -> EventFile | None:
    """The event in a file named for its id, or None with the reason in ``faults``."""
    name = file.rpartition("/")[2].removesuffix(".md")
    if problem := slug_problem(name):
        remedy = "Name the file with lower-case letters, digits and hyphens: azaz-car-bomb.md"
        faults.append(Fault(file, 1, "", f"“{name}” {problem}", remedy))
        return None
    page = split_file(data, file, faults)
    if page is None:
        return None
    values = read_record(Fields(page.table, file, faults), EVENT)
    for sign in raw_signs(page.body):
        faults.append(Fault(file, page.body_line + sign.line, "note", sign.problem, sign.remedy))
    event = Event(id=name, note=page.body.strip(), **values)
    return EventFile(file, event, (*key_lines(page.table), ("note", page.body_line)))
