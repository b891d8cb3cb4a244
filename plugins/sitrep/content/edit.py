"""A report's file with some of its keys anew, every other line as the curator left it."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.content.syntax.front_matter import FENCE
from sitrep.core.errors import DocumentError
from sitrep.core.model import Report
from sitrep.core.text import legible, one_line


def rewrite_report(text: str, file: ReportFile, report: Report, keys: Iterable[str]) -> str:
    """The text of a report's file with ``keys`` (or ``body``) as the report has them.

    Comments and the order of keys stay. Raises DocumentError where the outcome
    would not be read back as the report: nothing is written then.
    """
    made = dump_report(report)
    pattern = parse_report(made.encode(), file.file, [])
    lines, new = text.split("\n"), made.split("\n")
    spans = [(*_span(lines, file, key), number, key) for number, key in enumerate(keys)]
    for first, after, _number, key in sorted(spans, reverse=True):
        start, end = _span(new, pattern, key) if pattern else (0, 0)
        lines[first:after] = new[start:end]
    found = parse_report("\n".join(lines).encode(), file.file, [])
    if found is None or found.report != report:
        raise DocumentError(
            f"{file.file}: its keys are laid out so that they cannot be changed from here"
        )
    return "\n".join(lines)


def with_notes(text: str, notes: Iterable[str], *, without: Iterable[str] = ()) -> str:
    """The text of a report's file with comments on top; those that begin as ``without`` says are left out."""
    first, *rest = text.split("\n")
    settled = tuple(f"# {begin}" for begin in without)
    top = next((at for at, line in enumerate(rest) if not line.startswith("#")), 0)
    kept = [line for line in rest[:top] if not (settled and line.startswith(settled))]
    fresh = [line for note in notes if (line := f"# {one_line(legible(note))}") not in kept]
    return "\n".join([first, *kept, *fresh, *rest[top:]])


def notes_of(text: str) -> tuple[str, ...]:
    """The comments on top of a report's file."""
    _first, *rest = text.split("\n")
    top = next((at for at, line in enumerate(rest) if not line.startswith("#")), 0)
    return tuple(line.removeprefix("#").strip() for line in rest[:top])


def _span(lines: list[str], file: ReportFile, key: str) -> tuple[int, int]:
    """The lines of a key, first and one past the last, counted from 0; where it is missing, the place for it."""
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    if key == "body":
        return end + 1, len(lines)
    starts = sorted(
        line - 1 for name, line in file.lines if line - 1 < end and not set(name) & set(".[")
    )
    first = next((line - 1 for name, line in file.lines if name == key), end)
    after = next((line for line in starts if line > first), end)
    while after > first + 1 and (lines[after - 1].startswith("#") or not lines[after - 1].strip()):
        after -= 1
    return first, after
