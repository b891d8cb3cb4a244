"""The options of ``./dev new report`` and ``./dev new source``, and what each does."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from sitrep.command_line import CommandLine, read_as
from sitrep.content.folder import write_file
from sitrep.content.reading import SOURCES
from sitrep.content.report_text import dump_report
from sitrep.core.errors import ContentError, Fault
from sitrep.core.limits import PICTURE
from sitrep.core.parse import parse_day
from sitrep.core.text import slug_problem
from sitrep.files.plain import read_plain
from sitrep.ingest.desk.drafts.new_file import write_new_report
from sitrep.ingest.desk.folder import Tree
from sitrep.ingest.desk.known_names import find_unknown
from sitrep.ingest.desk.new.report import HOW_TO, Given, start_summary
from sitrep.ingest.desk.new.source import start_source


def add_report_options(command: CommandLine) -> None:
    """Add what may follow ``./dev new report``."""
    command.add_argument(
        "--date",
        type=read_as(parse_day, "is not a date. Write it as 2020-07-01"),
        metavar="DAY",
        help="the day the origin published it, as 2020-07-01",
    )
    command.add_argument("--source", metavar="ID", help="the origin: an id of sources.toml")
    command.add_argument("--title", metavar="HEADLINE", help="the headline")
    command.add_argument(
        "--region",
        metavar="CODE",
        help="where it happened: an id of regions.toml or an ISO 3166-2 code",
    )


def add_source_options(command: CommandLine) -> None:
    """Add what may follow ``./dev new source``."""
    command.add_argument("outlet", metavar="NAME|URL", help="its name, its host or any page of it")
    command.add_argument(
        "--id", metavar="ID", help="the row's id, for ever (default: made of the name)"
    )
    command.add_argument("--dry-run", action="store_true", help="show the row, write nothing")


def run_report(tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    """Begin a report in the curator's own words."""
    given = Given(options.title, options.date, options.source, options.region)
    report = start_summary(given, added=options.today, ids=tree.ids)
    path = write_new_report(tree, report, dump_report(report, notes=HOW_TO))
    yield (
        f"{path.as_posix()} is begun. Write the summary in your own words, "
        "then set status: published."
    )


def run_source(tree: Tree, options: argparse.Namespace) -> Iterator[str]:
    """Add a row to sources.toml, filled in as far as the list of outlets knows the outlet."""
    row = start_source(options.outlet, tree.settings.outlets, tree.sources, own_id=options.id)
    if options.dry_run:
        yield from row.text.splitlines()
        return
    path = tree.folder / SOURCES
    write_file(tree.folder, path, _with_row(_text_of(path), row.text))
    known = "" if row.is_known else " The list of outlets does not know it."
    yield f"{path.as_posix()}: [{row.id}] is added.{known} Fill in what its comments ask for."


def _with_row(text: str, row: str) -> str:
    """A file's text with a row below, an empty line between, in the file's own line breaks."""
    if not text:
        return row
    end = "\r\n" if "\r\n" in text else "\n"
    return end.join((text.rstrip("\r\n"), "", *row.splitlines(), ""))


def _text_of(path: Path) -> str:
    try:
        return read_plain(path, PICTURE.most).decode("utf-8") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise ContentError(
            [Fault(path.as_posix(), 1, "", "is not UTF-8", "Save it as UTF-8")]
        ) from error


def check_report(folder: Path, options: argparse.Namespace) -> None:
    """Refuse a source or region that the content lacks: a typing error would be filed."""
    if problem := find_unknown(folder, source=options.source, region=options.region):
        options.refuse(problem)


def check_source(_folder: Path, options: argparse.Namespace) -> None:
    """Refuse an id that can be no address."""
    if options.id and (problem := slug_problem(options.id)):
        options.refuse(f"--id: “{options.id}” {problem}. Use lower-case letters, digits, hyphens")
