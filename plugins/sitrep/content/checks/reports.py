"""What a published report must fulfil beyond being readable.

A draft may hold nulls: these requirements apply once a report's status is published.
They see all reports at once.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitrep.content.checks.confirmed import CONFIRMED, confirmed_passages
from sitrep.content.checks.figures import figure_faults
from sitrep.content.checks.kinds import kind_faults
from sitrep.content.checks.links import check_report_links
from sitrep.content.checks.own_words import own_words_faults
from sitrep.content.checks.raw_signs import raw_signs
from sitrep.content.report_file import ReportFile, passage_key
from sitrep.content.schema.key import Need
from sitrep.content.schema.report import REPORT
from sitrep.core.errors import Fault
from sitrep.core.events import UNNAMED
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

    sources: frozenset[str] | None
    """Ids; None where sources.toml could not be read, which is fault enough."""
    regions: Regions | None
    """None where regions.toml could not be read."""
    reports: dict[str, Report]
    """Published and withdrawn ones: what a draft rests on must be out before it."""
    events: frozenset[str]
    """Ids."""
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
    events: Iterable[str] = (),
) -> list[Fault]:
    """Every fault of the reports, taken one by one and taken together.

    ``events`` are ids.  Without sources or regions (their file could not be read) what names them
    goes unchecked: a broken table is one fault, not one per passage.
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
    known = _Known(ids, regions, reports, frozenset(events), confirmed, known_hosts(sources or ()))
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


def _knows_sources(file: ReportFile, known: _Known) -> Iterator[Fault]:
    if known.sources is None:
        return
    carriers = enumerate(file.report.carriers, 1)
    named = [
        ("source", file.report.source),
        *((f"carriers[{at}].source", each.source) for at, each in carriers),
    ]
    for key, source in named:
        if source and source not in known.sources:
            remedy = f"Add [{source}] to sources.toml, or write unknown"
            yield file.fault(key, f"“{source}” is not a source of sources.toml", remedy)
    for at, name in enumerate(file.report.cites, 1):
        if name not in known.sources and name not in known.reports:
            yield file.fault(
                f"cites[{at}]",
                f"“{name}” is neither a source nor a report",
                "Write an id of either",
            )
    for number, passage in enumerate(file.report.passages, 1):
        for name in passage.rests_on:
            if name not in known.sources and name not in known.reports and name != UNNAMED:
                yield file.fault(
                    passage_key(number),
                    f"“{name}” in from= is neither a source nor a report",
                    f"Add [{name}] to sources.toml, or write {UNNAMED} if the report names nobody",
                )


def _knows_events(file: ReportFile, known: _Known) -> Iterator[Fault]:
    for number, passage in enumerate(file.report.passages, 1):
        for name in passage.events:
            if name not in known.events:
                near = difflib.get_close_matches(name, known.events, 1)
                yield file.fault(
                    passage_key(number),
                    f"“{name}” is not an event",
                    f"Write event={near[0]}, if that is what you mean"
                    if near
                    else f"Write it into content/events/{name}.md: ./dev event new",
                )


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


def _knows_regions(file: ReportFile, known: _Known) -> Iterator[Fault]:
    report = file.report
    if known.regions is None:
        return
    for at, word in enumerate(report.regions, 1):
        if problem := known.regions.problem(word):
            yield file.fault(f"regions[{at}]", problem, _region_remedy(word, known.regions))
    for number, passage in enumerate(report.passages, 1):
        for word in passage.regions:
            if problem := known.regions.problem(word):
                yield file.fault(passage_key(number), problem, _region_remedy(word, known.regions))
        if not passage.regions and not report.regions and "regions" not in file.unread:
            remedy = "Write regions: [SY-ID], or put the text into ::: passage SY-ID"
            yield file.fault("regions", "is missing, and the text has no passages", remedy)


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
    _knows_sources,
    _knows_events,
    _parts_figures,
    _knows_regions,
    _rests_on_two,
)


def _region_remedy(word: str, regions: Regions) -> str:
    more = (
        f', or add a region with codes = ["{word}"] to regions.toml'
        if word in regions.codes
        else ""
    )
    return f"Correct it{more}"


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
