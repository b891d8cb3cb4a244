from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.site.engine.workers import FEW, in_processes, processors, sparing_collection

THINGS = tuple(range(5 * FEW))


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def results(number: int) -> tuple[list[int], set[int]]:
    """What came out, in the order of the things, and the processes that made it."""
    found = dict(in_processes(square, THINGS, number))
    return [found[place][0] for place in range(len(THINGS))], {pid for _, pid in found.values()}


@pytest.mark.parametrize("number", [1, 2, 3, 50])
def test_every_thing_has_its_result(number: int) -> None:
    found, processes = results(number)
    assert found == [number * number for number in THINGS]
    assert len(processes) == min(number, 5)
    assert os.getpid() in processes


def test_a_few_things_are_not_worth_a_process() -> None:
    found = dict(in_processes(square, THINGS[:FEW], 4))
    assert {pid for _, pid in found.values()} == {os.getpid()}


def test_beside_another_thread_no_process_is_forked() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert results(3)[1] == {os.getpid()}
    finally:
        over.set()
        thread.join()


def test_where_there_is_no_room_for_another_process_this_one_makes_everything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    found, processes = results(3)
    assert found == [number * number for number in THINGS]
    assert processes == {os.getpid()}
    assert gc.get_freeze_count() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked there")
def test_a_process_goes_on_while_nobody_takes_what_it_has_made(tmp_path: Path) -> None:
    own, made = os.getpid(), 4

    def work(number: int) -> bytes:
        if os.getpid() == own:
            patience = time.monotonic() + 20
            while len([*tmp_path.iterdir()]) < made and time.monotonic() < patience:
                time.sleep(0.01)
        else:
            (tmp_path / str(number)).touch()
        return bytes(200_000)

    for place, _result in in_processes(work, THINGS, 2):
        assert place == 0
        assert len([*tmp_path.iterdir()]) >= made
        break


def test_a_process_that_is_killed_ends_the_work() -> None:
    own = os.getpid()

    def work(number: int) -> int:
        if os.getpid() == own:
            time.sleep(0.05)
        elif number > 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(BuildError, match="ended from outside"):
        list(in_processes(work, THINGS, 2))


def test_what_fails_in_another_process_only_is_done_here(tmp_path: Path) -> None:
    own = os.getpid()

    def work(number: int) -> int:
        if os.getpid() == own:
            time.sleep(0.02)
        elif number % 4 == 0:
            failed.write(b".")
            raise ValueError
        return number

    with (tmp_path / "failed").open("ab", buffering=0) as failed:
        found = sorted(in_processes(work, THINGS, 3))
    assert found == [(number, number) for number in THINGS]
    assert (tmp_path / "failed").stat().st_size


def test_whoever_is_quicker_makes_more() -> None:
    own = os.getpid()

    def work(_number: int) -> int:
        time.sleep(0.1 if os.getpid() == own else 0)
        return os.getpid()

    made = [pid for _, pid in in_processes(work, THINGS, 2)]
    assert len(made) == len(THINGS)
    assert made.count(own) < len(THINGS) / 2


def test_nothing_is_lost_where_what_fails_in_another_process_works_here() -> None:
    own = os.getpid()

    def work(number: int) -> int:
        if os.getpid() == own:
            time.sleep(0.001)
        elif number > 20:
            raise OSError
        return number

    many = range(2_500)
    assert sorted(in_processes(work, many, 2)) == [(number, number) for number in many]


def test_more_things_than_fit_into_a_pipe_are_all_made_once() -> None:
    many = range(2_500)
    assert sorted(in_processes(abs, many, 2)) == [(number, number) for number in many]


def test_nothing_is_left_running_when_the_caller_stops() -> None:
    before = set(multiprocessing.active_children())
    work = in_processes(square, THINGS, 3)
    next(work)
    work.close()  # type: ignore[attr-defined]
    assert set(multiprocessing.active_children()) <= before


def test_there_is_a_processor() -> None:
    assert processors() >= 1


def test_garbage_is_looked_for_less_often_during_a_build() -> None:
    before = gc.get_threshold()
    with sparing_collection():
        assert all(one > other for one, other in zip(gc.get_threshold(), before, strict=True))
        assert gc.isenabled()
    assert gc.get_threshold() == before
    with pytest.raises(ZeroDivisionError), sparing_collection():
        raise ZeroDivisionError
    assert gc.get_threshold() == before
