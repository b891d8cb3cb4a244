"""``python -m sitrep.ingest.desk``: the curator's work on reports that are there, or begun by hand.

Exit codes: 0 done; 1 it could not be done; 2 the command line is wrong; 130 stopped by Ctrl-C; 143
ended by SIGTERM.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sitrep.command_line import (
    CommandLine,
    count_from_one,
    end_on_sigterm,
    exit_code,
    program_name,
    read_as,
    typed_path,
)
from sitrep.content.edit import notes_of
from sitrep.content.folder import name_below, read_aside, read_files, refresh_ignored
from sitrep.content.tree import read_content
from sitrep.core.model import Status
from sitrep.files.lock import only_writer
from sitrep.files.whole import clear_halves, flush_tree
from sitrep.geo.codes import iso_codes
from sitrep.ingest.desk.asking.asking import ask_all, open_drafts
from sitrep.ingest.desk.curate import merge_files, rename_report, split_file
from sitrep.ingest.desk.events.belonging import belonging_lines, find_belonging
from sitrep.ingest.desk.events.command import add_event_options, check_event, run_event
from sitrep.ingest.desk.folder import OpenReport, Tree, open_report, read_tree
from sitrep.ingest.desk.new.command import (
    add_report_options,
    add_source_options,
    check_report,
    check_source,
    run_report,
    run_source,
)
from sitrep.ingest.desk.rejected.command import reject_draft, restore_draft
from sitrep.ingest.desk.review import in_order, review_lines
from sitrep.ingest.desk.tidy import tidy_reports
from sitrep.ingest.ledger.folder import tracked_files
from sitrep.terminal import print_any_text, say_all


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    print_any_text("utf-8")
    options = _parser().parse_args(arguments)
    return exit_code(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    folder = Path(options.content)
    if options.work is _review and not options.ask:
        say_all(_review(folder))
        return 0
    if options.work is _review:
        options.work = _ask
    if check := CHECKS.get(options.work):
        check(folder, options)
    with only_writer(folder):
        clear_halves(folder)
        tree = _tree_of_today(folder)
        say_all(map(str, tree.unread), to=sys.stderr)
        refresh_ignored(tree.folder, tree.files, tree.holdings)
        say_all(options.work(tree, options))
        flush_tree(folder)
    return 0


def _tree_of_today(folder: Path) -> Tree:
    tree = read_tree(folder)
    return replace(tree, settings=replace(tree.settings, today=dt.date.today()))


# --- What each command does: its lines for the curator, written while it works. ---


def _review(folder: Path) -> Iterator[str]:
    """The drafts, with everything that must be settled before each can be published."""
    files = list(read_files(folder, [])) if folder.is_dir() else []
    tree = read_tree(folder)
    say_all(map(str, tree.unread), to=sys.stderr)
    refresh_ignored(tree.folder, tree.files, tree.holdings)
    content, _faults = read_content(files, codes=iso_codes(), root=folder.as_posix())
    yield from _tracked_lines(tree, folder.as_posix())
    texts = {f"{folder.as_posix()}/{file.path}": file.data for file in files}
    notes = {}
    for draft in content.drafts:
        path = draft.file.file
        notes[path] = notes_of(texts[path].decode("utf-8", "replace"))
    yield from review_lines(content.drafts, notes)
    belonging = find_belonging(content, tree.settings.gazetteer)
    yield from belonging_lines(content, belonging)


def _ask(tree: Tree, _options: argparse.Namespace) -> Iterator[str]:
    """What drafts lack, asked one after the other, and what was written."""
    opened = [
        OpenReport(*open_report(tree, held.file.file))
        for held in tree.held
        if held.file.report.status is Status.DRAFT
    ]
    notes = {draft.path: notes_of(draft.text) for draft in opened}
    reports = {draft.path: draft.report for draft in opened}
    in_turn = {path: reports[path] for path in in_order(reports, notes)}
    return ask_all(tree, open_drafts(in_turn, notes), _typed)


def _typed(question: str) -> str:
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _tracked_lines(tree: Tree, root: str) -> Iterator[str]:
    """What the curator is told of drafts that git tracks and a public repository may not hold."""
    tracked = tracked_files(tree.folder) if tree.folder.is_dir() else frozenset()
    for file in (*(held.file for held in tree.held), *read_aside(tree.folder)):
        name = name_below(tree.folder, file.file)
        if name in tracked and tree.holdings.hides(file.report):
            path = f"{root}/{name}"
            yield f"{path} is tracked by git, with text its repository may not hold: run git rm --cached {path}"


def _merge(tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    names = (options.report, options.other)
    return merge_files(tree, names, sure=options.yes, today=dt.date.today())


def _split(tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    return split_file(tree, options.report, options.carrier, today=dt.date.today())


def _rename(tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    return rename_report(tree, options.report, options.new)


def _tidy(tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    return tidy_reports(tree, options.reports)


def _reject(tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    if options.undo:
        return restore_draft(tree, options.report)
    return reject_draft(tree, options.report, options.reason)


# --- The command line ---


def _parser() -> CommandLine:
    parser = CommandLine(
        prog=program_name("sitrep.ingest.desk"),
        description="The curator's work on reports that are in the content folder.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_review(commands)
    _add_family(commands)
    _add_rename(commands)
    _add_tidy(commands)
    _add_reject(commands)
    _add_new(commands)
    _add_event(commands)
    return parser


_Commands = argparse._SubParsersAction  # argparse has no public name for it


def _command(commands: _Commands[CommandLine], name: str, words: str) -> CommandLine:
    description = f"{words[0].upper()}{words[1:]}."
    command = commands.add_parser(name, help=words, description=description, allow_abbrev=False)
    command.add_argument(
        "--content",
        metavar="FOLDER",
        type=typed_path,
        default=Path("content"),
        help="the content folder (default: %(default)s)",
    )
    command.set_defaults(refuse=command.error)
    return command


def _add_review(commands: _Commands[CommandLine]) -> None:
    command = _command(
        commands,
        "review",
        "list the drafts and what each needs, passages that tell of one event, and on whom they rest",
    )
    command.add_argument(
        "--ask",
        action="store_true",
        help="ask for the titles, dates and sources that drafts lack; Return accepts what is guessed",
    )
    command.set_defaults(work=_review)


def _add_family(commands: _Commands[CommandLine]) -> None:
    family = commands.add_parser(
        "family",
        help="merge two reports into one family, or split a carrier off",
        description="Correct which documents are one report. The correction is kept, also when "
        "the documents are ingested again.",
    )
    ways = family.add_subparsers(required=True, metavar="merge|split")
    merge = _command(ways, "merge", "make another report a carrier of a report")
    merge.add_argument("report", metavar="ID", help="the id of the report that stays")
    merge.add_argument("other", metavar="OTHER-ID", help="the id of the report that it absorbs")
    merge.add_argument(
        "--yes", action="store_true", help="withdraw the absorbed report if it is published"
    )
    merge.set_defaults(work=_merge)
    split = _command(ways, "split", "make a carrier of a report a draft of its own")
    split.add_argument("report", metavar="ID", help="the id of the report that has the carrier")
    split.add_argument(
        "carrier",
        metavar="CARRIER-NUMBER",
        type=read_as(count_from_one, "is not a number. A report's carriers are counted from 1"),
        help="the carrier's place in the report's carriers, counted from 1",
    )
    split.set_defaults(work=_split)


def _add_rename(commands: _Commands[CommandLine]) -> None:
    command = _command(
        commands, "rename", "give a draft another id, if one made from a headline says too much"
    )
    command.add_argument("report", metavar="ID", help="the draft's id")
    command.add_argument("new", metavar="NEW-ID", help="its new id: lower case, digits, hyphens")
    command.set_defaults(work=_rename)


def _add_tidy(commands: _Commands[CommandLine]) -> None:
    command = _command(
        commands, "tidy", "move text that must not be tracked by git from reports to the ledger"
    )
    command.add_argument(
        "reports", nargs="*", metavar="ID", help="ids of reports (default: all that need it)"
    )
    command.set_defaults(work=_tidy)


def _add_reject(commands: _Commands[CommandLine]) -> None:
    command = _command(
        commands,
        "reject",
        "remove a draft for good: its document, page and copies do not come again",
    )
    command.add_argument("report", metavar="ID", help="the draft's id")
    command.add_argument("--reason", metavar="WORDS", default="", help="why, for yourself")
    command.add_argument("--undo", action="store_true", help="put a rejected draft back")
    command.set_defaults(work=_reject)


def _add_new(commands: _Commands[CommandLine]) -> None:
    new = commands.add_parser(
        "new",
        help="begin a report in your own words, or a row of sources.toml",
        description="Begin something in the content folder.",
    )
    what = new.add_subparsers(required=True, metavar="report|source")
    command = _command(what, "report", "begin a report: a summary in your own words, as a draft")
    add_report_options(command)
    command.set_defaults(work=run_report, today=dt.date.today())
    command = _command(
        what, "source", "add a row to sources.toml, filled in as far as the outlet is known"
    )
    add_source_options(command)
    command.set_defaults(work=run_source)


def _add_event(commands: _Commands[CommandLine]) -> None:
    command = _command(
        commands, "event", "begin an event, join passages to one, part them from it, or show it"
    )
    add_event_options(command)
    command.set_defaults(work=run_event)


CHECKS = {run_report: check_report, run_source: check_source, run_event: check_event}
"""What refuses a command line that cannot be carried out, before anything is locked or read."""


if __name__ == "__main__":
    end_on_sigterm()
    sys.exit(main())
