"""The folder a site is built into: one build at a time, the old site there until the new one is whole.

The swap is two renames; should the machine stop between them, the next build
puts the old site back first.  Nothing but an old site of ours is ever replaced.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sitrep.core.errors import BuildError
from sitrep.site import stylesheet

STYLESHEET = stylesheet.FILE
"""What every site of ours has, and hardly any other folder."""


def check_folder(output: Path, sources: Iterable[Path]) -> None:
    """Raise a BuildError where replacing ``output`` would destroy what no build made.

    ``sources`` are the folders a site is built from: output may hold none, and lie in none.
    """
    for folder in sources:
        if output == folder or output in folder.parents or folder in output.parents:
            raise BuildError(f"OUTPUT_PATH and {folder.name}/ hold each other. Choose a folder for the site alone.")
    if output.is_dir() and any(output.iterdir()) and not (output / STYLESHEET).is_file():
        raise BuildError(
            f"{output} holds files that no build of this made, and a build would replace them. Empty it, or choose "
            "another OUTPUT_PATH."
        )


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """A new folder beside ``output``, which takes its place if all goes well and else goes.

    Raises a BuildError where another build is at work.
    """
    beside = Path(f"{output}.building")
    with _lock(output):
        recover(output)
        shutil.rmtree(beside, ignore_errors=True)
        try:
            yield beside
            swap(beside, output)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def recover(output: Path) -> None:
    """Put the old site back where a swap was cut short."""
    replaced = Path(f"{output}.replaced")
    if replaced.is_dir() and not output.exists():
        replaced.rename(output)
    shutil.rmtree(replaced, ignore_errors=True)


def swap(new: Path, output: Path) -> None:
    """Put a whole build in the place of the last one, or leave the last one there."""
    replaced = Path(f"{output}.replaced")
    if output.exists():
        os.replace(output, replaced)
    try:
        os.replace(new, output)
    except OSError:
        if replaced.exists():
            os.replace(replaced, output)
        raise
    shutil.rmtree(replaced, ignore_errors=True)


@contextmanager
def _lock(output: Path) -> Iterator[None]:
    """Keep other builds out; the system lets go of the lock when this process ends, however it ends."""
    path = output.with_name(f".{output.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _taken(file):
            raise BuildError(f"another build of {output.name}/ is at work. Run this again when it is done.")
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
