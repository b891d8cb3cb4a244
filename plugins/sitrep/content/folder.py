"""Every file of the content folder: found by one walker, written whole or not at all."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from pathlib import Path

from sitrep.content.checks.holdings import IGNORE_FILE, Holdings, check_holdings, ignore_text
from sitrep.content.tree import REPORTS, Content, ContentFile, read_content
from sitrep.core.errors import BuildError, ContentError, Fault
from sitrep.core.limits import PICTURE
from sitrep.files.plain import read_plain
from sitrep.files.whole import write_whole
from sitrep.geo.codes import iso_codes

_IGNORED = (".", "~", "#")
"""Names that start or end so are editors' and version control's business."""


def read_folder(folder: Path) -> Content:
    """The content in a folder; raises ContentError with every fault of its texts and tables.

    Pictures are left alone: to make them fit to be published takes longer than all else, and only a build needs them.
    """
    faults: list[Fault] = []
    return checked_content(folder, list(read_files(folder, faults)), faults)


def checked_content(folder: Path, files: Sequence[ContentFile], faults: list[Fault]) -> Content:
    """The content of these files; raises ContentError with its faults and those found before."""
    content, found = read_content(files, codes=iso_codes(), root=folder.name)
    if is_in_git(folder):
        refresh_ignored(folder, content)
        found += check_holdings(content.reports, Holdings.of(content.repository, content.sources))
    if faults or found:
        raise ContentError([*faults, *found])
    return content


def is_in_git(folder: Path) -> bool:
    """Whether a folder lies in a working tree of git, so that what is in it is or will be tracked."""
    here = folder.resolve()
    return any((each / ".git").exists() for each in (here, *here.parents))


def refresh_ignored(folder: Path, content: Content) -> None:
    """Bring up to date which drafts git is to leave alone: one that was published must be seen by it again."""
    path = folder / IGNORE_FILE
    former = path.read_text("utf-8") if path.is_file() else ""
    reports = [*content.reports, *(draft.file for draft in content.drafts)]
    names = [each.as_posix() for each in report_paths(folder)]
    text = ignore_text(reports, Holdings.of(content.repository, content.sources), former, names)
    try:
        if text and text != former:
            write_text(path, text)
        elif former and not text:
            path.unlink()
    except OSError as error:
        raise BuildError(
            f"{path} cannot be written ({error.strerror}), and git would take drafts in"
        ) from error


def read_files(folder: Path, faults: list[Fault]) -> Iterator[ContentFile]:
    """The files of the content folder in the order of their paths; what cannot be read is a fault."""
    for path in sorted(walk(folder, folder, faults)):
        name = path.relative_to(folder).as_posix()
        try:
            yield ContentFile(name, read_plain(path, PICTURE.most))
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            faults.append(
                Fault(f"{folder.name}/{name}", 1, "", problem, "Mend its permissions, or remove it")
            )


def report_paths(folder: Path) -> list[Path]:
    """The files of reports below the content folder that a build takes, in the order of their paths."""
    return markdown_paths(folder, REPORTS)


def markdown_paths(folder: Path, room: str) -> list[Path]:
    """The Markdown files below a folder of the content folder that a build takes."""
    top = folder / room
    # A link in the place of the folder is a fault that the build names.
    if top.is_symlink() or not top.is_dir():
        return []
    return sorted(path for path in walk(top, folder, []) if path.name.endswith(".md"))


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all, in the line ends and with the byte order mark that it has.

    ``text`` has plain line feeds. Raises OSError where it cannot be written.
    """
    former = read_plain(path, PICTURE.most) if path.is_file() else b""
    data = text.encode("utf-8")
    if b"\r\n" in former:
        data = data.replace(b"\n", b"\r\n")
    mark = BOM_UTF8 if former.startswith(BOM_UTF8) else b""
    write_whole(path, mark + data)


def find_special(folder: Path) -> list[Fault]:
    """Faults for links, pipes and the like, which Pelican's own generators would follow, or wait for, for ever."""
    faults: list[Fault] = []
    for _path in walk(folder, folder, faults):
        pass
    return faults


def walk(folder: Path, root: Path, faults: list[Fault]) -> Iterator[Path]:
    """The plain files below a folder that are content; links and special files are faults."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_IGNORED) or entry.name.endswith(_IGNORED[1:]):
                continue
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                yield from walk(path, root, faults)
            elif entry.is_file(follow_symlinks=False):
                yield path
            else:
                name = f"{root.name}/{path.relative_to(root).as_posix()}"
                faults.append(
                    Fault(
                        name, 1, "", "is a link or a special file", "Put a plain file in its place"
                    )
                )
