"""What a published report must fulfil beyond being readable.

A draft may hold nulls: these requirements apply once a report's status is published.
They see all reports at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitrep.content.checks.kinds import kind_faults
from sitrep.content.checks.links import check_report_links
from sitrep.content.checks.own_words import own_words_faults
from sitrep.content.checks.raw_signs import raw_signs
from sitrep.content.report_file import ReportFile, passage_key
from sitrep.content.schema.key import Need
from sitrep.content.schema.report import REPORT
from sitrep.core.errors import Fault
from sitrep.core.links.hosts import bare_host
from sitrep.core.links.rule import known_hosts
from sitrep.core.markdown.outline import outline
from sitrep.core.model import UNKNOWN_SOURCE, Report, Source, Status, TextKind
from sitrep.core.regions import Regions
from sitrep.core.roots import NO_ROOTS, Account, Roots, find_roots, unite
from sitrep.core.text import is_visible
from sitrep.core.weeks import Week


@dataclass(frozen=True, slots=True)
class _Known:
    """What the reports are checked against."""

    sources: frozenset[str] | None
    """Ids; None where sources.toml could not be read, which is fault enough."""
    regions: Regions | None
    """None where regions.toml could not be read."""
    reports: dict[str, Report]
    """Published and withdrawn ones: what a draft rests on must be out before it."""
    roots: Mapping[str, Roots]
    """What reports rest on, by id; empty where no credibility depends on it."""
    hosts: frozenset[str]
    """Of the sources: what looks like one of them and is not passes for it."""


CONFIRMED = 1
"""The credibility that takes a second independent source."""

Check = Callable[[ReportFile, _Known], Iterator[Fault]]


def check_reports(
    files: Iterable[ReportFile], sources: Iterable[Source] | None, regions: Regions | None
) -> list[Fault]:
    """Every fault of the reports, taken one by one and taken together.

    Without sources or regions (their file could not be read) what names them
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
    roots = _roots({file.report.id: file.report for file in files} | reports, regions)
    known = _Known(ids, regions, reports, roots, known_hosts(sources or ()))
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
    for at, name in enumerate(report.corroborated_by, 1):
        if not _stands(known.reports.get(name)):
            yield file.fault(
                f"corroborated_by[{at}]",
                f"“{name}” is not a published report",
                "Write the id of one",
            )
    if report.credibility == CONFIRMED and not _is_confirmed(report, known):
        remedy = "Name a report in corroborated_by that rests on another named source than this one, or write 2"
        yield file.fault("credibility", "is 1 without a second independent source", remedy)


CHECKS: tuple[Check, ...] = (
    _has_keys,
    _has_kinds,
    _has_text,
    _has_no_raw_signs,
    _has_own_words,
    _has_safe_links,
    _knows_sources,
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


def _is_confirmed(report: Report, known: _Known) -> bool:
    """Whether a report that it names rests on other sources than itself.

    The rule is the one that counts sources everywhere.
    """
    own = known.roots.get(report.id, NO_ROOTS).named
    others = (
        known.roots.get(name, NO_ROOTS).named
        for name in report.corroborated_by
        if _stands(known.reports.get(name))
    )
    return bool(own) and any(named and not named & own for named in others)


def _roots(reports: Mapping[str, Report], regions: Regions | None) -> dict[str, Roots]:
    """What each report rests on, if any of them claims to be confirmed."""
    # Nothing else that is checked here depends on who relies on whom.
    if not any(report.credibility == CONFIRMED for report in reports.values()):
        return {}
    gone = {
        name: _origin(report)
        for name, report in reports.items()
        if report.status is Status.WITHDRAWN
    }
    standing = (report for name, report in reports.items() if name not in gone)
    found = find_roots(
        (account for report in standing for account in _accounts(report, regions)), gone
    )
    passages: dict[str, list[Roots]] = defaultdict(list)
    for (name, _number), roots in found.items():
        passages[name].append(roots)
    return {name: unite(own) for name, own in passages.items()}


def _accounts(report: Report, regions: Regions | None) -> Iterator[Account]:
    for number, passage in enumerate(report.passages, 1):
        placement = regions.place(passage.regions or report.regions) if regions else None
        yield Account(
            key=(report.id, number),
            origin=_origin(report),
            week=Week.of(report.date) if report.date else None,
            regions=frozenset(region.id for region in placement.concerns)
            if placement
            else frozenset(),
            cites=report.cites,
            is_draft=report.status is Status.DRAFT,
        )


def _origin(report: Report) -> str:
    return report.source or UNKNOWN_SOURCE.id


def _stands(report: Report | None) -> bool:
    """Whether a report is out and was not withdrawn, so that others may rest on it."""
    return report is not None and report.status is Status.PUBLISHED


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
