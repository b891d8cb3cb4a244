"""A name the content folder does not have is answered with the names it may mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.ingest.desk.known_names import find_unknown
from tests.support.trees import REGIONS, SOURCES, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"sources.toml": SOURCES, "regions.toml": REGIONS})


@pytest.mark.parametrize(
    ("source", "region"),
    [("example-wire", "idlib"), ("unknown", "SY-ID"), (None, "FR"), (None, None)],
)
def test_what_is_known_is_no_problem(folder: Path, source: str | None, region: str | None) -> None:
    assert find_unknown(folder, source=source, region=region) is None


def test_a_name_is_found_by_its_id_and_by_what_readers_call_it(folder: Path) -> None:
    for word in ("exmaple-wire", "Example Wyre"):
        problem = find_unknown(folder, source=word, region=None)
        assert problem
        assert "Did you mean example-wire (Example Wire)" in problem


def test_what_is_near_nothing_gets_no_suggestion(folder: Path) -> None:
    problem = find_unknown(folder, source=None, region="zzzz")
    assert problem == (
        "there is no region “zzzz” in regions.toml. "
        "Write an id of regions.toml or an ISO 3166-2 code such as SY-ID"
    )


def test_a_folder_without_tables_knows_nothing(tmp_path: Path) -> None:
    problem = find_unknown(tmp_path, source="example-wire", region=None)
    assert problem
    assert problem.startswith("there is no source “example-wire” in sources.toml. Add it")
