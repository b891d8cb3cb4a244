"""What several benchmarks share: the project's folder, their help, settings and figures."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SETTINGS = """\
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, OUTPUT_PATH, THEME = "content", "output", {theme!r}
"""
REPEATS = 3
"""Runs of which the fastest counts: whatever else the machine does only makes a run slower."""


def use_test_helpers() -> None:
    """Let a benchmark import the helpers in tests/support."""
    sys.path.insert(0, str(ROOT))


def parser_for(description: str | None) -> argparse.ArgumentParser:
    """A parser whose --help shows the docstring of the benchmark as it is written."""
    return argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def write_settings(folder: Path, more: str = "") -> Path:
    """Write conf.py into a folder: the digest's settings for a content tree beside it."""
    path = folder / "conf.py"
    theme = ROOT / "themes/digest"
    path.write_text(SETTINGS.format(root=str(ROOT), theme=str(theme)) + more, "utf-8")
    return path


def peak_memory(who: int = resource.RUSAGE_SELF) -> float:
    """The most memory held so far, in MB: by this process, or by the largest of its children."""
    return resource.getrusage(who).ru_maxrss / 1024


def processor_seconds(work: Callable[[], object]) -> float:
    """The processor time of some work, at its fastest."""
    times = []
    for _ in range(REPEATS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)
