"""Documents filed into a folder, and what came of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sitrep.content.report_file import parse_report
from sitrep.core.model import Report
from sitrep.ingest.desk.drafts.filing import file_all
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.desk.folder import read_tree
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.run import Refused, Way, open_shelf, take_documents
from tests.support.ingest.documents import document

TODAY = dt.date(2021, 6, 1)


def filed(folder: Path, *texts: str, today: dt.date = TODAY) -> list[Filed | Refused]:
    """What is done with documents of these texts."""
    names = [f"{document(text).sha256[:8]}.txt" for text in texts]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text, "utf-8")
    tree = read_tree(folder)
    with open_shelf() as shelf:
        intake = take_documents(names, shelf, tree.settings, Way(1, lambda _done, _total: None))
        return [each for each in file_all(tree, intake, today) if not isinstance(each, DraftFamily)]


def outcomes(folder: Path, *texts: str) -> list[tuple[Outcome, int]]:
    return [
        (each.outcome, each.number) for each in filed(folder, *texts) if isinstance(each, Filed)
    ]


def only_file(folder: Path) -> Path:
    (path,) = (folder / "reports").rglob("*.md")
    return path


def only_report(folder: Path) -> Report:
    faults: list[object] = []
    file = parse_report(only_file(folder).read_bytes(), "x.md", faults)  # type: ignore[arg-type]
    assert faults == []
    assert file
    return file.report


def edit(folder: Path, old: str, new: str) -> None:
    path = only_file(folder)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.as_posix(): path.read_bytes()
        for path in sorted(folder.parent.rglob("*"))
        if path.is_file()
    }
