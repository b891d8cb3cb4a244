"""What tests of the feeds share."""

from __future__ import annotations

import os
import shutil

import pytest


@pytest.fixture
def newsboat() -> str:
    """The program; its absence is a skip, or a failure where everything is required."""
    program = shutil.which("newsboat")
    if program is None:
        reason = "newsboat is not installed: feeds are not read by a subscriber's own program"
        if os.environ.get("SITREP_SHARED_REQUIRED") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return program
