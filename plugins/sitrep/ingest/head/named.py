"""Whom a short line around a text names: writers, outlets, an outlet as the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.ingest.find.outlet_names import outlet_called
from sitrep.ingest.find.writers import Writers, writers_of
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.head_words import at_start, kinds_in, word_set
from sitrep.ingest.knowledge.outlets import Outlet

MOST_OF_NAME = 4
"""Most words of a town or a writer beside a bar."""
SITE_PARTS = 3
"""Most outlets that a line names."""

_BREAKS = re.compile(
    r"(?=[\s|•·/–—,;&aeuyw])\s*(?:[|•·/–—]|\s-\s|,|;|&|\band\b|\bavec\b|\bet\b|\bund\b|\by\b|\bwith\b)\s*"
)
_BAR = re.compile(r"\s[|•·]\s")


@dataclass(frozen=True, slots=True)
class NamedHere:
    """Whom a line names and nothing else."""

    writers: Writers | None = None
    outlets: tuple[Outlet, ...] = ()
    by_outlet: Outlet | None = None
    """The outlet that it names as the writer."""

    @property
    def is_said(self) -> bool:
        """Whether it is certain that they are names."""
        several = self.writers is not None and len(self.writers.names) > 1
        return several or bool(self.outlets) or bool(self.writers and self.writers.is_said)


NOBODY = NamedHere()


def named_here(rest: str, settings: Settings) -> NamedHere:
    """Whom a short line names; ``rest`` is what it says beside its days."""
    writers = writers_of(rest)
    if writers and any(outlet_called(name, settings) for name in writers.names):
        writers = None
    outlets, by_outlet = _outlets(rest, settings), _by_outlet(rest, settings)
    return NamedHere(writers, outlets, by_outlet) if writers or outlets or by_outlet else NOBODY


def _by_outlet(text: str, settings: Settings) -> Outlet | None:
    """The outlet that stands behind a word such as "by", and nothing else."""
    match = at_start("by").match(text)
    name = text[match.end() :] if match else ""
    return outlet_called(name.strip(" ,|-–—:"), settings) if name else None


def _is_name(part: str) -> bool:
    """Whether a part of a line may be a town or a writer."""
    return part[:1].isupper() and len(part.split()) <= MOST_OF_NAME


def _outlets(text: str, settings: Settings) -> tuple[Outlet, ...]:
    """The outlets that text names, where it says nothing else."""
    # "Goris | Example Wire": beside a bar an agency's partner is a town or a writer.
    has_bar = _BAR.search(text) is not None
    if not (has_bar or settings.outlets.may_begin(text) or "roles" in kinds_in(text)):
        return ()
    whole = outlet_called(text.strip(" ,|-–—:()[]./"), settings)
    if whole:
        return (whole,)
    named: list[str] = []
    found: list[Outlet] = []
    for part in _parts(text):
        if not part or part.lower() in word_set("roles"):
            continue
        named.append(part)
        if outlet := outlet_called(part, settings):
            found.append(outlet)
        elif not has_bar:
            return ()
    if not 0 < len(named) <= SITE_PARTS:
        return ()
    wires = [outlet for outlet in found if outlet.is_wire]
    if wires and has_bar and all(map(_is_name, named)):
        return tuple(wires)
    return tuple(found) if len(found) == len(named) else ()


def _parts(text: str) -> Iterator[str]:
    """What signs and words such as "and" part in a line."""
    at = 0
    for gap in _BREAKS.finditer(text):
        yield text[at : gap.start()].strip(" .()[]")
        at = gap.end()
    yield text[at:].strip(" .()[]")
