"""Builds and ingests that are killed at random moments, and what must hold after each."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sitrep.ingest.__main__ import main as ingest
from sitrep.site.build import WholeBuild
from sitrep.site.output import recover
from tests.support.ingest.documents import EXAMPLES
from tests.support.site.sites import files_of, settings_for
from tests.support.trees import REGIONS, SOURCES, report_text, tree, write


def kill_builds(folder: Path, times: int, seed: int) -> Iterator[bool]:
    """Whether the build that was killed had been done, for each; raises AssertionError where a site is mixed.

    Two contents are built in turn, so that what is there can be told from what is to come.
    """
    whole = {}
    for name in ("one", "other"):
        write(folder / name / "content", tree({"a": report_text("a", title=f"{name} bridge")}))
        started = time.monotonic()
        _build(folder / name, folder / name / "output")
        seconds = time.monotonic() - started
        whole[name] = files_of(folder / name / "output")
    chance, output = random.Random(seed), folder / "output"
    _build(folder / "one", output)
    there, coming = "one", "other"
    for _ in range(times):
        _killed(lambda name=coming: _build(folder / name, output), chance.uniform(0, 1.2 * seconds))  # type: ignore[misc]
        recover(output)
        found = files_of(output)
        assert found in (whole[there], whole[coming]), "a site is mixed or lacks files"
        is_done = found == whole[coming]
        there, coming = (coming, there) if is_done else (there, coming)
        yield is_done


def kill_ingests(folder: Path, times: int, seed: int) -> Iterator[int]:
    """How many reports the ingest that was killed had written, for each; raises AssertionError where one is half.

    After each kill ingest runs once more, and must come to what an undisturbed one gives.
    """
    write(folder, {f"in/{name}.txt": example.text for name, example in EXAMPLES.items()})
    started = time.monotonic()
    whole = _ingested(folder, folder / "whole")
    seconds = time.monotonic() - started
    chance = random.Random(seed)
    for number in range(times):
        place = folder / str(number)
        _killed(lambda to=place: _ingest(folder, to), chance.uniform(0, seconds))  # type: ignore[misc]
        written = _written(place)
        assert written.items() <= whole.items(), "a draft or a ledger is half"
        assert _ingested(folder, place) == whole, "what was killed cannot be taken up again"
        yield sum(name.endswith(".md") for name in written)


def _killed(work: Callable[[], object], seconds: float) -> None:
    """Begin some work in a process and kill it after a while."""
    process = multiprocessing.get_context("fork").Process(target=_quietly, args=(work,))
    process.start()
    process.join(seconds)
    process.kill()
    process.join()


def _quietly(work: Callable[[], object]) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    work()


def _build(source: Path, output: Path) -> None:
    WholeBuild(settings_for(source, OUTPUT_PATH=str(output))).run()


def _ingested(folder: Path, place: Path) -> Mapping[str, bytes]:
    _ingest(folder, place)
    return _written(place)


def _ingest(folder: Path, place: Path) -> None:
    write(place / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})
    ingest(["--content", str(place / "content"), "--jobs", "2", str(folder / "in")])


def _written(place: Path) -> Mapping[str, bytes]:
    """Reports, and ledgers by the document they are of: their names depend on a key.

    What is still being written is hidden, and nobody's.
    """
    found = files_of(place).items() if place.is_dir() else ()
    written = {}
    for name, data in found:
        if name.endswith(".jsonl"):
            written[f"{json.loads(data.splitlines()[0])['sha256']}.jsonl"] = data
        elif name.endswith(".md"):
            written[name] = data
    return written
