"""Our own build, stage by stage: seconds by the clock, of processors, and memory of its process.

python -m benchmarks.bench.staged SETTINGS
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pelican.settings import read_settings

from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions
from sitrep.site.steps import Steps, StepsSoFar

_PEAK = re.compile(r"VmHWM:\s+(\d+)")


@dataclass(slots=True)
class Stages:
    """What each stage took; those of one name are added up."""

    rows: dict[str, list[float]] = field(default_factory=dict)
    """Seconds by the clock, of processors, and the most memory in MB, by name."""
    _name: str = ""
    _since: tuple[float, float] = (0.0, 0.0)

    def hear(self, so_far: StepsSoFar) -> None:
        """Be told of a step, or of a file of it."""
        if so_far.name != self._name:
            self.end()
            self._name, self._since = so_far.name, _now()
            with suppress(OSError):
                Path("/proc/self/clear_refs").write_text("5", "ascii")

    def end(self) -> None:
        """End the stage that has begun last."""
        if self._name:
            clock, processor = (b - a for a, b in zip(self._since, _now(), strict=True))
            row = self.rows.setdefault(self._name, [0.0, 0.0, 0.0])
            row[0] += clock
            row[1] += processor
            row[2] = max(row[2], _peak())

    def told(self) -> Iterator[tuple[str, list[float]]]:
        """The stages, the slowest first."""
        yield from sorted(self.rows.items(), key=lambda each: -each[1][1])


def _now() -> tuple[float, float]:
    used = os.times()
    return time.perf_counter(), sum(used[:4])


def _peak() -> float:
    """The most memory since it was last set back, in MB."""
    with suppress(OSError):
        found = _PEAK.search(Path("/proc/self/status").read_text("ascii"))
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


def main() -> None:
    """Build by a settings file, and print the stages as JSON in the last line."""
    stages = Stages()
    settings = read_settings(sys.argv[1])
    whole = WholeBuild(settings, BuildOptions(steps=Steps(stages.hear)))
    whole.build()
    stages.end()
    print(json.dumps(list(stages.told())))


if __name__ == "__main__":
    main()
