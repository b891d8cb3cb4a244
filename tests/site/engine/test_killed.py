"""Builds with a cache that end before their time: the next one never has a wrong page.

benchmarks/kill_runs.py kills more of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.site.builds.killed import kill_cached_builds

TIMES = 20


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be forked here")
def test_what_a_killed_build_left_in_the_cache_spoils_no_page(tmp_path: Path) -> None:
    kills = list(kill_cached_builds(tmp_path, TIMES, seed=3))
    assert len(kills) == TIMES
    assert any(kill.taken for kill in kills)
