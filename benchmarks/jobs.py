"""How much quicker ingest is in two processes than in one: by the clock, and by processor time.

    .venv/bin/python benchmarks/jobs.py [--documents 600] [--rounds 3] [--drafts]

Runs one process and two in turn, so that both meet the same company on the machine. By the clock,
the best round of each counts, and it says something only where the machine is otherwise idle.
Processor time says what the clock would on two free cores: what the first process does by itself,
and half of what the others do. --drafts writes drafts instead of JSON.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from common import ROOT, parser_for
from ingest_documents import generate

TIMED = """
import resource, sys
from sitrep.ingest.__main__ import main
main(sys.argv[1:])
used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(*(each.ru_utime + each.ru_stime for each in used), file=sys.stderr)
"""
"""Ingest, which ends by saying what processor time it took itself and in other processes."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    clock: float
    alone: float
    """Seconds of processor time in the first process, which works while the others wait."""
    shared: float
    """Those of all the processes that it started."""

    @property
    def total(self) -> float:
        """Seconds of processor time in all."""
        return self.alone + self.shared


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--drafts", action="store_true", help="write drafts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder, "inbox")
        inbox.mkdir()
        generate(inbox, options.documents)
        runs: dict[int, list[Run]] = {1: [], 2: []}
        print("jobs   clock   first process   others")
        for _round in range(options.rounds):
            for jobs, found in runs.items():
                run = measured(Path(folder), jobs, drafts=options.drafts)
                found.append(run)
                print(f"{jobs:4}  {run.clock:6.1f}  {run.alone:13.2f}  {run.shared:7.2f}")
    best = {jobs: min(run.clock for run in found) for jobs, found in runs.items()}
    one, two = (min(found, key=lambda run: run.total) for found in runs.values())
    print(f"by the clock: {best[1] / best[2]:.2f} times as quick in two processes")
    waiting = two.alone + two.shared / 2
    at_once = max(two.alone, two.total / 2)
    print(
        f"by processor time, on two free cores: {one.total / waiting:.2f} times if the others wait for "
        f"the first process, {one.total / at_once:.2f} if it works beside them"
    )
    return 0


def measured(folder: Path, jobs: int, *, drafts: bool) -> Run:
    """One run over the inbox, with an empty content folder."""
    content = folder / "content"
    for each in (content, folder / ".ledger"):
        shutil.rmtree(each, ignore_errors=True)
    content.mkdir()
    for name in ("sources.toml", "regions.toml", "places.toml"):
        shutil.copy(ROOT / "content" / name, content)
    way = ["--quiet"] if drafts else ["--json"]
    command = [sys.executable, "-c", TIMED, *way, "--jobs", str(jobs)]
    command += ["--content", str(content), str(folder / "inbox")]
    started = time.monotonic()
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    clock = time.monotonic() - started
    alone, shared = map(float, done.stderr.splitlines()[-1].split())
    return Run(clock, alone, shared)


if __name__ == "__main__":
    sys.exit(main())
