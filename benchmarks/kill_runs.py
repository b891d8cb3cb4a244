"""Kills builds and ingests at random moments and checks what is left.

    .venv/bin/python benchmarks/kill_runs.py [--times 200] [--seed 1]

Fails if a site is mixed, a draft is half-written or a killed run cannot be repeated.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from pathlib import Path

from common import parser_for, use_test_helpers

use_test_helpers()

from tests.support.kills import kill_builds, kill_ingests  # noqa: E402


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "--times", type=int, default=200, help="kills of each (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1, help="which moments (default: %(default)s)")
    options = parser.parse_args()
    for name, kill in (("builds", kill_builds), ("ingests", kill_ingests)):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            found = [bool(each) for each in kill(Path(folder), options.times, options.seed)]
        killed = f"{options.times} {name} killed, {sum(found)} after they had written"
        print(f"{killed}: none mixed, none half", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
