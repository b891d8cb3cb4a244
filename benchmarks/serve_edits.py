"""How soon an edit is in the browser while `serve` shows the site, by number of reports.

    .venv/bin/python benchmarks/serve_edits.py [--reports 60] [--reports 1000] [--edits 7] [--in FOLDER]

The newest report, which the record does not have yet, gets another word again and again.  The time runs
from the write until a page that listens to the event stream was told of a change, loaded itself again and
has the word.  Machines are noisy: medians are told, and the slowest.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from common import ROOT, parser_for

sys.path.insert(0, str(ROOT))

from benchmarks.bench.corpus import Article, article
from benchmarks.bench.measure import memory_of_family
from benchmarks.bench.skeletons import SKELETONS

OURS = SKELETONS["ours"]
_FAULTS = "Not built:"
PATIENCE = 1800
"""Seconds after which nothing is waited for any more; a first build of many reports takes minutes."""


class Tab:
    """A page that is open in a browser, and loads itself again whenever it is told to."""

    def __init__(self, site: str, address: str) -> None:
        self._site, self._address = site, address
        events = f"{site}/.serve/events?{address}"
        self._events = urllib.request.urlopen(events, timeout=PATIENCE)

    def seconds_until(self, words: str, since: float) -> float:
        """How long it took from a moment on until the page has some words."""
        while words not in (found := page(self._site, self._address)):
            if _FAULTS in found:
                raise ValueError(f"{self._address} was not built: see serve.log")
            self._told()
        return time.perf_counter() - since

    def _told(self) -> None:
        """Wait until the stream says something."""
        for line in self._events:
            if line.startswith(b"data:"):
                return


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "--reports", type=int, action="append", help="how many (more than once: each)"
    )
    parser.add_argument("--edits", type=int, default=7, help="of each site (default: %(default)s)")
    parser.add_argument(
        "--pause",
        type=float,
        default=3,
        help="seconds between two, in which what is left is made (default: %(default)s)",
    )
    parser.add_argument(
        "--in", dest="folder", type=Path, help="where sites and their caches stay for the next run"
    )
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        print("reports  first page  edit: median    most       MB")
        for number in options.reports or [60, 1000]:
            measure(folder.resolve() / f"{number}", number, options.edits, options.pause)
    return 0


def measure(folder: Path, number: int, edits: int, pause: float) -> None:
    """Print the figures of a site of so many reports."""
    if not (folder / "conf.py").is_file():
        OURS.lay_out(folder, number)
    newest = article(number, number)
    OURS.put(folder, newest)
    address = f"/reports/{newest.slug}/"
    with serving(folder) as (site, process):
        first = seconds_until_there(site, address)
        tab = Tab(site, address)
        shown = []
        for turn in range(edits):
            time.sleep(pause)
            word = f"edit{os.getpid()}x{turn}"
            written = time.perf_counter()
            OURS.put(folder, with_word(newest, word))
            shown.append(tab.seconds_until(word, written))
        memory = memory_of_family(process.pid)
    middle = statistics.median(shown)
    print(f"{number:7} {first:11.1f} {middle:13.2f} {max(shown):7.2f} {memory:8.0f}", flush=True)


def with_word(one: Article, word: str) -> Article:
    """A report that begins with a word."""
    first, *others = one.paragraphs
    return replace(one, paragraphs=(f"{word} {first}", *others))


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address and the process of a serve of the site in a folder, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = (sys.executable, "-m", "sitrep.site", "serve", "--settings", "conf.py")
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            (*command, "--port", str(port)), cwd=folder, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield f"http://localhost:{port}", process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def seconds_until_there(site: str, address: str) -> float:
    """How long it takes until a page is served."""
    started = time.perf_counter()
    while not page(site, address):
        if time.perf_counter() - started > PATIENCE:
            raise TimeoutError(f"{site}{address} is not served")
        time.sleep(0.05)
    return time.perf_counter() - started


def page(site: str, address: str) -> str:
    """A page as it is served now; empty where there is none."""
    try:
        with urllib.request.urlopen(f"{site}{address}", timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
            return text
    except urllib.error.URLError:
        return ""


if __name__ == "__main__":
    sys.exit(main())
