"""The content folder: the one walker that reads it, and the one writer that adds to it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sitrep.content.alone.how_to_read import USUAL, HowToRead
from sitrep.content.checks.holdings import IGNORE_FILE, Holdings, check_holdings, ignore_text
from sitrep.content.reading import IMAGES, REPORTS, ContentFile
from sitrep.content.record.file import RECORD
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.tree import Content, read_content
from sitrep.core.errors import BuildError, ContentError, DocumentError, Fault
from sitrep.core.limits import ENTRIES, PICTURE
from sitrep.files.plain import read_plain
from sitrep.files.whole import write_whole
from sitrep.geo.codes import iso_codes

_ASIDE = (".", "~", "#")
"""What begins or ends so belongs to editors and git: ``.trash/``, ``~old.md``, ``#a.md#``."""
ASIDE_PATTERNS = (".*", "~*", "*~", "#*", "*#")
"""The same names as patterns of fnmatch."""


def read_folder(folder: Path, *, by_record: bool = True) -> Content:
    """The content in a folder; raises ContentError with every fault of its texts and tables.

    Pictures are left alone: cleaning them takes longer than all else, and only a build needs them.
    ``by_record`` says whether what differs from the record is a fault.
    """
    faults: list[Fault] = []
    files = list(read_files(folder, faults))
    return checked_content(folder, files, faults, how=HowToRead(by_record))


def checked_content(
    folder: Path,
    files: Sequence[ContentFile],
    faults: list[Fault],
    *,
    how: HowToRead = USUAL,
) -> Content:
    """The content of these files; raises ContentError with its faults and those found before."""
    content, found = read_content(files, codes=iso_codes(), root=folder.name, how=how)
    if is_in_git(folder):
        holdings = Holdings.of(content.repository, content.sources)
        drafts = (draft.file for draft in content.drafts)
        refresh_ignored(folder, [*content.reports, *drafts], holdings)
        found += check_holdings(content.reports, holdings)
    if faults or found:
        raise ContentError([*faults, *found])
    return content


def is_in_git(folder: Path) -> bool:
    """Whether a folder is in a working tree of git, so that what is in it is or will be tracked."""
    here = folder.resolve()
    return any((each / ".git").exists() for each in (here, *here.parents))


def refresh_ignored(folder: Path, reports: Iterable[ReportFile], holdings: Holdings) -> None:
    """Bring up to date which drafts git is to leave alone; ``reports`` are all that were read.

    A draft that was published must be seen by git again. One that was put aside, in
    ``reports/.trash/`` for instance, is not a report any more, and its text is as private as it
    was.
    """
    path = folder / IGNORE_FILE
    former = path.read_text("utf-8") if path.is_file() else ""
    aside = read_aside(folder)
    known = [replace(each, file=name_below(folder, each.file)) for each in (*reports, *aside)]
    paths = [*walk_reports(folder, []), *_find_aside(folder / REPORTS)]
    names = [name_below(folder, each.as_posix()) for each in paths]
    text = ignore_text(known, holdings, former, names)
    try:
        if text and text != former:
            write_file(folder, path, text)
        elif former and not text:
            path.unlink()
    except OSError as error:
        raise BuildError(
            f"{path} cannot be written ({error.strerror}), and git would take drafts in"
        ) from error


def read_aside(folder: Path) -> tuple[ReportFile, ...]:
    """The reports in files that the walker passes over: not content, but git would take them."""
    found = []
    for path in _find_aside(folder / REPORTS):
        try:
            file = parse_report(read_plain(path, PICTURE.most), path.as_posix(), [])
        except OSError:
            continue  # its name in the ignore file stays while it cannot be read
        if file:
            found.append(file)
    return tuple(found)


def name_below(folder: Path, path: str) -> str:
    """A file's path below the content folder; ``path`` is its whole path, or as faults name it."""
    if Path(path).is_relative_to(folder):
        return Path(path).relative_to(folder).as_posix()
    return path.removeprefix(f"{folder.name}/")


def read_files(
    folder: Path, faults: list[Fault], *, pictures: bool = True
) -> Iterator[ContentFile]:
    """The files of the content folder, sorted by path; unreadable ones are faults."""
    above = len(os.path.join(folder, ""))
    for path in sorted(_files(str(folder), folder, faults), key=lambda path: path.split(os.sep)):
        name = path[above:].replace(os.sep, "/")
        if name.startswith(IMAGES) and not pictures:
            continue
        try:
            yield read_file(folder, name)
        except OSError as error:
            faults.append(_unreadable(Path(path), folder, error))


def read_file(folder: Path, name: str) -> ContentFile:
    """A file of the content folder, by its path below it; raises OSError for anything but a file."""
    limit = ENTRIES if name == RECORD else PICTURE
    return ContentFile(name, read_plain(os.path.join(folder, name), limit.most))


def walk_reports(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """The files of the content folder that are reports."""
    for path in walk(folder, folder, faults):
        name = path.relative_to(folder).as_posix()
        if name.startswith(REPORTS) and name.endswith(".md"):
            yield path


def refuse_existing(path: Path) -> None:
    """Raise DocumentError where a file is that is to be written."""
    if os.path.lexists(path):
        raise DocumentError(f"{path.as_posix()} exists already; move it away first")


def find_special(folder: Path) -> list[Fault]:
    """Faults for links, pipes and the like.

    Pelican would follow a link, and wait for a pipe for ever.
    """
    faults: list[Fault] = []
    for _path in _files(str(folder), folder, faults):
        pass
    return faults


def walk(folder: Path, root: Path, faults: list[Fault]) -> Iterator[Path]:
    """The plain files below a folder that are content; links and special files are faults."""
    return map(Path, _files(str(folder), root, faults))


def _files(folder: str, root: Path, faults: list[Fault]) -> Iterator[str]:
    """The same as texts, which are had in a fraction of the time."""
    for entry in _entries(folder, root, faults):
        if is_aside(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, root, faults)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path
        else:
            problem, remedy = "is a link or a special file", "Put a plain file in its place"
            faults.append(Fault(_name_in_faults(Path(entry.path), root), 1, "", problem, remedy))


def _find_aside(folder: Path, *, is_below: bool = False) -> Iterator[Path]:
    """The plain Markdown files below a folder that ``walk`` passes over."""
    for entry in _entries(str(folder), folder, []):
        aside = is_below or is_aside(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _find_aside(Path(entry.path), is_below=aside)
        elif aside and ".md" in entry.name and entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def is_aside(name: str) -> bool:
    """Whether a file or folder of that name belongs to editors or git, and to no content."""
    return name.startswith(_ASIDE) or name.endswith(_ASIDE[1:])


def _entries(folder: str, root: Path, faults: list[Fault]) -> Iterator[os.DirEntry[str]]:
    """What is in a folder; none, with a fault, where its list cannot be read."""
    if not os.path.isdir(folder):
        return
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError as error:
        faults.append(_unreadable(Path(folder), root, error))


def _unreadable(path: Path, root: Path, error: OSError) -> Fault:
    problem = f"cannot be read ({error.strerror})"
    remedy = "Give yourself the right to read it, or remove it"
    return Fault(_name_in_faults(path, root), 1, "", problem, remedy)


def _name_in_faults(path: Path, root: Path) -> str:
    return f"{root.name}/{path.relative_to(root).as_posix()}"


def write_file(folder: Path, path: Path, text: str) -> None:
    """Write a file of the content folder, whole or not at all.

    Raises ContentError where a link is in its place or above it: what is written
    there would not be read.
    """
    for each in (path, *path.parents):
        if each == folder:
            break
        if each.is_symlink():
            problem = "is a link, and what is written there would not be read"
            remedy = "Put a plain file or folder in its place"
            raise ContentError([Fault(_name_in_faults(each, folder), 1, "", problem, remedy)])
    write_whole(path, text.encode("utf-8"))
