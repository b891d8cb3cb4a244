"""Generators whose files another process writes: the site is the same, whatever happens there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican import signals

from sitrep.core.errors import BuildError, OutputError
from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions, Built
from sitrep.site.data import plugin as data_plugin
from sitrep.site.data.files import DataProduct, data_products
from tests.support.site.sites import files_of, settings_for
from tests.support.trees import report_text, tree, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked there")

PLUGINS = ("sitrep.site", "sitrep.site.feeds", "sitrep.site.data", "sitrep.site.mail")
BRIDGE, WELL = "2020-07-01-example-wire-bridge", "2020-07-02-example-wire-well"
HERE = os.getpid()


def build(folder: Path, title: str, **options: Any) -> Built:
    """Build a site of two reports; one of them has that title."""
    reports = {BRIDGE: report_text(BRIDGE, title=title), WELL: report_text(WELL)}
    write(folder / "content", tree(reports))
    settings = settings_for(folder, PLUGINS=list(PLUGINS))
    return WholeBuild(settings, BuildOptions(**{"workers": 2, **options})).build()


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    """A folder with a site that was built once."""
    build(tmp_path, "First")
    return tmp_path


@pytest.fixture(scope="module", name="clean")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site after an edit, built from nothing in one process."""
    folder = tmp_path_factory.mktemp("clean")
    build(folder, "Second", cache=False, workers=1)
    return files_of(folder / "output")


def noting(folder: Path, *, fails: bool = False) -> Any:
    """The data files, as a function that notes which process asked for them."""

    def noted(*given: Any, **more: Any) -> Iterator[DataProduct]:
        (folder / f"asked-{'here' if os.getpid() == HERE else 'there'}").touch()
        yield from data_products(*given, **more)
        if fails and os.getpid() != HERE:
            raise ZeroDivisionError

    return noted


def test_another_process_writes_the_data_and_the_site_is_the_same(
    site: Path, clean: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_plugin, "data_products", noting(site))
    work = build(site, "Second").work
    assert files_of(site / "output") == clean
    assert [path.name for path in site.glob("asked-*")] == ["asked-there"]
    assert 0 < work.taken < work.files
    assert not build(site, "Second").work.reasons
    assert files_of(site / "output") == clean


@pytest.mark.parametrize("options", [{"workers": 1}, {"cache": False}])
def test_it_writes_nothing_where_one_is_to_work_or_all_is_to_be_made(
    site: Path,
    clean: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    options: dict[str, Any],
) -> None:
    monkeypatch.setattr(data_plugin, "data_products", noting(site))
    build(site, "Second", **options)
    assert files_of(site / "output") == clean
    assert [path.name for path in site.glob("asked-*")] == ["asked-here"]


def test_where_it_fails_this_one_writes_them(
    site: Path, clean: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_plugin, "data_products", noting(site, fails=True))
    build(site, "Second")
    assert files_of(site / "output") == clean
    assert {path.name for path in site.glob("asked-*")} == {"asked-here", "asked-there"}


def test_what_fails_in_both_is_said_once_and_the_old_site_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise BuildError("there is no data")

    before = files_of(site / "output")
    monkeypatch.setattr(data_plugin, "data_products", refuse)
    with pytest.raises(BuildError, match="there is no data"):
        build(site, "Second")
    assert files_of(site / "output") == before
    assert "Traceback" not in capfd.readouterr().err


class Foreign:
    """A generator of somebody else's, which writes a file of the data."""

    def __init__(self, output_path: str, **_given: object) -> None:
        self._output = output_path

    def generate_output(self, _writer: object) -> None:
        """Write it."""
        write(Path(self._output), {"data/reports.json": "{}"})


def foreign(_pelican: object) -> type[Foreign]:
    return Foreign


def test_a_file_that_somebody_else_writes_too_is_a_fault_as_ever(site: Path) -> None:
    signals.get_generators.connect(foreign)
    try:
        with pytest.raises(OutputError, match=r"data/reports.json.*is written by"):
            build(site, "Second")
    finally:
        signals.get_generators.disconnect(foreign)
