"""What one build costs: time by the clock, time of processors, memory; and what it wrote."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

OFTEN = 0.1
"""Seconds between two looks at the memory of a build's processes."""


class BuildFailedError(Exception):
    """A generator ended with an error; the message is what it said last."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took, and what lies there after it."""

    seconds: float
    processor: float
    """Seconds of all its processes, of users and the system."""
    memory: float
    """MB that its processes had together at most; what they share counts once."""
    files: int
    size: int
    """MB of its files."""


def cost_of(command: Sequence[str], folder: Path, output: Path) -> Cost:
    """Run a build in a folder; raises BuildFailedError."""
    with (folder / "build.log").open("wb") as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
    if process.returncode:
        said = (folder / "build.log").read_text("utf-8", "replace").strip().splitlines()
        raise BuildFailedError(" ".join(said[-2:]) or f"exit code {process.returncode}")
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    memory = max(watch.most, used.ru_maxrss / 1024)
    processor = used.ru_utime + used.ru_stime
    return Cost(seconds, processor, memory, len(sizes), round(sum(sizes) / 1e6))


class _Watch(threading.Thread):
    """Looks at the memory of a process and all below it, again and again."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most = 0.0
        self._process = process
        self._is_over = threading.Event()

    def run(self) -> None:
        """Look until the process has ended."""
        while not self._is_over.wait(OFTEN):
            self.most = max(self.most, memory_of_family(self._process))

    def end(self) -> None:
        """Look no longer."""
        self._is_over.set()
        self.join()


def memory_of_family(process: int) -> float:
    """The memory of a process and all below it in MB; what they share counts once."""
    return sum(map(_memory, _family(process)))


def _family(process: int) -> list[int]:
    """A process and those that it has started, and those that they have."""
    found = [process]
    for each in found:
        with suppress(OSError):
            for thread in os.listdir(f"/proc/{each}/task"):
                text = Path(f"/proc/{each}/task/{thread}/children").read_text("ascii")
                found.extend(map(int, text.split()))
    return found


def _memory(process: int) -> float:
    """The memory of a process in MB, of what it shares with others its share; 0 if it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
