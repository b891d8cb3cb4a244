"""A page of `serve` loads itself again, under the policy of every kind of page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from sitrep.core.errors import Fault
from sitrep.site.commands.live.files import SiteServer
from sitrep.site.commands.live.handler import LiveHandler
from sitrep.site.commands.live.messages import BuildOutcome
from sitrep.site.commands.live.state import LiveState
from sitrep.site.policy import MAIL_PAGE, PAGE, SEARCH_PAGE
from sitrep.site.proof.manifest import MANIFEST
from tests.support.site.window import Window
from tests.support.trees import write

POLICIES = {"page": PAGE, "search": SEARCH_PAGE, "mail": MAIL_PAGE}
PAGE_TEXT = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="{}"><title>Page</title></head>
<body><p>{}</p></body></html>
"""
FAULT = Fault("content/a.md", 3, "title", "is <i>missing</i>", "Write one")


def put(folder: Path, words: str) -> None:
    pages = {f"{name}.html": PAGE_TEXT.format(policy, words) for name, policy in POLICIES.items()}
    write(folder, {**pages, MANIFEST: words})


@pytest.fixture
def live(window: Window, tmp_path: Path) -> Iterator[tuple[Path, LiveState, str]]:
    put(tmp_path, "First")
    state = LiveState(tmp_path)
    state.show(BuildOutcome())
    handler = partial(LiveHandler, state=state, directory=str(tmp_path))
    with SiteServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, state, f"http://localhost:{server.server_address[1]}"
        window.page.goto("about:blank")  # a page left open would ask the next server for its events
        state.close()
        server.shutdown()


@pytest.mark.parametrize("kind", POLICIES)
def test_a_page_loads_itself_again_when_the_site_or_its_faults_change(
    window: Window, live: tuple[Path, LiveState, str], kind: str
) -> None:
    folder, state, address = live
    window.open(f"{address}/{kind}.html")
    window.page.get_by_text("First").wait_for()
    put(folder, "Second")
    state.show(BuildOutcome())
    window.page.get_by_text("Second").wait_for()
    state.show(BuildOutcome((FAULT,)))
    panel = window.page.get_by_role("alert")
    panel.wait_for()
    assert "content/a.md:3 title: is <i>missing</i>. Write one." in panel.inner_text()
    window.page.wait_for_function(
        "getComputedStyle(document.querySelector('aside')).position == 'fixed'"
    )
    window.page.get_by_text("Second").wait_for()
    state.show(BuildOutcome())
    panel.wait_for(state="detached")
    assert window.said == []


def test_a_page_that_is_the_same_stays(window: Window, live: tuple[Path, LiveState, str]) -> None:
    _folder, state, address = live
    window.open(f"{address}/page.html")
    with window.page.expect_request("**/.serve/events**") as _listening:
        window.page.reload()
    window.ask("window.stays = true")
    state.show(BuildOutcome())
    state.show(BuildOutcome())
    window.page.wait_for_timeout(300)
    assert window.ask("window.stays")
