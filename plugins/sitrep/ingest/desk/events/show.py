"""An event as ``./dev event ID`` shows it: its accounts, what they rest on, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitrep.command_line import did_you_mean
from sitrep.content.tree import Content
from sitrep.core.accounts import Placed, Standing, accounts_of, in_order
from sitrep.core.dependence import Dependence, trace
from sitrep.core.errors import DocumentError, printable
from sitrep.core.events import Event, Reference
from sitrep.core.figures import SaidFigure, figure_name, figure_ranges, range_words
from sitrep.core.language import ENGLISH
from sitrep.core.model import Passage, Report, Status
from sitrep.core.roots import Account, Roots, unite
from sitrep.core.text import count

_WORDS = {
    Standing.ROOT: "adds a root",
    Standing.ECHO: "echo: adds nothing",
    Standing.CONTINUED: "goes on",
    Standing.UNNAMED: "rests on nobody who is named",
    Standing.CIRCULAR: "rests on a circle",
}


def event_lines(content: Content, event: str) -> Iterator[str]:
    """What an event is made of, drafts included.

    Raises DocumentError for an id that no event has.
    """
    file = next((file for file in content.events if file.event.id == event), None)
    if file is None:
        near = did_you_mean(event, [each.event.id for each in content.events])
        raise DocumentError(f"no event has the id {event}{near}")
    reports = {report.id: report for report in _reports(content)}
    accounts = [
        account for report in reports.values() for account in accounts_of(report, content.regions)
    ]
    found = trace(accounts)
    own = [account for account in accounts if event in account.events and not account.is_withdrawn]
    placed = in_order(own, found)
    yield f"{file.file}"
    yield f"  {printable(file.event.title or 'without a title')}"
    yield f"  {_facts(file.event)}"
    yield from _account_lines(placed, reports, found)
    roots = unite(found.roots[account.key] for account in own)
    yield f"  {_counted(roots)}"
    yield from _figure_lines(placed, reports, found)
    yield from (f"  lacks    {line}" for line in _missing(file.event, own, reports, roots))


def _reports(content: Content) -> Iterator[Report]:
    for file in (*content.reports, *(draft.file for draft in content.drafts)):
        yield file.report


def _facts(event: Event) -> str:
    where = ", ".join(filter(None, (event.place, *event.regions))) or "no region"
    return f"{where}, {event.days or 'no days'}, {event.kind}"


def _account_lines(
    placed: Iterable[Placed], reports: Mapping[str, Report], found: Dependence
) -> Iterator[str]:
    for each in placed:
        report, passage = _passage(each.key, reports)
        draft = ", draft" if report.status is Status.DRAFT else ""
        rests = _names(found.roots[each.key])
        yield f"  {Reference(*each.key)}  {report.source}, {report.date}{draft}"
        yield f"    {_WORDS[each.standing]}; rests on {rests}"
        if passage.title:
            yield f"    {printable(passage.title)}"


def _counted(roots: Roots) -> str:
    """The independent roots by name, and beside them what is not counted."""
    names = f": {', '.join(sorted(roots.named))}" if roots.named else ""
    beside = "; accounts of somebody not named are not counted" if roots.unnamed else ""
    return f"{count(len(roots.named), 'independent root')}{names}{beside}"


def _names(roots: Roots) -> str:
    names = [*sorted(roots.named), *(["unnamed"] if roots.unnamed else [])]
    names += ["each other"] if roots.circles and not names else []
    return ", ".join(names) or "nobody"


def _figure_lines(
    placed: Iterable[Placed], reports: Mapping[str, Report], found: Dependence
) -> Iterator[str]:
    said = []
    for each in placed:
        report, passage = _passage(each.key, reports)
        speakers = tuple(sorted(found.roots[each.key].named))
        name = str(Reference(*each.key))
        said += [SaidFigure(name, speakers, report.date, figure) for figure in passage.figures]
    for figure in figure_ranges(said):
        words = range_words(figure, ENGLISH)
        if words:
            disputed = ", disputed" if figure.is_disputed else ""
            yield f"  {figure_name(figure.kind, figure.group, ENGLISH)}: {words}{disputed}"


def _missing(
    event: Event, accounts: Sequence[Account], reports: Mapping[str, Report], roots: Roots
) -> Iterator[str]:
    if not event.title:
        yield "a headline: write title:"
    if not event.regions:
        yield "regions"
    if event.days is None:
        yield "days"
    if not accounts:
        yield f"accounts: ./dev event {event.id} PASSAGE…"
    elif len({account.report for account in accounts}) == 1:
        yield "a second account"
    if accounts and not roots.named:
        yield "a root that is named"
    for account in accounts:
        report, passage = _passage(account.key, reports)
        if passage.credibility is None and report.credibility is None:
            yield f"a credibility of {Reference(*account.key)}"
        if not passage.title:
            yield f"a headline of {Reference(*account.key)}"


def _passage(key: tuple[str, int], reports: Mapping[str, Report]) -> tuple[Report, Passage]:
    report = reports[key[0]]
    return report, report.passages[key[1] - 1]
