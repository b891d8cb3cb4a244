"""Serve the site on this machine and rebuild it on every change.

Each build is a process of its own, so that edited plugins take effect. After a failed build
nothing happens until something changes, and the last good site is served.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from sitrep.command_line import without_front
from sitrep.core.errors import BuildError
from sitrep.terminal import say

HOST = "127.0.0.1"
PAUSE = 200
"""Milliseconds without a change before a build starts: editors write in bursts."""
PATIENCE = 10
"""Seconds that a build may take to clean up when it is stopped; it takes well under one."""


def serve(command: list[str], output: Path, watched: list[Path], port: int) -> None:
    """Build with ``command``, serve ``output``, rebuild on changes, until interrupted."""
    try:
        server = SiteServer((HOST, port), partial(SiteHandler, directory=str(output)))
    except OSError as error:
        raise BuildError(
            f"port {port} cannot be used ({error.strerror}). Choose another with --port."
        ) from error
    with server:
        run_build(command)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            say(
                f"Serving {output.name}/ at http://localhost:{port}/ and watching for changes. "
                "Press Ctrl-C to stop."
            )
            for changes in watch(*watched, debounce=PAUSE):
                names = sorted({Path(path).name for _kind, path in changes})
                say(f"Changed: {', '.join(names)}")
                run_build(command)
        except (KeyboardInterrupt, SystemExit):
            # Ctrl-C, or SIGTERM: an interrupt while it waits for changes, and else, such as in the
            # moment before it waits, an exit.
            say("Stopped.")
        finally:
            server.shutdown()


def run_build(command: list[str]) -> None:
    """Run one build; where we are stopped meanwhile, let it clean up and end before we do."""
    build = subprocess.Popen(command, env=without_front())
    try:
        build.wait()
    finally:
        if build.poll() is None:
            # Not killed: a build that is stopped removes its folder and ends the search indexer.
            build.terminate()
            _wait_or_kill(build)


def _wait_or_kill(build: subprocess.Popen[bytes]) -> None:
    try:
        build.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        build.kill()
        build.wait()


def build_command(settings_file: str, *, port: int, drafts: bool) -> list[str]:
    """The command line that builds the site for serving at a port."""
    command = [sys.executable, "-m", "sitrep.site", "build", "--settings", settings_file]
    return [*command, "--address", f"http://localhost:{port}", *(["--drafts"] if drafts else [])]


class SiteServer(ThreadingHTTPServer):
    """A server that does not report browsers that move on before they have the whole page."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print the traceback of anything but a closed connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files as a static host does: the site's own 404 page, and nothing cached."""

    def end_headers(self) -> None:
        """Have browsers fetch every page again after a build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's 404.html if there is one."""
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
        """Log no requests: the terminal is for builds."""
