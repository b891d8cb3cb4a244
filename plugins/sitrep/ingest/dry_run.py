"""A dry run: the same work on a copy of the content folder, which is thrown away afterwards.

What is printed is what the work itself would print, because it is that work.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sitrep.content.checks.holdings import IGNORE_FILE
from sitrep.content.folder import read_files
from sitrep.ingest.ledger.folder import NAME as LEDGER

_PREFIX = "dry-run-"


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """A copy of a content folder, pictures left out, with its ledger beside it.

    The copy lies in the ledger, where there is one: what is private stays where git and other
    users cannot see it, also if the dry run is killed.
    """
    ledger = folder.parent / LEDGER
    place = ledger if ledger.is_dir() else None
    with TemporaryDirectory(prefix=_PREFIX, dir=place) as top:
        copy = Path(top, "content")
        copy.mkdir()
        if folder.is_dir():
            for file in read_files(folder, [], pictures=False):
                path = copy / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.data)
        if (folder / IGNORE_FILE).is_file():
            (copy / IGNORE_FILE).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / IGNORE_FILE, copy / IGNORE_FILE)
        if place:
            unwanted = shutil.ignore_patterns(f"{_PREFIX}*")
            shutil.copytree(ledger, Path(top, LEDGER), ignore=unwanted)
        yield copy
