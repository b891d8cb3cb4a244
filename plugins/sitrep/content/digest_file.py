"""``content/digest.toml``: what holds for the whole folder.

Without the file the careful choice holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.content.schema.files import DIGEST, Repository
from sitrep.content.schema.key import read_record
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.toml_nodes import TomlError, parse_toml
from sitrep.core.errors import Fault
from sitrep.core.events import KINDS
from sitrep.core.text import slug_problem


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of events that a digest adds to those that every digest has."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What the file says."""

    repository: Repository = Repository.PUBLIC
    """Who can read the repository: everybody, unless the file says otherwise and can be read."""
    kinds: tuple[EventKind, ...] = ()


def parse_digest(text: str, file: str, faults: list[Fault]) -> Digest:
    """What the file says, as far as it can be read; what is wrong goes to ``faults``."""
    try:
        table = parse_toml(text)
    except TomlError as error:
        remedy = 'Write repository = "private", or remove the file'
        faults.append(Fault(file, error.line, "", error.problem, remedy))
        return Digest()
    values = read_record(Fields(table, file, faults), DIGEST)
    kinds = values.pop("kinds", None)
    return Digest(kinds=_kinds(kinds) if kinds else (), **values)


def _kinds(table: Fields) -> tuple[EventKind, ...]:
    found: list[EventKind] = []
    for name in table.names():
        label = table.words(name)
        if problem := slug_problem(name):
            table.fault(name, f"“{name}” {problem}", "Use lower-case letters, digits and hyphens")
        elif name in KINDS:
            table.fault(name, "is a kind that every digest has", "Remove it, or choose another id")
        elif label:
            found.append(EventKind(name, label))
        else:
            table.fault(name, "has no label", f'Write {name} = "…", as readers see it')
    return tuple(found)
