"""A report as the text of its file."""

from __future__ import annotations

from sitrep.content.schema.key import write_record
from sitrep.content.schema.report import REPORT
from sitrep.content.syntax.front_matter import FENCE, find_excess
from sitrep.content.syntax.passages import dump_passages
from sitrep.content.syntax.yaml_nodes import dump_yaml
from sitrep.core.errors import DocumentError
from sitrep.core.limits import FRONT_MATTER
from sitrep.core.model import Report
from sitrep.core.text import legible, one_line


def dump_report(report: Report, *, notes: tuple[str, ...] = ()) -> str:
    """The file of a report; ``notes`` become comments of one line each above its keys."""
    comments = "".join(f"# {one_line(legible(note))}\n" for note in notes)
    keys = dump_yaml(write_record(report, REPORT))
    return f"{FENCE}\n{comments}{keys}{FENCE}\n{dump_passages(report.passages)}"


def refuse_long(text: str) -> None:
    """Raise DocumentError for a report that no build would take."""
    keys = text.replace("\r\n", "\n").partition(f"\n{FENCE}\n")[0].encode("utf-8")
    excess = (
        FRONT_MATTER.excess(len(keys)) if FRONT_MATTER.is_over(len(keys)) else find_excess(text)
    )
    if excess:
        raise DocumentError(f"its report would have {excess}; split the document, or the family")
