from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sitrep.core.errors import SitrepError
from sitrep.files.lock import hold, lock_of

HOLD = """
import sys, time
from pathlib import Path
from sitrep.files.lock import hold
with hold(Path(sys.argv[1])) as held:
    print(held, flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holding(folder: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process that holds a folder."""
    command = [sys.executable, "-c", HOLD, str(folder), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "True\n"
    return process


def test_the_second_is_kept_out_until_the_first_is_done(tmp_path: Path) -> None:
    with holding(tmp_path / "a", 600) as other:
        with hold(tmp_path / "a") as held:
            assert not held
        with hold(tmp_path / "b") as held:
            assert held
        other.kill()


def test_a_process_that_was_killed_keeps_nobody_out(tmp_path: Path) -> None:
    with holding(tmp_path / "a", 600) as other:
        other.kill()
    assert lock_of(tmp_path / "a").exists()
    with hold(tmp_path / "a") as held:
        assert held


def test_whoever_waits_says_so_once_and_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    said: list[str] = []
    with (
        holding(tmp_path / "a", 0.3),
        hold(tmp_path / "a", seconds=60, waiting=lambda: said.append("waiting")) as held,
    ):
        assert held
    assert said == ["waiting"]


def test_a_lock_can_be_taken_again_and_waiting_is_not_announced_where_nobody_is(tmp_path: Path) -> None:
    for _ in range(2):
        with hold(tmp_path / "a", seconds=60, waiting=pytest.fail) as held:
            assert held


def test_a_folder_that_cannot_be_locked_is_a_sentence(tmp_path: Path) -> None:
    lock_of(tmp_path / "a").mkdir()
    with (
        pytest.raises(SitrepError, match=r"\.a\.lock cannot be locked .*Make its folder writable"),
        hold(tmp_path / "a"),
    ):
        pass
