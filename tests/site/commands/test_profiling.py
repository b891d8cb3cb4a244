from __future__ import annotations

import pstats
from pathlib import Path

import pytest

from sitrep.core.errors import SitrepError
from sitrep.site.commands.profiling import profiled


def work_hard() -> int:
    return sum(range(1000))


def test_a_profile_is_printed_and_written_for_other_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "build.prof"
    with profiled(str(file)):
        work_hard()
    out = capsys.readouterr().out
    assert "work_hard" in out
    assert str(file) in out.splitlines()[-1]
    assert any(name == "work_hard" for _, _, name in pstats.Stats(str(file)).stats)  # type: ignore[attr-defined]


def test_a_profile_without_a_file_is_printed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with profiled(""):
        work_hard()
    assert "work_hard" in capsys.readouterr().out


def test_without_a_profile_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with profiled(None):
        work_hard()
    assert capsys.readouterr().out == ""


def test_a_file_that_cannot_be_written_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SitrepError, match="cannot be written"), profiled(str(tmp_path)):
        work_hard()
