"""The data as tools read them that others use: none of it is read by our own reader here."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas
import pytest
from csvkit.utilities.csvstat import CSVStat

from sitrep.site.addresses import DATA_PACKAGE, FIGURES_CSV, REPORTS_CSV, hxl_address
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.data.described.schemas import JSON_SCHEMAS, published_schema, read_tables
from sitrep.site.data.files import TABLES, WHOLES
from sitrep.site.data.parts import LIMIT
from sitrep.site.site import Site
from tests.support.site.data import build_data, data_content
from tests.support.trees import SOURCES, content, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
HASH = "#12 reasons, one of them “#3”"
LINES = "#hashtag\n#another, with a comma; and a semicolon\n#meta+id"
"""What stands in paragraphs of their own, and so in lines of their own of a cell."""
NAMIBIA = '\n[erongo]\nname = "Namibia"\ncodes = ["NA"]\n'
BODY = f"""\
::: passage SY-HI SY-DR 2020-06-30 event=ford-blast killed=4..5 wounded=>80
# {HASH}

4 or 5 died, more than 80 were hurt.

{{text}}
:::
::: passage NA 2020-07-01 displaced=12 detained=3
Twelve left, 3 were held.
:::
"""
BLAST = """\
---
title: "#blast at the ford"
regions: [SY-HI, SY-DR]
place: Rastan
days: 2020-06-30
kind: bombing
---
"""
BASES = {"string": "VARCHAR", "anyURI": "VARCHAR", "integer": "BIGINT"}
BASES |= {"date": "DATE", "boolean": "BOOLEAN"}
"""What DuckDB calls the types of our tables' columns."""
PANDAS = {"VARCHAR": "string", "BIGINT": "Int64", "DATE": "string", "BOOLEAN": "boolean"}
"""What pandas makes of the same, which takes no text for a day unless it is told to."""
CSVKIT = {"VARCHAR": "Text", "BIGINT": "Number", "DATE": "Date", "BOOLEAN": "Boolean"}
PROGRAMS = Path(sys.executable).parent
each_table = pytest.mark.parametrize("table", TABLES)
each_limit = pytest.mark.parametrize("limit", [LIMIT, 40_000], ids=["whole", "in parts"])


def files(folder: Path, limit: int) -> Path:
    """The data of two years in a folder, as a site has them."""
    carriers = "[{source: example-review, date: 2020-07-03, url: 'https://review.example.org/1'}, "
    carriers += "{source: unknown, title: '#copied'}]"
    reports = {
        f"r{number}": report_text(
            f"r{number}",
            body=BODY.replace("{text}", LINES.replace("#", "\\#").replace("\n", "\n\n")),
            title=f"'{HASH}'",
            date=day,
            added=day,
            carriers=carriers,
        )
        for number, day in enumerate(
            f"{year}-{month:02}-02" for year in (2020, 2021) for month in range(1, 13)
        )
    }
    given = {**tree(reports), "sources.toml": SOURCES, "events/ford-blast.md": BLAST}
    given["regions.toml"] += NAMIBIA
    read = content(given)
    made = build_data(data_content(build_catalogue(read), read.regions), SITE, limit=limit)
    texts = {file.address: file.text for file in made}
    texts |= {name: published_schema(name, SITE) for name in JSON_SCHEMAS}
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return files(tmp_path_factory.mktemp("whole"), LIMIT)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return files(tmp_path_factory.mktemp("parts"), 40_000)


def types_of(table: str, frame: pandas.DataFrame) -> dict[str, str]:
    """What the table's description says of the columns that are not empty."""
    columns = read_tables()[table]["tableSchema"]["columns"]
    bases = {
        each["name"]: each["datatype"]["base"]
        if isinstance(each["datatype"], dict)
        else each["datatype"]
        for each in columns
    }
    return {name: BASES[base] for name, base in bases.items() if frame[name].notna().any()}


def read_by_pandas(path: Path) -> pandas.DataFrame:
    return pandas.read_csv(path, dtype_backend="numpy_nullable")


@each_table
def test_pandas_finds_the_types(whole: Path, table: str) -> None:
    frame = read_by_pandas(whole / table)
    expected = types_of(table, frame)
    assert len(expected) > 12
    found = {name: str(frame[name].dtype) for name in expected}
    assert found == {name: PANDAS[kind] for name, kind in expected.items()}
    for name in [name for name, kind in expected.items() if kind == "DATE"]:
        assert pandas.to_datetime(frame[name], format="%Y-%m-%d").notna().any()


@each_table
def test_duckdb_finds_the_types(whole: Path, table: str) -> None:
    expected = types_of(table, read_by_pandas(whole / table))
    described = duckdb.sql(f"DESCRIBE SELECT * FROM '{whole / table}'").fetchall()
    assert {row[0]: row[1] for row in described if row[0] in expected} == expected


@contextmanager
def _signals_as_they_are() -> Iterator[None]:
    """As a program, csvkit has the process that it runs in end at a closed pipe."""
    before = signal.getsignal(signal.SIGPIPE)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)


@each_table
def test_csvkit_finds_the_types(whole: Path, table: str) -> None:
    frame = read_by_pandas(whole / table)
    # It takes a column of nothing but 0 and 1 for truths.
    expected = {
        name: CSVKIT[kind]
        for name, kind in types_of(table, frame).items()
        if kind != "BIGINT" or not frame[name].dropna().isin([0, 1]).all()
    }
    printed = io.StringIO()
    with _signals_as_they_are():
        CSVStat(["--type", str(whole / table)], printed).run()
    found = [line.strip().partition(". ")[2].split(": ") for line in printed.getvalue().split("\n")]
    assert {
        name: kind for name, kind in filter(None, map(tuple, found[:-1])) if name in expected
    } == expected


@each_table
def test_a_value_that_looks_like_a_comment_is_lost_to_no_reader(whole: Path, table: str) -> None:
    plain = pandas.read_csv(whole / table)
    commented = pandas.read_csv(whole / table, comment="#")
    pandas.testing.assert_frame_equal(plain, commented)
    query = "SELECT * FROM read_csv('{}'{})"
    rows = duckdb.sql(query.format(whole / table, "")).fetchall()
    assert duckdb.sql(query.format(whole / table, ", comment = '#'")).fetchall() == rows
    assert len(rows) == len(plain) > 0


def test_texts_come_back_as_they_were(whole: Path) -> None:
    frame = pandas.read_csv(whole / REPORTS_CSV, comment="#")
    first = frame[frame.passage == 1]
    assert set(first.headline) == set(first.title) == {HASH}
    assert {text.partition("\n")[2] for text in first.text} == {LINES}
    rows = duckdb.sql(
        f"SELECT DISTINCT headline FROM read_csv('{whole / REPORTS_CSV}', comment='#') WHERE passage = 1"
    )
    assert rows.fetchall() == [(HASH,)]


def test_a_country_whose_code_is_taken_for_nothing_has_one_that_is_not(whole: Path) -> None:
    frame = pandas.read_csv(whole / REPORTS_CSV)
    assert set(frame[frame.passage == 2].country_iso3) == {"NAM"}
    kept = pandas.read_csv(whole / REPORTS_CSV, keep_default_na=False)
    assert set(kept[kept.passage == 2].country_code) == {"NA"}


@each_table
def test_hxlvalidate_finds_no_error(whole: Path, table: str) -> None:
    ran = run(str(PROGRAMS / "hxlvalidate"), "--all", str(whole / hxl_address(table)))
    assert (ran.returncode, "\n0 error(s)" in ran.stdout) == (0, True), ran.stdout + ran.stderr
    names = [
        column["schema:propertyID"]
        for column in read_tables()[table]["tableSchema"]["columns"]
        if column["name"] != "text"
    ]
    cut = run(str(PROGRAMS / "hxlcut"), str(whole / hxl_address(table)))
    tagged = pandas.read_csv(io.StringIO(cut.stdout), skiprows=1)
    assert list(tagged.columns) == names
    assert len(tagged) == len(pandas.read_csv(whole / table)) > 0


def test_hxlvalidate_finds_what_is_wrong(whole: Path, tmp_path: Path) -> None:
    text = (whole / hxl_address(FIGURES_CSV)).read_text("utf-8")
    (tmp_path / "wrong.csv").write_text(text.replace(",2020-01-02,", ",2020-W01,", 1), "utf-8")
    ran = run(str(PROGRAMS / "hxlvalidate"), "--all", str(tmp_path / "wrong.csv"))
    assert (ran.returncode, "\n1 error(s)" in ran.stdout) == (1, True)


@each_limit
def test_frictionless_holds_the_tables_to_the_data_package(
    whole: Path, parts: Path, limit: int
) -> None:
    folder = whole if limit == LIMIT else parts
    package = frictionless.Package(str(folder / DATA_PACKAGE))
    report = package.validate()
    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == len(TABLES) + len(WHOLES)
    split = {each.name for each in package.resources if each.extrapaths}
    assert split == (set() if limit == LIMIT else {"reports"})
    rows = {each.name: len(each.read_rows()) for each in package.resources if each.type == "table"}
    assert rows == {Path(table).stem: len(pandas.read_csv(whole / table)) for table in TABLES}


@pytest.mark.parametrize(
    ("given", "written", "fault"),
    [
        (",false,", ",maybe,", "Type Error"),
        (",4,5,", ",-4,5,", "Constraint Error"),
        (",2020-01-02,", ",2020-13-02,", "Type Error"),
        ('"r3",2,', '"r3",1,', "PrimaryKey Error"),
    ],
)
def test_frictionless_finds_what_is_wrong(
    tmp_path: Path, given: str, written: str, fault: str
) -> None:
    folder = files(tmp_path, LIMIT)
    for name in (REPORTS_CSV, FIGURES_CSV):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(given, written), "utf-8", newline="")
    report = frictionless.Package(str(folder / DATA_PACKAGE)).validate()
    assert fault in {title for (title,) in report.flatten(["title"])}


def test_every_file_of_a_year_is_read_together(whole: Path, parts: Path) -> None:
    found = duckdb.sql(f"SELECT count(*) FROM read_csv('{parts}/data/reports/**/*.csv')")
    several = duckdb.sql(f"SELECT count(*) FROM read_csv('{parts}/data/figures/2*.csv')")
    assert found.fetchall() == [(72,)]
    assert several.fetchall() == [(len(pandas.read_csv(whole / FIGURES_CSV)),)]


@each_limit
@pytest.mark.parametrize("schema", JSON_SCHEMAS)
def test_check_jsonschema_holds_the_files_to_their_schemas_without_a_network(
    whole: Path, parts: Path, limit: int, schema: str
) -> None:
    folder = whole if limit == LIMIT else parts
    kind = Path(schema).name.removesuffix(".schema.json")
    documents = {
        path: json.loads(path.read_text("utf-8")) for path in (folder / "data").rglob("*.json")
    }
    wanted = [str(path) for path, each in documents.items() if named(each) == kind]
    assert len(wanted) > 2
    for arguments in (
        ["--check-metaschema", str(folder / schema)],
        ["--schemafile", str(folder / schema), *wanted],
    ):
        ran = check_jsonschema(arguments)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def named(document: dict[str, Any]) -> str:
    """Which schema a document names; none where it is a schema itself."""
    address = document.get("schema")
    return (
        address.rpartition("/")[2].removesuffix(".schema.json") if isinstance(address, str) else ""
    )


def check_jsonschema(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "check_jsonschema", *arguments)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a program that finds no network."""
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")
    environment = {**os.environ, **nowhere}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_check_jsonschema_finds_what_is_wrong(whole: Path, tmp_path: Path) -> None:
    wrong = json.loads((whole / "data/reports.json").read_text("utf-8"))
    wrong["reports"][0]["edition"] = "27"
    path = tmp_path / "reports.json"
    path.write_text(json.dumps(wrong), "utf-8")
    ran = check_jsonschema(["--schemafile", str(whole / JSON_SCHEMAS[0]), str(path)])
    assert (ran.returncode, "'27' does not match" in ran.stdout) == (1, True)
