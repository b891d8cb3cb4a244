"""The Markdown that the figures are written as."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.bench.measure import Cost

COLD = "cold"
Costs = Mapping[str, Mapping[str, Sequence[Cost]]]
"""By generator and by what was built."""
Stage = tuple[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Measured:
    """All that a run of the benchmark found."""

    reports: int
    runs: int
    machine: Sequence[str]
    """Lines about the machine and the versions."""
    told: Mapping[str, str]
    """What each generator is called."""
    costs: Costs
    missing: Mapping[str, str]
    """Why a generator could not be had, or failed."""
    stages: Mapping[str, Sequence[Stage]]
    """Of ours, by what was built."""


def written(found: Measured) -> str:
    """The whole table of one number of reports."""
    lines = [f"## {found.reports:,} reports", "", *(f"- {line}" for line in found.machine), ""]
    runs = "One run each" if found.runs == 1 else f"Medians of {found.runs} runs"
    lines += [f"{runs}, the generators in turn.", ""]
    lines += [*_ratios(found), "", *_figures(found), ""]
    lines += [f"{name} is missing: {why}." for name, why in found.missing.items()]
    for built, stages in found.stages.items():
        lines += [f"### Our stages: {built}", "", *_stages(stages), ""]
    return "\n".join(lines).rstrip() + "\n"


def _ratios(found: Measured) -> Iterator[str]:
    """Time of each by that of Hugo for the same edit; by ours, where Hugo is missing."""
    by = "hugo" if "hugo" in found.costs else next(iter(found.costs), "")
    if not by:
        return
    builds = [*found.costs[by]]
    yield f"Times {found.told[by]}'s, by the clock:"
    yield ""
    yield f"| | {' | '.join(builds)} |"
    yield f"|---|{'---:|' * len(builds)}"
    for name, costs in found.costs.items():
        ratios = [
            f"{_middle(costs, built, 'seconds') / _middle(found.costs[by], built, 'seconds'):.2f}"
            if costs.get(built)
            else "–"
            for built in builds
        ]
        yield f"| {found.told[name]} | {' | '.join(ratios)} |"


def _figures(found: Measured) -> Iterator[str]:
    yield "| | build | seconds | of processors | MB held | files | MB written |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for name, costs in found.costs.items():
        for built in costs:
            seconds, processor = (_middle(costs, built, of) for of in ("seconds", "processor"))
            memory, files, size = (_middle(costs, built, of) for of in ("memory", "files", "size"))
            yield (
                f"| {found.told[name]} | {built} | {seconds:.1f} | {processor:.1f} "
                f"| {memory:.0f} | {files:.0f} | {size:.0f} |"
            )


def _stages(stages: Sequence[Stage]) -> Iterator[str]:
    yield "| stage | seconds | of processors | MB held by the first process |"
    yield "|---|---:|---:|---:|"
    for name, (clock, processor, memory) in stages:
        if clock >= 0.05 or processor >= 0.05:
            yield f"| {name} | {clock:.1f} | {processor:.1f} | {memory:.0f} |"


def _middle(costs: Mapping[str, Sequence[Cost]], built: str, of: str) -> float:
    return float(statistics.median(getattr(each, of) for each in costs[built]))
