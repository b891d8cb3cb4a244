"""Requests of browsers that look at a site while it is edited."""

from __future__ import annotations

import io
import os
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from sitrep.site.commands.live.files import SiteHandler
from sitrep.site.commands.live.pages import BARE_PAGE, EVENTS, live_copy, own_file
from sitrep.site.commands.live.state import LiveState

_BEAT = 15
"""Seconds after which a browser that waits is written to: it may have gone."""


class LiveHandler(SiteHandler):
    """Serves a site whose pages are loaded again by themselves, and say what is wrong."""

    def __init__(self, *request: Any, state: LiveState, directory: str) -> None:
        self._state = state
        super().__init__(*request, directory=directory)  # answers the request

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of an answer, or all of it; returns what is to follow, if anything."""
        address = urlsplit(self.path).path
        if address == EVENTS:
            self._send_events()
            return None
        if own := own_file(address):
            kind, data = own
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            return io.BytesIO(data)
        page = self._page()
        if page is None:
            return super().send_head()
        try:
            with page.open("rb") as file:
                written, data = int(os.fstat(file.fileno()).st_mtime), file.read()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        self._send_page(data, self.date_time_string(written))
        return None

    def not_found_page(self) -> bytes:
        """The site's own, or where there is no site yet a bare one."""
        return self._live(super().not_found_page() or BARE_PAGE)

    def _page(self) -> Path | None:
        """The page at the address asked for; None where there is something else, or nothing."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            if not urlsplit(self.path).path.endswith("/"):
                return None
            path = os.path.join(path, "index.html")
        if self.guess_type(path) != "text/html" or not os.path.isfile(path):
            return None
        return Path(path)

    def _send_page(self, data: bytes, written: str) -> None:
        """Send a copy of a page, unless the browser has it already."""
        outcome = self._state.outcome
        if outcome is None or not outcome.is_good:
            self.send_page(HTTPStatus.OK, self._live(data))
        elif self.headers["If-Modified-Since"] == written and "If-None-Match" not in self.headers:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
        else:
            self.send_page(HTTPStatus.OK, self._live(data), ("Last-Modified", written))

    def _live(self, page: bytes) -> bytes:
        return live_copy(page, self._state.outcome, self._state.name)

    def _send_events(self) -> None:
        """Send the name of the state, and of each that follows, until the browser hangs up."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        sent = ""
        while self._state.is_open and self.command != "HEAD":
            name = self._state.wait(sent, _BEAT)
            self.wfile.write(f"data: {name}\n\n".encode() if name != sent else b":\n\n")
            self.wfile.flush()
            sent = name
