"""Whatever is killed at whatever moment: never a mixed site, never half a draft.  benchmarks/kill_runs.py does more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.kills import kill_builds, kill_ingests

TIMES = 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing can be forked here")


def test_a_build_that_is_killed_leaves_one_whole_site(tmp_path: Path) -> None:
    assert len(list(kill_builds(tmp_path, TIMES, seed=1))) == TIMES


def test_an_ingest_that_is_killed_leaves_whole_drafts_and_can_be_taken_up(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert len(list(kill_ingests(tmp_path, TIMES, seed=2))) == TIMES
