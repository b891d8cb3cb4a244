from __future__ import annotations

import pytest

from sitrep.site.pages.reports import ReportPages
from sitrep.site.steps import Steps, StepsSoFar, TimedStep, step_name


def test_steps_are_told_as_they_begin_and_those_of_one_name_are_added_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter([0.0, 1.0, 1.0, 3.0, 3.0, 7.0])
    monkeypatch.setattr("sitrep.site.steps.time.perf_counter", lambda: next(clock))
    told: list[StepsSoFar] = []
    steps = Steps(told.append)
    steps.begin("read")
    steps.expect(3)
    steps.begin("write")
    steps.made(1, 4)
    steps.begin("read")
    steps.end()
    steps.end()
    assert steps.taken == (TimedStep("read", 5.0), TimedStep("write", 2.0))
    assert [(each.name, each.done, each.total, each.files) for each in told] == [
        ("read", 0, 0, 0),
        ("write", 1, 3, 0),
        ("write", 1, 3, 1),
        ("read", 2, 3, 0),
    ]


def test_the_part_that_is_done_counts_steps_and_files_of_the_last() -> None:
    assert StepsSoFar("a", 0, 0).part == 0
    assert StepsSoFar("a", 1, 4).part == 0.25
    assert StepsSoFar("a", 1, 4, 1, 2).part == 0.375
    assert StepsSoFar("a", 9, 4).part == 1


def test_a_step_is_called_by_what_it_makes() -> None:
    assert step_name(ReportPages) == "report pages"
    assert step_name(type("ContentGenerator", (), {})) == "content"
