"""How long the feeds take, how large they are and how often a body is rendered.

    .venv/bin/python benchmarks/build_feeds.py [--reports 1000] [--reports 10000]

The content is that of build_site.py, with every week announced. Reading it and making the
catalogue are not measured; writing every feed in every format is. Exits with 1 if a body is
rendered twice. Machines are noisy: run it twice and compare ratios.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_site import generate
from common import parser_for, peak_memory

FOLDER = "output"


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "--reports", type=int, action="append", help="how many (more than once: compared)"
    )
    parser.add_argument("--in", dest="folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.folder:
        return measure(Path(options.folder))
    print(
        "reports  editions  rendered   files   items     MB   seconds  ms/report  peak MB (before)"
        "  feed.xml  largest current feed"
    )
    for number in options.reports or [1000, 2000, 5000, 10_000]:
        with tempfile.TemporaryDirectory() as folder:
            generate(Path(folder), number)
            announce(Path(folder) / "content")
            subprocess.run([sys.executable, __file__, "--in", folder], check=True)
    return 0


def announce(content: Path) -> None:
    """Give every week of two years a file that announces it."""
    (content / "editions").mkdir()
    for year in (2019, 2020):
        for week in range(1, 54 if year == 2020 else 53):
            (content / "editions" / f"{year}-W{week:02}.md").write_text(
                "---\nannounced: 2021-01-09\n---\n", "utf-8"
            )


@dataclass
class Count:
    """A function that counts how often it is called."""

    function: Any
    calls: int = 0

    def __call__(self, *arguments: Any) -> Any:
        self.calls += 1
        return self.function(*arguments)


def measure(folder: Path) -> int:
    """Print the figures of one tree, in a process of its own."""
    from sitrep.site.addresses import FEED, OPML
    from sitrep.site.feeds.directory import feed_directory
    from sitrep.site.feeds.feeds import feed_products, plan_feeds, planned_files
    from sitrep.site.feeds.opml import opml
    from sitrep.site.feeds.told import editions as told_editions
    from sitrep.site.feeds.told import reports as told_reports

    catalogue, site = read(folder)
    reports = told_reports.report_body = Count(told_reports.report_body)
    editions = told_editions.edition_body = Count(told_editions.edition_body)
    before, started = peak_memory(), time.perf_counter()
    files = tuple(planned_files(plan_feeds(catalogue, site)))
    written = write(folder / FOLDER / OPML, opml(feed_directory(catalogue, site), site.name, site))
    sizes = {}
    for (address, make, of), file in zip(feed_products(files), files, strict=True):
        size = write(folder / FOLDER / address, make(*of))
        written += size
        if file.plan.head.current is None:
            sizes[address] = size
    seconds, number = time.perf_counter() - started, len(catalogue.families)
    rendered = reports.calls + editions.calls
    items = sum(len(file.feed.items) for file in files)
    print(
        f"{number:7}  {len(catalogue.editions):8}  {rendered:8}  {len(files):6}  {items:6}  "
        f"{written / 1e6:5.0f}  "
        f"{seconds:8.2f}  {1000 * seconds / number:9.2f}  {peak_memory():7.0f} ({before:.0f})  "
        f"{sizes[FEED]:8}  {max(sizes.values())} ({max(sizes, key=lambda path: sizes[path])})"
    )
    return 0 if rendered == number + len(catalogue.editions) else 1


def read(folder: Path) -> tuple[Any, Any]:
    """The catalogue of a folder's content, and a site."""
    from sitrep.content.reading import ContentFile
    from sitrep.content.tree import read_content
    from sitrep.geo.codes import iso_codes
    from sitrep.site.catalogue.build import build_catalogue
    from sitrep.site.site import Site

    content = folder / "content"
    paths = sorted(path for path in content.rglob("*") if path.is_file())
    given = [ContentFile(path.relative_to(content).as_posix(), path.read_bytes()) for path in paths]
    found, faults = read_content(given, codes=iso_codes())
    if faults:
        raise SystemExit("\n".join(map(str, faults)))
    return build_catalogue(found), Site(
        "Digest", "https://example.org/", "Benchmark.", "tag:example.org,2026:"
    )


def write(path: Path, document: bytes) -> int:
    """Write a file; returns its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(document)


if __name__ == "__main__":
    sys.exit(main())
