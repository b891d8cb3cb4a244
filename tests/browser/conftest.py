"""A real Chromium over the invented site, and one window that is used for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.chromium import ADVICE, find_chromium
from tests.support.served import INVENTED, Served, serve_site
from tests.support.window import Window


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = find_chromium()
    if chromium is None:
        pytest.fail(ADVICE)
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": ["--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented site, served."""
    with serve_site(tmp_path_factory.mktemp("browser"), INVENTED) as site:
        yield site


@pytest.fixture(scope="session")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented site with its labels in Arabic."""
    with serve_site(tmp_path_factory.mktemp("arabic"), INVENTED, DEFAULT_LANG="ar") as site:
        yield site


@pytest.fixture(scope="session")
def shared_window(browser: Browser) -> Iterator[Window]:
    context = browser.new_context()
    yield Window(context.new_page())
    context.close()


@pytest.fixture
def window(shared_window: Window) -> Window:
    """The shared window, light and wide."""
    shared_window.look(1440, "light")
    return shared_window
