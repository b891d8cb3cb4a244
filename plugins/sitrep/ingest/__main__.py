"""``python -m sitrep.ingest``: raw documents to drafts.

Exit codes: 0 every document was taken; 1 some were refused, each by name, and the rest went on; 2
the command line is wrong; 130 stopped by Ctrl-C; 143 ended by SIGTERM.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from sitrep.command_line import (
    CommandLine,
    count_from_one,
    end_on_sigterm,
    exit_code,
    program_name,
    read_as,
    typed_path,
)
from sitrep.content.folder import refresh_ignored
from sitrep.core.errors import printable
from sitrep.files.lock import only_writer
from sitrep.files.whole import clear_halves, flush_tree
from sitrep.ingest.containers.pictures.tesseract import LANGUAGES
from sitrep.ingest.desk.drafts.filing import file_all
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.desk.folder import Tree, read_tree
from sitrep.ingest.dry_run import copied
from sitrep.ingest.explain import explain_document
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.output import json_answer, plain_answer
from sitrep.ingest.progress import show_progress
from sitrep.ingest.read.fetch import shared_fetcher
from sitrep.ingest.read.inputs import expand_names
from sitrep.ingest.run import Intake, Refused, Way, open_shelf, take_documents
from sitrep.ingest.subscribed.fetching import FetchedFeed, fetch_feeds
from sitrep.ingest.subscribed.state import read_states
from sitrep.ingest.subscribed.subscriptions import Subscriptions, read_feeds
from sitrep.ingest.tally import summary_line, tally_lines
from sitrep.terminal import print_any_text, say, say_all

FEW = 20
"""Up to so many documents, all that was found is printed; of more, a line or two each."""
_FRESH = frozenset({Outcome.NEW, Outcome.KNOWN, Outcome.REJECTED})
"""Outcomes that change no report a curator may have worked on."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    print_any_text("utf-8")
    options = _options(arguments)
    return exit_code(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    folder = Path(options.content)
    if options.json or options.explain:
        return ingest(_tree_of_today(folder), options)
    if options.dry_run:
        say("A dry run: nothing is written. This is what would be done:")
        with only_writer(folder), copied(folder) as copy:
            return ingest(_tree_of_today(copy), options)
    with only_writer(folder):
        clear_halves(folder)
        tree = _tree_of_today(folder)
        say_all(map(str, tree.unread), to=sys.stderr)
        refresh_ignored(tree.folder, tree.files, tree.holdings)
        code = ingest(tree, options)
        flush_tree(folder)
    return code


def _tree_of_today(folder: Path) -> Tree:
    tree = read_tree(folder)
    return replace(tree, settings=replace(tree.settings, today=dt.date.today()))


def ingest(tree: Tree, options: argparse.Namespace) -> int:
    """Clean the documents, then answer as JSON, explain them or write drafts."""
    fetched = _fetched(tree, options)
    names = [*expand_names(options.files), *fetched.given]
    with open_shelf() as shelf:
        with show_progress(sys.stderr, len(names)) as told:
            way = Way(
                options.jobs, told, fetched.given, options.ocr_languages if options.ocr else ""
            )
            intake = take_documents(names, shelf, tree.settings, way)
        refused = [*fetched.refused, *intake.refused, *_answer(tree, intake, fetched, options)]
    for each in refused:
        say_all(_as_named([f"refused {each}"], tree, options), to=sys.stderr)
    return 1 if refused else 0


def _fetched(tree: Tree, options: argparse.Namespace) -> Subscriptions:
    """The feeds of sources.toml as they are now, where they are asked for."""
    if not options.feeds:
        return Subscriptions()
    feeds = read_feeds(Path(options.content))
    if not feeds:
        say('sources.toml names no feed; add feed = "https://…" to a source', to=sys.stderr)
    now = dt.datetime.now(dt.UTC)
    found: list[FetchedFeed] = []
    for feed in fetch_feeds(feeds, read_states(tree.ledger), shared_fetcher(), now):
        say(f"  {feed.told}", to=sys.stderr)
        found.append(feed)
    return Subscriptions(tuple(found))


def _answer(
    tree: Tree, intake: Intake, fetched: Subscriptions, options: argparse.Namespace
) -> list[Refused]:
    """Print or write what the documents are; returns what could not be written."""
    if options.json:
        for copy, family_id in intake.settled():
            print(json_answer(copy, family_id))
    elif options.explain:
        _explain(intake)
    else:
        refused = _write_all(tree, intake, fetched, options)
        fetched.remember(tree.ledger, intake)
        return refused
    return []


def _as_named(lines: Iterable[str], tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    """Lines that name files of the content folder, also where the work is done on a copy of it."""
    for line in lines:
        yield line.replace(tree.folder.as_posix(), Path(options.content).as_posix())


def _write_all(
    tree: Tree, intake: Intake, fetched: Subscriptions, options: argparse.Namespace
) -> list[Refused]:
    """Write what the documents add and say so; returns what could not be written."""
    filed: list[Filed] = []
    refused: list[Refused] = []
    quiet = options.quiet
    is_shown = not quiet and len(intake.entries) <= FEW
    for each in file_all(tree, intake, dt.date.today(), seen=fetched.seen(intake)):
        if isinstance(each, DraftFamily):
            if is_shown:
                _print_found(each)
        elif isinstance(each, Refused):
            refused.append(each)
        else:
            filed.append(each)
            if not quiet or _needs_a_look(each):
                say_all(_as_named(each.lines, tree, options))
    if not quiet and not options.dry_run:
        _print_summary(filed, [*intake.refused, *refused])
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


def _explain(intake: Intake) -> None:
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for _numbers, family in intake.families():
        for copy in family.copies:
            for line in explain_document(copy, family, width=console.width):
                console.print(
                    Text(printable(line.text), style="" if console.no_color else line.tone)
                )


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = CommandLine(
        prog=program_name("sitrep.ingest", "ingest"),
        description="Turn raw documents into drafts in content/reports/.",
        allow_abbrev=False,
    )
    _add_inputs(parser)
    does = parser.add_mutually_exclusive_group()
    does.add_argument(
        "--json", action="store_true", help="write nothing; print a JSON object per document"
    )
    does.add_argument(
        "--explain",
        action="store_true",
        help="write nothing; show every document block by block, with verdicts and reasons",
    )
    does.add_argument(
        "--quiet",
        action="store_true",
        help="print only what needs a look: refusals, doubts and changed reports",
    )
    does.add_argument(
        "--dry-run",
        action="store_true",
        help="write nothing; print what would be done to the content folder",
    )
    parser.add_argument(
        "--jobs",
        type=read_as(count_from_one, "is not a number of processes. Write 1 or more"),
        default=_cores(),
        metavar="N",
        help="processes that clean documents (default: one per core, %(default)s)",
    )
    parser.add_argument(
        "--content",
        metavar="FOLDER",
        type=typed_path,
        default=Path("content"),
        help="the content folder (default: %(default)s)",
    )
    options = parser.parse_mixed_args(arguments)
    if not options.files and not options.feeds:
        parser.error("the following arguments are required: FILE, or --feeds")
    return options


def _add_inputs(parser: CommandLine) -> None:
    what = (
        "texts, saved web pages, PDFs, mails, feeds, chats, office files, folders of them, "
        "or https URLs; - is standard input"
    )
    parser.add_argument("files", nargs="*", metavar="FILE", type=typed_path, help=what)
    parser.add_argument(
        "--feeds",
        action="store_true",
        help="fetch the feeds that sources.toml names, and take what is new in them",
    )
    parser.add_argument(
        "--ocr",
        action="store_true",
        help="read pictures and scanned PDFs with tesseract, if the system has it",
    )
    parser.add_argument(
        "--ocr-languages",
        type=read_as(_languages, "are no languages of tesseract. Write them as ara+eng"),
        default="eng",
        metavar="LANGUAGES",
        help="the languages in such pictures (default: %(default)s)",
    )


def _languages(word: str) -> str | None:
    """Languages as tesseract names them; None for anything else."""
    return word if LANGUAGES.fullmatch(word) else None


def _cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


if __name__ == "__main__":
    end_on_sigterm()
    sys.exit(main())
