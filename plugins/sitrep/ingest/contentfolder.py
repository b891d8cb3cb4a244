"""The content folder that ingest adds to: read once, written file by file, each whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sitrep.core.content import ContentFile
from sitrep.core.errors import DocumentError, Fault
from sitrep.core.frontmatter import FENCE, decode, find_excess
from sitrep.core.limits import FRONT_MATTER, PICTURE
from sitrep.core.model import Report
from sitrep.core.placesfile import parse_places
from sitrep.core.regionsfile import parse_regions
from sitrep.core.reportfile import ReportFile, parse_report
from sitrep.core.sourcesfile import parse_sources
from sitrep.files import whole
from sitrep.files.plain import read_plain
from sitrep.ingest.draft import Draft
from sitrep.ingest.held import HeldReport
from sitrep.ingest.ledger import copy_of
from sitrep.ingest.settings import Settings, load_settings

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Tree:
    """What ingest must know of the content folder it adds to."""

    folder: Path
    settings: Settings
    held: tuple[HeldReport, ...]
    """The reports that are there, without their texts, in the order of their paths."""

    @property
    def ids(self) -> frozenset[str]:
        """The ids given so far."""
        return frozenset(held.file.report.id for held in self.held)

    def path_of(self, report: Report) -> Path:
        """Where a new report's file would stand."""
        return self.folder / "reports" / (str(report.date.year) if report.date else "undated") / f"{report.id}.md"


def read_tree(folder: Path) -> Tree:
    """What the content folder holds; what is wrong in it is the build's to say."""
    faults: list[Fault] = []
    sources = _read(folder / "sources.toml", faults)
    regions = _read(folder / "regions.toml", faults)
    places = _read(folder / "places.toml", faults)
    settings = load_settings(
        parse_sources(sources, "sources.toml", faults) or () if sources else (),
        parse_regions(regions, "regions.toml", frozenset(), faults) or () if regions else (),
        parse_places(places, "places.toml", frozenset(), faults) or () if places else (),
    )
    paths = sorted(path for path in folder.glob("reports/**/*.md") if path.is_file())
    found = (parse_report(read_plain(path, PICTURE.most), path.as_posix(), faults) for path in paths)
    return Tree(folder, settings, tuple(HeldReport.of(file).without_text() for file in found if file))


def read_files(folder: Path) -> tuple[ContentFile, ...]:
    """Every file of the content folder as a build takes it: none that is hidden."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    below = ((path, path.relative_to(folder)) for path in paths)
    return tuple(
        ContentFile(name.as_posix(), read_plain(path, PICTURE.most))
        for path, name in below
        if not any(part.startswith(".") for part in name.parts)
    )


def open_report(path: str) -> tuple[ReportFile, str]:
    """A report's file as it is now, and its text."""
    data = read_plain(path, PICTURE.most)
    file = parse_report(data, path, [])
    text = decode(data, path, [])
    if file is None or text is None:
        raise DocumentError(f"{path} can no longer be read")
    return file, text


def remove_report(path: str) -> None:
    """Remove a draft's file."""
    os.remove(path)


def write_whole(file: Path | str, text: str) -> None:
    """Write a file whole or not at all."""
    path = Path(file)
    if path.suffix == ".md":
        refuse_long(text)
    whole.write_whole(path, text.encode("utf-8"))


def refuse_existing(path: Path) -> None:
    """Raise DocumentError where a file is that is to be written."""
    if path.exists():
        raise DocumentError(f"{path.as_posix()} exists already; move it away first")


def refuse_long(text: str) -> None:
    """Raise DocumentError for a report that no build would take."""
    keys = text.partition(f"\n{FENCE}\n")[0].encode("utf-8")
    excess = FRONT_MATTER.excess(len(keys)) if FRONT_MATTER.is_over(len(keys)) else find_excess(text)
    if excess:
        raise DocumentError(f"its report would have {excess}; split the document, or the family")


def write_ledger(tree: Tree, sha256: str, lines: Iterable[str]) -> None:
    """Write the ledger of a document."""
    write_whole(_ledger(tree, sha256), "\n".join(lines) + "\n")


def read_copy(tree: Tree, sha256: str | None, report: Report) -> Draft | None:
    """A document of a report with its blocks, from its ledger; None where that is not on this machine."""
    if sha256 is None or not _HASH.fullmatch(sha256) or not _ledger(tree, sha256).is_file():
        return None
    return copy_of(read_ledger(tree, sha256), report)


def read_ledger(tree: Tree, sha256: str) -> tuple[str, ...]:
    """The lines of a document's ledger, none where it is not on this machine."""
    path = _ledger(tree, sha256)
    return tuple(path.read_text("utf-8").removesuffix("\n").split("\n")) if path.is_file() else ()


def _ledger(tree: Tree, sha256: str) -> Path:
    return tree.folder.parent / ".ledger" / f"{sha256}.jsonl"


def _read(path: Path, faults: list[Fault]) -> str | None:
    return decode(read_plain(path, PICTURE.most), path.name, faults) if path.is_file() else None
