"""A report's file cut to what its source's rights allow, for a repository that anybody can read."""

from __future__ import annotations

from dataclasses import replace

from sitrep.content.schema.report import without_words
from sitrep.core.model import Report, Rights, RightsKind, TextKind
from sitrep.core.rights import CUT, CUT_BEHIND, permit


def shows_withheld(report: Report, rights: Rights) -> bool:
    """Whether the keys of a report hold words of a source that lets nothing be shown."""
    if rights.kind is not RightsKind.WITHHOLD or report.text is TextKind.SUMMARY:
        return False
    return report != without_words(report)


def cut_to_rights(report: Report, rights: Rights) -> Report:
    """The report with what may be shown of its text; where something was cut, it says so."""
    texts = permit(report, rights).texts
    passages = tuple(
        replace(passage, text=passage.text if passage.text == text else _cut(text))
        for passage, text in zip(report.passages, texts, strict=True)
    )
    cut = replace(report, text=TextKind.EXCERPT, passages=passages)
    return without_words(cut) if shows_withheld(report, rights) else cut


def _cut(text: str | None) -> str:
    return f"{text}{CUT_BEHIND}" if text else CUT
