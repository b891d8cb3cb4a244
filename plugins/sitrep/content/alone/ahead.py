"""Reports read before anybody asks for them, many at once: the most of what a first build has to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sitrep.content.alone.files import ReadReport, read_report
from sitrep.content.alone.how_to_read import Each
from sitrep.content.alone.search import SearchedFile, told_of
from sitrep.content.checks.privacy import published_report
from sitrep.content.checks.private import findings_in

_AT_ONCE = 16
"""Reports that are read and searched together."""


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """Some reports."""

    reports: Mapping[str, ReadReport]
    """By path."""
    searched: Mapping[str, SearchedFile]
    """What is private in those that can be read, by path."""


def read_ahead(files: Mapping[str, bytes], root: str, each: Each) -> ReadAhead:
    """The reports in files, by path; ``root`` is how messages name the folder."""
    given = sorted(files.items())
    batches = [given[at : at + _AT_ONCE] for at in range(0, len(given), _AT_ONCE)]
    read = [made for _, made in each(partial(_read, root), batches)]
    return ReadAhead(
        {path: report for some in read for path, report in some.reports.items()},
        {path: found for some in read for path, found in some.searched.items()},
    )


def _read(root: str, batch: Sequence[tuple[str, bytes]]) -> ReadAhead:
    reports = {path: read_report(data, f"{root}/{path}") for path, data in batch}
    texts = {path: published_report(each.file) for path, each in reports.items() if each.file}
    found = findings_in(texts.values())
    return ReadAhead(reports, {path: told_of((each,), found) for path, each in texts.items()})
