from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.generators import StaticGenerator

from sitrep.core.errors import OutputError
from sitrep.site.engine.elsewhere import Elsewhere
from sitrep.site.engine.engine import Engine, EngineSettings
from sitrep.site.owners import ANYWHERE, FileOwners
from sitrep.site.turns import Turn, Turns
from tests.support.paths import ROOT
from tests.support.site.sites import build_site
from tests.support.trees import tree, write

COPIED = "is written by sitrep.site and again by Pelican's StaticGenerator"


@pytest.fixture
def owners(tmp_path: Path) -> FileOwners:
    return FileOwners(tmp_path)


def problems(owners: FileOwners) -> list[tuple[str, str]]:
    return [(fault.file, fault.problem) for fault in owners.faults("output")]


def test_a_file_that_is_claimed_twice_is_a_fault_that_names_both(owners: FileOwners) -> None:
    owners.begin("one", is_watched=False)
    owners.claim(owners.folder / "a.html")
    owners.begin("two", is_watched=False)
    owners.claim(owners.folder / "b.html")
    assert problems(owners) == []
    owners.claim(owners.folder / "a.html")
    assert problems(owners) == [("output/a.html", "is written by one and again by two")]


def test_so_is_one_that_a_plugin_writes_twice(owners: FileOwners) -> None:
    owners.begin("one", is_watched=False)
    owners.claim(owners.folder / "a.html")
    owners.claim(owners.folder / "a.html")
    assert problems(owners) == [("output/a.html", "is written by one and again by one")]


@pytest.mark.parametrize("text", ["longer than before", "same", ""])
def test_what_is_written_in_a_watched_turn_is_seen(owners: FileOwners, text: str) -> None:
    path = owners.folder / "below" / "a.html"
    path.parent.mkdir()
    owners.begin("one", is_watched=False)
    owners.claim(path)
    path.write_text("once")
    owners.begin("two", is_watched=True)
    path.write_text(text)
    (owners.folder / "new.html").write_text("x")
    owners.begin("", is_watched=False)
    assert problems(owners) == [("output/below/a.html", "is written by one and again by two")]


def test_of_places_that_are_named_only_these_are_looked_at(owners: FileOwners) -> None:
    for name in ("theme/a.css", "images/a.png", "images/b.png", "c.html"):
        path = owners.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("once")
    owners.begin("one", is_watched=False)
    for name in ("theme/a.css", "images/a.png", "images/b.png", "c.html"):
        owners.claim(owners.folder / name)
    owners.begin("two", is_watched=True, places=("theme", "images/a.png", "new.html"))
    for name in ("theme/a.css", "images/a.png", "new.html", "c.html"):
        (owners.folder / name).write_text("twice")
    owners.begin("three", is_watched=True)
    (owners.folder / "images/b.png").write_text("twice")
    owners.begin("", is_watched=False)
    assert sorted(problems(owners)) == [
        ("output/images/a.png", "is written by one and again by two (so are 1 more files)"),
        ("output/images/b.png", "is written by one and again by three"),
    ]
    owners.begin("four", is_watched=False)
    owners.claim(owners.folder / "new.html")
    assert ("output/new.html", "is written by two and again by four") in problems(owners)


def test_what_is_deleted_or_only_read_is_no_conflict(owners: FileOwners) -> None:
    owners.begin("one", is_watched=False)
    for name in ("a.html", "b.html"):
        owners.claim(owners.folder / name)
        (owners.folder / name).write_text("x")
    owners.begin("two", is_watched=True)
    (owners.folder / "a.html").unlink()
    (owners.folder / "b.html").read_text()
    owners.begin("", is_watched=False)
    assert problems(owners) == []


def test_a_file_is_the_last_ones_that_wrote_it(owners: FileOwners) -> None:
    for plugin in ("one", "two", "three"):
        owners.begin(plugin, is_watched=False)
        owners.claim(owners.folder / "a.html")
    assert problems(owners) == [
        ("output/a.html", "is written by one and again by two"),
        ("output/a.html", "is written by two and again by three"),
    ]


def test_many_files_of_the_same_two_are_one_fault(owners: FileOwners) -> None:
    for plugin in ("one", "two"):
        owners.begin(plugin, is_watched=False)
        for name in ("b.html", "a.html", "c.html"):
            owners.claim(owners.folder / name)
    assert problems(owners) == [
        ("output/a.html", "is written by one and again by two (so are 2 more files)")
    ]


def test_a_file_of_the_theme_that_is_copied_over_one_of_the_site_is_refused(
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "themes", tmp_path / "themes")
    theme = write(tmp_path / "themes/digest", {"static/img/style.css": "p { color: red }"})
    with pytest.raises(OutputError) as caught:
        build_site(tmp_path, tree(), THEME=str(theme))
    found = {(fault.file, fault.problem) for fault in caught.value.faults}
    assert ("output/theme/style.css", COPIED) in found


def static(kind: type[Any], *names: str) -> Any:
    """A generator that copies files to these names."""
    generator = object.__new__(kind)
    generator.settings = {"THEME_STATIC_DIR": "theme"}
    generator.context = {"staticfiles": [SimpleNamespace(save_as=name) for name in names]}
    return generator


def turn_of(generator: object) -> Turn:
    owners = FileOwners(Path("output"))
    elsewhere = Elsewhere(Engine(EngineSettings(workers=1)), owners)
    turns = Turns(owners, (), lambda _step: lambda: None, elsewhere)
    turn = next(turns.in_turn([generator], ()))
    assert isinstance(turn, Turn)
    return turn


def test_what_pelican_copies_is_looked_for_where_it_is_copied_to() -> None:
    turn = turn_of(static(StaticGenerator, "images/a.png", "./theme/../b.txt", "images/a.png"))
    assert turn.is_watched
    assert turn.places() == ("theme", "images/a.png", "b.txt")
    assert turn_of(static(StaticGenerator, "c/..")).places() == ("theme", "")


def test_what_somebody_else_has_made_of_it_may_write_anywhere() -> None:
    theirs = turn_of(static(type("Theirs", (StaticGenerator,), {}), "images/a.png"))
    assert theirs.is_watched
    assert theirs.places() == ANYWHERE
