"""Kills builds and ingests at random moments and looks at what is left.

    .venv/bin/python benchmarks/kill_runs.py [--times 200] [--seed 1]

Ends with 1 where a site is mixed, a draft is half or a killed run cannot be taken up.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.support.kills import kill_builds, kill_ingests


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--times", type=int, default=200, help="kills of each (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1, help="which moments (default: %(default)s)")
    options = parser.parse_args()
    for name, kill in (("builds", kill_builds), ("ingests", kill_ingests)):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            found = [bool(each) for each in kill(Path(folder), options.times, options.seed)]
        print(
            f"{options.times} {name} killed, {sum(found)} after they had written: none mixed, none half",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
