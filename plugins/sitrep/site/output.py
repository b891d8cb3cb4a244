"""The folder a site is built into: one build at a time, the old site there until the new one is whole.

Old and new exchange their names in one step where the system can; else the swap
is two renames, and should the machine stop between them, the next build puts the
old site back first.  Nothing but an old site of ours is ever replaced.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sitrep.core.errors import BuildError
from sitrep.files.lock import only_one
from sitrep.files.whole import exchange, flush_folder, flush_tree, make_public
from sitrep.site import stylesheet

STYLESHEET = stylesheet.FILE
"""What every site of ours has, and hardly any other folder."""
_BESIDE = (".building", ".replaced")
"""What the folders beside ``output`` end in while it is built and replaced."""


def check_folder(output: Path, sources: Iterable[Path]) -> None:
    """Raise a BuildError where replacing ``output`` would destroy what no build made.

    ``sources`` are the folders a site is built from: output may hold none, and lie in none.
    """
    _check_place(output)
    for folder in sources:
        if output == folder or output in folder.parents or folder in output.parents:
            raise BuildError(
                f"OUTPUT_PATH and {folder.name}/ hold each other. Choose a folder for the site alone."
            )
    if output.is_dir() and any(output.iterdir()) and not (output / STYLESHEET).is_file():
        raise BuildError(
            f"{output} holds files that no build of this made, and a build would replace them. Empty it, or choose "
            "another OUTPUT_PATH."
        )


def _check_place(output: Path) -> None:
    """Raise a BuildError where no folder can stand, or where it cannot be given another's name."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise BuildError(f"{output} is not a folder. Move it away, or choose another OUTPUT_PATH.")
    if output.is_dir() and output.is_mount():
        raise BuildError(
            f"{output} is a mount point, which no new build can replace. Choose a folder inside it."
        )
    for end in _BESIDE:
        beside = Path(f"{output}{end}")
        if beside.is_symlink() or beside.is_file():
            raise BuildError(
                f"{beside} is in the way: a build needs a folder of that name for itself. Move it away."
            )
    above = next(folder for folder in output.parents if folder.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise BuildError(
            f"{above} cannot be written to, and a build makes its folders there. Change its permissions."
        )


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """A new folder beside ``output``, which takes its place if all goes well and else goes.

    Raises a BuildError where another build is at work.
    """
    beside = Path(f"{output}.building")
    with only_build(output):
        recover(output)
        shutil.rmtree(beside, ignore_errors=True)
        try:
            yield beside
            make_public(beside)
            flush_tree(beside)
            swap(beside, output)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def only_build(output: Path) -> Iterator[None]:
    """Keep builds of ``output`` out; raises a BuildError where one is at work."""
    with only_one(output) as is_held:
        if not is_held:
            raise BuildError(
                f"another build of {output.name}/ is at work. Run this again when it is done."
            )
        yield


def recover(output: Path) -> None:
    """Put the old site back where a swap was cut short."""
    replaced = Path(f"{output}.replaced")
    if replaced.is_dir() and not output.exists():
        replaced.rename(output)
    shutil.rmtree(replaced, ignore_errors=True)


def swap(new: Path, output: Path) -> None:
    """Put a whole build in the place of the last one, or leave the last one there.

    Where the system can exchange two names there is no moment without a site.
    """
    if not output.exists():
        os.replace(new, output)
    elif exchange(new, output):
        shutil.rmtree(new, ignore_errors=True)
    else:
        _replace(new, output)
    flush_folder(output.parent)


def _replace(new: Path, output: Path) -> None:
    """The same in two steps; ``recover`` takes back the first where the second never came."""
    replaced = Path(f"{output}.replaced")
    os.replace(output, replaced)
    try:
        os.replace(new, output)
    except OSError:
        os.replace(replaced, output)
        raise
    shutil.rmtree(replaced, ignore_errors=True)
