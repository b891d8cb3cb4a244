from __future__ import annotations

import io

import pytest

from sitrep.ingest.progress import EVERY, FEW, show_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, total: int) -> str:
    with show_progress(stream, total) as told:
        for done in range(1, total + 1):
            told(done, total)
    return stream.getvalue()


def test_where_nobody_watches_a_line_is_written_now_and_then() -> None:
    assert shown(io.StringIO(), 2 * EVERY + 50).splitlines() == [
        f"{EVERY} of {2 * EVERY + 50} documents cleaned",
        f"{2 * EVERY} of {2 * EVERY + 50} documents cleaned",
    ]


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_a_short_run_says_nothing(stream: io.StringIO) -> None:
    assert shown(stream, FEW - 1) == ""


def test_a_slow_run_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 1.0, 12.0, 13.0])
    monkeypatch.setattr("sitrep.ingest.progress.time.monotonic", lambda: next(times))
    assert shown(io.StringIO(), 3) == "2 of 3 documents cleaned\n"


def test_on_a_terminal_a_bar_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    text = shown(Terminal(), 500)
    assert "500/500" in text
    assert "documents cleaned" not in text
