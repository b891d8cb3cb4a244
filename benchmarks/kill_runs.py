"""Kills builds and ingests at random moments and checks what is left.

    .venv/bin/python benchmarks/kill_runs.py [--times 200] [--runs 1000] [--seed 1] [--only cached]

Builds with a cache are killed after some time, between what is kept and the swap, and at the names
of files as they are taken over and kept; after each the same site is built again and compared with a
clean build.

Fails if a site is mixed, a page is wrong, a draft is half-written or a killed run cannot be repeated.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from collections import Counter
from pathlib import Path

from common import parser_for, use_test_helpers

use_test_helpers()

from tests.support.builds.killed import kill_cached_builds  # noqa: E402
from tests.support.ingest.kills import kill_builds, kill_ingests  # noqa: E402

OFTEN = 50
"""Kills after which the number is told."""


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "--times", type=int, default=200, help="kills of each (default: %(default)s)"
    )
    parser.add_argument(
        "--runs", type=int, default=1000, help="builds with a cache (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1, help="which moments (default: %(default)s)")
    parser.add_argument("--only", choices=("builds", "ingests", "cached"), help="kill these alone")
    options = parser.parse_args()
    for name, kill in (("builds", kill_builds), ("ingests", kill_ingests)):
        if options.only not in {None, name}:
            continue
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            found = [bool(each) for each in kill(Path(folder), options.times, options.seed)]
        killed = f"{options.times} {name} killed, {sum(found)} after they had written"
        print(f"{killed}: none mixed, none half", flush=True)
    if options.only in {None, "cached"}:
        kill_with_cache(options.runs, options.seed)
    return 0


def kill_with_cache(runs: int, seed: int) -> None:
    """Kill builds that have a cache, and tell where they were."""
    places: Counter[str] = Counter()
    taken = done = 0
    out = sys.stdout
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        for number, kill in enumerate(kill_cached_builds(Path(folder), runs, seed), 1):
            places[kill.place.partition(" number")[0].partition(" at name")[0]] += 1
            taken += kill.taken
            done += kill.was_done
            if number % OFTEN == 0:
                print(f"{number} of {runs}", file=out, flush=True)
    for place, number in places.most_common():
        print(f"  {number:5} {place}")
    print(
        f"{runs} builds with a cache killed, {done} after the swap; the next build took over "
        f"{taken / runs:.0f} files: no page wrong",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
