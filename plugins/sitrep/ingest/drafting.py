"""What a run adds to the content folder, written, or said without being written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from sitrep.content.folder import refresh_ignored
from sitrep.files.lock import only_writer
from sitrep.files.whole import clear_halves, flush_tree
from sitrep.ingest.desk.drafts.filing import file_all
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.desk.folder import Tree, read_tree
from sitrep.ingest.dry_run import copied
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.output import plain_answer
from sitrep.ingest.run import Intake, Refused
from sitrep.ingest.subscribed.subscriptions import Subscriptions
from sitrep.ingest.tally import summary_line, tally_lines
from sitrep.terminal import say, say_all

FEW = 20
"""Up to so many documents, all that was found is printed; of more, a line or two each."""
_FRESH = frozenset({Outcome.NEW, Outcome.KNOWN, Outcome.REJECTED})
"""Outcomes that change no report a curator may have worked on."""

Ingest = Callable[[Tree, argparse.Namespace], int]
"""Cleans the documents and writes what they add to a tree; returns the exit code."""


def draft_into(folder: Path, options: argparse.Namespace, ingest: Ingest) -> int:
    """Ingest into a content folder, or into a copy of it that is thrown away."""
    if options.dry_run:
        say("A dry run: nothing is written. This is what would be done:")
        with only_writer(folder), copied(folder) as copy:
            return ingest(_tree_of(copy, options), options)
    with only_writer(folder):
        clear_halves(folder)
        tree = _tree_of(folder, options)
        say_all(map(str, tree.unread), to=sys.stderr)
        refresh_ignored(tree.folder, tree.files, tree.holdings)
        code = ingest(tree, options)
        flush_tree(folder)
    return code


def _tree_of(folder: Path, options: argparse.Namespace) -> Tree:
    tree = read_tree(folder)
    return replace(tree, settings=replace(tree.settings, today=options.today))


def as_named(lines: Iterable[str], folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """Lines that name files of the content folder, also where the work is done on a copy of it."""
    for line in lines:
        yield line.replace(folder.as_posix(), Path(options.content).as_posix())


def write_all(
    tree: Tree, options: argparse.Namespace, intake: Intake, fetched: Subscriptions
) -> list[Refused]:
    """Write what the documents add and say so; returns what could not be written."""
    filed: list[Filed] = []
    refused: list[Refused] = []
    quiet = options.quiet
    is_shown = not quiet and len(intake.entries) <= FEW
    for each in file_all(tree, intake, options.today, seen=fetched.seen(intake)):
        if isinstance(each, DraftFamily):
            if is_shown:
                _print_found(each)
        elif isinstance(each, Refused):
            refused.append(each)
        else:
            filed.append(each)
            if not quiet or _needs_a_look(each):
                say_all(as_named(each.lines, tree.folder, options))
    if not quiet and not options.dry_run:
        _print_summary(filed, [*intake.refused, *refused])
    fetched.remember(tree.ledger, intake)
    return refused


def _print_found(family: DraftFamily) -> None:
    for copy in family.copies:
        # The draft's own lines follow, and its doubts are among them.
        say_all(plain_answer(replace(copy, doubts=())))


def _needs_a_look(filed: Filed) -> bool:
    """Whether there is something to check: a doubt, or a report that was there and is changed."""
    return len(filed.lines) > 1 or filed.outcome not in _FRESH


def _print_summary(filed: Iterable[Filed], refused: Iterable[Refused]) -> None:
    everything = list(filed)
    say("")
    say_all(tally_lines(everything, refused))
    say(summary_line(everything))
    say("./dev review lists what is open; ./dev build --drafts makes a preview of the drafts.")
