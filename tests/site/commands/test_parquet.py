from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import duckdb
import pytest

from sitrep.core.errors import SitrepError
from sitrep.site.addresses import DATA_PACKAGE
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.commands.parquet import main, write_parquet
from sitrep.site.data.files import TABLES
from sitrep.site.data.parts import LIMIT
from sitrep.site.site import Site
from tests.support.site.data import build_data, data_content
from tests.support.trees import content, report_text, tree

SITE = Site(
    "Example Digest",
    "https://digest.example.org/",
    "For tests.",
    "tag:digest.example.org,2026:",
    commit="0123456789abcdef",
)
FORMULA = "=HYPERLINK(1); it's \"so\", # and '=2"
BODY = "::: passage SY-HI SY-DR 2020-06-30 killed=4..5\n4 or 5 died.\n\n= not a formula\n:::\n"


def built(folder: Path, limit: int = LIMIT) -> Path:
    reports = {
        f"r{number}": report_text(
            f"r{number}",
            body=BODY,
            date=f"{year}-07-01",
            added=f"{year}-07-02",
            title=json.dumps(FORMULA),
        )
        for number, year in enumerate(range(1990, 2021))
    }
    read = content(tree(reports))
    made = build_data(data_content(build_catalogue(read), read.regions), SITE, limit=limit)
    for file in made:
        path = folder / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.text.encode())
    return folder


@pytest.mark.parametrize("limit", [LIMIT, 18_000])
def test_duckdb_reads_every_table_with_its_types_and_texts(tmp_path: Path, limit: int) -> None:
    site, to = built(tmp_path / "output", limit), tmp_path / "parquet"
    split = isinstance(
        json.loads((site / DATA_PACKAGE).read_text("utf-8"))["resources"][0]["path"], list
    )
    assert split is (limit != LIMIT)
    assert [path.stem for path in write_parquet(site, to)] == [Path(each).stem for each in TABLES]
    assert sorted(path.name for path in to.iterdir()) == sorted(
        f"{Path(each).stem}.parquet" for each in TABLES
    )
    reports = to / "reports.parquet"
    kinds = {row[0]: row[1] for row in duckdb.sql(f"DESCRIBE FROM '{reports}'").fetchall()}
    assert [kinds[name] for name in ("report", "passage", "date", "late", "killed_low")] == [
        "VARCHAR",
        "BIGINT",
        "DATE",
        "BOOLEAN",
        "BIGINT",
    ]
    asked = "report, title, text, date, killed_low, wounded_low, headline"
    rows = duckdb.sql(f"SELECT DISTINCT {asked} FROM '{reports}' ORDER BY report").fetchall()
    assert len(rows) == 31
    assert rows[0] == (
        "r0",
        FORMULA,
        "4 or 5 died.\n= not a formula",
        dt.date(1990, 7, 1),
        4,
        None,
        None,
    )
    assert duckdb.sql(f"SELECT count(*) FROM '{reports}'").fetchall() == [(62,)]


def test_the_file_says_of_what_it_was_made(tmp_path: Path) -> None:
    write_parquet(built(tmp_path / "output"), tmp_path)
    said = duckdb.sql(
        f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{tmp_path}/reports.parquet')"
    )
    told = dict(said.fetchall())
    assert (told["commit"], told["homepage"]) == (SITE.commit, SITE.address)
    assert told["content_hash"].startswith("sha256:")


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    site = built(tmp_path / "output")
    first, again = (write_parquet(site, tmp_path / name) for name in ("first", "again"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


def test_without_duckdb_it_is_said_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    site = built(tmp_path / "output")
    assert main([str(site), "--to", str(tmp_path / "parquet")]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "DuckDB is not installed" in said
    assert said.endswith("-m pip install --require-hashes -r requirements-parquet.lock")
    assert not (tmp_path / "parquet").exists()


def test_where_nothing_is_built_it_is_said_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        SitrepError, match=r"datapackage\.json does not exist\. Build the site first"
    ):
        write_parquet(tmp_path, tmp_path / "parquet")
    assert not (tmp_path / "parquet").exists()


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(built(tmp_path / "output")), "--to", str(tmp_path / "p")]) == 0
    assert "5 tables written" in capsys.readouterr().out
