"""The built site on this machine, built anew on every change.

Each build is a process of its own, so that edited plugins are seen; after a
failed one nothing happens until something changes, and the last good site is
what is served.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from sitrep.core.errors import BuildError
from sitrep.terminal import say

HOST = "127.0.0.1"
PAUSE = 200
"""How long to wait for further changes before building, in milliseconds: editors write in bursts."""


def serve(command: list[str], output: Path, watched: list[Path], port: int) -> None:
    """Build with ``command``, serve ``output`` on ``port``, build again on changes, until interrupted."""
    try:
        server = ThreadingHTTPServer((HOST, port), partial(SiteHandler, directory=str(output)))
    except OSError as error:
        raise BuildError(
            f"port {port} cannot be used ({error.strerror}). Name another with --port."
        ) from error
    subprocess.run(command, check=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(
        f"Serving {output.name}/ at http://localhost:{port}/ and watching for changes. Stop with Ctrl-C."
    )
    try:
        for changes in watch(*watched, debounce=PAUSE, raise_interrupt=False):
            say(f"Changed: {', '.join(sorted({Path(path).name for _kind, path in changes}))}")
            subprocess.run(command, check=False)
    finally:
        server.shutdown()
        server.server_close()


def build_command(settings_file: str, *, port: int, drafts: bool) -> list[str]:
    """The command line that builds the site for serving at a port."""
    command = [sys.executable, "-m", "sitrep.site", "build", "--settings", settings_file]
    return [*command, "--address", f"http://localhost:{port}", *(["--drafts"] if drafts else [])]


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files as a static host does: the site's own page for wrong addresses, nothing cached."""

    def end_headers(self) -> None:
        """Have browsers ask again after every build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's 404.html where there is one."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests: the terminal is for builds."""
