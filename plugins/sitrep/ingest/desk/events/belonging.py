"""What ``review`` says of passages that seem to belong together, with the commands to join them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.content.reading import DraftFile
from sitrep.content.report_file import ReportFile
from sitrep.content.tree import Content
from sitrep.core.errors import printable
from sitrep.core.events import Reference
from sitrep.core.leaning.names import SourceNames
from sitrep.core.model import Report, Status
from sitrep.core.text import count, mint_id
from sitrep.ingest.events.actors import KnownActors
from sitrep.ingest.events.proposals import EventProposal, Proposals, propose_events
from sitrep.ingest.events.roots import RootProposal, propose_roots
from sitrep.ingest.events.telling import Reader, Telling
from sitrep.ingest.events.terms import KnownNames
from sitrep.ingest.knowledge.gazetteer import Gazetteer

HEADLINE = 70
"""Characters of a passage that are shown beside its name."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """What is proposed to a curator."""

    events: tuple[EventProposal, ...]
    roots: tuple[RootProposal, ...]


def find_belonging(content: Content, gazetteer: Gazetteer) -> Belonging:
    """What seems to belong together and does not say so, drafts included."""
    reports = _reports(content)
    tellings = read_tellings(content, reports, gazetteer)
    proposals: Proposals = propose_events(tellings)
    roots = propose_roots(reports, SourceNames(content.sources), proposals.groups, tellings)
    return Belonging(proposals.events, roots)


def read_tellings(
    content: Content, reports: Iterable[Report], gazetteer: Gazetteer
) -> tuple[Telling, ...]:
    """What the passages of reports and the files of events tell."""
    countries = {code.partition("-")[0] for row in content.regions.rows for code in row.codes}
    reader = Reader(
        content.regions,
        {source.id: source for source in content.sources},
        gazetteer.within(sorted(countries)),
        KnownNames(SourceNames(content.sources), KnownActors.of(content.actors)),
    )
    passages = [telling for report in reports for telling in reader.passages(report)]
    return (*passages, *(reader.event(file.event) for file in content.events))


def belonging_lines(content: Content, belonging: Belonging) -> Iterator[str]:
    """What is proposed, for the curator."""
    titles = dict(_titles(_reports(content)))
    if belonging.events:
        yield "These seem to tell of one event. Join those that do:"
        yield ""
    ids = {file.event.id for file in content.events}
    for proposal in belonging.events:
        yield from _event_lines(proposal, titles, ids)
        yield ""
    if belonging.roots:
        yield "These seem to rest on somebody else's word. Say so on the passage's line, where it is so:"
        yield ""
    for root in belonging.roots:
        yield f"{root.passage}  {titles[root.passage]}"
        yield from (f"  {printable(reason)}" for reason in root.reasons)
        yield f"  write  from={','.join(root.rests_on)}"
        yield ""
    if belonging.events or belonging.roots:
        yield f"{count(len(belonging.events), 'event')} and {count(len(belonging.roots), 'root')} proposed."


def _event_lines(
    proposal: EventProposal, titles: Mapping[Reference, str], ids: set[str]
) -> Iterator[str]:
    if proposal.event:
        yield f"{proposal.event} is an event already"
    shown = {each.passage: each for each in proposal.evidence}
    for passage in proposal.passages:
        yield f"{passage}  {titles[passage]}"
        if passage in shown:
            evidence = shown[passage]
            yield f"  as {evidence.beside}: {printable('; '.join(evidence.reasons))}"
    name = proposal.event
    if name is None:
        title = titles[proposal.passages[0]]
        name = mint_id(title.split()[:6], ids)
        ids.add(name)
        yield f"  {_new_command(name, title, proposal)}"
    yield f"  ./dev event {name} {' '.join(map(str, proposal.passages))}"


def _new_command(name: str, title: str, proposal: EventProposal) -> str:
    words = ["./dev", "event", "new", name, "--title", title, "--kind", proposal.kind]
    for region in proposal.regions:
        words += ["--region", region]
    if proposal.days:
        words += ["--days", str(proposal.days)]
    return printable(shlex.join(words))


def _reports(content: Content) -> tuple[Report, ...]:
    files: list[ReportFile | DraftFile] = [*content.reports, *content.drafts]
    reports = (file.file.report if isinstance(file, DraftFile) else file.report for file in files)
    return tuple(report for report in reports if report.status is not Status.WITHDRAWN)


def _titles(reports: Iterable[Report]) -> Iterator[tuple[Reference, str]]:
    for report in reports:
        for number, passage in enumerate(report.passages, 1):
            words = " ".join((passage.title or passage.text).split())
            if len(words) > HEADLINE:
                words = f"{words[: HEADLINE - 1].rpartition(' ')[0]} …"
            yield Reference(report.id, number), printable(words)
