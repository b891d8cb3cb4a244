"""Files that Pelican copies as they are: found out where one takes the place of another's."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.generators import StaticGenerator

from sitrep.core.errors import OutputError
from sitrep.site.owners import ANYWHERE, FileOwners
from sitrep.site.turns import Turn, Turns
from tests.support.paths import ROOT
from tests.support.site.sites import build_site
from tests.support.trees import tree, write

COPIED = "is written by sitrep.site and again by Pelican's StaticGenerator"


def faults_of_build(
    folder: Path, files: dict[str, str], **settings: object
) -> set[tuple[str, str]]:
    """The file and the problem of each fault in what a build made."""
    with pytest.raises(OutputError) as caught:
        build_site(folder, files, **settings)
    return {(fault.file, fault.problem) for fault in caught.value.faults}


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
    turns = Turns(FileOwners(Path("output")), (), lambda _step: lambda: None, lambda: None)
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
