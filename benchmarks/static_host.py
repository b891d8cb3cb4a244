"""Serves a built site on loopback as a static host does: compressed, and cacheable."""

from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1"})
COMPRESSED = frozenset(
    {".html", ".css", ".js", ".svg", ".xml", ".json", ".csv", ".txt", ".rss", ".atom", ".opml"}
)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder until the block ends; yields the URL, if possible that of the build.

    Raises OSError if its port is taken.
    """
    canonical = re.search(
        r'<link rel="canonical" href="([^"]*)', (folder / "index.html").read_text("utf-8")
    )
    built = urlsplit(canonical[1] if canonical else "")
    name, port = (
        (built.hostname, built.port or 0) if built.hostname in LOOPBACK else ("127.0.0.1", 0)
    )
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{name}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Handler(SimpleHTTPRequestHandler):
    """Answers with files, a folder with its index.html."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(path)
        body = path.read_bytes()
        self.send_response(200)
        self.send_header(
            "Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        )
        self.send_header("Cache-Control", "public, max-age=3600")
        if path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # a browser that moves on hangs up
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""
