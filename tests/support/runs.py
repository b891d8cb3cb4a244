"""Runs of the ingest programs in a folder of their own, as a curator would start them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sitrep.content.report_file import parse_report
from sitrep.core.errors import Fault
from sitrep.core.model import Report

PATIENCE = 120
"""Seconds after which a run hangs; it takes two or three."""


def run_program(
    module: str, folder: Path, *arguments: str, data: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m module`` in a folder, with ``data`` on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        input=data,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        env={**os.environ, **environment},
    )


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def reports_below(folder: Path, *, faulty: tuple[str, ...] = ()) -> dict[str, Report]:
    """The reports in content/ by their paths below reports/; they must have no faults but these."""
    faults: list[Fault] = []
    reports = folder / "content/reports"
    found = {}
    for path in sorted(reports.rglob("*.md")):
        file = parse_report(path.read_bytes(), path.name, faults)
        assert file
        found[path.relative_to(reports).as_posix()] = file.report
    assert [fault.problem for fault in faults] == list(faulty)
    return found
