"""A process that does something on request: started once, restarted when its code changes.

It has imported everything, and keeps what it learned.  It is no thread of the process that serves: it
must be able to fork, to be busy without keeping anybody waiting, and to be replaced.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from sitrep.command_line import without_front
from sitrep.site.commands.live.messages import END, BuildOutcome, is_told

_PATIENCE = 10
"""Seconds that a build may take to clean up when it is stopped; it takes well under one."""
_LAST_WORDS = 20
"""Lines that are shown of what a process said before it ended."""


class Helper:
    """A process that answers requests, seen from the one that serves."""

    def __init__(self, command: list[str]) -> None:
        """A process that ``command`` starts when it is first asked."""
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._said: deque[str] = deque(maxlen=_LAST_WORDS)
        self._listener: threading.Thread | None = None
        self._asking = threading.Lock()

    def start(self) -> None:
        """Start it, if it does not run: it imports what it needs."""
        self._running()

    def ask(self, request: str, hear: Callable[[str], None]) -> BuildOutcome | None:
        """Have it do something; ``hear`` is told its answers, the terminal what else it says.

        One request at a time.  Where it ends meanwhile, there is no answer; returns what came of it
        where nobody has stopped it.
        """
        with self._asking:
            process = self._running()
            assert process.stdin
            assert process.stdout
            with suppress(OSError, ValueError):  # where it has ended, it has no answer either
                process.stdin.write(request)
                process.stdin.flush()
            with suppress(ValueError):  # closed
                for line in iter(process.stdout.readline, ""):
                    if line == END:
                        return None
                    if is_told(line):
                        hear(line)
                    else:
                        sys.stdout.write(line)
                        sys.stdout.flush()
            return self._ended(process) if process is self._process else None

    def stop(self) -> None:
        """End it; where it is at work, let it clean up. The next request starts another one."""
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
                self._command,
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
        """Print what it says on standard error, and keep the last of it, until it has ended."""
        with errors:
            for line in iter(errors.readline, ""):
                self._said.append(line)
                sys.stderr.write(line)
                sys.stderr.flush()

    def _ended(self, process: subprocess.Popen[str]) -> BuildOutcome:
        """What came of a request whose process has ended by itself, with an error of the program."""
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
