"""How work grows with its input, by the clock of the processor.

    .venv/bin/python benchmarks/growth_by_clock.py [WORDS]

Runs the tests that are marked ``growth`` and ``clock`` with a clock instead of
counted steps, so that regular expressions and lxml are measured too. Fails where
four times the input takes eight times as long or more, three times in a row.
WORDS narrow them down as those of ``./dev test --only`` do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(words: list[str]) -> int:
    """Run the tests; returns the exit code of pytest."""
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    command = [sys.executable, "-m", "pytest", "-q", "-m", "growth or clock"]
    command += ["-k", " ".join(words)] if words else []
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "SITREP_GROWTH": "clock"})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
