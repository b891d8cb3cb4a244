"""Files that nobody else may read: lists of recipients, passwords."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sitrep.core.errors import PublishError
from sitrep.core.limits import TABLE
from sitrep.files.git import is_tracked
from sitrep.files.plain import read_plain

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def read_private(path: Path, what: str, output: Path) -> str:
    """The text of a private file; raises PublishError where it is published or cannot be read."""
    for each in dict.fromkeys((path.absolute(), path.resolve())):
        refuse_published(each, what, output)
    try:
        data = read_plain(path, TABLE.most)
    except OSError as error:
        raise PublishError(f"{path}: {what} cannot be read ({error.strerror}).") from error
    if TABLE.is_over(len(data)):
        raise PublishError(f"{path}: {what} has {TABLE.excess(len(data))}. Split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PublishError(f"{path}: {what} is not UTF-8. Save it as UTF-8.") from error


def refuse_published(path: Path, what: str, output: Path) -> None:
    """Raise PublishError for what lies in the site or in git."""
    if path.is_relative_to(output.resolve()):
        raise PublishError(f"{path}: {what} lies in the site. Move it out of {output.name}/.")
    tracked = is_tracked(path)
    if tracked:
        raise PublishError(
            f"{path}: {what} is tracked by git, and everybody who has the repository has it. Move "
            f"it out of the repository and run git rm --cached {path.name} there; what was pushed "
            "before is public."
        )
    if tracked is None:
        raise PublishError(
            f"{path}: {what} lies in a repository, and git does not say whether it is tracked. "
            "Move it out of the repository."
        )


def is_open_to_others(path: Path) -> bool:
    """Whether other users of this machine may read a file."""
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & _OTHERS)
