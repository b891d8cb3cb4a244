"""What other tests have left behind does not count."""

from __future__ import annotations

import threading

import pytest


@pytest.fixture(autouse=True)
def only_own_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the threads of a test, and not those that servers of earlier tests have left."""
    count, before = threading.active_count, threading.active_count()
    monkeypatch.setattr("threading.active_count", lambda: count() - before + 1)
