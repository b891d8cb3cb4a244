from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sitrep.core.errors import SitrepError
from sitrep.files.lock import lock_of, only_one, only_writer

HOLD = """
import sys, time
from pathlib import Path
from sitrep.files.lock import only_one, only_writer
with {"one": only_one, "writer": only_writer}[sys.argv[1]](Path(sys.argv[2])):
    print("held", flush=True)
    time.sleep(float(sys.argv[3]))
"""


def holding(kind: str, folder: Path, seconds: float = 600) -> subprocess.Popen[str]:
    """Another process that holds a folder."""
    command = [sys.executable, "-c", HOLD, kind, str(folder), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    with holding("one", tmp_path / "a") as other:
        with only_one(tmp_path / "a") as is_ours:
            assert not is_ours
        with only_one(tmp_path / "b") as is_ours:
            assert is_ours
        other.kill()


def test_a_killed_process_locks_nobody_out(tmp_path: Path) -> None:
    with holding("one", tmp_path / "a") as other:
        other.kill()
    with holding("writer", tmp_path / "a") as other:
        other.kill()
    assert lock_of(tmp_path / "a").exists()
    with only_one(tmp_path / "a") as is_ours, only_writer(tmp_path / "a", seconds=0):
        assert is_ours


def test_a_process_that_waits_to_write_says_so_and_continues(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").mkdir()
    with holding("writer", tmp_path / "a", 0.3), only_writer(tmp_path / "a", seconds=60):
        pass
    assert capfd.readouterr().err == "Another process is writing to a/; waiting for it.\n"


def test_a_process_that_waited_too_long_gives_up(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with holding("writer", tmp_path / "a") as other:
        with pytest.raises(
            SitrepError, match=r"another process has been writing to a/ for 0\.2 seconds"
        ):
            only_writer(tmp_path / "a", seconds=0.2).__enter__()
        other.kill()


def test_writing_leaves_no_lock_behind_and_can_be_repeated(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").mkdir()
    for _ in range(2):
        with only_writer(tmp_path / "a"):
            pass
    assert os.listdir(tmp_path) == ["a"]
    assert not capfd.readouterr().err


def test_a_folder_that_cannot_be_locked_is_a_sentence(tmp_path: Path) -> None:
    lock_of(tmp_path / "a").mkdir()
    with (
        pytest.raises(SitrepError, match=r"\.a\.lock cannot be locked .*Make its folder writable"),
        only_one(tmp_path / "a"),
    ):
        pass
