"""A report checked by itself: all that can be said of it without looking at any other file.

What it names is listed, so that the whole folder can be looked through quickly: only a report
that names something unknown is looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitrep.content.checks.confirmed import claims_confirmation
from sitrep.content.checks.figures import figure_faults
from sitrep.content.checks.kinds import kind_faults
from sitrep.content.checks.links import CheckedLinks, report_links_alone
from sitrep.content.checks.own_words import own_words_faults
from sitrep.content.checks.raw_signs import raw_signs
from sitrep.content.report_file import ReportFile, passage_key
from sitrep.content.schema.key import Need
from sitrep.content.schema.report import REPORT
from sitrep.core.errors import Fault
from sitrep.core.events import UNNAMED
from sitrep.core.figures import figure_key
from sitrep.core.links.hosts import bare_host
from sitrep.core.markdown.outline import outline
from sitrep.core.model import Report, Status, TextKind
from sitrep.core.text import is_visible


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report, what is wrong with it, and what it names that others must have."""

    file: ReportFile
    faults: tuple[Fault, ...]
    """Without those of its links."""
    links: CheckedLinks
    sources: frozenset[str]
    """Its origin and its carriers."""
    leans_on: frozenset[str]
    """Sources and reports; who is not named is none of them."""
    events: frozenset[str]
    places: frozenset[str]
    """Codes and ids of regions."""
    is_placed: bool
    """Whether all of it is said to be somewhere."""
    claims_confirmation: bool
    """Whether a passage is said to be confirmed, which takes another source."""
    address: str | None
    """Its page, without what makes no difference between two pages."""


def check_alone(file: ReportFile) -> CheckedReport:
    """All that can be said of a report by itself."""
    report = file.report
    passages = report.passages
    rests_on = frozenset[str]().union(*(each.rests_on for each in passages))
    return CheckedReport(
        file=file,
        faults=tuple(fault for check in CHECKS for fault in check(file)),
        links=report_links_alone(file),
        sources=frozenset(
            filter(None, (report.source, *(each.source for each in report.carriers)))
        ),
        leans_on=rests_on - {UNNAMED} | frozenset(report.cites),
        events=frozenset[str]().union(*(each.events for each in passages)),
        places=frozenset(report.regions).union(*(each.regions for each in passages)),
        is_placed=bool(report.regions) or all(each.regions for each in passages),
        claims_confirmation=claims_confirmation(report),
        address=_address(report),
    )


def _has_keys(file: ReportFile) -> Iterator[Fault]:
    report = file.report
    # What was withdrawn, or cut because its source's rights demand it, may have lost its title.
    may_be_untitled = report.status is Status.WITHDRAWN or report.text is TextKind.EXCERPT
    for key in _NEEDED:
        if key.name in file.unread or (key.name == "title" and may_be_untitled):
            continue
        value = getattr(report, key.name)
        if value is None or (isinstance(value, str) and not is_visible(value)):
            yield file.fault(key.name, "is missing", key.remedy)
    if report.status is Status.WITHDRAWN and not report.changes:
        yield file.fault(
            "changes", "does not say when and why it was withdrawn", "Add {date: …, note: …}"
        )


def _has_text(file: ReportFile) -> Iterator[Fault]:
    outlines = [outline(passage.text) for passage in file.report.passages]
    seen = any(is_visible(line) for found in outlines for line in found.paragraphs)
    if file.report.status is not Status.WITHDRAWN and not seen:
        yield file.fault(
            "body", "the report has no text", "Write its paragraphs below the front matter"
        )
    for number, found in enumerate(outlines, 1):
        if found.is_too_deep:
            yield file.fault(
                passage_key(number),
                "lists and quotations are nested too deeply",
                "Use fewer levels",
            )
        if found.has_open_claim:
            yield file.fault(
                passage_key(number), "a claim begins with {? and is not closed", "Write ?} after it"
            )


def _has_no_raw_signs(file: ReportFile) -> Iterator[Fault]:
    """Of a summary alone: what an origin wrote may be any signs."""
    report = file.report
    if report.text is not TextKind.SUMMARY or report.status is Status.WITHDRAWN:
        return
    for number, passage in enumerate(report.passages, 1):
        for sign in raw_signs(passage.text):
            yield file.fault(passage_key(number), sign.problem, sign.remedy)


def _parts_figures(file: ReportFile) -> Iterator[Fault]:
    """What a passage counts over several events says nothing of any one of them."""
    for number, passage in enumerate(file.report.passages, 1):
        for figure in passage.figures:
            if len(passage.events) > 1 and not figure.is_total:
                name = figure_key(figure)
                yield file.fault(
                    passage_key(number),
                    f"{name}= counts over several events",
                    f"Write {name}=total:…, or give each event a passage of its own",
                )


_NEEDED = tuple(key for key in REPORT if key.need is Need.PUBLISHED)
CHECKS: tuple[Callable[[ReportFile], Iterator[Fault]], ...] = (
    _has_keys,
    kind_faults,
    _has_text,
    _has_no_raw_signs,
    own_words_faults,
    figure_faults,
    _parts_figures,
)


def _address(report: Report) -> str | None:
    """The origin's address without what makes no difference between two pages."""
    if not report.url:
        return None
    # https://www.example.org/a/ and http://example.org/a are one page; ?id=1 and ?id=2 are two.
    parts = urlsplit(report.url)
    query = f"?{parts.query}" if parts.query else ""
    port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    return f"{bare_host(report.url)}{port}{parts.path.rstrip('/')}{query}"
