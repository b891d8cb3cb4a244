"""How long a build takes and how much memory, by number of reports.

    .venv/bin/python benchmarks/build_site.py [--reports 1000] [--reports 2000] [--profile]

Content is generated, the same for the same number: reports of about 200 words in
three passages, a third with carriers, over two years. Machines are noisy: run it
twice and compare ratios, not seconds.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import ROOT, parser_for, peak_memory, write_settings

WORDS = (
    "convoy",
    "bridge",
    "river",
    "market",
    "clinic",
    "road",
    "village",
    "council",
    "ferry",
    "depot",
    "shelter",
    "school",
    "grain",
    "water",
    "power",
)
CODES = ("SY-ID", "SY-HL", "SY-DR", "SY-HI", "SY-HI SY-DY", "SY-HA SY-RA", "SY")
FIRST_DAY = dt.date(2019, 1, 1)
DAYS = 730


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "--reports", type=int, action="append", help="how many (more than once: compared)"
    )
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    parser.add_argument("--in", dest="folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.folder:
        return build(Path(options.folder), profile=options.profile)
    print("reports   seconds   ms/report   peak MB")
    for number in options.reports or [500, 1000, 2000]:
        measure(number, profile=options.profile)
    return 0


def measure(number: int, *, profile: bool) -> None:
    """Print the figures of one build, made in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), number)
        command = [sys.executable, __file__, "--in", folder, *(["--profile"] if profile else [])]
        started = time.perf_counter()
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - started
    peak = peak_memory(resource.RUSAGE_CHILDREN)
    print(f"{number:7}   {seconds:7.2f}   {1000 * seconds / number:9.2f}   {peak:7.0f}")


def build(folder: Path, *, profile: bool) -> int:
    """Build the content of a folder."""
    from sitrep.site.__main__ import main as run

    settings = write_settings(folder)
    watch = cProfile.Profile()
    if profile:
        watch.enable()
    code = run(["build", "--settings", str(settings)])
    if profile:
        pstats.Stats(watch).sort_stats("tottime").print_stats(25)
    return code


def generate(folder: Path, number: int) -> None:
    """Write a content tree of so many reports."""
    chance = random.Random(number)
    content = folder / "content"
    (content / "reports").mkdir(parents=True)
    for name in ("sources.toml", "regions.toml"):
        (content / name).write_text((ROOT / "content" / name).read_text("utf-8"), "utf-8")
    lines = (content / "sources.toml").read_text("utf-8").splitlines()
    sources = [line[1:-1] for line in lines if line.startswith("[")]
    for at in range(number):
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        (content / "reports" / f"{at}.md").write_text(report(at, day, sources, chance), "utf-8")


def report(at: int, day: dt.date, sources: list[str], chance: random.Random) -> str:
    """A report's file."""
    carriers = [
        f"{{source: {chance.choice(sources)}, date: {day}}}"
        for _ in range(chance.choice((0, 0, 1, 3)))
    ]
    keys = (
        f"id: {day}-report-{at}\ntitle: {sentence(chance, 8)}\ntitle_kind: editor\n"
        f"date: {day}\ndate_basis: editor\nadded: {day}\n"
        f"source: {chance.choice(sources)}\nurl: https://example.org/{at}\n"
        f"carriers: [{', '.join(carriers)}]\n"
        "text: summary\ncredibility: 3\nstatus: published\n"
    )
    return f"---\n{keys}---\n" + "\n".join(passage_text(chance) for _ in range(3))


def passage_text(chance: random.Random) -> str:
    """Two paragraphs of one region."""
    return f"::: passage {chance.choice(CODES)}\n{paragraph(chance)}\n\n{paragraph(chance)}\n:::\n"


def paragraph(chance: random.Random) -> str:
    """Four sentences."""
    return " ".join(f"{sentence(chance, 9)}." for _ in range(4))


def sentence(chance: random.Random, words: int) -> str:
    """So many words, the first with a capital."""
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


if __name__ == "__main__":
    sys.exit(main())
