"""Putting a built site where a web server reads it, with no moment at which a page lacks what it needs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitrep.core.errors import PublishError
from sitrep.files.whole import PUBLIC_FILE, copy_public, make_folder
from sitrep.site.output import STYLESHEET
from sitrep.site.proof.manifest import MANIFEST as PROOF

MANIFEST = ".sitrep-published"
"""Names what we put there, so that nothing else is ever removed, and a cut can be told from somebody else's folder."""
HALF = ".sitrep-half"
"""What a file ends in while it is written."""
_PAGES = (".html", ".xml", ".rss", ".atom", ".json", ".opml")
"""What leads to other files, and so comes after them."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different between a site and where it goes, paths below both."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def copy_site(output: Path, target: Path) -> Changes:
    """Make ``target`` hold what ``output`` holds: files first, then pages and feeds, removals last.

    The manifest of all files comes after them.  Files that are the same are left
    alone, and each changed one is replaced at once, so it can be repeated after a
    cut.  Raises PublishError for a folder that holds anything but an older site of
    ours.
    """
    _check(output, target)
    new, old, ours = set(_files(output)), set(_files(target)), _published(target)
    _note(target, new | ours)
    changed = [name for name in new if name not in old or _differ(output / name, target / name)]
    written = sorted(changed, key=lambda name: (name == PROOF, name.endswith(_PAGES), name))
    for name in written:
        _replace(output / name, target / name)
    stale = old & {*ours, *(f"{name}{HALF}" for name in new | ours)} - new
    removed = sorted(name for name in stale if (target / name).is_file())
    for name in removed:
        (target / name).unlink()
        _drop_empty((target / name).parent, target)
    _note(target, new)
    return Changes(tuple(written), tuple(removed))


def _published(target: Path) -> set[str]:
    """The files that were published there before; what else lies there is somebody else's and stays."""
    noted = target / MANIFEST
    return set(noted.read_text("utf-8").splitlines()) if noted.is_file() else set()


def _note(target: Path, names: Iterable[str]) -> None:
    make_folder(target)
    half = target / f"{MANIFEST}{HALF}"
    half.write_text("".join(f"{name}\n" for name in sorted(names)), "utf-8")
    half.chmod(PUBLIC_FILE)
    os.replace(half, target / MANIFEST)


def _check(output: Path, target: Path) -> None:
    if not (output / STYLESHEET).is_file():
        raise PublishError(f"{output} holds no built site. Build it first.")
    if output == target or output in target.parents or target in output.parents:
        raise PublishError(f"{target} and {output} hold each other. Choose another folder.")
    if target.exists() and not target.is_dir():
        raise PublishError(f"{target} is no folder. Choose another.")
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).is_file():
        raise PublishError(
            f"{target} holds files of something else. Empty it, or choose another folder."
        )


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _differ(one: Path, other: Path) -> bool:
    return one.stat().st_size != other.stat().st_size or one.read_bytes() != other.read_bytes()


def _replace(source: Path, target: Path) -> None:
    copy_public(source, target, target.with_name(target.name + HALF))


def _drop_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
