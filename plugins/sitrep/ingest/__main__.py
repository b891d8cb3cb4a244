"""``python -m sitrep.ingest``: raw documents to drafts.  All of ingest's reading and writing is here.

Exit codes: 0 every document was taken; 1 some were refused, each by name, and
the rest went on; 2 the command line is wrong.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep.core.errors import DocumentError, Fault, SitrepError
from sitrep.core.fields import parse_day
from sitrep.core.frontmatter import decode
from sitrep.core.model import Report
from sitrep.core.regionsfile import parse_regions
from sitrep.core.reportfile import ReportFile, dump_report, parse_report, replace_carriers
from sitrep.core.sourcesfile import parse_sources
from sitrep.core.text import count
from sitrep.ingest import clean
from sitrep.ingest.answer import json_answer, plain_answer
from sitrep.ingest.compose import compose_report, doubts_of
from sitrep.ingest.decode import MAX_BYTES, read_document
from sitrep.ingest.draft import Document, Draft
from sitrep.ingest.families import DraftFamily, group_families
from sitrep.ingest.held import HeldReport, find_held, more_carriers, new_copies
from sitrep.ingest.ledger import ledger_lines
from sitrep.ingest.settings import Settings, load_settings
from sitrep.ingest.summary import HOW_TO, Given, start_summary


@dataclass(frozen=True, slots=True)
class Tree:
    """What ingest must know of the content folder it adds to."""

    folder: Path
    settings: Settings
    reports: tuple[ReportFile, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids given so far."""
        return frozenset(file.report.id for file in self.reports)


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = _parser()
    options = parser.parse_args(arguments)
    if bool(options.files) == options.new:
        parser.error("--new begins a report by hand and takes no files" if options.new else "name the files to ingest")
    try:
        tree = read_tree(Path(options.content))
        return _start_summary(tree, options) if options.new else ingest(tree, options)
    except SitrepError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped; drafts written so far are whole.", file=sys.stderr)
    return 1


def ingest(tree: Tree, options: argparse.Namespace) -> int:
    """Clean the files, and answer as JSON or write drafts."""
    refused: list[str] = []
    documents = list(_documents(options.files, refused))
    families = group_families(clean(document, tree.settings) for document in documents)
    if options.json:
        _print_json(families, documents)
    else:
        _write_all(tree, families, refused)
    for line in refused:
        print(f"refused {line}", file=sys.stderr)
    return 1 if refused else 0


def read_tree(folder: Path) -> Tree:
    """What the content folder holds; what is wrong in it is the build's to say."""
    faults: list[Fault] = []
    sources = _read(folder / "sources.toml", faults)
    regions = _read(folder / "regions.toml", faults)
    settings = load_settings(
        parse_sources(sources, "sources.toml", faults) or () if sources else (),
        parse_regions(regions, "regions.toml", frozenset(), faults) or () if regions else (),
    )
    paths = sorted(path for path in folder.glob("reports/**/*.md") if path.is_file())
    found = (parse_report(path.read_bytes(), path.as_posix(), faults) for path in paths)
    return Tree(folder, settings, tuple(file for file in found if file))


def _read(path: Path, faults: list[Fault]) -> str | None:
    return decode(path.read_bytes(), path.name, faults) if path.is_file() else None


def _documents(names: Iterable[str], refused: list[str]) -> Iterator[Document]:
    """The documents of the command line; those that cannot be taken are named in ``refused``."""
    for name in names:
        try:
            yield read_document(_bytes(name), name)
        except DocumentError as error:
            refused.append(f"{name}: {error}")
        except OSError as error:
            refused.append(f"{name}: it cannot be read ({error.strerror})")


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with open(name, "rb") as file:
        return file.read(MAX_BYTES + 1)


def _print_json(families: Iterable[DraftFamily], documents: Iterable[Document]) -> None:
    """An object a line, in the order of the files; the same bytes under two names are answered under both."""
    copies = {copy.document.sha256: (copy, family.id) for family in families for copy in family.copies}
    for document in documents:
        copy, family_id = copies[document.sha256]
        print(json_answer(replace(copy, document=document), family_id))


def _write_all(tree: Tree, families: Iterable[DraftFamily], refused: list[str]) -> None:
    """Drafts and ledgers of the families, or what they add to reports that are there."""
    held_reports = [HeldReport.of(file) for file in tree.reports]
    ids = set(tree.ids)
    drafts = carriers = 0
    for family in families:
        for copy in family.copies:
            print("\n".join(plain_answer(copy)))
        held = find_held(family, held_reports)
        try:
            if held:
                carriers += _add_copies(tree, family, held)
            else:
                ids.add(_write_draft(tree, family, ids))
                drafts += 1
        except DocumentError as error:
            refused.append(f"{family.leader.document.name}: {error}")
        print()
    more = f", {count(carriers, 'carrier')} added" if carriers else ""
    print(f"{count(drafts, 'draft')} written{more}.")
    print("Look at drafts with invoke build --drafts; publish one by setting status: published.")


def _add_copies(tree: Tree, family: DraftFamily, held: HeldReport) -> int:
    """Add a family's new documents to the report that holds the others; returns how many."""
    copies = new_copies(family, held)
    path = Path(held.file.file)
    if not copies:
        print(f"= known: {path.as_posix()} holds it; nothing is written")
        return 0
    carriers = more_carriers(copies, held, tree.settings, dt.date.today())
    _write_ledgers(tree, copies, held.file.report)
    _write(path, replace_carriers(path.read_text("utf-8"), held.file, carriers))
    print(f"> {path.as_posix()} has {count(len(copies), 'carrier')} more: look at its source, date and address")
    return len(copies)


def _write_draft(tree: Tree, family: DraftFamily, ids: Collection[str]) -> str:
    """Write a family's draft and ledgers; returns its id."""
    report = compose_report(family, tree.settings, taken=dt.date.today(), ids=ids)
    doubts = doubts_of(family, report)
    path = report_path(tree.folder, report)
    if path.exists():
        raise DocumentError(f"{path.as_posix()} exists already; move it away first")
    _write_ledgers(tree, family.copies, report)
    _write(path, dump_report(report, notes=doubts))
    copies = f", one report in {len(family.copies)} copies" if len(family.copies) > 1 else ""
    print(f"> {path.as_posix()}{copies}")
    for doubt in doubts:
        print(f"  look at {doubt}")
    return report.id


def _write_ledgers(tree: Tree, copies: Iterable[Draft], report: Report) -> None:
    for copy in copies:
        path = tree.folder.parent / ".ledger" / f"{copy.document.sha256}.jsonl"
        _write(path, "\n".join(ledger_lines(copy, report)) + "\n")


def report_path(folder: Path, report: Report) -> Path:
    """Where a report's file stands."""
    return folder / "reports" / (str(report.date.year) if report.date else "undated") / f"{report.id}.md"


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)


def _start_summary(tree: Tree, options: argparse.Namespace) -> int:
    given = Given(options.title, parse_day(options.date or ""), options.source, options.region)
    if options.date and given.date is None:
        print(f"--date {options.date} is no date. Write it as 2020-07-01.", file=sys.stderr)
        return 2
    report = start_summary(given, added=dt.date.today(), ids=tree.ids)
    path = report_path(tree.folder, report)
    if path.exists():
        raise DocumentError(f"{path.as_posix()} exists already; move it away first")
    _write(path, dump_report(report, notes=HOW_TO))
    print(f"{path.as_posix()} is begun: write the summary in your own words, then set status: published.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sitrep.ingest", description="Turn raw documents into drafts in content/reports/."
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="texts; - is standard input")
    parser.add_argument("--json", action="store_true", help="write nothing; print one JSON object a document")
    parser.add_argument("--content", default="content", help="the content folder (default: %(default)s)")
    new = parser.add_argument_group("a summary by hand")
    new.add_argument("--new", action="store_true", help="begin a report in your own words instead")
    new.add_argument("--title", help="its headline")
    new.add_argument("--date", help="when the origin published it, as 2020-07-01")
    new.add_argument("--source", help="the origin, an id of sources.toml")
    new.add_argument("--region", help="where it happened, an ISO 3166-2 code or a region of regions.toml")
    return parser


if __name__ == "__main__":
    sys.exit(main())
