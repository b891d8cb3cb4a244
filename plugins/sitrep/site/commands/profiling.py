"""What Python spends the time of a build on, function by function."""

from __future__ import annotations

import cProfile
import io
import pstats
from collections.abc import Iterator
from contextlib import contextmanager

from sitrep.core.errors import SitrepError
from sitrep.terminal import say, say_all

_MOST = 25
"""Functions that are printed."""


@contextmanager
def profiled(file: str | None) -> Iterator[None]:
    """Profile what happens meanwhile, print the top and write all of it to a file.

    ``file``: None for no profile at all, an empty name for one that is printed alone.
    """
    if file is None:
        yield
        return
    profile = cProfile.Profile()
    profile.enable()
    try:
        yield
    finally:
        profile.disable()
        _tell(profile, file)


def _tell(profile: cProfile.Profile, file: str) -> None:
    table = io.StringIO()
    pstats.Stats(profile, stream=table).strip_dirs().sort_stats("tottime").print_stats(_MOST)
    say_all(line.rstrip() for line in table.getvalue().strip().split("\n"))
    if not file:
        return
    try:
        profile.dump_stats(file)
    except OSError as error:
        raise SitrepError(f"{file} cannot be written ({error.strerror}).") from error
    say(f"The whole profile is in {file}; pstats and snakeviz read it.")
