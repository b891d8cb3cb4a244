from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitrep.files.plain import read_plain, special_kind


def test_a_plain_file_is_read_and_no_more_of_it_than_shows_that_it_is_too_long(
    tmp_path: Path,
) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_plain(tmp_path / "a", 5) == b"12345"
    assert read_plain(tmp_path / "a", 3) == b"1234"
    assert special_kind(tmp_path / "a") is None


def test_a_link_to_a_plain_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert read_plain(tmp_path / "b", 5) == b"1"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices are files only on Unix")
@pytest.mark.parametrize("kind", ["a pipe", "a device", "a folder"])
def test_anything_else_is_an_error_at_once(kind: str, tmp_path: Path) -> None:
    path = {"a pipe": tmp_path / "p", "a device": Path("/dev/zero"), "a folder": tmp_path}[kind]
    if kind == "a pipe":
        os.mkfifo(path)
    assert special_kind(path) == kind
    with pytest.raises(OSError, match=f"it is {kind}, not a file"):
        read_plain(path, 5)


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_plain(tmp_path / "absent", 5)
