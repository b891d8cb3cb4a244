"""Copies a built site to where a web server reads it.

At no moment does a page lack what it needs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitrep.core.errors import PublishError
from sitrep.files.whole import PUBLIC_FILE, copy_public, make_folder
from sitrep.site.output import STYLESHEET, only_build
from sitrep.site.proof.manifest import MANIFEST as PROOF

MANIFEST = ".sitrep-published"
"""Lists what we copied, so that nothing else is ever removed.

It also tells an interrupted publication from a folder that belongs to something else.
"""
HALF = ".sitrep-half"
"""The suffix of a file that is being written."""
OF_HOSTS = frozenset(
    {"CNAME", "README.md", "LICENSE", "netlify.toml", "vercel.json", "firebase.json"}
)
"""Files beside a site that its host reads or a checkout brings, like everything hidden (.git,
.nojekyll, .well-known): they stay."""
_PAGES = (".html", ".xml", ".rss", ".atom", ".json", ".opml")
"""Files that refer to other files, and so are copied after them."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What publishing changed: paths below the folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def copy_site(output: Path, target: Path) -> Changes:
    """Make ``target`` hold what ``output`` holds: files first, then pages and feeds, then removals.

    The manifest of all files is copied after them. Unchanged files are left alone and each changed
    one is replaced in one step, so an interrupted run can be repeated. Raises PublishError for a
    folder that holds anything but an older version of the site and what its host keeps there.
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


def copy_whole_site(output: Path, target: Path) -> Changes:
    """Copy a site with builds kept out meanwhile; raises PublishError."""
    try:
        # A build that replaced output/ halfway through would mix two sites.
        with only_build(output.resolve()):
            return copy_site(output.resolve(), target.resolve())
    except OSError as error:
        raise PublishError(
            f"{target} cannot be written ({error}). Run this again when it can be."
        ) from error


def _published(target: Path) -> set[str]:
    """The files that were published there before; any others there are not ours and stay."""
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
        raise PublishError(f"{output} does not hold a built site. Build it first.")
    if output == target or output in target.parents or target in output.parents:
        raise PublishError(
            f"{target} and {output} must not contain each other. Choose another folder."
        )
    if target.exists() and not target.is_dir():
        raise PublishError(f"{target} is not a folder. Choose another.")
    if (target / MANIFEST).is_file() or not target.is_dir():
        return
    others = sorted(path.name for path in target.iterdir() if not _is_hosts(path, output))
    if others:
        raise PublishError(
            f"{target} holds files that are not part of the site, {others[0]} for one. "
            "Move them away, or choose another folder; what a host keeps there (.git, CNAME, "
            ".nojekyll) may stay."
        )


def _is_hosts(path: Path, output: Path) -> bool:
    """Whether something beside the site is its host's, and nothing that the site writes itself."""
    is_kept = path.name.startswith(".") or path.name in OF_HOSTS
    return is_kept and not (output / path.name).is_file()


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _differ(one: Path, other: Path) -> bool:
    return one.stat().st_size != other.stat().st_size or one.read_bytes() != other.read_bytes()


def _replace(source: Path, target: Path) -> None:
    half = target.with_name(target.name + HALF)
    try:
        copy_public(source, target, half)
    finally:
        half.unlink(missing_ok=True)  # where we are stopped


def _drop_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
