"""The process that builds: started once, asked for each build, restarted when its code changes.

It has imported everything, and keeps what it learned in the last build.  It is no thread of the
process that serves: it must be able to fork, and to be replaced.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO

from sitrep.command_line import without_front
from sitrep.core.errors import SitrepError
from sitrep.site.commands.live.outcome import END, BuildOutcome, outcome_of, read_outcome

PACKAGE = Path(__file__).parents[3]
ON_REQUEST = "--on-request"
"""The option of ``build`` that has it wait for requests."""
_REQUEST = "build\n"
_PATIENCE = 10
"""Seconds that a build may take to clean up when it is stopped; it takes well under one."""
_LAST_WORDS = 20
"""Lines that are shown of what a process said before it ended."""
_LIBRARIES = ("stdlib", "platstdlib", "purelib", "platlib")


def answer_requests(
    build: Callable[[], Callable[[], None]], explain: Callable[[SitrepError], None]
) -> None:
    """In the process that builds: build whenever the other one asks for it, until that has ended.

    ``build`` returns what is to be done once the other one shows the new site; ``explain`` prints
    an error, then too.
    """
    for _request in sys.stdin:
        try:
            afterwards = build()
        except SitrepError as error:
            outcome, afterwards = outcome_of(error, _program()), partial(explain, error)
        else:
            outcome = BuildOutcome(program=_program())
        _tell(outcome.line())
        afterwards()
        _tell(END)


def _tell(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def _program() -> tuple[str, ...]:
    """The files of all loaded modules that are neither this project's nor installed."""
    left = (str(PACKAGE), *map(sysconfig.get_path, _LIBRARIES))
    known = tuple(os.path.join(folder, "") for folder in left)
    files = {getattr(module, "__file__", None) for module in [*sys.modules.values()]}
    return tuple(sorted(file for file in files if file and not file.startswith(known)))


class Builder:
    """The process that builds, seen from the one that serves."""

    def __init__(self, command: list[str]) -> None:
        """A builder that ``command`` starts when the first build is asked for."""
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._said: deque[str] = deque(maxlen=_LAST_WORDS)
        self._listener: threading.Thread | None = None

    def start(self) -> None:
        """Start it, if it does not run: it imports what it needs."""
        self._running()

    def build(self, show: Callable[[BuildOutcome], None]) -> None:
        """Have it build, show what came of it as soon as that is known, and print what it says."""
        process = self._running()
        assert process.stdin
        assert process.stdout
        with suppress(OSError):  # where it has ended, it has no answer either
            process.stdin.write(_REQUEST)
            process.stdin.flush()
        for line in iter(process.stdout.readline, ""):
            if line == END:
                return
            if outcome := read_outcome(line):
                show(outcome)
            else:
                _tell(line)
        show(self._ended(process))

    def stop(self) -> None:
        """End it; where it builds, let it clean up. The next build starts another one."""
        process, self._process = self._process, None
        if process is None:
            return
        # Not killed: a build that is stopped removes its folder and ends the search indexer.
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        _close(process)

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._said.clear()
            self._process = subprocess.Popen(
                [*self._command, ON_REQUEST],
                env={**without_front(), "PYTHONIOENCODING": "utf-8:backslashreplace"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="backslashreplace",
            )
            listener = threading.Thread(
                target=self._pass_on, args=(self._process.stderr,), daemon=True
            )
            listener.start()
            self._listener = listener
        return self._process

    def _pass_on(self, errors: IO[str]) -> None:
        """Print what it says on standard error, and keep the last of it."""
        with suppress(ValueError):  # closed
            for line in iter(errors.readline, ""):
                self._said.append(line)
                sys.stderr.write(line)
                sys.stderr.flush()

    def _ended(self, process: subprocess.Popen[str]) -> BuildOutcome:
        """What came of a build whose process has ended by itself, with an error of the program."""
        code = process.wait()
        if self._listener:
            self._listener.join(_PATIENCE)
        self._process = None
        _close(process)
        said = "".join(self._said).strip()
        return BuildOutcome(problem=f"the program ended with exit code {code}.\n{said}".strip())


def _close(process: subprocess.Popen[str]) -> None:
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            if stream:
                stream.close()
