"""What is said on a terminal: one line at a time, with nothing in it that would steer the terminal."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from typing import TextIO

from sitrep.core.errors import printable


def say(line: str, *, to: TextIO | None = None) -> None:
    """Print one line; a file's name in it may hold a line end, colours or writing turned round."""
    print(printable(line), file=to or sys.stdout, flush=True)


def say_all(lines: Iterable[str], *, to: TextIO | None = None) -> None:
    """Print lines."""
    for line in lines:
        say(line, to=to)


class Printable(logging.Filter):
    """Makes what others log fit for a terminal too."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with its message escaped line by line."""
        record.msg, record.args = "\n".join(map(printable, record.getMessage().split("\n"))), ()
        return True
