"""What tests of commands share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.hub import Hub, running_hub


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A hub that answers."""
    with running_hub() as server:
        yield server
