"""The curator's hand on events, in files: begin one, join passages to it or part them from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitrep.command_line import did_you_mean
from sitrep.content.edits.passage_lines import edit_events
from sitrep.content.event_file import EventFile, parse_event
from sitrep.content.folder import refuse_existing, write_file
from sitrep.content.reading import EVENTS
from sitrep.core.errors import DocumentError
from sitrep.core.events import KINDS, Reference
from sitrep.core.limits import PICTURE
from sitrep.core.model import Report, Status
from sitrep.core.text import count, slug_problem, slugify
from sitrep.core.weeks import Span
from sitrep.files.plain import read_plain
from sitrep.ingest.desk.folder import Tree, open_report, write_report

HOW_TO = (
    "title: a neutral headline in the present tense, without a full stop. It takes no side.",
    "regions: ISO 3166-2 codes or ids of regions.toml. place: the name of a place, optional.",
    "days: 2020-06-30, or 2020-06-30/2020-07-01.",
    f"kind: {', '.join(KINDS)}, or one of digest.toml.",
    "see: ids of events that belong together. lead: the account that carries the headline.",
    "agreed and disputed: - {says: …, rests_on: [report-id, other-report-id#2]}",
    "Join its accounts with ./dev event ID PASSAGE…; below, an optional note in your own words.",
)
"""Comments above the keys of a new event."""
MAX_ID_WORDS = 6


@dataclass(frozen=True, slots=True)
class GivenEvent:
    """What the curator says of an event on the command line."""

    title: str | None = None
    id: str | None = None
    regions: tuple[str, ...] = ()
    days: Span | None = None
    kind: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A file of an event that is to be written."""

    path: Path
    text: str


def new_event(tree: Tree, given: GivenEvent) -> NewEvent:
    """The file of a new event.

    Raises DocumentError for an id that is none or is taken, and where neither id nor title is given.
    """
    name = given.id or slugify(" ".join((given.title or "").split()[:MAX_ID_WORDS]))
    if not name:
        raise DocumentError("An event needs a title or an id: ./dev event new --title HEADLINE")
    if problem := slug_problem(name):
        raise DocumentError(f"“{name}” {problem}; write lower-case letters, digits and hyphens")
    if name in tree.ids:
        raise DocumentError(
            f"{name} is the id of a report; give the event another: ./dev event new ID"
        )
    path = tree.folder / EVENTS / f"{name}.md"
    if name in read_events(tree):
        raise DocumentError(f"{name} is an event already: {path.as_posix()}")
    refuse_existing(path)
    return NewEvent(path, _text(given))


def write_event(tree: Tree, event: NewEvent) -> None:
    """Write the file of a new event; nothing is in its place."""
    write_file(tree.folder, event.path, event.text)


def _text(given: GivenEvent) -> str:
    lines = [
        *(f"# {line}" for line in HOW_TO),
        f"title: {_quoted(given.title) if given.title else 'null'}",
        f"regions: [{', '.join(given.regions)}]",
        *([f"place: {_quoted(given.place)}"] if given.place else []),
        f"days: {given.days or 'null'}",
        f"kind: {given.kind or 'other'}",
    ]
    return "---\n" + "\n".join(lines) + "\n---\n"


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def read_events(tree: Tree) -> dict[str, EventFile]:
    """The events of a content folder that can be read, by id."""
    folder = tree.folder / EVENTS
    found = {}
    for path in sorted(folder.rglob("*.md")) if folder.is_dir() else ():
        file = parse_event(read_plain(path, PICTURE.most), path.as_posix(), [])
        if file:
            found[file.event.id] = file
    return found


def join_passages(
    tree: Tree, event: str, names: Iterable[str], *, remove: bool = False
) -> Iterator[str]:
    """Add an event to the lines of passages, or take it out; says what was done.

    Raises DocumentError with everything that is wrong with the names, before any file is written.
    """
    problems: list[str] = []
    if event not in (known := read_events(tree)):
        near = did_you_mean(event, known)
        problems.append(f"no event has the id {event}{near or '. Begin it with ./dev event new'}")
    wanted: dict[str, list[int]] = {}
    for name in names:
        found = _passage(tree, name)
        if isinstance(found, Reference):
            wanted.setdefault(found.id, []).append(found.number or 1)
        else:
            problems.append(found)
    if problems:
        raise DocumentError(*problems)
    yield from _write(tree, event, wanted, remove=remove)


def _write(
    tree: Tree, event: str, wanted: Mapping[str, list[int]], *, remove: bool
) -> Iterator[str]:
    """All files are edited before the first is written."""
    paths = {held.file.report.id: held.file.file for held in tree.held}
    written: dict[str, str] = {}
    lines: list[str] = []
    for report, numbers in wanted.items():
        file, text = open_report(tree, paths[report])
        events = _events_after(file.report, event, numbers, remove=remove)
        edited = edit_events(text, file, events)
        if edited == text:
            lines.append(f"= {file.file}: nothing to change")
            continue
        written[file.file] = edited
        what = "no longer tells" if remove else "tells"
        numbered = ", ".join(f"#{number}" for number in sorted(set(numbers)))
        lines.append(f"> {file.file}: {numbered} {what} of {event}")
    for path, edited in written.items():
        write_report(tree, path, edited)
    yield from lines
    yield f"{count(len(written), 'report')} changed."


def _events_after(
    report: Report, event: str, numbers: Iterable[int], *, remove: bool
) -> dict[int, tuple[str, ...]]:
    after = {}
    for number in numbers:
        own = report.passages[number - 1].events
        if remove:
            after[number] = tuple(each for each in own if each != event)
        else:
            after[number] = tuple(dict.fromkeys((*own, event)))
        if after[number] == own:
            del after[number]
    return after


def _passage(tree: Tree, name: str) -> Reference | str:
    """The passage that a word names, or what is wrong with it."""
    reference = Reference.parse(name)
    if reference is None:
        return f"“{name}” names no passage; write a report's id, or report-id#2"
    held = next((each for each in tree.held if each.file.report.id == reference.id), None)
    if held is None:
        return f"no report has the id {reference.id}{did_you_mean(reference.id, tree.ids)}"
    report = open_report(tree, held.file.file)[0].report
    passages = len(report.passages)
    if report.status is Status.WITHDRAWN:
        return f"{reference.id} is withdrawn; it tells of nothing any more"
    if reference.number is None and passages != 1:
        return f"{reference.id} has {count(passages, 'passage')}; say which: {reference.id}#1"
    if reference.number and reference.number > passages:
        return f"{reference.id} has no passage {reference.number}, only {passages}"
    return Reference(reference.id, reference.number or 1)
