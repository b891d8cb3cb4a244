"""What to look at in events: accounts that disagree in silence, and events with too few accounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.content.event_file import EventFile
from sitrep.core.figures import amount_words, figure_name
from sitrep.core.language import ENGLISH
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.lint.finding import LintFinding, Topic


def event_findings(
    files: Iterable[EventFile], events: Iterable[ShownEvent]
) -> Iterator[LintFinding]:
    """What is to be said of each event that the content has."""
    shown = {event.event.id: event for event in events}
    for file in files:
        event = shown.get(file.event.id)
        if event is None:
            remedy = f"Join its accounts: ./dev event {file.event.id} PASSAGE…, or remove the file"
            fault = file.fault("", "no published passage tells of it", remedy)
            yield LintFinding(Topic.LONELY_EVENT, fault)
            continue
        if len(event.families) == 1:
            remedy = "./dev review proposes more; an event may also stay with one"
            report = event.families[0].report.id
            fault = file.fault("", f"only {report} tells of it", remedy)
            yield LintFinding(Topic.LONELY_EVENT, fault)
        yield from _disagreements(file, event)


def _disagreements(file: EventFile, event: ShownEvent) -> Iterator[LintFinding]:
    if event.event.note or event.event.disputed:
        return
    for found in event.figures:
        if found.is_disputed:
            said = ", ".join(amount_words(amount, ENGLISH) for amount in found.amounts)
            name = figure_name(found.kind, found.group, ENGLISH).lower()
            problem = f"its accounts disagree on {name}: {said}"
            remedy = "Write what is not agreed under disputed:, or a note below the front matter"
            yield LintFinding(Topic.DISAGREEMENT, file.fault("disputed", problem, remedy))
