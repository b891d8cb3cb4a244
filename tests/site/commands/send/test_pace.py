"""How fast mails are handed over."""

from __future__ import annotations

from sitrep.site.commands.send.pace import Pace


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_the_first_goes_at_once_and_the_others_in_time() -> None:
    clock = Clock()
    pace = Pace(30, lambda: clock.now, clock.sleep)
    for _ in range(4):
        pace.wait()
    assert clock.slept == [2.0, 2.0, 2.0]


def test_time_that_a_server_takes_counts_and_is_not_made_up_for() -> None:
    clock = Clock()
    pace = Pace(60, lambda: clock.now, clock.sleep)
    pace.wait()
    clock.now += 0.75
    pace.wait()
    clock.now += 10
    pace.wait()
    pace.wait()
    assert clock.slept == [0.25, 1.0]
