"""Work in another process: its answer, or none."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep.site.engine.forked import ForkedWork

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked there")


def test_it_is_done_in_another_process_that_has_the_values_of_this_one() -> None:
    here = {"pid": os.getpid()}
    work = ForkedWork(lambda: (here["pid"], os.getpid()))
    answer = work.answer()
    assert answer is not None
    before, there = answer
    assert before == os.getpid() != there


def test_this_one_goes_on_meanwhile(tmp_path: Path) -> None:
    def wait() -> str:
        while not (tmp_path / "go").exists():
            time.sleep(0.01)
        return "gone"

    work = ForkedWork(wait)
    (tmp_path / "go").touch()
    assert work.answer() == "gone"


def test_what_fails_there_has_no_answer_and_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert ForkedWork(lambda: 1 // 0).answer() is None
    assert capfd.readouterr() == ("", "")


def test_so_has_what_is_ended_from_outside() -> None:
    assert ForkedWork(lambda: os.kill(os.getpid(), signal.SIGKILL)).answer() is None


def test_so_has_what_cannot_be_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    work = ForkedWork(lambda: 1)
    assert work.answer() is None
    work.end()
    assert gc.get_freeze_count() == 0


def test_an_answer_that_nobody_waits_for_keeps_nobody_waiting() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        work = ForkedWork(lambda: bytes(1_000_000))
    finally:
        signal.signal(signal.SIGTERM, before)
    work.end()  # does not return while the other process is sending


def test_nothing_is_begun_while_another_thread_is_in_the_middle_of_something(
    tmp_path: Path,
) -> None:
    go = threading.Event()
    thread = threading.Thread(target=go.wait)
    thread.start()
    try:
        assert ForkedWork((tmp_path / "begun").touch).answer() is None
    finally:
        go.set()
        thread.join()
    assert not (tmp_path / "begun").exists()


PROGRAM = """
import os, pathlib, sys, time
from sitrep.site.engine.forked import ForkedWork
def begin():
    pathlib.Path(sys.argv[1], "begun").write_text(str(os.getpid()))
    time.sleep(60)
ForkedWork(begin).answer()
"""


def test_it_ends_with_a_program_that_is_killed(tmp_path: Path) -> None:
    """Else it would hold the locks of that program, and keep the next one out."""
    program = subprocess.Popen((sys.executable, "-c", PROGRAM, str(tmp_path)))
    begun = tmp_path / "begun"
    until(lambda: begun.exists() and begun.read_text() != "")
    program.kill()
    program.wait()
    until(lambda: not Path("/proc", begun.read_text()).exists())


def until(holds: Callable[[], bool]) -> None:
    """Wait for something, not for ever."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_what_nobody_waits_for_is_ended(tmp_path: Path) -> None:
    def begin() -> None:
        (tmp_path / f"{os.getpid()}").touch()
        time.sleep(60)

    work = ForkedWork(begin)
    while not [*tmp_path.iterdir()]:
        time.sleep(0.01)
    (begun,) = tmp_path.iterdir()
    work.end()
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.name), 0)
    assert work.answer() is None
