"""Runs of the ingest programs in a folder of their own, as a curator would start them."""

from __future__ import annotations

import os
import subprocess
from importlib import import_module
from pathlib import Path

from sitrep.content.report_file import parse_report
from sitrep.core.errors import Fault
from sitrep.core.model import Report
from tests.support.processes import run_program as run_as_copy


def run_program(
    module: str, folder: Path, *arguments: str, data: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m module`` in a folder, with ``data`` on its standard input."""
    return run_as_copy(
        module,
        arguments,
        main=import_module(f"{module}.__main__").main,
        cwd=folder,
        data=data,
        environment={**os.environ, **environment},
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
