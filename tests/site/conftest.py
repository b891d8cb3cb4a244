"""The site of tests/content, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.sites import Site, build_site


@pytest.fixture(scope="session")
def invented_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of what reality does not offer: tests/content, invented outlets and reports."""
    folder: Path = tmp_path_factory.mktemp("invented")
    return build_site(folder, PATH=str(ROOT / "tests" / "content"))
