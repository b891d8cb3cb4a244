"""Builds with a cache that are killed at random moments, and what the next build must come to."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitrep.core.errors import BuildError
from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions
from tests.support.builds.digest import EditedDigest
from tests.support.builds.edited import all_at_work
from tests.support.builds.edits import add_report, new_digest, retitle
from tests.support.site.sites import empty_folders, files_of, settings_for
from tests.support.trees import write

PLUGINS = ("sitrep.site", "sitrep.site.feeds", "sitrep.site.data", "sitrep.site.hosts")
REPORTS = 7
STATES = 3
"""Contents that are built in turn; what a clean build makes of each is known."""
WAIT = 60.0
"""Seconds after which processes that a killed build left must have ended."""


@dataclass(frozen=True, slots=True)
class Kill:
    """What was killed, and what it left."""

    place: str
    """Where: after some time, between two steps, or between two names of files."""
    was_done: bool
    """Whether the site was the new one already."""
    taken: int
    """Files that the next build took over."""


def kill_cached_builds(folder: Path, times: int, seed: int) -> Iterator[Kill]:
    """Kill so many builds, and build again after each; raises AssertionError for a wrong page."""
    with all_at_work():
        yield from _kills(folder, times, seed)


def _kills(folder: Path, times: int, seed: int) -> Iterator[Kill]:
    digest = new_digest(seed, REPORTS)
    contents, clean = [], []
    for number in range(STATES):
        contents.append(digest.files())
        clean.append(_clean(folder / f"clean-{number}", digest))
        _edit(digest)
    chance, place = random.Random(seed), folder / "cached"
    write(place / "content", contents[0])
    seconds = _seconds(lambda: _build(place, cache=True))
    there = 0
    for _ in range(times):
        coming = chance.choice([each for each in range(STATES) if each != there])
        _replace(place / "content", contents[coming])
        moment = chance.choice(_MOMENTS)(chance, seconds)
        _killed(lambda: _build(place, cache=True), moment)
        found = files_of(place / "output") if (place / "output").exists() else clean[there]
        assert found in (clean[there], clean[coming]), f"{moment.name}: a site is mixed"
        done = found == clean[coming]
        built = _build_when_free(place)
        different = _differences(files_of(place / "output"), clean[coming])
        different += empty_folders(place / "output")
        assert different == [], f"{moment.name}: {different}"
        yield Kill(moment.name, done, len(built.taken))
        there = coming


@dataclass(frozen=True, slots=True)
class _Moment:
    """When a build is killed: after some seconds, or by itself where ``arm`` says."""

    name: str
    seconds: float = WAIT
    arm: Callable[[], None] = lambda: None


def _after_some_time(chance: random.Random, seconds: float) -> _Moment:
    return _Moment("after some time", chance.uniform(0, 1.1 * seconds))


def _between_keep_and_swap(_chance: random.Random, _seconds: float) -> _Moment:
    return _Moment("between keep and swap", arm=_die_once_kept)


def _among_names(chance: random.Random, _seconds: float) -> _Moment:
    """Before one of the calls that give a file its name: while files are taken over or kept."""
    left = chance.randint(1, 90)
    name = chance.choice(("link", "replace"))
    left = left if name == "link" else left % 20 + 1
    return _Moment(f"at os.{name} number {left}", arm=lambda: _die_after(name, left))


def _while_kept(chance: random.Random, _seconds: float) -> _Moment:
    left = chance.randint(1, 40)
    return _Moment(f"while kept, at name number {left}", arm=lambda: _die_while_kept(left))


def _among_folders(chance: random.Random, _seconds: float) -> _Moment:
    """While an old site is emptied, or its folders are put aside, taken or found to be needless."""
    name, most = chance.choice((("unlink", 200), ("rename", 15), ("rmdir", 15)))
    left = chance.randint(1, most)
    return _Moment(f"at os.{name} number {left}", arm=lambda: _die_after(name, left))


_MOMENTS = (_after_some_time, _between_keep_and_swap, _among_names, _while_kept, _among_folders)


def _die(*_arguments: object, **_more: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_once_kept() -> None:
    """Kill the process once the cache is kept, before the site is put in its place."""
    keep = WholeBuild._keep

    def keep_and_die(self: WholeBuild, folder: Path) -> None:
        keep(self, folder)
        _die()

    WholeBuild._keep = keep_and_die  # type: ignore[method-assign]


def _die_after(name: str, left: int) -> None:
    """Kill the process at some call of a function of ``os``; others of its family have their own."""
    work, calls = getattr(os, name), iter(range(left))

    def work_or_die(*arguments: Any, **more: Any) -> object:
        if next(calls, None) is None:
            _die()
        return work(*arguments, **more)

    setattr(os, name, work_or_die)


def _die_while_kept(left: int) -> None:
    keep = WholeBuild._keep

    def keep_or_die(self: WholeBuild, folder: Path) -> None:
        _die_after("link", left)
        _die_after("replace", left)
        keep(self, folder)

    WholeBuild._keep = keep_or_die  # type: ignore[method-assign]


def _edit(digest: EditedDigest) -> None:
    for edit in (add_report, retitle, retitle):
        edit(digest)


def _clean(folder: Path, digest: EditedDigest) -> dict[str, bytes]:
    write(folder / "content", digest.files())
    _build(folder, cache=False)
    return files_of(folder / "output")


def _build(folder: Path, *, cache: bool) -> Any:
    """Build the site of a folder; returns the engine that did it."""
    settings = settings_for(folder, PLUGINS=list(PLUGINS))
    whole = WholeBuild(settings, BuildOptions(cache=cache, workers=2, lasting=False))
    whole.run()
    return whole._engine


def _build_when_free(folder: Path) -> Any:
    """The same, once what the killed build has left behind has ended, and let go of the lock."""
    until = time.monotonic() + WAIT
    while True:
        try:
            return _build(folder, cache=True)
        except BuildError as error:
            if "another build" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _replace(content: Path, files: dict[str, str]) -> None:
    """Have just these files in a content folder."""
    for path in [each for each in content.rglob("*") if each.is_file()]:
        if path.relative_to(content).as_posix() not in files:
            path.unlink()
    write(content, files)


def _killed(work: Callable[[], object], moment: _Moment) -> None:
    """Do some work in a process of its own, and kill that; those that it has started live on."""
    process = os.fork()
    if not process:
        with suppress(BaseException):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            moment.arm()
            work()
        os._exit(0)
    until = time.monotonic() + moment.seconds
    while time.monotonic() < until:
        if os.waitpid(process, os.WNOHANG)[0]:
            return
        time.sleep(0.002)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _differences(found: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    return [path for path in {**found, **wanted} if found.get(path) != wanted.get(path)]


def _seconds(work: Callable[[], object]) -> float:
    started = time.monotonic()
    work()
    return time.monotonic() - started
