from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from sitrep.ingest.workers import Budget, Stopped, work_on
from tests.support.ingest.orders import obey

TIGHT = Budget(seconds=0.3, patience=30, memory=200_000_000)
linux = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems limit neither memory nor computing so"
)


def done(orders: list[str], *, jobs: int = 1, budget: Budget = TIGHT) -> list[str]:
    """What came of each: its own words, or the reason why nothing did."""
    results = work_on(orders, obey, jobs=jobs, budget=budget)
    return [
        result.reason if isinstance(result, Stopped) else result.partition(" by ")[0]
        for result in results
    ]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_things(jobs: int) -> None:
    orders = [f"say {number}" for number in range(200)]
    assert done(orders, jobs=jobs) == orders


def test_work_is_never_done_in_this_process() -> None:
    (result,) = work_on(["say it"], obey, jobs=1)
    assert isinstance(result, str)
    assert not result.endswith(f" {os.getpid()}")


@linux
@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("compute", "it took more than the 0.3 seconds of computing allowed"),
        ("eat", "it took more than the 190 MB of memory allowed"),
        ("die", "the process that read it ended (signal 9)"),
        ("leave", "the process that read it ended (code 3)"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_takes_too_much_is_stopped_and_the_rest_goes_on(
    order: str, reason: str, jobs: int
) -> None:
    assert done(["say a", order, "say b", order, "say c"], jobs=jobs) == [
        "say a",
        reason,
        "say b",
        reason,
        "say c",
    ]


def test_what_waits_for_ever_is_stopped() -> None:
    budget = Budget(seconds=5, patience=0.3)
    assert done(["wait", "say b"], budget=budget) == [
        "it took more than the 0.3 seconds allowed",
        "say b",
    ]


def test_a_thing_whose_process_ended_is_tried_once_more_in_a_new_one(tmp_path: Path) -> None:
    order = f"once {tmp_path / 'mark'}"
    assert done([order, "say b"]) == [order, "say b"]


@linux
def test_no_process_is_left_when_nobody_takes_the_results_any_more() -> None:
    others = children_of(os.getpid())  # other tests may have left a browser open
    results = work_on(["say a", "wait", "wait"], obey, jobs=2, budget=Budget())
    assert next(results).__class__ is str
    children = [each for each in children_of(os.getpid()) if each not in others]
    results.close()  # type: ignore[attr-defined]
    assert children
    assert are_gone(children)


@linux
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_is_left_when_the_first_one_is_killed(number: int) -> None:
    script = """
        from sitrep.ingest.workers import Budget, work_on
        from tests.support.ingest.orders import obey
        for each in work_on(["say a", "say b"] * 4 + ["compute"] * 3, obey, jobs=3, budget=Budget(seconds=0.5)):
            print(each, flush=True)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        children = children_of(process.pid)
        process.send_signal(number)
        process.stdout.read()  # ends when the last process that could write to it has ended
    assert children
    assert are_gone(children)


def are_gone(pids: list[int]) -> bool:
    """Whether the processes end: a pipe is closed a moment before its process is gone."""
    for _ in range(200):
        if not any(map(is_there, pids)):
            return True
        time.sleep(0.05)
    return False


def children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_there(pid: int) -> bool:
    """Whether a process is there and alive, not only waiting to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
