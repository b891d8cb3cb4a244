"""A report that gets another id, followed wherever something rests on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sitrep.content.edit import KeyEdit, edit_keys, rewrite_report
from sitrep.content.edits.passage_lines import edit_roots
from sitrep.content.folder import write_file
from sitrep.content.reading import EDITIONS, EVENTS
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.syntax.file_parts import read_parts, take_apart
from sitrep.content.syntax.yaml_nodes import Plain
from sitrep.core.errors import ContentError
from sitrep.core.events import Reference
from sitrep.core.limits import PICTURE
from sitrep.files.plain import read_plain
from sitrep.ingest.desk.folder import Tree, open_report, write_report

RESTING = {
    EVENTS: ("lead", "agreed", "disputed"),
    EDITIONS: ("key_points", "trends"),
}
"""The keys that name reports and passages, by folder; all of it is in their ``rests_on``."""


def follow_report(tree: Tree, name: str, new: str, *, with_numbers: bool = True) -> Iterator[str]:
    """Name a report by its new id in reports, events and edition notes; says what was done.

    Without ``with_numbers`` its passages are others now: what names one of them by its number stays,
    and the curator is told.
    """
    change = _Change(name, new, with_numbers)
    for held in tree.held:
        if held.file.report.id == name:
            continue
        # What is held lacks passages, so each file is looked into.
        file, text = open_report(tree, held.file.file)
        if not _leans(file, change):
            continue
        if file.report.id == new:
            yield f"  look at {file.file}: it leans on {name}"
            continue
        write_report(tree, file.file, _with_report(text, file, change))
        yield f"> {file.file}: it leans on {new} now"
    for path in _notes(tree.folder):
        change.left.clear()
        text = read_plain(path, PICTURE.most).decode("utf-8", "replace")
        edited = _with_notes(text, path, RESTING[f"{_room(tree.folder, path)}/"], change)
        if edited != text:
            write_file(tree.folder, path, edited)
            yield f"> {path.as_posix()}: it rests on {new} now"
        for reference in sorted(set(change.left)):
            yield f"  look at {path.as_posix()}: it rests on {reference}, which is no passage any more"


@dataclass(slots=True)
class _Change:
    name: str
    new: str
    with_numbers: bool
    left: list[str] = field(default_factory=list)
    """References that were left as they are."""

    def of(self, text: str) -> str:
        reference = Reference.parse(text)
        if reference is None or reference.id != self.name:
            return text
        if reference.number and not self.with_numbers:
            self.left.append(text)
            return text
        return str(replace(reference, id=self.new))


def _leans(file: ReportFile, change: _Change) -> bool:
    report = file.report
    own = (name for passage in report.passages for name in passage.rests_on)
    return change.name in report.cites or change.name in own


def _with_report(text: str, file: ReportFile, change: _Change) -> str:
    report = file.report
    if change.name in report.cites:
        cites = tuple(dict.fromkeys(map(change.of, report.cites)))
        text = rewrite_report(text, file, replace(report, cites=cites), ["cites"])
    lines = {
        number: tuple(dict.fromkeys(map(change.of, passage.rests_on)))
        for number, passage in enumerate(report.passages, 1)
        if change.name in passage.rests_on
    }
    after = parse_report(text.encode(), file.file, [])
    return edit_roots(text, after, lines) if lines and after else text


def _notes(folder: Path) -> Iterator[Path]:
    """The files of events and edition notes."""
    for room in RESTING:
        below = folder / room
        yield from sorted(below.rglob("*.md")) if below.is_dir() else ()


def _room(folder: Path, path: Path) -> str:
    return path.relative_to(folder).parts[0]


def _with_notes(text: str, path: Path, keys: tuple[str, ...], change: _Change) -> str:
    try:
        parts = take_apart(text, path.as_posix())
    except ContentError:  # a file without front matter names nothing
        return text
    said = read_parts(parts)
    if said is None:
        return text
    values = {
        key: changed
        for key, value in said.keys
        if key in keys and (changed := _changed(value, change, key)) != value
    }
    if not values:
        return text
    # The name alone is rewritten where that says what is meant: the layout is the curator's.
    pattern = re.compile(rf"(?<![\w-]){re.escape(change.name)}(?![\w-])")
    if not change.with_numbers:
        pattern = re.compile(rf"(?<![\w-]){re.escape(change.name)}(?![\w#-])")
    front = tuple(pattern.sub(change.new, line) for line in parts.front)
    edited = replace(parts, front=front)
    meant = tuple((key, values.get(key, value)) for key, value in said.keys)
    found = read_parts(edited)
    if found is not None and replace(found, comments=said.comments) == replace(said, keys=meant):
        return edited.text
    return edit_keys(text, path.as_posix(), KeyEdit(values))


def _changed(value: Plain, change: _Change, key: str) -> Plain:
    """A value with its references changed; ``key`` is the one it stands under."""
    if isinstance(value, list):
        return [_changed(each, change, key) for each in value]
    if isinstance(value, dict):
        return {name: _changed(each, change, name) for name, each in value.items()}
    if isinstance(value, str) and key in {"rests_on", "lead"}:
        return change.of(value)
    return value
