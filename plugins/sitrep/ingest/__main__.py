"""``python -m sitrep.ingest``: raw documents to drafts.

Exit codes: 0 every document was taken; 1 some were refused, each by name, and the rest went on; 2
the command line is wrong; 130 stopped by Ctrl-C; 143 ended by SIGTERM.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep.command_line import (
    CommandLine,
    count_from_one,
    end_on_sigterm,
    exit_code,
    program_name,
    read_as,
    typed_path,
)
from sitrep.core.errors import printable
from sitrep.ingest.answers import json_answers
from sitrep.ingest.containers.pictures.tesseract import LANGUAGES
from sitrep.ingest.digest_settings import read_settings
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.ledger.folder import NAME as LEDGER
from sitrep.ingest.ledger.folder import LedgerFolder
from sitrep.ingest.progress import show_progress
from sitrep.ingest.read.inputs import expand_names
from sitrep.ingest.run import Intake, Refused, Way, open_shelf, take_documents
from sitrep.ingest.subscribed.fetching import FetchedFeed, fetch_feeds
from sitrep.ingest.subscribed.state import read_states
from sitrep.ingest.subscribed.subscriptions import Subscriptions, read_feeds
from sitrep.terminal import print_any_text, say, say_all

if TYPE_CHECKING:
    from sitrep.ingest.desk.folder import Tree

Answering = Callable[[Intake, Subscriptions], Iterable[Refused]]
"""Prints or writes what the documents are; returns what could not be written."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    print_any_text("utf-8")
    options = _options(arguments)
    return exit_code(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    folder = Path(options.content)
    options.today = dt.date.today()
    if not options.json and not options.explain:
        # Comparing with what is there and writing load half as much again as cleaning.
        from sitrep.ingest.drafting import draft_into

        return draft_into(folder, options, ingest)
    settings = replace(read_settings(folder), today=options.today)
    answer = _print_json if options.json else _explain
    return _refused(_taken(settings, LedgerFolder(folder.parent / LEDGER), options, answer))


def ingest(tree: Tree, options: argparse.Namespace) -> int:
    """Clean the documents and write drafts."""
    from sitrep.ingest.drafting import as_named, write_all

    write = partial(write_all, tree, options)
    refused = _taken(tree.settings, tree.ledger, options, write)
    return _refused(as_named(refused, tree.folder, options))


def _refused(lines: Iterable[str]) -> int:
    """Say what was refused; returns the exit code."""
    found = list(lines)
    say_all(found, to=sys.stderr)
    return 1 if found else 0


def _taken(
    settings: Settings, ledger: LedgerFolder, options: argparse.Namespace, answer: Answering
) -> list[str]:
    """Clean the documents and answer; returns a line for each that was refused."""
    fetched = _fetched(ledger, options)
    names = [*expand_names(options.files), *fetched.given]
    with open_shelf() as shelf:
        with show_progress(sys.stderr, len(names)) as told:
            way = Way(
                options.jobs, told, fetched.given, options.ocr_languages if options.ocr else ""
            )
            intake = take_documents(names, shelf, settings, way)
        refused = [*fetched.refused, *intake.refused, *answer(intake, fetched)]
    return [f"refused {each}" for each in refused]


def _fetched(ledger: LedgerFolder, options: argparse.Namespace) -> Subscriptions:
    """The feeds of sources.toml as they are now, where they are asked for."""
    if not options.feeds:
        return Subscriptions()
    from sitrep.ingest.read.fetch import shared_fetcher  # http and ssl take long to load

    feeds = read_feeds(Path(options.content))
    if not feeds:
        say('sources.toml names no feed; add feed = "https://…" to a source', to=sys.stderr)
    now = dt.datetime.now(dt.UTC)
    found: list[FetchedFeed] = []
    for feed in fetch_feeds(feeds, read_states(ledger), shared_fetcher(), now):
        say(f"  {feed.told}", to=sys.stderr)
        found.append(feed)
    return Subscriptions(tuple(found))


def _print_json(intake: Intake, _fetched: Subscriptions) -> Iterable[Refused]:
    for answer in json_answers(intake):
        print(answer)
    return ()


def _explain(intake: Intake, _fetched: Subscriptions) -> Iterable[Refused]:
    from rich.console import Console  # takes long to load
    from rich.text import Text

    from sitrep.ingest.explain import explain_document

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for _numbers, family in intake.families():
        for copy in family.copies:
            for line in explain_document(copy, family, width=console.width):
                console.print(
                    Text(printable(line.text), style="" if console.no_color else line.tone)
                )
    return ()


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
