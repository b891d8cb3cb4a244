"""Edits digests at random and compares each build that takes files over with a clean one.

Both are made by one, two or three processes.

    .venv/bin/python benchmarks/same_as_clean.py [--seeds 20] [--edits 20] [--reports 12] [--minutes 20]

A row for each kind of edit: how often it was made, and how many files were made again for it, of how
many. Fails if any file ever differs; the seed and the edit are named, so that it can be done again.
"""

from __future__ import annotations

import contextlib
import copy
import io
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from common import parser_for, use_test_helpers

use_test_helpers()

from tests.support.builds.edited import differences  # noqa: E402
from tests.support.builds.edits import EDITS, new_digest  # noqa: E402


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit came to."""

    place: str
    """Seed, number, and the processes of both builds."""
    name: str
    wrong: list[str]
    made: int
    files: int


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="digests (default: %(default)s)")
    parser.add_argument("--first", type=int, default=100, help="the first seed (%(default)s)")
    parser.add_argument("--edits", type=int, default=20, help="of each (default: %(default)s)")
    parser.add_argument("--reports", type=int, default=12, help="at first (default: %(default)s)")
    parser.add_argument(
        "--minutes", type=float, default=20, help="of processor time at most (%(default)s)"
    )
    options = parser.parse_args()
    found: dict[str, list[Edited]] = defaultdict(list)
    wrong = 0
    seeds = range(options.first, options.first + options.seeds)
    with contextlib.suppress(KeyboardInterrupt):  # what was found until then is told
        for each in edited(seeds, options.edits, options.reports):
            found[each.name].append(each)
            if each.wrong:
                wrong += 1
                print(f"{each.place}, {each.name}: {', '.join(each.wrong[:5])}", flush=True)
            if time.process_time() > 60 * options.minutes:
                break
    print("edit               times   made again: least  median    most   of files")
    for name, edits in sorted(found.items()):
        print(row(name, edits))
    print(f"{sum(map(len, found.values()))} builds, {wrong} of them other than a clean one")
    return int(bool(wrong))


def row(name: str, edits: list[Edited]) -> str:
    """What is told of a kind of edit."""
    made = [each.made for each in edits]
    files = statistics.median(each.files for each in edits)
    least, middle, most = min(made), statistics.median(made), max(made)
    return f"{name:18} {len(edits):5} {least:18} {middle:7.0f} {most:7} {files:10.0f}"


def edited(seeds: range, edits: int, reports: int) -> Iterator[Edited]:
    """Each edit of each digest; after one that went wrong the next digest follows."""
    for seed in seeds:
        digest = new_digest(seed, reports)
        chosen = [None, *digest.chance.choices(EDITS, k=edits)]
        with tempfile.TemporaryDirectory() as folder:
            for number, edit in enumerate(chosen):
                before = copy.deepcopy(digest)
                if edit is not None:
                    edit(digest)
                processes = (1 + (seed + number) % 3, 1 + (seed + 2 * number) % 3)
                with contextlib.redirect_stdout(io.StringIO()):
                    wrong, work = differences(Path(folder), digest, processes)
                name = edit.__name__ if edit else "(nothing was there)"
                made = work.files - work.taken
                place = f"seed {seed}, edit {number}, {processes[0]} and {processes[1]} processes"
                yield Edited(place, name, wrong, made, work.files)
                if wrong:
                    break
                if not work.files:  # this is refused, and the next edit must not be
                    digest = before


if __name__ == "__main__":
    sys.exit(main())
