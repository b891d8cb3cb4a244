"""A curator's desk for tests: documents are put in, and the content folder shows what came of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sitrep.content.report_file import parse_report
from sitrep.core.errors import Fault
from sitrep.core.model import Report
from sitrep.ingest.desk.drafts.filing import file_all
from sitrep.ingest.desk.filed import Filed
from sitrep.ingest.desk.folder import read_tree
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.run import Refused, Way, open_shelf, take_documents
from tests.support.trees import REGIONS, SOURCES, write

TODAY = dt.date(2021, 6, 1)


@dataclass(frozen=True, slots=True)
class Desk:
    """A content folder and what is done with it."""

    folder: Path

    def take(self, *documents: str, today: dt.date = TODAY) -> list[Filed | Refused]:
        """What is done with documents of these texts or pages, given in one run."""
        inbox = self.folder.parent / "inbox"
        inbox.mkdir(exist_ok=True)
        names = []
        for number, document in enumerate(documents):
            kind = "html" if document.lstrip().startswith("<") else "txt"
            path = inbox / f"{number}.{kind}"
            path.write_text(document, "utf-8")
            names.append(str(path))
        tree = read_tree(self.folder)
        with open_shelf() as shelf:
            intake = take_documents(names, shelf, tree.settings, Way(1, lambda _done, _total: None))
            return [
                each for each in file_all(tree, intake, today) if not isinstance(each, DraftFamily)
            ]

    def told(self, *documents: str, today: dt.date = TODAY) -> str:
        """All that the curator is told of documents."""
        return "\n".join(
            line
            for each in self.take(*documents, today=today)
            if isinstance(each, Filed)
            for line in each.lines
        )

    @property
    def files(self) -> list[Path]:
        return sorted((self.folder / "reports").rglob("*.md"))

    @property
    def file(self) -> Path:
        (path,) = self.files
        return path

    @property
    def reports(self) -> list[Report]:
        faults: list[Fault] = []
        found = [parse_report(path.read_bytes(), path.name, faults) for path in self.files]
        assert faults == []
        return [file.report for file in found if file]

    @property
    def report(self) -> Report:
        (report,) = self.reports
        return report

    @property
    def state(self) -> dict[str, bytes]:
        """Everything in the folder and beside it but the documents."""
        paths = sorted(path for path in self.folder.parent.rglob("*") if path.is_file())
        return {path.as_posix(): path.read_bytes() for path in paths if "inbox" not in path.parts}

    def edit(self, old: str, new: str) -> None:
        """Change the only report by hand."""
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")

    def publish(self) -> None:
        """Set the only report published; what it lacks for that is no matter to ingest."""
        self.edit("status: draft", "status: published")


def new_desk(folder: Path) -> Desk:
    """A desk with two sources and no report."""
    return Desk(write(folder / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS}))


@dataclass(frozen=True, slots=True)
class WebPage:
    """A saved page with only what is given."""

    paragraphs: tuple[str, ...]
    title: str = ""
    heading: str = ""
    site: str = ""
    address: str = ""
    date: str = ""
    foot: str = ""
    head: str = ""

    def __str__(self) -> str:
        metas = {"og:site_name": self.site, "article:published_time": self.date}
        head = "".join(
            f'<meta property="{key}" content="{value}">' for key, value in metas.items() if value
        )
        head += f"<title>{self.title}</title>" if self.title else ""
        head += f'<link rel="canonical" href="{self.address}">' if self.address else ""
        text = "".join(f"<p>{each}</p>" for each in self.paragraphs)
        heading = f"<h1>{self.heading}</h1>" if self.heading else ""
        return (
            f"<!DOCTYPE html><html><head>{head}{self.head}</head>"
            f"<body><main>{heading}{text}</main><footer><p>{self.foot}</p></footer></body></html>"
        )
