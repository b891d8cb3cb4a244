"""What events and edition notes name must be there, and must say what they rest on."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.content.digest_file import EventKind
from sitrep.content.edition_file import EditionFile
from sitrep.content.event_file import EventFile
from sitrep.content.report_file import ReportFile
from sitrep.content.schema.events import NO_KEY_POINT, NO_STATEMENT
from sitrep.core.errors import Fault
from sitrep.core.events import KINDS, Event, Reference, Statement
from sitrep.core.markdown.outline import outline
from sitrep.core.model import Status
from sitrep.core.regions import Regions
from sitrep.core.text import is_visible

Blame = Callable[[str, str, str], Fault]
"""Makes a fault of a file out of key, problem and remedy."""


@dataclass(frozen=True, slots=True)
class Library:
    """What may be named: by what is published, for readers never see the rest."""

    passages: dict[str, int]
    """How many each published report has, by its id."""
    unpublished: dict[str, Status]
    """What the others are, by their ids."""
    accounts: dict[str, frozenset[Reference]]
    """The passages that join each event, by its id; events without any are there too."""
    regions: Regions | None

    @classmethod
    def of(
        cls, events: Iterable[EventFile], reports: Iterable[ReportFile], regions: Regions | None
    ) -> Library:
        """What is in the files, drafts among them."""
        passages: dict[str, int] = {}
        unpublished: dict[str, Status] = {}
        joined: dict[str, set[Reference]] = defaultdict(set)
        for file in reports:
            if file.report.status is not Status.PUBLISHED:
                unpublished[file.report.id] = file.report.status
                continue
            passages[file.report.id] = len(file.report.passages)
            for number, passage in enumerate(file.report.passages, 1):
                for event in passage.events:
                    joined[event].add(Reference(file.report.id, number))
        ids = {file.event.id for file in events}
        accounts = {name: frozenset(joined[name]) for name in ids}
        return cls(passages, unpublished, accounts, regions)

    def problem(self, reference: Reference) -> tuple[str, str] | None:
        """Why nothing can rest on what is named, and the remedy; None if it can."""
        if reference.number is None and reference.id in self.accounts:
            if self.accounts[reference.id]:
                return None
            problem = f"no published passage joins the event “{reference}”"
            return problem, f"Name something else, or write event={reference} into a passage's line"
        most = self.passages.get(reference.id)
        if most is None:
            return self._unknown(reference)
        if reference.number and reference.number > most:
            problem = f"“{reference.id}” has no passage {reference.number}, only {most}"
            return (
                problem,
                f"Write {reference.id} for all of it, or {Reference(reference.id, most)}",
            )
        return None

    def _unknown(self, reference: Reference) -> tuple[str, str]:
        status = self.unpublished.get(reference.id)
        if status:
            kind = "a draft" if status is Status.DRAFT else "withdrawn"
            return f"“{reference}” is {kind}", "Name something that is published"
        near = difflib.get_close_matches(reference.id, self.names, 1)
        return (
            f"“{reference}” is neither an event nor a published report",
            f"Write {near[0]}, if that is what you mean"
            if near
            else "Write the id of an event, of a report, or report-id#2",
        )

    def is_account(self, reference: Reference, event: str) -> bool:
        """Whether a passage, or any passage of a report, joins an event."""
        return any(
            each.id == reference.id and reference.number in {None, each.number}
            for each in self.accounts[event]
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that can be named, for a guess at what was meant."""
        return (*self.accounts, *self.passages)


def check_events(
    files: Sequence[EventFile], library: Library, kinds: Iterable[EventKind]
) -> Iterator[Fault]:
    """The faults of events: what they name and is not there, and what rests on nothing."""
    known = {*KINDS, *(kind.id for kind in kinds)}
    for file in files:
        yield from _event_faults(file, library, known)


def _event_faults(file: EventFile, library: Library, kinds: Collection[str]) -> Iterator[Fault]:
    event = file.event
    if event.id in library.passages:
        yield file.fault("", "has the id of a report", "Rename the file, and event= with it")
    if event.kind not in kinds:
        near = difflib.get_close_matches(event.kind, kinds, 1)
        more = f"Write one of {', '.join(sorted(kinds))}, or add it to kinds in digest.toml"
        remedy = f"Write {near[0]}, if that is what you mean" if near else more
        yield file.fault("kind", f"“{event.kind}” is not a kind of event", remedy)
    for at, word in enumerate(event.regions, 1):
        problem = library.regions.problem(word) if library.regions else None
        if problem:
            yield file.fault(f"regions[{at}]", problem, "Write a code or an id of regions.toml")
    for at, name in enumerate(event.see, 1):
        if name == event.id or name not in library.accounts:
            problem = "is this event itself" if name == event.id else "is not an event"
            yield file.fault(f"see[{at}]", f"“{name}” {problem}", "Write ids of other events")
    if event.lead and not library.is_account(event.lead, event.id):
        yield file.fault("lead", *_no_account(event.lead, event))
    if outline(event.note).is_too_deep:
        problem = "lists and quotations are nested too deeply"
        yield file.fault("note", problem, "Use fewer levels")
    for key, statements in (("agreed", event.agreed), ("disputed", event.disputed)):
        yield from _statement_faults(file, key, statements, library)


def _statement_faults(
    file: EventFile, key: str, statements: Iterable[Statement], library: Library
) -> Iterator[Fault]:
    for at, statement in enumerate(statements, 1):
        where = f"{key}[{at}].rests_on"
        if not statement.rests_on and statement is not NO_STATEMENT:
            remedy = "Name the accounts: rests_on: [report-id, other-report-id#2]"
            yield file.fault(where, "rests on nothing", remedy)
        for reference in statement.rests_on:
            if not library.is_account(reference, file.event.id):
                yield file.fault(where, *_no_account(reference, file.event))


def _no_account(reference: Reference, event: Event) -> tuple[str, str]:
    problem = f"“{reference}” is not an account of this event"
    return problem, f"Name a published passage whose line says event={event.id}"


def check_editions(files: Iterable[EditionFile], library: Library) -> Iterator[Fault]:
    """The faults of edition notes: key points that rest on nothing, trends without a region."""
    for file in files:
        for at, point in enumerate(file.notes.key_points, 1):
            where = f"key_points[{at}].rests_on"
            if not point.rests_on and point is not NO_KEY_POINT:
                remedy = "Name what it rests on: rests_on: [event-id, report-id#2]"
                yield file.fault(where, "rests on nothing", remedy)
            yield from _unknown(point.rests_on, library, file.fault, where)
        for at, trend in enumerate(file.notes.trends, 1):
            is_known = not library.regions or library.regions.named(trend.region)
            if trend.region and not is_known:
                problem = f"“{trend.region}” is not a region of regions.toml"
                yield file.fault(f"trends[{at}].region", problem, "Write the id of one")
            yield from _unknown(trend.rests_on, library, file.fault, f"trends[{at}].rests_on")
        if file.notes.title is not None and not is_visible(file.notes.title):
            yield file.fault("title", "shows nothing", "Write the week's headline, or remove it")


def _unknown(
    references: Iterable[Reference], library: Library, blame: Blame, where: str
) -> Iterator[Fault]:
    for reference in references:
        if found := library.problem(reference):
            yield blame(where, *found)
