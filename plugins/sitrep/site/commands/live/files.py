"""The files of a site, as a static host sends them, to browsers on this machine alone."""

from __future__ import annotations

import os
import re
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

NOT_FOUND = "404.html"
_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
"""Where this machine is meant, a request says so.

A page of a stranger can have its own name lead here once it is loaded, and would then read what is
not published yet as if it were its own: its requests say that name.
"""
_NOWHERE = os.path.join(NOT_FOUND, "nowhere")
"""No file: its parent is not a folder."""


class SiteServer(ThreadingHTTPServer):
    """A server that does not report browsers that move on before they have the whole page."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print the traceback of anything but a closed connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files as a static host does: the site's own 404 page, no lists, nothing cached."""

    index_pages = ("index.html",)

    def parse_request(self) -> bool:
        """Read the head of a request; one for another host than this machine is refused."""
        if not super().parse_request():
            return False
        hosts = self.headers.get_all("Host", [])
        if len(hosts) == 1 and _HOST.fullmatch(hosts[0].strip()):
            return True
        self.send_error(403, "Only for localhost")
        return False

    def translate_path(self, path: str) -> str:
        """The file of an address; one that is not there for what lies outside the folder."""
        found = super().translate_path(path)
        try:
            inside = Path(os.path.realpath(found)).is_relative_to(os.path.realpath(self.directory))
        except ValueError:  # what no name of a file can have
            inside = False
        if inside and "\0" not in found:
            return found
        return os.path.join(self.directory, _NOWHERE)

    def list_directory(self, path: Any) -> None:
        """List no folder: without an index.html there is nothing at its address."""
        del path
        self.send_error(404)

    def end_headers(self) -> None:
        """Have browsers fetch every page again after a build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's 404.html if there is one."""
        body = self.not_found_page() if code == 404 else None
        if body is None:
            super().send_error(code, message, explain)
        else:
            self.send_page(404, body)

    def not_found_page(self) -> bytes | None:
        """What is sent where nothing is; None where the site has no page for it."""
        try:
            return Path(self.directory, NOT_FOUND).read_bytes()
        except OSError:
            return None

    def send_page(self, code: int, body: bytes, *headers: tuple[str, str]) -> None:
        """Send a page of HTML; to a question for its head alone, that."""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Log no requests: the terminal is for builds."""
