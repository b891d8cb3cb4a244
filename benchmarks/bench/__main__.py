"""Measure this project beside Hugo, Eleventy and stock Pelican, on sites of the same reports.

Each builds its site from nothing, then after one report is added, one comma is set and one report is
withdrawn. The generators that are missing are installed into the folder --in, outside of git; what
cannot be had is named in the table. Use an idle machine: 10,000 reports in five runs take an hour.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.bench.corpus import article
from benchmarks.bench.measure import BuildFailedError, Cost, cost_of
from benchmarks.bench.skeletons import ROOT, SKELETONS, edits_of
from benchmarks.bench.table import COLD, Measured, Stage, written
from benchmarks.bench.tools import Tool, each_of
from sitrep.command_line import CommandLine

TABLE = ROOT / "benchmarks/RESULTS.md"
USUAL = ("ours", "hugo", "eleventy", "pelican")
HEAD = """\
# What builds cost

Written by `./dev bench`; [README.md](README.md) says what is measured, and in what the sites are not
equal. Compare ratios of one table: machines differ, and so do their moods.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    options = _options(arguments)
    tools, missing = each_of(options.only or USUAL, options.folder / "tools")
    costs: dict[str, dict[str, list[Cost]]] = {tool.name: {} for tool in tools}
    for run in range(options.runs):
        for tool in [each for each in tools if each.name not in missing]:
            print(f"run {run + 1} of {options.runs}: {tool.told}", file=sys.stderr, flush=True)
            try:
                for built, cost in costs_of(tool, options.folder / "sites", options.reports):
                    costs[tool.name].setdefault(built, []).append(cost)
            except BuildFailedError as error:
                missing[tool.name] = f"it fails ({error})"
                del costs[tool.name]
    stages = {}
    if "ours" in costs:
        stages = stages_of(options.folder / "sites/ours", options.reports)
    told = {tool.name: tool.told for tool in tools}
    machine = [*machine_of(), *([options.remark] if options.remark else [])]
    found = Measured(options.reports, options.runs, machine, told, costs, missing, stages)
    text = written(found)
    print(text)
    if options.write:
        options.write.write_text(with_table(options.write, text), "utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = CommandLine(
        prog="./dev bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--reports", type=int, default=10_000, help="default: %(default)s")
    parser.add_argument(
        "--runs", type=int, default=5, help="of which medians are told: %(default)s"
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=[*SKELETONS],
        help="measure this one (more than once: these)",
    )
    parser.add_argument(
        "--in",
        dest="folder",
        type=Path,
        default=ROOT / ".bench",
        help="the folder for generators and sites (default: .bench)",
    )
    parser.add_argument("--remark", help="a line for the table, such as what else the machine did")
    parser.add_argument(
        "--write", type=Path, nargs="?", const=TABLE, help="write the table (benchmarks/RESULTS.md)"
    )
    options = parser.parse_args(arguments)
    if options.reports < 50 or options.runs < 1:
        parser.error("at least 50 reports and one run are needed.")
    return options


def costs_of(tool: Tool, folder: Path, reports: int) -> Iterator[tuple[str, Cost]]:
    """What a cold build costs, and one after each edit; raises BuildFailedError."""
    site = folder.resolve() / tool.name
    skeleton = SKELETONS[tool.name]
    skeleton.lay_out(site, reports)
    yield COLD, cost_of(tool.command, site, site / tool.output)
    for name, one in edits_of(reports):
        skeleton.edit(site, one)
        yield f"after {name}", cost_of(tool.command, site, site / tool.output)


def stages_of(site: Path, reports: int) -> dict[str, list[Stage]]:
    """The stages of our cold build, and of one after a comma."""
    found = {}
    command = (sys.executable, "-m", "benchmarks.bench.staged", "conf.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for name in ("output", ".cache"):
        shutil.rmtree(site / name, ignore_errors=True)
    comma = article(reports // 3, reports).with_comma()
    for built in (COLD, "after one comma"):
        if built != COLD:
            SKELETONS["ours"].edit(site, comma)
        done = subprocess.run(
            command, cwd=site, env=environment, capture_output=True, text=True, check=True
        )
        found[built] = [(name, row) for name, row in json.loads(done.stdout.splitlines()[-1])]
    return found


def machine_of() -> Iterator[str]:
    """What the figures were measured on, and when."""
    yield time.strftime("%Y-%m-%d")
    model = "an unknown processor"
    text = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    if found := re.search(r"model name\s*: (.+)", text):
        model = found[1]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    yield f"{model}, {os.cpu_count()} processors, {memory:.0f} GB; load before the table {load:.1f}"
    yield f"{platform.system()} {platform.release()}, Python {platform.python_version()}"


def with_table(path: Path, text: str) -> str:
    """The file with this table in the place of the one for as many reports."""
    before = path.read_text("utf-8") if path.is_file() else HEAD
    head = text.splitlines()[0]
    parts = re.split(r"^(?=## )", before, flags=re.MULTILINE)
    kept = [part.rstrip() for part in parts if not part.startswith(f"{head}\n")]
    return "\n\n".join([*kept, text.rstrip()]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
