"""What a repository that everybody can read may hold of other people's texts.

Git keeps what it once was given, and whoever clones it has it: a text that the site
must not show must not be in there either, whatever the pages say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.content.cut import shows_withheld
from sitrep.content.report_file import ReportFile
from sitrep.content.schema.files import Repository
from sitrep.core.errors import Fault
from sitrep.core.model import UNKNOWN_SOURCE, Report, Rights, RightsKind, Source, Status, TextKind
from sitrep.core.rights import surplus
from sitrep.core.text import count

IGNORE_FILE = "reports/.gitignore"
"""The file, below the content folder, that keeps drafts out of git.

It ignores itself as well: the ids of drafts give away what they are about."""
_HEAD = (
    "# Drafts with text that a public repository may not hold. Written by ingest, review and build;",
    '# for a private repository put repository = "private" into digest.toml.',
    "/.gitignore",
    *(
        ".*.new",
        "*~",
        ".*.sw?",
        r"\#*#",
    ),  # what a write that was cut short, or an editor, leaves beside a draft
)
_SPECIAL = re.compile(r"([\\*?\[\]# !])")


@dataclass(frozen=True, slots=True)
class Holdings:
    """Who can read the repository, and what the sources allow."""

    repository: Repository
    rights: dict[str, Rights]
    """By source."""

    @classmethod
    def of(cls, repository: Repository, sources: Iterable[Source]) -> Holdings:
        """What the content folder says."""
        return cls(repository, {source.id: source.rights for source in sources})

    def rights_of(self, report: Report) -> Rights:
        """What may be shown of a report's text: an unknown source has permitted nothing."""
        return self.rights.get(report.source or "", UNKNOWN_SOURCE.rights)

    def hides(self, report: Report) -> bool:
        """Whether git must ignore a report.

        That is a draft with the words of a source whose rights are not full.

        One made from a document counts as such, whatever it says of its text: a curator may
        write ``text: summary`` before the text is rewritten.
        """
        if self.repository is Repository.PRIVATE or report.status is not Status.DRAFT:
            return False
        taken = report.text is TextKind.VERBATIM or report.provenance is not None
        return taken and self.rights_of(report).kind is not RightsKind.FULL


def check_holdings(files: Iterable[ReportFile], holdings: Holdings) -> Iterator[Fault]:
    """Faults for published reports that hold more of a source's text than the site may show."""
    if holdings.repository is Repository.PRIVATE:
        return
    for file in files:
        allowed = holdings.rights_of(file.report)
        remedy = f"Run ./dev tidy {file.report.id}: the whole text moves into the ledger"
        if words := surplus(file.report, allowed):
            problem = f"{count(words, 'word')} more of its source's text than its rights allow ({allowed})"
            yield file.fault(
                "body", f"holds {problem}, and everybody can read the repository", remedy
            )
        elif shows_withheld(file.report, allowed):
            yield file.fault(
                "title",
                f"shows in a public repository what its source's rights withhold ({allowed})",
                remedy,
            )


def ignore_text(
    files: Iterable[ReportFile], holdings: Holdings, former: str, names: Iterable[str]
) -> str:
    """The text of the ignore file; empty where there is nothing to ignore.

    ``names`` are the paths of all files below ``reports/``. A file that was named
    before stays named while it cannot be read: what is in it is as private as it was.
    """
    reports = list(files)
    unread = set(map(ignore_line, names)) - {ignore_line(file.file) for file in reports}
    kept = unread & set(former.split("\n"))
    hidden = {ignore_line(file.file) for file in reports if holdings.hides(file.report)}
    lines = (*_HEAD, *sorted(kept | hidden)) if kept | hidden else ()
    return "".join(f"{line}\n" for line in lines)


def with_ignored(text: str, *names: str) -> str:
    """The text of the ignore file with the files of more reports."""
    lines = text.removesuffix("\n").split("\n") if text else [*_HEAD]
    known = set(lines)
    more = [line for line in dict.fromkeys(map(ignore_line, names)) if line not in known]
    return "".join(f"{each}\n" for each in (*lines, *more)) if more else text


def ignore_line(name: str) -> str:
    """The line that keeps a report's file from git.

    ``name`` is its path below the content folder.
    """
    return "/" + _SPECIAL.sub(r"\\\1", f"/{name}".partition("/reports/")[2])
