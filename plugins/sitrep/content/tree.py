"""The content tree as one value, and everything that can be wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from sitrep.content.alone.gathered import ReadFiles
from sitrep.content.alone.how_to_read import USUAL, HowToRead
from sitrep.content.alone.search import ToSearch
from sitrep.content.checks.events import Library, check_editions, check_events
from sitrep.content.checks.file_names import check_names
from sitrep.content.checks.links import (
    check_notes_links,
    check_page_links,
    check_written_addresses,
    passing_hosts,
)
from sitrep.content.checks.named import Beside
from sitrep.content.checks.privacy import Privacy, check_tree
from sitrep.content.checks.private import Published, public_addresses, public_of
from sitrep.content.checks.reports import check_together
from sitrep.content.digest_file import EventKind
from sitrep.content.event_file import EventFile
from sitrep.content.page_file import SitePage
from sitrep.content.reading import (
    ACTORS,
    EDITIONS,
    EVENTS,
    IMAGES,
    PAGES,
    REGIONS,
    SOURCES,
    ContentFile,
    DraftFile,
    read_each,
)
from sitrep.content.record.check import (
    check_record,
    complete_record,
    find_gaps,
    published_record,
)
from sitrep.content.record.file import RECORD
from sitrep.content.record.states import PublishedFiles, State, states_of
from sitrep.content.report_file import ReportFile, with_id_of_its_own
from sitrep.content.schema.files import Repository
from sitrep.content.syntax.front_matter import decode
from sitrep.core.actors import Actor
from sitrep.core.errors import Fault
from sitrep.core.links.rule import known_hosts
from sitrep.core.model import EditionNotes, Source
from sitrep.core.private.kinds import Private, PrivateFinding
from sitrep.core.record import Record, Thing
from sitrep.core.regions import Regions
from sitrep.core.text import legible


@dataclass(frozen=True, slots=True)
class Content:
    """All that the content tree says, in the order of the files' paths."""

    sources: tuple[Source, ...]
    regions: Regions
    reports: tuple[ReportFile, ...]
    """Published and withdrawn ones."""
    drafts: tuple[DraftFile, ...]
    editions: tuple[EditionNotes, ...]
    pages: tuple[SitePage, ...]
    events: tuple[EventFile, ...] = ()
    kinds: tuple[EventKind, ...] = ()
    """The kinds of events that the digest adds to those that every digest has."""
    actors: tuple[Actor, ...] = ()
    kept: frozenset[Private] = frozenset()
    """What looks private and is published all the same: kept with a reason, or a source's own
    address."""
    drafted: frozenset[Private] = frozenset()
    """What looks private in drafts, which a preview shows."""
    searched: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    """The published lines that were searched and hold nothing: the built site repeats them."""
    repository: Repository = Repository.PUBLIC
    """Who can read it where it is kept."""
    record: Record = field(default_factory=Record)
    """What was published when, with what is not entered yet."""
    entered: Record = field(default_factory=Record)
    """What of it is in the file."""
    states: Mapping[Thing, State] = field(default_factory=dict, repr=False)
    """What is published, as the record sees it."""
    html: Mapping[str, Markup] = field(default_factory=dict, repr=False, compare=False)
    """Passages by their Markdown, where they are the same in every language of the site."""


def read_content(
    files: Iterable[ContentFile],
    *,
    codes: frozenset[str],
    root: str = "content",
    how: HowToRead = USUAL,
) -> tuple[Content, list[Fault]]:
    """The content in files, whatever their order, and all its faults.

    ``codes`` are the codes of ISO 3166-1 and 3166-2; ``root`` is how messages
    name the content folder.
    """
    given = {file.path: file for file in files}
    found = ReadFiles(root, codes, given.keys(), how.remember)
    faults = found.faults
    for path in (SOURCES, REGIONS):
        if path not in given:
            remedy = "Create it as docs/content.md shows"
            faults.append(Fault(f"{root}/{path}", 1, "", "is missing", remedy))
    faults += check_names((path for path in given if path.startswith(IMAGES)), root)
    read_each(given, found, how.each)
    faults += _check_links(found, given.values(), root, {(each.file, each.line) for each in faults})
    faults += _check_together(found)
    states = states_of(_published(found, root, codes), how.recall)
    gaps = find_gaps(states, found.record)
    if how.by_record:
        faults += check_record(states, found.record, gaps, root)
    privacy = _search(found, states, given, root)
    faults += privacy.faults
    content = Content(
        sources=found.sources or (),
        regions=found.regions or Regions((), codes),
        reports=tuple(each.file for each in found.reports),
        drafts=_drafts(found, frozenset(file.event.id for file in found.events), privacy),
        editions=tuple(each.notes for each in found.editions),
        pages=tuple(found.pages),
        events=tuple(found.events),
        kinds=found.digest.kinds,
        actors=found.actors,
        kept=privacy.kept,
        drafted=privacy.drafted,
        searched=privacy.searched,
        repository=found.digest.repository,
        record=complete_record(found.record, gaps),
        entered=found.record,
        states=states,
        html=found.html,
    )
    return content, sorted(set(faults))


def _check_together(found: ReadFiles) -> Iterator[Fault]:
    """What is wrong with reports, events and editions beside one another."""
    drafts = [draft.checked.file for draft in found.drafts]
    events = frozenset(file.event.id for file in found.events)
    beside = Beside(events, frozenset(draft.report.id for draft in drafts))
    reports = (each.file for each in found.reports)
    library = Library.of(found.events, [*drafts, *reports], found.regions)
    yield from check_together(found.reports, found.sources, found.regions, beside)
    yield from check_events(found.events, library, found.digest.kinds)
    yield from check_editions(found.editions, library)


def _drafts(found: ReadFiles, events: frozenset[str], privacy: Privacy) -> tuple[DraftFile, ...]:
    """The drafts, each with what keeps it from being published."""
    if not found.drafts:
        return ()
    # Together with the drafts, so that a draft learns that its id or URL is taken.
    everything = [*found.reports, *(draft.checked for draft in found.drafts)]
    own: dict[str, set[Fault]] = {
        draft.checked.file.file: {*draft.faults} for draft in found.drafts
    }
    for fault in check_together(everything, found.sources, found.regions, Beside(events)):
        own.get(fault.file, set()).add(fault)
    for fault in privacy.of_drafts:
        own[fault.file].add(fault)
    taken = {each.file.report.id for each in found.reports}
    files = (draft.checked.file for draft in found.drafts)
    return tuple(
        DraftFile(with_id_of_its_own(file, taken), tuple(sorted(own[file.file]))) for file in files
    )


def _published(found: ReadFiles, root: str, codes: frozenset[str]) -> PublishedFiles:
    """What of the files the record is about."""
    return PublishedFiles(
        sources=found.sources or (),
        regions=found.regions or Regions((), codes),
        reports=tuple(each.file for each in found.reports),
        editions=tuple(found.editions),
        events=tuple(found.events),
        actors=found.actors,
        pages=tuple(found.pages),
        root=root,
        lines={f"{each.file} {each.within.rstrip('.')}": each.line for each in found.published},
    )


def _search(
    found: ReadFiles, states: Mapping[Thing, State], files: Mapping[str, ContentFile], root: str
) -> Privacy:
    """What may give somebody away."""
    to_search = list(found.to_search)
    if RECORD in files:
        entries = published_record(found.record, states, f"{root}/{RECORD}")
        key = tuple(written.text for written in entries.texts)
        to_search.append(ToSearch(RECORD, key, lambda: (entries,)))
    addresses = (*public_addresses(found.sources or ()),)
    public = found.remember(f"{SOURCES} public", addresses, lambda: public_of(found.sources or ()))
    ready: list[Published] = []
    drafts: list[Published] = []
    known: dict[str, tuple[PrivateFinding, ...]] = {}
    lines: set[str] = set()
    for file, searched in found.searching.search(to_search):
        if not file.is_draft:
            lines.update(searched.lines)
        # Nearly all files hold nothing, and there is nothing more to say of them.
        if searched.found or file.has_keeps:
            known.update(searched.found)
            (drafts if file.is_draft else ready).extend(file.publish())
    privacy = check_tree(ready, drafts, public, known)
    return replace(privacy, searched=privacy.searched | lines)


def _check_links(
    found: ReadFiles, files: Iterable[ContentFile], root: str, reported: Collection[tuple[str, int]]
) -> Iterator[Fault]:
    """The links that no reader may follow.

    An address in a table that already is a fault is not reported twice.
    """
    hosts = known_hosts(found.sources or ())
    alone = dict(found.links)
    passing = passing_hosts(frozenset[str]().union(*(each.hosts for each in alone.values())), hosts)
    for file in files:
        name = f"{root}/{file.path}"
        links = alone.get(file.path)
        if links and passing.isdisjoint(links.hosts):
            yield from links.faults
        elif file.path in {SOURCES, ACTORS}:
            for each in check_written_addresses(_text(file, name), name, hosts):
                if (name, each.line) not in reported:
                    yield each
        elif file.path.startswith(EDITIONS):
            yield from check_notes_links(_text(file, name), name, hosts, key="lead")
        elif file.path.startswith(EVENTS):
            yield from check_notes_links(_text(file, name), name, hosts, key="note")
        elif file.path.startswith(PAGES):
            yield from check_page_links(_text(file, name), name, hosts)


def _text(file: ContentFile, name: str) -> str:
    return legible(decode(file.data, name, []) or "")
