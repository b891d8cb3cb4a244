"""How fast mails are handed over: servers lock out whoever sends many at once."""

from __future__ import annotations

import time
from collections.abc import Callable

PER_MINUTE = 60
"""Mails a minute, if nothing else is asked for: most providers take that much."""


class Pace:
    """Waits between one mail and the next."""

    __slots__ = ("_clock", "_due", "_every", "_sleep")

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._every = 60 / per_minute
        self._clock, self._sleep = clock, sleep
        self._due: float | None = None

    def wait(self) -> None:
        """Return when the next mail is due."""
        now = self._clock()
        if self._due is not None and self._due > now:
            self._sleep(self._due - now)
            now = self._due
        self._due = now + self._every
