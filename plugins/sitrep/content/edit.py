"""Some keys of a report's file changed, every other line as the curator left it.

An edit is read back before anything is written: the keys that were meant have the
values that were meant, and all others, the comments and the text are what they
were.  What does not read back so is refused, and the file stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.content.syntax.front_matter import FENCE, MarkdownFile, split_file
from sitrep.content.syntax.yaml_nodes import Plain, dump_yaml, find_comments, plain_of
from sitrep.core.errors import DocumentError
from sitrep.core.model import Report
from sitrep.core.text import legible, one_line

BODY = "body"
"""What stands for the text among the keys of an edit."""


def rewrite_report(text: str, file: ReportFile, report: Report, keys: Iterable[str]) -> str:
    """The text of a report's file with ``keys`` (or ``body``) as the report has them.

    Comments and the order of keys stay; a comment within a value that changes is put
    above its key. Front matter that is one table in braces gets a line per key. Raises
    DocumentError, which names the file and a remedy, where the outcome would not be
    read back as the report.
    """
    changed = tuple(keys)
    block = _in_block(text, file.file)
    found = file if block == text else parse_report(block.encode(), file.file, [])
    pattern = parse_report(dump_report(report).encode(), file.file, [])
    if found is None or pattern is None:
        raise _refusal(file.file)
    edited = _with_keys(block, found, pattern, changed)
    if not _is_as_meant(text, edited, report, changed):
        raise _refusal(file.file)
    return edited


def _with_keys(text: str, file: ReportFile, pattern: ReportFile, keys: Iterable[str]) -> str:
    """The text with the lines of ``keys`` as the file of the pattern has them."""
    lines, new = text.split("\n"), dump_report(pattern.report).split("\n")
    comments = find_comments("\n".join(["", *lines[1 : _end(lines)]]))
    spans = [(*_span(lines, file, key), number, key) for number, key in enumerate(keys)]
    # From the last to the first, so that the numbers of lines above stay what they are.
    for first, after, _number, key in sorted(spans, reverse=True):
        start, end = _span(new, pattern, key)
        kept = [words for number, words in comments if key != BODY and first <= number < after]
        lines[first:after] = [*kept, *new[start:end]]
    return "\n".join(lines)


def _is_as_meant(old: str, new: str, report: Report, keys: Collection[str]) -> bool:
    """Whether an edit did what was meant, and nothing else."""
    before, after, meant = (
        split_file(each.encode("utf-8", "surrogatepass"), "", [])
        for each in (old, new, dump_report(report))
    )
    if before is None or after is None or meant is None:
        return False
    found = parse_report(new.encode("utf-8", "surrogatepass"), "", [])
    return (
        found is not None
        and found.report == report
        and _values(after) == {**_values(before, keys), **_only(_values(meant), keys)}
        and after.body == (meant if BODY in keys else before).body
        and _comments(old) <= _comments(new)
    )


def _values(file: MarkdownFile, without: Collection[str] = ()) -> dict[str, Plain]:
    return {
        entry.key: plain_of(entry.value) for entry in file.table.entries if entry.key not in without
    }


def _only(values: dict[str, Plain], keys: Collection[str]) -> dict[str, Plain]:
    return {key: value for key, value in values.items() if key in keys}


def _comments(text: str) -> set[str]:
    lines = text.split("\n")
    return {words for _line, words in find_comments("\n".join(lines[1 : _end(lines)]))}


def _in_block(text: str, file: str) -> str:
    """The text with a line per key in its front matter; as it is, where its keys have lines of their own.

    One table in braces cannot be edited line by line. Its comments would lose their
    places, so that only comments above it are taken along.
    """
    lines = text.split("\n")
    end = _end(lines)
    top = 1
    while top < end and (lines[top].startswith("#") or not lines[top].strip()):
        top += 1
    if not lines[top].startswith("{"):
        return text
    parts = split_file(text.encode("utf-8", "surrogatepass"), file, [])
    if parts is None or find_comments("\n".join(lines[top:end])):
        raise _refusal(file)
    keys = dump_yaml(_values(parts)).rstrip("\n")
    return "\n".join([*lines[:top], keys, *lines[end:]])


def _refusal(file: str) -> DocumentError:
    return DocumentError(
        f"{file}: its keys are laid out so that they cannot be changed from here, and it is left "
        "as it is. Write each key on a line of its own, and run this again"
    )


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


def _end(lines: list[str]) -> int:
    """The number of the line that ends the front matter, counted from 0."""
    return next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)


def _span(lines: list[str], file: ReportFile, key: str) -> tuple[int, int]:
    """The lines of a key, first and one past the last, counted from 0; where it is missing, the place for it."""
    end = _end(lines)
    if key == BODY:
        return end + 1, len(lines)
    within = (f"{key}[", f"{key}.")
    starts = sorted(
        line - 1 for name, line in file.lines if line - 1 < end and not name.startswith(within)
    )
    first = next((line - 1 for name, line in file.lines if name == key), end)
    after = next((line for line in starts if line > first), end)
    # Comments and blank lines above a key belong to that key, not to the one before.
    while after > first + 1 and (lines[after - 1].startswith("#") or not lines[after - 1].strip()):
        after -= 1
    return first, after
