"""What of the index an edit leaves as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.site.search import volumes
from sitrep.site.search.plugin import FOLDER
from tests.support.site.sites import build_site, files_of
from tests.support.trees import report_text, tree

SEARCH_ALONE = ["sitrep.site", "sitrep.site.search"]
BODY = "::: passage SY-ID 2020-06-30\n{}\n:::\n"


@pytest.fixture(autouse=True)
def small_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A volume a year, whatever is in it."""
    monkeypatch.setattr(volumes, "FEW", 1)


def content(words: str = "Rain fell.", **more: str) -> dict[str, str]:
    """Three, four and five reports of three years; ``words`` are in the last one's."""
    given = {
        f"r{year}-{number}": report_text(
            f"r{year}-{number}",
            BODY.format(words if year == 2021 else f"A ferry sank, number {number}."),
            date=f"{year}-03-0{number}",
            added=f"{year}-03-09",
        )
        for year in (2019, 2020, 2021)
        for number in range(1, year - 2016)
    }
    return {**tree(given), **more}


def index_files(folder: Path) -> dict[str, int]:
    """The files of the volumes, and where the disk has each."""
    files = (folder / "output" / FOLDER).rglob("*")
    return {path.name: path.stat().st_ino for path in files if "-x-" in path.name}


def build(folder: Path, given: dict[str, str]) -> dict[str, bytes]:
    return files_of(build_site(folder, given, PLUGINS=list(SEARCH_ALONE)).output)


def test_an_edit_in_one_year_leaves_the_index_of_all_others(tmp_path: Path) -> None:
    build(tmp_path, content())
    before = index_files(tmp_path)
    assert {name.partition("-x-")[2][:4] for name in before} == {"2019", "2020", "2021"}
    kept = build(tmp_path, content("Idlib was shelled, and a dam broke."))
    after = index_files(tmp_path)
    closed = {name: place for name, place in before.items() if "-x-2021" not in name}
    assert {name: place for name, place in after.items() if "-x-2021" not in name} == closed
    assert set(after.values()) - set(before.values())
    clean = build(tmp_path / "clean", content("Idlib was shelled, and a dam broke."))
    assert kept == clean


@pytest.mark.parametrize(
    ("place", "is_told"), [("Ferry", True), ("Whitewater", False), ("Ferry Hill", False)]
)
def test_a_new_name_makes_those_years_anew_alone_that_may_tell_of_it(
    tmp_path: Path, place: str, is_told: bool
) -> None:
    event = f"---\ntitle: A flood\nregions: [SY-ID]\nplace: {place}\ndays: 2021-03-01\nkind: other\n---\n"
    body = "::: passage SY-ID 2021-03-01 event=flood\nWater.\n:::\n"
    before, after = (
        {
            **content(**{"events/flood.md": event.replace(f"place: {place}\n", old)}),
            "reports/2020/r2021-1.md": report_text(
                "r2021-1", body, date="2021-03-01", added="2021-03-09"
            ),
        }
        for old in ("", f"place: {place}\n")
    )
    build(tmp_path, before)
    places = index_files(tmp_path)
    kept = build(tmp_path, after)
    now = index_files(tmp_path)
    closed = {name: place for name, place in places.items() if "-x-2021" not in name}
    left = {name: place for name, place in now.items() if "-x-2021" not in name}
    assert (left != closed) == is_told
    assert kept == build(tmp_path / "clean", after)
