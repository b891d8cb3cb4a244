"""Ask the built site's search what readers ask, in a real browser, and count the right answers.

    ./dev build
    .venv/bin/python benchmarks/search.py [queries.toml …] [--first 5]

An answer is right if the page that queries.toml names is among the first results as they stand on
the page, in whatever group; or, where nothing can be found, if the page says so and offers the
nearest or other ways in.
"""

from __future__ import annotations

import threading
import tomllib
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from common import ROOT, parser_for, use_test_helpers
from playwright.sync_api import Page, sync_playwright

from sitrep.site.commands.serve import SiteHandler

use_test_helpers()

from tests.support.site.chromium import ADVICE, find_chromium  # noqa: E402

FIRST = 5
NOTHING = ("none", "near", "less")
"""What the page may say where nothing fits."""


class QuietHandler(SiteHandler):
    """A server that writes no line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Ask all and print what went wrong."""
    options = parser_for(__doc__)
    options.add_argument("files", nargs="*", default=[ROOT / "benchmarks" / "queries.toml"])
    options.add_argument("--first", type=int, default=FIRST)
    given = options.parse_args()
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(ADVICE)
    handler = partial(QuietHandler, directory=str(ROOT / "output"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for file in given.files:
            ask_all(page, f"http://127.0.0.1:{server.server_port}/search/", Path(file), given.first)
        browser.close()
    server.shutdown()


def ask_all(page: Page, address: str, file: Path, first: int) -> None:
    """Ask the queries of a file, group after group."""
    right = tried = 0
    for group, queries in tomllib.loads(file.read_text("utf-8")).items():
        fine = 0
        for query, wanted in queries.items():
            said, found = ask(page, address, query)
            is_right = wanted in found[:first] if wanted else said in NOTHING
            fine += is_right
            if not is_right:
                print(f"  {group}: {query!r} wants {wanted or 'nothing'!r}: {said} {found[:first]}")
        print(f"{group}: {fine} of {len(queries)}")
        right, tried = right + fine, tried + len(queries)
    print(f"{file.name}: {right} of {tried} right, {100 * right / tried:.1f} %")


def ask(page: Page, address: str, query: str) -> tuple[str, list[str]]:
    """What the page says of a query, and the addresses of its results in their order."""
    page.goto(f"{address}?q={quote(query)}")
    page.wait_for_selector("#search-status[data-said]", state="attached", timeout=60_000)
    said = page.get_attribute("#search-status", "data-said") or ""
    links = page.eval_on_selector_all(
        "#search-results h3 a", "links => links.map(link => new URL(link.href).pathname)"
    )
    return said, [str(link).removeprefix("/") for link in links]


if __name__ == "__main__":
    main()
