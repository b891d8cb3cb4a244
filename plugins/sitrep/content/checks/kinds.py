"""Who worded a title and what a date rests on: stated where there is one, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.content.report_file import ReportFile
from sitrep.core.errors import Fault
from sitrep.core.model import UNKNOWN_SOURCE, DateBasis, Status, TitleKind
from sitrep.core.text import is_visible


@dataclass(frozen=True, slots=True)
class _Kind:
    """A value of a report beside the word that says where it comes from."""

    key: str
    kind_key: str
    has_value: bool
    kind: TitleKind | DateBasis | None
    asks: str
    """What the kind answers."""
    others: str
    """The kinds that do not claim the origin's own word, with ``editor`` first."""


def kind_faults(file: ReportFile) -> Iterator[Fault]:
    """Faults of kinds that are missing beside a value, or claim the word of an unknown source.

    A kind beside nothing is not a fault of its own: the value is missing, which is reported.
    """
    if file.report.status is Status.WITHDRAWN:
        return
    is_unknown = file.report.source == UNKNOWN_SOURCE.id
    for each in _kinds(file):
        if not {each.key, each.kind_key} & file.unread:
            yield from _faults(file, each, is_unknown=is_unknown)
    yield from _lost_url(file)


def _lost_url(file: ReportFile) -> Iterator[Fault]:
    """A fault of a date that is said to rest on a URL that readers cannot look at."""
    report = file.report
    # An archive's address holds that of the page, and so the date: that a page is gone is not a fault.
    has_url = report.url or report.archived or {"url", "archived"} & file.unread
    if report.date and report.date_basis is DateBasis.URL and not has_url:
        yield file.fault(
            "date_basis",
            "says that the date rests on the report's URL, and there is none",
            "Add url: and the address of the origin's page, or write what else the date rests on: "
            "carrier, text or editor",
        )


def _kinds(file: ReportFile) -> tuple[_Kind, ...]:
    report = file.report
    return (
        _Kind(
            "title",
            "title_kind",
            is_visible(report.title or ""),
            report.title_kind,
            "who worded the title",
            "editor if you worded it, carrier if a reprint shows it",
        ),
        _Kind(
            "date",
            "date_basis",
            report.date is not None,
            report.date_basis,
            "what the date rests on",
            "editor if it is your judgement, text, url or carrier if it rests on one of these",
        ),
    )


def _faults(file: ReportFile, each: _Kind, *, is_unknown: bool) -> Iterator[Fault]:
    stated = "" if is_unknown else ", stated if the origin itself shows it"
    if each.has_value and each.kind is None:
        # A missing key is in line 1: the value's own line says where to add it.
        line = max(file.line(each.kind_key), file.line(each.key))
        yield Fault(
            file.file,
            line,
            each.kind_key,
            f"does not say {each.asks}",
            f"Write {each.others}{stated}",
        )
    elif each.has_value and is_unknown and each.kind in {TitleKind.STATED, DateBasis.STATED}:
        problem = f"says that the origin states the {each.key}, and the origin is unknown"
        yield file.fault(each.kind_key, problem, f"Write {each.others}, or name the source")
