"""``python -m sitrep.site.commands.parquet``: the tables of a built site as Parquet.

Which tables there are, in which files, and of which types their columns are, is what the site's
data package says. Texts come out as they are, without the apostrophes that the tables have against
formulas. DuckDB, which writes the files, is not installed with the digest: a site needs no Parquet.

Exit codes: 0 done; 1 there are no tables, or DuckDB is not installed; 2 the command line is wrong.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TextIO

from sitrep.command_line import CommandLine, program_name, typed_path
from sitrep.core.errors import SitrepError
from sitrep.core.text import count
from sitrep.site.addresses import DATA_PACKAGE
from sitrep.site.data.tables.table import unguarded
from sitrep.terminal import print_any_text, say, say_all

FOLDER = Path("output-parquet")
LOCK = "requirements-parquet.lock"
_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "date": "DATE", "boolean": "BOOLEAN"}
"""What DuckDB calls the types of a Table Schema."""
_MAX_CELL = 10_000_000
"""Characters of a cell; no data file has more."""

Resource = Mapping[str, Any]
"""A table of a data package, as its JSON has it; used here alone."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    print_any_text()
    options = _parser().parse_args(arguments)
    try:
        written = write_parquet(Path(options.site), Path(options.to))
    except SitrepError as error:
        say_all(f"No Parquet written: {error}".split("\n"), to=sys.stderr)
        return 1
    say(f"{options.to}: {count(len(written), 'table')} written.")
    return 0


def write_parquet(site: Path, to: Path) -> tuple[Path, ...]:
    """Write a file for each table of a site; returns their paths.

    Raises SitrepError where there are no tables or DuckDB is missing.
    """
    duckdb = _duckdb()
    package = _package(site / DATA_PACKAGE)
    to.mkdir(parents=True, exist_ok=True)
    work = _Work(duckdb, package, (site / DATA_PACKAGE).parent, to)
    tables = [each for each in package["resources"] if each.get("type") == "table"]
    return tuple(_write(table, work) for table in tables)


@dataclass(frozen=True, slots=True)
class _Work:
    duckdb: ModuleType
    package: Mapping[str, Any]
    folder: Path
    """Where the data of the site are."""
    to: Path


def _write(table: Resource, work: _Work) -> Path:
    path = work.to / f"{table['name']}.parquet"
    columns = {each["name"]: _TYPES[each["type"]] for each in table["schema"]["fields"]}
    facts = {"title": table["title"], "description": table["description"]}
    facts |= {name: work.package[name] or "" for name in ("homepage", "commit", "content_hash")}
    with tempfile.TemporaryDirectory(dir=work.to) as scratch:
        plain, made = Path(scratch) / "rows.csv", Path(scratch) / path.name
        with plain.open("w", encoding="utf-8", newline="") as file:
            for row in _rows(table, work.folder):
                _write_row(row, file)
        with work.duckdb.connect(config={"threads": 1}) as database:
            database.execute(_copy(columns, facts, plain, made))
        made.replace(path)
    return path


def _rows(table: Resource, folder: Path) -> Iterator[list[str]]:
    """The rows of all files of a table, below their headers."""
    csv.field_size_limit(_MAX_CELL)
    paths = table["path"] if isinstance(table["path"], list) else [table["path"]]
    for name in paths:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, strict=True)
            next(rows)
            yield from rows


def _write_row(row: list[str], file: TextIO) -> None:
    """A row for DuckDB: every cell in quotation marks but those of which nothing is known."""
    cells = (unguarded(cell).replace('"', '""') for cell in row)
    file.write(",".join(f'"{cell}"' if cell else "" for cell in cells) + "\n")


def _copy(columns: Mapping[str, str], facts: Mapping[str, str], plain: Path, made: Path) -> str:
    """What DuckDB is to do; the order of rows and one thread make the same bytes each time."""
    kinds = ", ".join(f"{_quoted(name)}: '{kind}'" for name, kind in columns.items())
    told = ", ".join(f"{name}: {_quoted(text)}" for name, text in facts.items())
    return (
        f"COPY (SELECT * FROM read_csv({_quoted(str(plain))}, auto_detect = false, "
        f"header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
        f"allow_quoted_nulls = false, max_line_size = {_MAX_CELL}, columns = {{{kinds}}})) "
        f"TO {_quoted(str(made))} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{told}}})"
    )


def _quoted(text: str) -> str:
    """A text as SQL writes it."""
    inside = text.replace("'", "''")
    return f"'{inside}'"


def _package(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        raise SitrepError(
            f"{path} does not exist. Build the site first (./dev build), or name the folder of one "
            "that has the plugin sitrep.site.data."
        )
    found: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def _duckdb() -> ModuleType:
    try:
        import duckdb  # an option: a build needs none of its 60 MB
    except ImportError as error:
        raise SitrepError(
            "DuckDB is not installed, which writes Parquet. Install it into this environment and "
            f"run this again: {sys.executable} -m pip install --require-hashes -r {LOCK}"
        ) from error
    module: ModuleType = duckdb
    return module


def _parser() -> CommandLine:
    parser = CommandLine(
        prog=program_name("sitrep.site.commands.parquet", "parquet"),
        description="Write the tables of a built site as Parquet.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "site",
        nargs="?",
        metavar="FOLDER",
        type=typed_path,
        default=Path("output"),
        help="the built site (default: output)",
    )
    parser.add_argument(
        "--to",
        metavar="FOLDER",
        type=typed_path,
        default=FOLDER,
        help=f"where the files go (default: {FOLDER})",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
