"""What a published report must fulfil beyond being readable.

A draft may hold nulls: these requirements apply once a report's status is published.
They see all reports at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitrep.content.checks.confirmed import CONFIRMED, confirmed_passages
from sitrep.content.checks.figures import figure_faults
from sitrep.content.checks.kinds import kind_faults
from sitrep.content.checks.links import check_report_links
from sitrep.content.checks.named import (
    Beside,
    Nameable,
    event_faults,
    region_faults,
    source_faults,
)
from sitrep.content.checks.own_words import own_words_faults
from sitrep.content.checks.raw_signs import raw_signs
from sitrep.content.report_file import ReportFile, passage_key
from sitrep.content.schema.key import Need
from sitrep.content.schema.report import REPORT
from sitrep.core.errors import Fault
from sitrep.core.figures import figure_key
from sitrep.core.links.hosts import bare_host
from sitrep.core.links.rule import known_hosts
from sitrep.core.markdown.outline import outline
from sitrep.core.model import UNKNOWN_SOURCE, Report, Source, Status, TextKind
from sitrep.core.regions import Regions
from sitrep.core.roots import Key
from sitrep.core.text import is_visible


@dataclass(frozen=True, slots=True)
class _Known:
    """What the reports are checked against."""

    named: Nameable
    confirmed: frozenset[Key]
    """The passages that two independent roots stand behind, themselves or in one of their events;
    empty where no credibility depends on it."""
    hosts: frozenset[str]
    """Of the sources: what looks like one of them and is not passes for it."""


Check = Callable[[ReportFile, _Known], Iterator[Fault]]


def check_reports(
    files: Iterable[ReportFile],
    sources: Iterable[Source] | None,
    regions: Regions | None,
    others: Beside,
) -> list[Fault]:
    """Every fault of the reports, taken one by one and taken together.

    Without sources or regions (their file could not be read) what names them goes unchecked: a
    broken table is one fault, not one per passage.
    """
    files = list(files)
    sources = None if sources is None else list(sources)
    ids = (
        None
        if sources is None
        else frozenset({UNKNOWN_SOURCE.id, *(source.id for source in sources)})
    )
    reports = {
        file.report.id: file.report for file in files if file.report.status is not Status.DRAFT
    }
    everything = {file.report.id: file.report for file in files} | reports
    confirmed = confirmed_passages(everything.values(), regions)
    drafts = others.drafts | {
        file.report.id for file in files if file.report.status is Status.DRAFT
    }
    known = _Known(
        named=Nameable(ids, regions, frozenset(reports), drafts - reports.keys(), others.events),
        confirmed=confirmed,
        hosts=known_hosts(sources or ()),
    )
    faults = [fault for file in files for check in CHECKS for fault in check(file, known)]
    return [*faults, *_twice(files, "id", _identity), *_twice(files, "url", _address)]


def _has_keys(file: ReportFile, _known: _Known) -> Iterator[Fault]:
    report = file.report
    # What was withdrawn, or cut because its source's rights demand it, may have lost its title.
    may_be_untitled = report.status is Status.WITHDRAWN or report.text is TextKind.EXCERPT
    for key in REPORT:
        if key.need is not Need.PUBLISHED or key.name in file.unread:
            continue
        if key.name == "title" and may_be_untitled:
            continue
        value = getattr(report, key.name)
        if value is None or (isinstance(value, str) and not is_visible(value)):
            yield file.fault(key.name, "is missing", key.remedy)
    if report.status is Status.WITHDRAWN and not report.changes:
        yield file.fault(
            "changes", "does not say when and why it was withdrawn", "Add {date: …, note: …}"
        )


def _has_kinds(file: ReportFile, _known: _Known) -> Iterator[Fault]:
    return kind_faults(file)


def _has_text(file: ReportFile, _known: _Known) -> Iterator[Fault]:
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


def _has_safe_links(file: ReportFile, known: _Known) -> Iterator[Fault]:
    return check_report_links(file, known.hosts)


def _has_no_raw_signs(file: ReportFile, _known: _Known) -> Iterator[Fault]:
    """Of a summary alone: what an origin wrote may be any signs."""
    report = file.report
    if report.text is not TextKind.SUMMARY or report.status is Status.WITHDRAWN:
        return
    for number, passage in enumerate(report.passages, 1):
        for sign in raw_signs(passage.text):
            yield file.fault(passage_key(number), sign.problem, sign.remedy)


def _has_own_words(file: ReportFile, _known: _Known) -> Iterator[Fault]:
    return own_words_faults(file)


def _says_its_figures(file: ReportFile, _known: _Known) -> Iterator[Fault]:
    return figure_faults(file)


def _knows_what_it_names(file: ReportFile, known: _Known) -> Iterator[Fault]:
    yield from source_faults(file, known.named)
    yield from event_faults(file, known.named)
    yield from region_faults(file, known.named)


def _parts_figures(file: ReportFile, _known: _Known) -> Iterator[Fault]:
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


def _rests_on_two(file: ReportFile, known: _Known) -> Iterator[Fault]:
    report = file.report
    if report.status is Status.WITHDRAWN:
        return
    for number, passage in enumerate(report.passages, 1):
        credibility = passage.credibility or report.credibility
        if credibility == CONFIRMED and (report.id, number) not in known.confirmed:
            yield file.fault(
                passage_key(number) if passage.credibility else "credibility",
                f"is 1, and passage {number} has no second independent root",
                "Join it to an event with an account that rests on another named source, or write 2",
            )


CHECKS: tuple[Check, ...] = (
    _has_keys,
    _has_kinds,
    _has_text,
    _has_no_raw_signs,
    _has_own_words,
    _says_its_figures,
    _has_safe_links,
    _knows_what_it_names,
    _parts_figures,
    _rests_on_two,
)


def _identity(report: Report) -> str | None:
    return report.id or None


def _address(report: Report) -> str | None:
    """The origin's address without what makes no difference between two pages."""
    if not report.url:
        return None
    # https://www.example.org/a/ and http://example.org/a are one page; ?id=1 and ?id=2 are two.
    parts = urlsplit(report.url)
    query = f"?{parts.query}" if parts.query else ""
    port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    return f"{bare_host(report.url)}{port}{parts.path.rstrip('/')}{query}"


def _twice(
    files: list[ReportFile], key: str, value: Callable[[Report], str | None]
) -> Iterator[Fault]:
    groups: dict[str, list[ReportFile]] = defaultdict(list)
    # Drafts come last: beside a published report the draft is at fault, whatever its file is called.
    for file in sorted(files, key=lambda file: (file.report.status is Status.DRAFT, file.file)):
        if found := value(file.report):
            groups[found].append(file)
    for found, (first, *others) in groups.items():
        remedy = (
            "Give one of them another id" if key == "id" else "Make them one report with carriers"
        )
        for other in others:
            yield other.fault(key, f"“{found}” is also that of {first.file}", remedy)
