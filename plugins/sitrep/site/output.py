"""The folder a site is built into: one build at a time, the old site until the new one is whole.

Old and new exchange their names in one step where the system can.  Elsewhere the swap takes two
renames; should the machine stop between them, the next build puts the old site back first.
Nothing but a site that this project built is ever replaced.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from sitrep.core.errors import BuildError
from sitrep.files.aside import own_files, put_aside
from sitrep.files.cache.folder import open_cache
from sitrep.files.lock import only_one
from sitrep.files.whole import exchange, flush_folder, flush_tree, make_public
from sitrep.site.engine.forked import ForkedWork
from sitrep.site.style import stylesheet

STYLESHEET = stylesheet.FILE
"""A file that every site of this project has, and hardly any other folder."""
_BESIDE = (".building", ".replaced")
"""What the folders beside ``output`` end in while it is built and replaced."""


def check_folder(output: Path, sources: Iterable[Path]) -> None:
    """Raise a BuildError where replacing ``output`` would destroy what no build wrote.

    ``sources`` are the folders a site is built from: output may not contain them or lie in them.
    """
    _check_place(output)
    for folder in sources:
        if output == folder or output in folder.parents or folder in output.parents:
            raise BuildError(
                f"OUTPUT_PATH and {folder.name}/ overlap. Choose a folder for the site alone."
            )
    if output.is_dir() and any(output.iterdir()) and not (output / STYLESHEET).is_file():
        raise BuildError(
            f"{output} holds files that no build of this project wrote, and a build would delete "
            "them. Empty it, or choose another OUTPUT_PATH."
        )


def _check_place(output: Path) -> None:
    """Raise a BuildError where no folder can be made, or where it cannot be renamed."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise BuildError(
            f"{output} is not a folder. Move it elsewhere, or choose another OUTPUT_PATH."
        )
    if output.is_dir() and output.is_mount():
        raise BuildError(
            f"{output} is a mount point, which a build cannot replace. Choose a folder inside it."
        )
    for end in _BESIDE:
        beside = Path(f"{output}{end}")
        if beside.is_symlink() or beside.is_file():
            raise BuildError(
                f"{beside} is in the way: a build needs that name for a folder of its own. "
                "Move it elsewhere."
            )
    above = next(folder for folder in output.parents if folder.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise BuildError(
            f"{above} is not writable, and a build creates folders in it. Change its permissions."
        )


class NewSite:
    """A site that is made beside the old one."""

    def __init__(self, folder: Path, output: Path, aside: Path | None) -> None:
        """A site in ``folder``, which is to take the place of ``output``.

        ``aside``: where that is kept then; None where it is not.
        """
        self.folder = folder
        self._output, self._aside = output, aside
        self._work: ForkedWork[tuple[tuple[str, ...] | None]] | None = None

    def settle(self) -> None:
        """Begin what is left to be done before the swap, in another process where there can be one.

        From now on nothing is written but public files that are new.  What somebody puts into the old
        site meanwhile may be kept aside with it until the next build, which removes it.
        """
        self._work = ForkedWork(lambda: (self._finish(),))

    def finish(self) -> tuple[str, ...] | None:
        """Make it public; returns what of the old site is its alone, None where that is not known."""
        answer = self._work.answer() if self._work else None
        return answer[0] if answer else self._finish()

    def close(self) -> None:
        """Stop what was begun, if it goes on."""
        if self._work:
            self._work.end()

    def _finish(self) -> tuple[str, ...] | None:
        kept = make_public(self.folder)
        if self._aside is not None:
            with suppress(OSError):  # there is no old site, or not all of it can be looked at
                return own_files(self._output, kept)
        return None


@contextmanager
def staging(output: Path, *, lasting: bool = True, aside: Path | None = None) -> Iterator[NewSite]:
    """A new folder beside ``output``, which takes its place if all goes well and is deleted if not.

    ``lasting``: it is whole even if the machine stops right afterwards, for which the disk is
    waited for.  Otherwise it is there as soon as can be, and the old site is left for
    ``remove_old``.
    ``aside``: where the old site is kept, without the files that are its own alone.
    Raises a BuildError where another build is running.
    """
    beside = Path(f"{output}.building")
    with only_build(output):
        recover(output, aside)
        shutil.rmtree(beside, ignore_errors=True)
        new = NewSite(beside, output, aside if lasting else None)
        try:
            yield new
            own = new.finish()
            if lasting:
                flush_tree(beside)
                swap(beside, output, partial(put_aside, aside=aside, own=own))
                flush_folder(output.parent)
            else:
                swap(beside, output, partial(os.replace, dst=f"{output}.replaced"))
        finally:
            new.close()
            shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def only_build(output: Path) -> Iterator[None]:
    """Keep other builds of ``output`` out; raises a BuildError where one is running."""
    with only_one(output) as is_held:
        if not is_held:
            raise BuildError(
                f"another build of {output.name}/ is running. Run this again when it has finished."
            )
        yield


def recover(output: Path, aside: Path | None = None) -> None:
    """Put the old site back where a swap was cut short; remove it where the new one is there."""
    replaced = Path(f"{output}.replaced")
    if replaced.is_dir() and not output.exists():
        replaced.rename(output)
    elif replaced.is_dir():
        own = None
        with suppress(OSError):
            own = own_files(replaced, make_public(output))
        put_aside(replaced, aside, own)


def remove_old(output: Path, cache: Path | None = None) -> None:
    """Remove what a build has replaced, unless another build does.

    ``cache``: the folder of a cache that keeps it aside, unless another build is using it.
    """
    with only_one(output) as is_held, open_cache(cache) as held:
        if is_held:
            recover(output, held.aside if held else None)


def swap(new: Path, output: Path, put_away: Callable[[Path], object] = put_aside) -> None:
    """Put a whole build in the place of the last one, or leave the last one there.

    Where the system can exchange two names there is no moment without a site.  ``put_away`` is given
    the last one at the place where it is then.
    """
    if not output.exists():
        os.replace(new, output)
    elif exchange(new, output):
        put_away(new)
    else:
        _replace(new, output)
        put_away(Path(f"{output}.replaced"))


def _replace(new: Path, output: Path) -> None:
    """The same in two steps; ``recover`` undoes the first where the second never happened."""
    replaced = Path(f"{output}.replaced")
    os.replace(output, replaced)
    try:
        os.replace(new, output)
    except OSError:
        os.replace(replaced, output)
        raise
