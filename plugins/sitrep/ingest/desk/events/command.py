"""The options of ``./dev event``, and what each does."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from sitrep.command_line import CommandLine, read_as
from sitrep.content.folder import read_files
from sitrep.content.tree import read_content
from sitrep.core.weeks import Span
from sitrep.geo.codes import iso_codes
from sitrep.ingest.desk.events.join import GivenEvent, join_passages, new_event, write_event
from sitrep.ingest.desk.events.show import event_lines
from sitrep.ingest.desk.folder import Tree
from sitrep.ingest.desk.known_names import find_unknown, find_unknown_kind


def add_event_options(command: CommandLine) -> None:
    """Add what may follow ``./dev event``."""
    command.add_argument("event", metavar="new|ID", help="new, or the id of an event")
    command.add_argument(
        "passages",
        nargs="*",
        metavar="PASSAGE",
        help="report-id#2, or the id of a report with one passage; after new: the event's id "
        "(default: made of the title)",
    )
    command.add_argument(
        "--remove", action="store_true", help="part the passages from the event instead"
    )
    command.add_argument("--title", metavar="HEADLINE", help="of a new event: its headline")
    command.add_argument(
        "--region",
        action="append",
        default=[],
        metavar="CODE",
        help="where it happened: an ISO 3166-2 code or an id of regions.toml; may be repeated",
    )
    command.add_argument(
        "--days",
        type=read_as(Span.parse, "is not a day or span. Write 2020-06-30 or 2020-06-30/2020-07-01"),
        metavar="DAYS",
        help="when it happened, as 2020-06-30 or 2020-06-30/2020-07-01",
    )
    command.add_argument("--kind", metavar="KIND", help="what kind of event it is")
    command.add_argument("--place", metavar="NAME", help="the name of a place")
    command.add_argument(
        "--dry-run", action="store_true", help="show the file of a new event, write nothing"
    )


def run_event(tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    """Begin an event, join passages to one, part them from it, or show it."""
    if options.event == "new":
        return _begin_event(tree, options)
    if options.passages:
        return join_passages(tree, options.event, options.passages, remove=options.remove)
    files = read_files(tree.folder, [])
    content, _faults = read_content(files, codes=iso_codes(), root=tree.folder.as_posix())
    return event_lines(content, options.event)


def _begin_event(tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    given = GivenEvent(
        title=options.title,
        id=next(iter(options.passages), None),
        regions=tuple(options.region),
        days=options.days,
        kind=options.kind,
        place=options.place,
    )
    event = new_event(tree, given)
    if options.dry_run:
        yield f"{event.path.as_posix()} would be begun:"
        yield from event.text.splitlines()
        return
    write_event(tree, event)
    yield (
        f"{event.path.as_posix()} is begun. Fill in what is null, then join its accounts: "
        f"./dev event {event.path.stem} PASSAGE…"
    )


def check_event(folder: Path, options: argparse.Namespace) -> None:
    """Refuse options that do not go together, and regions that the content does not have."""
    given = (options.title, options.days, options.kind, options.place, options.region)
    if options.event != "new":
        if any(given) or options.dry_run:
            options.refuse("--title, --region, --days, --kind, --place and --dry-run go with new")
        if options.remove and not options.passages:
            options.refuse("--remove needs the passages that no longer tell of it")
        return
    if options.remove or len(options.passages) > 1:
        options.refuse("new takes one ID at most; join passages once it is there")
    for region in options.region:
        if problem := find_unknown(folder, source=None, region=region):
            options.refuse(problem)
    if problem := find_unknown_kind(folder, options.kind):
        options.refuse(problem)
    if not options.title and not options.passages and sys.stdin.isatty():
        options.title = input("Headline of the event: ").strip() or None
