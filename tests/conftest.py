"""What all tests share: the shared folder, quick property tests.

SITREP_EXAMPLES=1000 has each property look at as many examples, as before a release.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.growth import BY_CLOCK
from tests.support.paths import SHARED

settings.register_profile(
    "sitrep",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=int(os.environ.get("SITREP_EXAMPLES", "60")),
)
settings.load_profile("sitrep")


SLOW = ("benchmarks", "test_tasks.py", "docs", "test_dev.py", "browser", "site")
"""What of this folder takes longest, by the first part of its path: the longest files first."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs a clock, unless growth is measured; put first what takes long.

    Where processes share the tests, short files are left for the end, and all end together.
    """
    rank = {name: at for at, name in enumerate(SLOW)}
    here = Path(__file__).parent
    items.sort(key=lambda item: rank.get(item.path.relative_to(here).parts[0], len(rank)))
    left = [] if BY_CLOCK else [item for item in items if item.get_closest_marker("clock")]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("clock")]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with documents and labels; its absence is a skip, or a failure where required."""
    if not SHARED.is_dir():
        reason = f"{SHARED} is not here: tests against the shared documents cannot run"
        if os.environ.get("SITREP_SHARED_REQUIRED") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED


def pytest_runtest_teardown() -> None:
    """Fail a test that has left SIGPIPE at its default.

    The next test that writes into a closed connection would end this process without a word.
    """
    if sys.platform != "win32" and signal.getsignal(signal.SIGPIPE) is not signal.SIG_IGN:
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        pytest.fail("this test has left SIGPIPE at its default")
