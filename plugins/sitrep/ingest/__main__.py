"""``python -m sitrep.ingest``: raw documents to drafts, and the curator's work on them.

Exit codes: 0 every document was taken; 1 some were refused, each by name, and
the rest went on, or what was asked could not be done; 2 the command line is wrong.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pycountry
from rich.console import Console
from rich.text import Text

from sitrep.content.edit import notes_of
from sitrep.content.folder import read_files, refresh_ignored
from sitrep.content.report_text import dump_report
from sitrep.content.tree import read_content
from sitrep.core.errors import SitrepError, printable
from sitrep.core.parse import parse_day
from sitrep.files.lock import only_writer
from sitrep.files.whole import clear_halves, flush_tree
from sitrep.ingest.desk.curate import merge_files, rename_report, split_file
from sitrep.ingest.desk.file import file_all
from sitrep.ingest.desk.filed import Filed
from sitrep.ingest.desk.folder import (
    Tree,
    read_tree,
    tracked_lines,
    write_new_report,
)
from sitrep.ingest.desk.review import review_lines
from sitrep.ingest.desk.summary import HOW_TO, Given, start_summary
from sitrep.ingest.desk.tidy import tidy_reports
from sitrep.ingest.explain import explain_document
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.output import json_answer, plain_answer
from sitrep.ingest.progress import show_progress
from sitrep.ingest.read.inputs import expand_names
from sitrep.ingest.run import Intake, Refused, Way, open_shelf, take_documents
from sitrep.ingest.tally import summary_line, tally_lines
from sitrep.terminal import say, say_all

FEW = 20
"""Documents of which all that was found is printed; of more, a line or two: the drafts have the rest."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _options(arguments)
    try:
        return _run(options)
    except SitrepError as error:
        say_all(str(error).split("\n"), to=sys.stderr)
    except OSError as error:
        say(f"{error.filename or 'A file'} cannot be written ({error.strerror}).", to=sys.stderr)
    except KeyboardInterrupt:
        say("Stopped; drafts written so far are whole.", to=sys.stderr)
    return 1


def _run(options: argparse.Namespace) -> int:
    folder = Path(options.content)
    if options.review:
        return _review(folder)
    if options.json or options.explain:
        return ingest(_as_of_today(read_tree(folder)), options)
    with only_writer(folder):
        clear_halves(folder)
        code = _write(_as_of_today(read_tree(folder)), options)
        flush_tree(folder)
    return code


def _write(tree: Tree, options: argparse.Namespace) -> int:
    """Do what writes to the content folder, which nobody else does at this time."""
    refresh_ignored(tree.folder, tree.files, tree.holdings)
    if options.new:
        return _start_summary(tree, options)
    _say_unread(tree)
    lines = _curate(tree, options, dt.date.today())
    return ingest(tree, options) if lines is None else _say(lines)


def _say_unread(tree: Tree) -> None:
    """Name the files that were not read: what they hold counts as unknown."""
    say_all(map(str, tree.unread), to=sys.stderr)


def _curate(tree: Tree, options: argparse.Namespace, today: dt.date) -> Iterator[str] | None:
    """What is done to reports that are there, said line by line; None where documents are to be ingested."""
    if options.merge:
        names = (options.merge[0], options.merge[1])
        return merge_files(tree, names, sure=options.yes, today=today)
    if options.split:
        return split_file(tree, options.split[0], int(options.split[1]), today=today)
    if options.rename:
        return rename_report(tree, options.rename[0], options.rename[1])
    return tidy_reports(tree, options.files) if options.tidy else None


def _as_of_today(tree: Tree) -> Tree:
    return replace(tree, settings=replace(tree.settings, today=dt.date.today()))


def ingest(tree: Tree, options: argparse.Namespace) -> int:
    """Clean the files, and answer as JSON, explain them or write drafts."""
    names = list(expand_names(options.files))
    with open_shelf() as shelf:
        with show_progress(sys.stderr, len(names)) as told:
            intake = take_documents(names, shelf, tree.settings, Way(options.jobs, told))
        refused = [*intake.refused, *_answer(tree, intake, options)]
    for each in refused:
        say(f"refused {each}", to=sys.stderr)
    return 1 if refused else 0


def _answer(tree: Tree, intake: Intake, options: argparse.Namespace) -> list[Refused]:
    """Print or write what the documents are; returns what could not be written."""
    if options.json:
        for copy, family_id in intake.settled():
            print(json_answer(copy, family_id))
    elif options.explain:
        _explain(intake)
    else:
        return _write_all(tree, intake)
    return []


def _write_all(tree: Tree, intake: Intake) -> list[Refused]:
    """Write what the documents add and say so; returns what could not be written."""
    filed: list[Filed] = []
    refused: list[Refused] = []
    for each in file_all(tree, intake, dt.date.today()):
        if isinstance(each, DraftFamily):
            told = (
                replace(copy, doubts=()) for copy in each.copies
            )  # what is doubtful is said of the draft
            _say(line for copy in told for line in plain_answer(copy) if len(intake.entries) <= FEW)
        elif isinstance(each, Refused):
            refused.append(each)
        else:
            filed.append(each)
            _say(each.lines)
    say("")
    _say(tally_lines(filed, [*intake.refused, *refused]))
    say(summary_line(filed))
    say("See what is open with invoke review, look at drafts with invoke build --drafts.")
    return refused


def _explain(intake: Intake) -> None:
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for _numbers, family in intake.families():
        for copy in family.copies:
            for line in explain_document(copy, family, width=console.width):
                console.print(
                    Text(printable(line.text), style="" if console.no_color else line.tone)
                )


def _review(folder: Path) -> int:
    """List the drafts with what stands between each and publishing."""
    files = list(read_files(folder, []))
    tree = read_tree(folder)
    _say_unread(tree)
    refresh_ignored(tree.folder, tree.files, tree.holdings)
    content, _faults = read_content(files, codes=_codes(), root=folder.as_posix())
    texts = {
        f"{folder.as_posix()}/{file.path}": file.data
        for file in files
        if file.path.startswith("reports/")
    }
    drafts = content.drafts
    _say(tracked_lines(tree, folder.as_posix()))
    notes = {
        draft.file.file: notes_of(texts[draft.file.file].decode("utf-8", "replace"))
        for draft in drafts
    }
    return _say(review_lines(drafts, notes))


def _codes() -> frozenset[str]:
    """Every code of ISO 3166-1 alpha-2 and ISO 3166-2."""
    countries = {country.alpha_2 for country in pycountry.countries}
    return frozenset(countries | {subdivision.code for subdivision in pycountry.subdivisions})


def _start_summary(tree: Tree, options: argparse.Namespace) -> int:
    given = Given(options.title, parse_day(options.date or ""), options.source, options.region)
    if options.date and given.date is None:
        say(f"--date {options.date} is no date. Write it as 2020-07-01.", to=sys.stderr)
        return 2
    report = start_summary(given, added=dt.date.today(), ids=tree.ids)
    path = write_new_report(tree, report, dump_report(report, notes=HOW_TO))
    say(
        f"{path.as_posix()} is begun: write the summary in your own words, then set status: published."
    )
    return 0


def _say(lines: Iterable[str]) -> int:
    say_all(lines)
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    """The command line, checked; leaves with exit code 2 where it is wrong."""
    parser = _parser()
    options = parser.parse_args(arguments)
    other = [
        f"--{name}"
        for name in ("new", "review", "merge", "split", "rename", "tidy")
        if getattr(options, name)
    ]
    if other and options.files and not options.tidy:
        parser.error(f"{other[0]} takes no files")
    if not other and not options.files:
        parser.error("name the files to ingest")
    if options.jobs < 1:
        parser.error("--jobs takes a number from 1")
    if options.split and not options.split[1].isdecimal():
        parser.error("--split takes an id and the carrier's number, counted from 1")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sitrep.ingest",
        description="Turn raw documents into drafts in content/reports/.",
    )
    what = "texts, saved web pages, PDFs, folders of them, or https addresses; - is standard input"
    parser.add_argument("files", nargs="*", metavar="FILE", help=what)
    parser.add_argument(
        "--content", default="content", help="the content folder (default: %(default)s)"
    )
    parser.add_argument(
        "--jobs", type=int, default=_cores(), metavar="N", help="processes (default: %(default)s)"
    )
    does = parser.add_mutually_exclusive_group()
    does.add_argument(
        "--json", action="store_true", help="write nothing; print one JSON object a document"
    )
    does.add_argument(
        "--explain", action="store_true", help="write nothing; show each document with its verdicts"
    )
    does.add_argument(
        "--review", action="store_true", help="list the drafts and what each still lacks"
    )
    does.add_argument(
        "--merge", nargs=2, metavar=("ID", "OTHER"), help="make OTHER a carrier of ID"
    )
    does.add_argument(
        "--split", nargs=2, metavar=("ID", "NUMBER"), help="make a carrier of ID a draft of its own"
    )
    does.add_argument("--rename", nargs=2, metavar=("ID", "NEW"), help="give a draft another id")
    does.add_argument(
        "--tidy",
        action="store_true",
        help="move what may not be tracked into the ledger; FILEs are ids",
    )
    does.add_argument("--new", action="store_true", help="begin a report in your own words instead")
    parser.add_argument(
        "--yes", action="store_true", help="with --merge: withdraw OTHER if it is published"
    )
    new = parser.add_argument_group("a summary by hand")
    new.add_argument("--title", help="its headline")
    new.add_argument("--date", help="when the origin published it, as 2020-07-01")
    new.add_argument("--source", help="the origin, an id of sources.toml")
    new.add_argument(
        "--region", help="where it happened, an ISO 3166-2 code or a region of regions.toml"
    )
    return parser


def _cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _stop(*_signal: object) -> None:
    """End as after Ctrl-C: what is half done is cleared away."""
    raise SystemExit(128 + signal.SIGTERM)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(main())
