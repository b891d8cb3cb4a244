"""The ids of drafts, made of what is known of a report: date, source, the first words of its title."""

from __future__ import annotations

import re
from collections.abc import Collection

from sitrep.core.model import Report
from sitrep.core.text import mint_id, slugify

TOPIC_WORDS = 5
"""Words of the title in an id: enough to tell a day's reports apart, short enough to read."""


def minted_id(report: Report, ids: Collection[str]) -> str:
    """An id for a report by what is known of it, not in ``ids``; the one that it has plays no part."""
    return mint_id(_words(report), ids)


def is_minted(report: Report) -> bool:
    """Whether a report's id is made of what is known of it, so that no curator chose it."""
    base = minted_id(report, ())
    return re.fullmatch(re.escape(base) + r"(-\d+)?", report.id) is not None


def address_words(report: Report) -> str:
    """The words in the address of the origin's page; they name the file, not the report."""
    path = report.url.rstrip("/").rpartition("/")[2] if report.url else ""
    return re.sub(r"\.html?$", "", path).replace("-", " ")


def _words(report: Report) -> list[str]:
    """Date, source and the first words of the title, or of what names it else."""
    title = report.title or address_words(report)
    words = slugify(title).split("-")[:TOPIC_WORDS] if title else ["report"]
    return [str(report.date) if report.date else "undated", report.source or "", *words]
