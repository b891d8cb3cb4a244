"""Whoever builds a site, wherever and however: it is the same, to the byte and to the mode."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.support.builds.edits import new_digest
from tests.support.site.sites import run_site
from tests.support.trees import write

REPORTS = 26
"""So many that two processes make their pages."""
PLAIN = {"SOURCE_DATE_EPOCH": "", "TZ": "UTC"}
SURROUNDINGS: Mapping[str, Mapping[str, str]] = {
    "a zone far ahead, an epoch and another user": {
        "TZ": "Pacific/Kiritimati",
        "SOURCE_DATE_EPOCH": "0",
        "HOME": "/nonexistent",
        "USER": "somebody",
        "LOGNAME": "somebody",
    },
    "a zone far behind, at another day, and an epoch to come": {
        "TZ": "Pacific/Pago_Pago",
        "SOURCE_DATE_EPOCH": "4102444800",
    },
    "a zone of half hours and another language": {
        "TZ": "NST+3:30NDT",
        "LANG": "ar_SY.UTF-8",
        "LANGUAGE": "ar",
        "LC_ALL": "C.UTF-8",
    },
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
}
"""Variables of the environment that programs go by."""


def made(output: Path) -> dict[str, tuple[int, bytes]]:
    """What a build made: modes and bytes, by path; folders too."""
    return {
        path.relative_to(output).as_posix(): (
            stat.S_IMODE(path.stat().st_mode),
            b"" if path.is_dir() else path.read_bytes(),
        )
        for path in output.rglob("*")
    }


def content_at(folder: Path, *, backwards: bool = False) -> Path:
    """The content, its files written in one order or the other."""
    files = sorted(new_digest(5, REPORTS).files().items(), reverse=backwards)
    folder.mkdir(parents=True)
    write(folder / "content", dict(files))
    return folder


def build(folder: Path, *options: str, **environment: str) -> dict[str, tuple[int, bytes]]:
    """Build the content of a folder in a process of its own; what was made."""
    result = run_site(folder, "build", *options, **{**PLAIN, **environment})
    assert result.returncode == 0, result.stdout + result.stderr
    return made(folder / "output")


@pytest.fixture(scope="module", name="wanted")
def _wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, bytes]]:
    """What a build in one process makes, without a cache."""
    folder = content_at(tmp_path_factory.mktemp("first") / "digest")
    return build(folder, "--no-cache", "--workers", "1")


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_a_site_does_not_follow_from_where_it_is_built(
    tmp_path: Path, wanted: dict[str, tuple[int, bytes]], name: str
) -> None:
    folder = content_at(tmp_path / "digest")
    assert build(folder, "--workers", "2", **SURROUNDINGS[name]) == wanted


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_nor_from_the_path_the_order_of_files_the_umask_and_the_cache(
    tmp_path: Path, wanted: dict[str, tuple[int, bytes]], umask: int
) -> None:
    folder = content_at(tmp_path / f"my {umask} “digests”/we keep/now", backwards=True)
    before = os.umask(umask)
    try:
        for workers in ("3", "1"):  # the second build takes all over from the first
            assert build(folder, "--workers", workers) == wanted
    finally:
        os.umask(before)


def test_nor_from_the_order_in_which_a_disk_lists_files(
    tmp_path: Path, wanted: dict[str, tuple[int, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    list_names, scan = os.listdir, os.scandir

    class Backwards:
        """What scandir gives, the other way round."""

        def __init__(self, *arguments: str) -> None:
            with scan(*arguments) as entries:
                self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_raised: object) -> None:
            return

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return self.entries

        def __next__(self) -> os.DirEntry[str]:
            return next(self.entries)

        def close(self) -> None:
            return

    folder = content_at(tmp_path / "digest")
    monkeypatch.setattr(os, "listdir", lambda *of: sorted(list_names(*of), reverse=True))
    monkeypatch.setattr(os, "scandir", Backwards)
    assert build(folder) == wanted


def test_nor_from_what_another_content_left_in_the_cache(
    tmp_path: Path, wanted: dict[str, tuple[int, bytes]]
) -> None:
    folder = tmp_path / "digest"
    write(folder / "content", new_digest(6, 8).files())
    build(folder)
    for path in [each for each in (folder / "content").rglob("*") if each.is_file()]:
        path.unlink()
    write(folder / "content", new_digest(5, REPORTS).files())
    assert build(folder) == wanted
