from __future__ import annotations

import io

import pytest

from sitrep.site.commands.progress import build_progress
from sitrep.site.steps import Steps


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("sitrep.site.commands.progress.time.monotonic", lambda: now[0])
    return now


def test_a_short_build_shows_nothing(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    for stream in (Terminal(), io.StringIO()):
        with build_progress(stream) as heard:
            steps = Steps(heard)
            steps.begin("content")
            clock[0] += 1.5
            steps.begin("checks")
        assert stream.getvalue() == ""
    assert capsys.readouterr().out == ""


def test_on_a_terminal_a_long_build_has_a_bar_with_its_step(clock: list[float]) -> None:
    stream = Terminal()
    with build_progress(stream) as heard:
        steps = Steps(heard)
        steps.expect(4)
        steps.begin("content")
        clock[0] += 3
        steps.begin("report [pages]")
        assert "25%" in stream.getvalue()
        assert "report [pages]" in stream.getvalue()
        clock[0] += 1
        steps.made(5, 10)
        assert "5 of 10" in stream.getvalue()
        drawn = stream.getvalue()
        steps.made(6, 10)
        assert stream.getvalue() == drawn, "no more often than anybody can read"


def test_elsewhere_there_is_a_line_now_and_then(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    stream = io.StringIO()
    with build_progress(stream) as heard:
        steps = Steps(heard)
        steps.expect(4)
        for name in ("content", "report pages", "feeds", "checks"):
            clock[0] += 6
            steps.begin(name)
    assert capsys.readouterr().out == "12 s: report pages, 25%\n24 s: checks, 75%\n"
    assert stream.getvalue() == ""


def test_who_wants_none_has_none(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    stream = Terminal()
    with build_progress(stream, is_wanted=False) as heard:
        steps = Steps(heard)
        clock[0] += 60
        steps.begin("content")
    assert stream.getvalue() == capsys.readouterr().out == ""
