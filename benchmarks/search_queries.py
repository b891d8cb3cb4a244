"""How many questions the search page answers rightly, in a real browser.

    .venv/bin/python benchmarks/search_queries.py [--folder output] [--queries FILE] [--wrong]

FILE is queries.toml unless given: a question a line, and the end of an address that must be among
the first FIRST results of a group, or ``nearest`` where something must be offered instead. Exits
with 0 if at least 95 of 100 are right, 1 if not.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from urllib.parse import quote

from common import ROOT, parser_for
from playwright.sync_api import Page, sync_playwright
from static_host import serve

FIRST = 5
"""How many results of a group a reader looks at."""
ENOUGH = 0.95
NEAREST = "nearest"
ANSWERED = """() => {
  const status = document.getElementById("search-status").textContent;
  return status.includes(":") || status.includes("could not");
}"""
FOUND = """first => [
  ...[...document.querySelectorAll("#search-names section")].flatMap(
    group => [...group.querySelectorAll("a")].slice(0, first)),
  ...[...document.querySelectorAll("#search-results > li")].slice(0, 2 * first).map(
    item => item.querySelector("a")),
].map(link => link.href)"""
MEANT = "() => document.querySelector(\"#search-names a[href^='?']\")?.textContent ?? ''"


def main() -> int:
    """Ask all of them, and print how many are answered."""
    parser = parser_for(__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "output")
    parser.add_argument("--queries", type=Path, default=Path(__file__).parent / "queries.toml")
    parser.add_argument("--wrong", action="store_true", help="show what was found for wrong ones")
    options = parser.parse_args()
    queries = tomllib.loads(options.queries.read_text("utf-8"))["queries"]
    wrong: list[str] = []
    with serve(options.folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium" if Path("/usr/bin/chromium").exists() else None,
            args=["--no-sandbox"],
        )
        page = browser.new_page()
        for question, wanted in queries.items():
            found = ask(page, f"{address.rstrip(chr(47))}/search/?q={quote(question)}", wanted)
            if found is not None:
                wrong.append(f"{question}: {wanted} is not among {found}")
        browser.close()
    right = len(queries) - len(wrong)
    for line in wrong:
        print(line if options.wrong else line.partition(" is not among")[0])
    print(f"{right} of {len(queries)} queries are right ({right / len(queries):.1%})")
    return 0 if right >= ENOUGH * len(queries) else 1


def ask(page: Page, address: str, wanted: str) -> str | None:
    """None where what is wanted is found; else what is found instead."""
    page.goto(address)
    page.wait_for_function(ANSWERED)
    page.wait_for_timeout(30)
    if wanted == NEAREST:
        return None if page.evaluate(MEANT) else "nothing is offered"
    found: list[str] = page.evaluate(FOUND, FIRST)
    return None if any(link.partition("#")[0].endswith(wanted) for link in found) else str(found)


if __name__ == "__main__":
    sys.exit(main())
