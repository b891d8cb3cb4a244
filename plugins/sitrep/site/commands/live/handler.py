"""Requests of browsers that look at a site while it is edited."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from sitrep.site.commands.live.files import NOT_FOUND, SiteHandler
from sitrep.site.commands.live.pages import BARE_PAGE, EVENTS, live_copy, own_file
from sitrep.site.commands.live.state import LiveState

_BEAT = 15
"""Seconds after which a browser that waits is written to: it may have gone."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page as it is made or lies in the site's folder."""

    data: bytes
    written: str = ""
    """When, as HTTP has it; empty for one that lies nowhere, since it is newer than the site."""


class LiveHandler(SiteHandler):
    """Serves a site whose pages are loaded again by themselves, and say what is wrong."""

    def __init__(self, *request: Any, state: LiveState, directory: str) -> None:
        self._state = state
        super().__init__(*request, directory=directory)  # answers the request

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of an answer, or all of it; returns what is to follow, if anything."""
        asked = urlsplit(self.path)
        address = asked.path
        if address == EVENTS:
            self._send_events(asked.query or "/")
            return None
        if own := own_file(address):
            kind, data = own
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            return io.BytesIO(data)
        page = self._page_at(address)
        if page is None:
            return super().send_head()
        if page.data:
            self._send_page(page)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def not_found_page(self) -> bytes:
        """The site's own, or where there is no site yet a bare one."""
        return self._live(self._not_found())

    def _not_found(self) -> FoundPage:
        newest = self._state.page(NOT_FOUND)
        if newest:
            return FoundPage(newest)
        return FoundPage(super().not_found_page() or BARE_PAGE, self.date_time_string())

    def _page_at(self, address: str) -> FoundPage | None:
        """The page at an address; None where there is something else, or nothing.

        It is empty where the newest content has none any more.
        """
        if address.endswith(("/", ".html")):  # what pages load waits for nobody
            newest = self._state.page(unquote(address).removeprefix("/"))
            if newest is not None:
                return FoundPage(newest)
        path = self.translate_path(address)
        if os.path.isdir(path):
            if not address.endswith("/"):
                return None
            path = os.path.join(path, "index.html")
        if self.guess_type(path) != "text/html" or not os.path.isfile(path):
            return None
        try:
            with open(path, "rb") as file:
                written = self.date_time_string(int(os.fstat(file.fileno()).st_mtime))
                return FoundPage(file.read(), written)
        except OSError:
            return None

    def _send_page(self, page: FoundPage) -> None:
        """Send a copy of a page, unless the browser has it already."""
        outcome, written = self._state.outcome, page.written
        if outcome is None or not outcome.is_good or not written:
            self.send_page(HTTPStatus.OK, self._live(page))
        elif self.headers["If-Modified-Since"] == written and "If-None-Match" not in self.headers:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
        else:
            self.send_page(HTTPStatus.OK, self._live(page), ("Last-Modified", written))

    def _live(self, page: FoundPage) -> bytes:
        state, data = self._state, page.data
        return live_copy(data, state.outcome, state.name_of(data), is_ahead=not page.written)

    def _send_events(self, address: str) -> None:
        """Send the name of a page, and again whenever it is another one, until the browser hangs up."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        sent = ""
        while self._state.is_open and self.command != "HEAD":
            version = self._state.version
            page = self._page_at(address)
            name = self._state.name_of((page and page.data) or self._not_found().data)
            self.wfile.write(f"data: {name}\n\n".encode() if name != sent else b":\n\n")
            self.wfile.flush()
            sent = name
            self._state.wait(version, _BEAT)
