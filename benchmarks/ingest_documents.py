"""How many documents ingest cleans per second, and how much memory it takes.

    .venv/bin/python benchmarks/ingest_documents.py [--documents 5000] [--jobs 1] [--long]
    .venv/bin/python benchmarks/ingest_documents.py --steps FOLDER

Documents are generated, the same for the same number: reports of about 300 words as pages of an
outlet, as reprints broken into a PDF's lines, as one-line scrapes, wrapped in appeals, menus and
comments; every third report has a copy. --long shows how the time grows with a document's length
instead; --steps, how long each step of cleaning takes of the documents in a folder. Machines are
noisy: run it twice and compare ratios, not seconds.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from textwrap import fill

from common import parser_for

from sitrep.ingest import PIPELINE
from sitrep.ingest.draft import Draft
from sitrep.ingest.knowledge.bank import Settings, load_settings
from sitrep.ingest.read.decode import read_document

NOUNS = (
    *("convoy", "bridge", "river", "market", "clinic", "road", "village"),
    *("council", "ferry", "depot", "shelter", "school", "grain", "well"),
)
VERBS = (
    *("reached", "left", "shelled", "repaired", "closed"),
    *("guarded", "searched", "reopened", "abandoned", "supplied"),
)
PLACES = (
    "Idlib",
    "Daraa",
    "Aleppo",
    "Tell Abyad",
    "al-Hasakah",
    "Palmyra",
    "Homs",
    "Deir ez-Zor",
    "Kobani",
    "Azaz",
)
APPEALS = (
    "Support Example Monitor",
    "Share this with friends",
    "Subscribe to our newsletter",
    "PayPal: desk@example.org",
)
COMMENTS = (
    "observer nine",
    "who counts these things anyway, nobody I know was ever asked about it",
    "Reply",
    "3 days ago",
)
MENU = ("Home", "World", "Politics", "About us", "Contact")
WARMING = 40
"""Documents that are cleaned before any is measured."""
FIRST_DAY = dt.date(2019, 1, 1)
HOSTILE: dict[str, Callable[[int], str]] = {
    "letters": lambda size: "a" * size,
    "words": lambda size: "well " * (size // 5),
    "lines": lambda size: "The convoy left.\n" * (size // 17),
    "brackets": lambda size: "[(<" * (size // 3),
    "days": lambda size: "June 26 " * (size // 8),
    "addresses": lambda size: "https://example.org/a " * (size // 22),
    "capitals": lambda size: "Aleppo Idlib " * (size // 13),
}
"""Texts that quadratic patterns choke on."""


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "--documents", type=int, default=5000, help="how many (default: %(default)s)"
    )
    parser.add_argument(
        "--jobs",
        type=int,
        action="append",
        help="processes (more than once: compared; default: 1 2)",
    )
    parser.add_argument(
        "--long", action="store_true", help="single documents of 128 kB to 1 MB instead"
    )
    parser.add_argument(
        "--steps", type=Path, metavar="FOLDER", help="milliseconds a document by step instead"
    )
    options = parser.parse_args()
    if options.steps:
        return measure_steps(options.steps)
    if options.long:
        return measure_long()
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), options.documents)
        print("documents   jobs   seconds   per second   peak MB")
        for jobs in options.jobs or [1, 2]:
            seconds, peak = run(Path(folder), "--jobs", str(jobs))
            speed = options.documents / seconds
            print(
                f"{options.documents:9}   {jobs:4}   {seconds:7.1f}   {speed:10.0f}   {peak:7.0f}"
            )
    return 0


def measure_long() -> int:
    """Print seconds by length; twice the length may take little more than twice the time."""
    sizes = [131_072, 262_144, 524_288, 1_048_576]
    print("text        " + "".join(f"{size // 1024:8} kB" for size in sizes) + "   last ratio")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text("x", "utf-8")
        start_up = min(run(path)[0] for _ in range(3))
        for name, make in HOSTILE.items():
            times = []
            for size in sizes:
                path.write_text(make(size), "utf-8")
                times.append(max(run(path)[0] - start_up, 0.001))
            figures = "".join(f"{seconds:11.2f}" for seconds in times)
            print(f"{name:12}{figures}   {times[-1] / times[-2]:.2f}")
    return 0


def measure_steps(folder: Path) -> int:
    """Print the processor's milliseconds a document by step, the slowest first."""
    settings = load_settings()
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    spent: Counter[str] = Counter()
    for is_counted in (False, True):  # what is loaded and remembered once counts for no document
        spent.clear()
        for path in paths[: None if is_counted else WARMING]:
            clean_by_step(path, settings, spent)
    print(f"{1000 * spent.total() / len(paths):8.2f}   all of {len(paths)} documents")
    for name, seconds in spent.most_common():
        print(f"{1000 * seconds / len(paths):8.2f}   {name}")
    return 0


def clean_by_step(path: Path, settings: Settings, spent: Counter[str]) -> None:
    """Clean a document, and add up what each step takes."""
    data = path.read_bytes()
    started = time.process_time()
    document = read_document(data, path.name)
    draft = Draft(document, doubts=document.doubts)
    spent["read"] += time.process_time() - started
    for name, step in PIPELINE:
        started = time.process_time()
        draft = step(draft, settings)
        spent[name] += time.process_time() - started


def run(target: Path, *options: str) -> tuple[float, float]:
    """Seconds of one run over a file or folder, and peak megabytes of all its processes."""
    command = [sys.executable, "-m", "sitrep.ingest", "--json", *options, str(target)]
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.02)
    return time.monotonic() - started, peak


def memory(pid: int) -> float:
    """Megabytes that a process and its children hold now; 0 where the system does not say."""
    total = 0.0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(path.parent.name) == pid or int(fields[1]) == pid:
            total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return total


def generate(folder: Path, number: int) -> None:
    """Write so many documents."""
    chance = random.Random(number)
    shapes = (own_page, reprint, one_line)
    paragraphs: list[str] = []
    for at in range(number):
        if at % 3 or not paragraphs:
            paragraphs = [paragraph(chance) for _ in range(6)]
        day = FIRST_DAY + dt.timedelta(days=at % 700)
        (folder / f"{at:06}.txt").write_text(
            chance.choice(shapes)(paragraphs, day, chance), "utf-8"
        )


def own_page(paragraphs: list[str], day: dt.date, chance: random.Random) -> str:
    """The outlet's page as a dump, one line a text node."""
    head = (*MENU, headline(chance), f"{day:%B} {day.day}, {day.year}", chance.choice(APPEALS))
    return "\n".join((*head, *paragraphs, *APPEALS, "Comments", *(COMMENTS * 5)))


def reprint(paragraphs: list[str], day: dt.date, chance: random.Random) -> str:
    """The text of a PDF."""
    body = "\n\n".join(fill(text, 92).replace(". ", ".  ") for text in paragraphs)
    credit = "The original source of this article is Example Monitor"
    return "\n\n".join((body, f"{day:%B} {day.day}", credit, chance.choice(APPEALS), ""))


def one_line(paragraphs: list[str], day: dt.date, chance: random.Random) -> str:
    """A scrape without line breaks."""
    return f"{day:%a} {day:%d} {day:%b} {day.year} {headline(chance)}. {' '.join(paragraphs)}"


def headline(chance: random.Random) -> str:
    noun, verb, place = (chance.choice(words) for words in (NOUNS, VERBS, PLACES))
    return f"{noun.capitalize()} {verb} near {place} after talks fail"


def paragraph(chance: random.Random) -> str:
    """Four sentences."""
    return " ".join(sentence(chance) for _ in range(4))


def sentence(chance: random.Random) -> str:
    one, other = chance.sample(NOUNS, 2)
    verb, place, number = chance.choice(VERBS), chance.choice(PLACES), chance.randrange(3, 400)
    return (
        f"The {one} {verb} {number} people at the {other} near {place}, "
        "a member of the local council said."
    )


if __name__ == "__main__":
    sys.exit(main())
