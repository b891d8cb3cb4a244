"""``python -m sitrep.ingest``: raw documents to drafts.  All of ingest's reading and writing is here.

Exit codes: 0 every document was taken; 1 some were refused, each by name, and
the rest went on; 2 the command line is wrong.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitrep.core.errors import DocumentError, Fault, SitrepError
from sitrep.core.fields import parse_day
from sitrep.core.frontmatter import decode
from sitrep.core.model import Provenance, Report
from sitrep.core.regionsfile import parse_regions
from sitrep.core.reportfile import dump_report, parse_report
from sitrep.core.sourcesfile import parse_sources
from sitrep.core.text import count
from sitrep.ingest import clean
from sitrep.ingest.answer import json_answer, plain_answer
from sitrep.ingest.compose import compose_report, doubts_of
from sitrep.ingest.decode import MAX_BYTES, read_document
from sitrep.ingest.draft import Document
from sitrep.ingest.families import DraftFamily, group_families
from sitrep.ingest.ledger import ledger_lines
from sitrep.ingest.settings import Settings, load_settings
from sitrep.ingest.summary import HOW_TO, Given, start_summary


@dataclass(frozen=True, slots=True)
class Tree:
    """What ingest must know of the content folder it adds to."""

    folder: Path
    settings: Settings
    reports: tuple[Report, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids given so far."""
        return frozenset(report.id for report in self.reports)


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        tree = read_tree(Path(options.content))
        if options.new:
            return _start_summary(tree, options)
        return ingest(tree, options)
    except SitrepError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped; drafts written so far are whole.", file=sys.stderr)
    return 1


def ingest(tree: Tree, options: argparse.Namespace) -> int:
    """Clean the files, and answer as JSON or write drafts."""
    refused: list[str] = []
    drafts = [clean(document, tree.settings) for document in _documents(options.files, refused)]
    families = group_families(drafts)
    if options.json:
        _print_json(families, options.files)
    else:
        _write_new(tree, families)
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
    found = (parse_report(path.read_bytes(), path.name, faults) for path in sorted(folder.glob("reports/**/*.md")))
    return Tree(folder, settings, tuple(file.report for file in found if file))


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


def _print_json(families: Iterable[DraftFamily], names: Iterable[str]) -> None:
    """An object a line, in the order of the files."""
    answers = {copy.document.name: json_answer(copy, family.id) for family in families for copy in family.copies}
    for name in names:
        if name in answers:
            print(answers[name])


def _write_new(tree: Tree, families: Iterable[DraftFamily]) -> None:
    """Drafts and ledgers of the families that the content folder does not hold."""
    known = {provenance.sha256: report.id for report in tree.reports for provenance in _provenances(report)}
    ids = set(tree.ids)
    written = 0
    for family in families:
        held = next((known[copy.document.sha256] for copy in family.copies if copy.document.sha256 in known), None)
        for copy in family.copies:
            print("\n".join(plain_answer(copy)))
        if held:
            print(f"= known: {held} holds it; nothing is written\n")
            continue
        report = compose_report(family, tree.settings, taken=dt.date.today(), ids=ids)
        ids.add(report.id)
        _write_draft(tree.folder, family, report)
        written += 1
    print(
        f"{count(written, 'draft')} written. Look at them with invoke build --drafts; publish with status: published."
    )


def _provenances(report: Report) -> Iterator[Provenance]:
    return (found for found in (report.provenance, *(each.provenance for each in report.carriers)) if found)


def _write_draft(folder: Path, family: DraftFamily, report: Report) -> None:
    doubts = doubts_of(family, report)
    path = report_path(folder, report)
    for copy in family.copies:
        ledger = folder.parent / ".ledger" / f"{copy.document.sha256}.jsonl"
        _write(ledger, "\n".join(ledger_lines(copy, report)) + "\n")
    _write(path, dump_report(report, notes=doubts), anew=True)
    copies = f", one report in {len(family.copies)} copies" if len(family.copies) > 1 else ""
    print(f"> {path.as_posix()}{copies}")
    for doubt in doubts:
        print(f"  look at {doubt}")
    print()


def report_path(folder: Path, report: Report) -> Path:
    """Where a report's file stands."""
    return folder / "reports" / (str(report.date.year) if report.date else "undated") / f"{report.id}.md"


def _write(path: Path, text: str, *, anew: bool = False) -> None:
    """Write a file whole or not at all; with ``anew``, never over another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if anew and path.exists():
        raise DocumentError(f"{path} exists already; move it away first")
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
    _write(path, dump_report(report, notes=HOW_TO), anew=True)
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
