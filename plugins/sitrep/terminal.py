"""What is printed on a terminal: one line at a time, with nothing in it that could control it."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from sitrep.core.errors import printable


def say(line: str, *, to: TextIO | None = None) -> None:
    """Print one line.

    A file name in it may hold a line end, colour codes or a right-to-left override.
    """
    print(printable(line), file=to or sys.stdout, flush=True)


def say_all(lines: Iterable[str], *, to: TextIO | None = None) -> None:
    """Print lines."""
    for line in lines:
        say(line, to=to)


def leave_output() -> None:
    """Print nothing more: whoever read what is printed, as ``head`` does, has stopped.

    Else Python would complain when it flushes standard output at its end.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def show_progress(done: int, total: int) -> None:
    """Show progress on a terminal, on a line that is overwritten."""
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r{done} of {total}{end}")
        sys.stderr.flush()


def print_any_text(encoding: str | None = None) -> None:
    """Have standard output and error take every character, as an escape if need be.

    ``encoding`` is for output that programs read, whatever the terminal's own encoding.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


class Printable(logging.Filter):
    """Makes the log messages of libraries safe for a terminal too."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with its message escaped line by line."""
        record.msg, record.args = "\n".join(map(printable, record.getMessage().split("\n"))), ()
        return True
