"""``content/actors.toml``: a table per actor; the table's name is its id."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.content.schema.key import read_record, remedy_of
from sitrep.content.schema.rows import ACTOR
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.rows import parse_rows
from sitrep.core.actors import Actor
from sitrep.core.errors import Fault
from sitrep.core.names.find import Spelled, spell
from sitrep.core.text import slug_problem

_ALONE = "Write each name by itself, without commas or brackets, in two letters or more"


def parse_actors(text: str, file: str, faults: list[Fault]) -> tuple[Actor, ...] | None:
    """The actors in text, in its order; None if it is not TOML; faults are added to ``faults``."""
    rows = parse_rows(text, file, faults, header="[id-of-actor]")
    if rows is None:
        return None
    actors: list[Actor] = []
    given: dict[Spelled, Actor] = {}
    for row in rows:
        actor = _actor(row.name, row.fields)
        # A table that appears twice was reported as such.
        if all(actor.id != other.id for other in actors):
            actors.append(actor)
            _check_names(actor, row.fields, given)
    return tuple(actors)


def _actor(name: str, fields: Fields) -> Actor:
    if problem := slug_problem(name):
        remedy = "Use lower-case letters, digits and hyphens"
        fields.fault("", f"“{name}” {problem}", remedy, line=fields.line)
    actor = Actor(id=name, **({"name": name} | read_record(fields, ACTOR)))
    stated = [key for key in ("about", "regarded") if fields.has(key)]
    if stated and not actor.evidence and not fields.has_fault("evidence"):
        problem = f"is missing or empty, and {' and '.join(stated)} must rest on something"
        fields.fault("evidence", problem, remedy_of("evidence", ACTOR))
    return actor


def _check_names(actor: Actor, fields: Fields, given: dict[Spelled, Actor]) -> None:
    """Object to names that cannot be found, or that another actor has; ``given`` grows by these."""
    seen: set[str] = set()
    for key, name in _names(actor, fields):
        if name in seen:
            fields.fault(key, f"has “{name}” twice", "Remove one of the two")
            continue
        seen.add(name)
        spelled = spell(name)
        if spelled is None:
            fields.fault(key, f"holds “{name}”, which is not found in any text", _ALONE)
            continue
        other = given.setdefault(spelled, actor)
        if other is not actor:
            problem = f"has “{name}”, and {other.id} has it too"
            fields.fault(key, problem, "Keep it where it belongs: nobody could tell who is meant")


def _names(actor: Actor, fields: Fields) -> Iterator[tuple[str, str]]:
    """The names that the file gives, each with its key."""
    if fields.has("name"):
        yield "name", actor.name
    for spelling in actor.spellings:
        yield "spellings", spelling
