"""Report files: front matter and Markdown to Report; report_text.py is the way back.

``parse_report(dump_report(x)).report == x`` for every report in normal form,
that is with one-line fields free of stray white space; a property test holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sitrep.content.schema.key import read_record, remedy_of
from sitrep.content.schema.report import OLD_KEYS, REPORT
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.front_matter import split_file
from sitrep.content.syntax.nodes import Entry, Items, Node, Scalar, Table
from sitrep.content.syntax.passages import parse_passages
from sitrep.core.errors import Fault
from sitrep.core.model import Report, Status
from sitrep.core.text import is_slug, mint_id


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report with its file and the lines of its keys."""

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


def with_id_of_its_own(draft: ReportFile, taken: set[str]) -> ReportFile:
    """The draft under an id that is part of a URL and in use nowhere else, which ``taken`` then has.

    A preview shows a draft whatever its file says.
    """
    name = draft.report.id
    if not is_slug(name) or name in taken:
        name = mint_id([name or "draft"], taken)
    taken.add(name)
    return replace(draft, report=replace(draft.report, id=name))


def parse_report(data: bytes, file: str, faults: list[Fault]) -> ReportFile | None:
    """The report in a file, or None where it cannot be read at all.

    What is wrong goes to ``faults``; a key that is wrong is None in the report.
    """
    before = len(faults)
    page = split_file(data, file, faults)
    if page is None:
        return None
    fields = Fields(page.table, file, faults)
    for key, (problem, remedy) in OLD_KEYS.items():
        fields.refuse(key, problem, remedy)
    found = parse_passages(page.body, file, page.body_line, faults)
    report = Report(
        passages=tuple(each.passage for each in found),
        **read_record(fields, REPORT),
    )
    if report.status is Status.PUBLISHED:
        fields.require("text", remedy_of("text", REPORT))
    passages = [(passage_key(number), each.line) for number, each in enumerate(found, 1)]
    lines = (*key_lines(page.table), *passages, ("body", page.body_line))
    return ReportFile(file, report, lines, frozenset(fault.key for fault in faults[before:]))


def passage_key(number: int) -> str:
    """The name of a passage in faults, counted from 1."""
    return f"passage {number}"


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
        if not isinstance(entry.value, Scalar):
            yield from key_lines(entry.value, entry.key)


def line_of_key(data: bytes, key: str) -> int:
    """The line of a key in a file with front matter; that of its text, where there is none.

    It reads the file again: lines are looked up only where there is a fault to name.
    """
    page = split_file(data, "", [])
    if page is None:
        return 1
    return nearest_line(dict(key_lines(page.table)), key) or page.body_line


def nearest_line(lines: Mapping[str, int], key: str) -> int | None:
    """The line of a key, or of the table in which it is missing; None where that is missing too."""
    while key:
        if key in lines:
            return lines[key]
        key = key.rpartition(".")[0]
    return None
