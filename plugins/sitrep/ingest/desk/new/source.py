"""A row of sources.toml for an outlet: filled in as far as the list of outlets knows it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sitrep.content.reading import SOURCES
from sitrep.core.errors import ContentError, Fault
from sitrep.core.links.hosts import bare_host
from sitrep.core.model import UNKNOWN_SOURCE
from sitrep.core.text import slugify
from sitrep.ingest.knowledge.outlets import Outlet, Outlets

TO_FILL_IN = (
    '# affiliation = "…"  a short label; equal ones are one row in the mix of sources',
    '# about = "…"        who runs and pays for it, in a sentence or two',
    '# evidence = ["…"]   the pages on which affiliation and about rest',
    '# rights = "…"       full, excerpt:N, link or withhold; link if left out',
    '# reliability = "…"  A to F; A to E need a reason and the day it was judged',
)
"""What no list can know: lines of a new row that the curator fills in or deletes."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row to be added to sources.toml."""

    id: str
    text: str
    """The TOML of the row, a line break at its end."""
    is_known: bool
    """Whether the list of outlets knows it; else it has only what the curator gave."""


def start_source(
    given: str, outlets: Outlets, listed: Collection[str], *, own_id: str | None = None
) -> SourceRow:
    """The row of what a name, an id of the list, a host or a URL means.

    ``listed`` are the ids of sources.toml, ``own_id`` the id that the curator wants.
    Raises ContentError where a source of that id, or the same outlet, is there.
    """
    outlet = find_outlet(given, outlets)
    id_ = own_id or (outlet.id if outlet else slugify(_bare(given)))
    if id_ == UNKNOWN_SOURCE.id:
        problem = "“unknown” is reserved for documents that name no source"
        raise ContentError([Fault(SOURCES, 1, id_, problem, "Choose another id with --id")])
    there = next((each for each in (id_, outlet.id if outlet else id_) if each in listed), None)
    if there:
        problem = f"[{there}] is there already"
        remedy = "Change that row, or choose another id with --id"
        raise ContentError([Fault(SOURCES, 1, there, problem, remedy)])
    lines = _known(outlet) if outlet else _unknown(given)
    text = "\n".join((f"[{id_}]", *lines, *TO_FILL_IN)) + "\n"
    return SourceRow(id_, text, is_known=outlet is not None)


def find_outlet(given: str, outlets: Outlets) -> Outlet | None:
    """The outlet that an id of the list, a name, a host or a URL means."""
    by_id = next((outlet for outlet in outlets if outlet.id == given), None)
    return by_id or outlets.called(given) or outlets.owner_of(_address(given))


def _known(outlet: Outlet) -> Iterator[str]:
    yield f"name = {_toml(outlet.name)}"
    if outlet.domains:
        yield f"homepage = {_toml(f'https://{outlet.domains[0]}/')}"
    others = [name for name in outlet.aliases if name != outlet.name]
    aliases = (*others, *outlet.domains[1:])
    if aliases:
        yield f"aliases = [{', '.join(map(_toml, aliases))}]"
    seat = f", seat in {outlet.country}" if outlet.country else ""
    spoken = f", in {' '.join(outlet.languages)}" if outlet.languages else ""
    if outlet.kind:
        yield f"# listed as: {outlet.kind.value}{seat}{spoken}"


def _unknown(given: str) -> Iterator[str]:
    host = bare_host(_address(given))
    yield f"name = {_toml(host or given.strip())}"
    if host:
        yield f"homepage = {_toml(f'https://{host}/')}"


def _bare(given: str) -> str:
    return bare_host(_address(given)) or given


def _address(given: str) -> str:
    """Given as a URL where it is one or a host; empty for words."""
    given = given.strip()
    if "://" in given:
        return given
    return f"https://{given}/" if "." in given and " " not in given else ""


def _toml(text: str) -> str:
    """A basic string of TOML, which escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False)
