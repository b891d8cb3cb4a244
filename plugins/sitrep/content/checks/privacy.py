"""The whole content folder searched for what gives somebody away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from sitrep.content.checks.private import (
    Checked,
    Published,
    Written,
    actor_texts,
    check_private,
    edition_texts,
    event_texts,
    region_texts,
    report_texts,
    site_page_texts,
    source_texts,
)
from sitrep.content.digest_file import EventKind
from sitrep.content.page_file import SitePage
from sitrep.content.report_file import ReportFile, key_lines, line_of_key
from sitrep.content.syntax.toml_nodes import parse_toml
from sitrep.core.actors import Actor
from sitrep.core.errors import Fault
from sitrep.core.events import Event
from sitrep.core.model import EditionNotes, Region, Source
from sitrep.core.private.kinds import Private, PrivateFinding


@dataclass(frozen=True, slots=True)
class Privacy:
    """What a search of the content found."""

    faults: tuple[Fault, ...] = ()
    """Of what is published."""
    of_drafts: tuple[Fault, ...] = ()
    """Of reports that are not published yet."""
    kept: frozenset[Private] = frozenset()
    """What may be published: kept with a reason, or a source's own address."""
    drafted: frozenset[Private] = frozenset()
    """All that looks private in drafts."""
    searched: frozenset[str] = frozenset()
    """Published lines in which there is nothing."""


def check_tree(
    published: Iterable[Published],
    drafts: Iterable[Published],
    public: frozenset[Private],
    found: Mapping[str, tuple[PrivateFinding, ...]],
) -> Privacy:
    """Everything found in what is published and in the drafts.

    ``public`` is what sources publish of themselves; ``found`` is what was found in the texts.
    """
    out = [check_private(each, public, found) for each in published]
    waiting = [check_private(each, public, found) for each in drafts]
    kept = public.union(*(checked.kept for checked in out))
    drafted = frozenset().union(*(checked.found for checked in waiting))
    searched = frozenset().union(*(checked.searched for checked in out))
    return Privacy(_faults(out), _faults(waiting), kept, drafted, searched)


def published_report(file: ReportFile) -> Published:
    """The texts of a report with their lines."""
    texts = tuple(report_texts(file.report))
    return Published(
        file.file, texts, file.report.keep, lambda key: file.line(key.partition(" with ")[0])
    )


def published_edition(notes: EditionNotes, data: bytes, file: str) -> Published:
    """The texts of an edition's notes with their lines."""
    return Published(file, tuple(edition_texts(notes)), notes.keep, partial(line_of_key, data))


def published_event(event: Event, data: bytes, file: str) -> Published:
    """The texts of an event with their lines."""
    return Published(file, tuple(event_texts(event)), event.keep, partial(line_of_key, data))


def published_page(page: SitePage, data: bytes, file: str) -> Published:
    """The texts of a page of the site with their lines."""
    return Published(file, tuple(site_page_texts(page)), page.keep, partial(line_of_key, data))


def published_sources(sources: Iterable[Source], text: str, file: str) -> Iterator[Published]:
    """The texts of each row of sources.toml with their lines."""
    lines = _lines_of_toml(text)
    for row in sources:
        texts = tuple(source_texts(row))
        yield Published(file, texts, row.keep, partial(_line_in_row, lines, row.id), f"{row.id}.")


def published_regions(regions: Iterable[Region], text: str, file: str) -> Iterator[Published]:
    """The texts of each row of regions.toml with their lines."""
    lines = _lines_of_toml(text)
    for row in regions:
        texts = tuple(region_texts(row))
        yield Published(file, texts, row.keep, partial(_line_in_row, lines, row.id), f"{row.id}.")


def published_actors(actors: Iterable[Actor], text: str, file: str) -> Iterator[Published]:
    """The texts of each row of actors.toml with their lines."""
    lines = _lines_of_toml(text)
    for row in actors:
        texts = tuple(actor_texts(row))
        yield Published(file, texts, row.keep, partial(_line_in_row, lines, row.id), f"{row.id}.")


def published_kinds(kinds: Iterable[EventKind], text: str, file: str) -> Iterator[Published]:
    """The labels of digest.toml's own kinds of events with their lines."""
    for kind in kinds:
        texts = (Written(kind.id, kind.label),)
        line = partial(_line_in_row, _lines_of_toml(text), "kinds")
        yield Published(file, texts, (), line, "kinds.", can_keep=False)


def _faults(checked: Iterable[Checked]) -> tuple[Fault, ...]:
    return tuple(fault for each in checked for fault in each.faults)


def _lines_of_toml(text: str) -> Callable[[], dict[str, int]]:
    """The lines of keys, read when the first is asked for: there may be many faults, or none."""

    @cache
    def lines() -> dict[str, int]:
        return dict(key_lines(parse_toml(text)))

    return lines


def _line_in_row(lines: Callable[[], dict[str, int]], row: str, key: str) -> int:
    found, whole = lines(), key.partition("[")[0]
    return found.get(f"{row}.{key}") or found.get(f"{row}.{whole}") or found.get(row, 1)
