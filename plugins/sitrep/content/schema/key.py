"""What a key is, and how the keys of a table are read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto
from functools import cache
from keyword import iskeyword
from typing import Any

from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.yaml_nodes import Plain


class Need(Enum):
    """When a key must have a value."""

    NEVER = auto()
    PUBLISHED = auto()
    """Once the report is published; a draft may lack it."""
    ALWAYS = auto()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: how it is read from a file and written back."""

    read: Callable[[Fields, str], Any]
    """The value at a key: None, or an empty tuple for lists, where there is none or it is wrong."""
    write: Callable[[Any], Plain]
    """The value as YAML has it."""
    form: str
    """How a curator writes it, for the reference."""
    _: KW_ONLY
    choices: tuple[object, ...] = ()
    """The values allowed, if only some are."""
    is_list: bool = False
    keys: tuple[Key, ...] = ()
    """The keys of each table, if the value is a table or a list of them."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table, and with it a field of the value that is made from the table."""

    name: str
    kind: Kind
    meaning: str
    """What it says, in a few words."""
    _: KW_ONLY
    secret: bool
    """Whether it holds a source's own words, which the source's rights may withhold.

    Without a default on purpose: whoever adds a key must decide.
    """
    need: Need = Need.NEVER
    remedy: str = ""
    """What a curator should write where the value is needed and missing."""
    default: Any = None
    """The value that stands for a missing one, so that all else can be read."""
    is_optional: bool = False
    """Whether it is left out of a file where it says nothing; the others are written as null."""
    form: str = ""
    """How it is written, where its kind does not say that well enough."""

    @property
    def field(self) -> str:
        """The field's name: the key's, with an underscore where Python has the word for itself."""
        return _field_of(self.name)


@cache
def _field_of(name: str) -> str:
    return f"{name}_" if iskeyword(name) else name


def read_record(fields: Fields, keys: Sequence[Key]) -> dict[str, Any]:
    """The values of a table by their fields, without those that it lacks.

    What is wrong, unknown or always needed and missing goes to the faults.
    """
    values: dict[str, Any] = {}
    for key in keys:
        value = key.kind.read(fields, key.name)
        if value is None:
            value = key.default
        if value is not None:
            values[key.field] = value
        if key.need is Need.ALWAYS:
            fields.require(key.name, key.remedy)
    fields.finish()
    return values


def write_record(record: object, keys: Iterable[Key]) -> dict[str, Plain]:
    """The table of a record, in the order of its keys."""
    table: dict[str, Plain] = {}
    for key in keys:
        value = getattr(record, key.field)
        if key.is_optional and value in (None, (), key.default):
            continue
        table[key.name] = None if value is None else key.kind.write(value)
    return table


def remedy_of(name: str, keys: Iterable[Key]) -> str:
    """What to write where a key is missing."""
    return next(key.remedy for key in keys if key.name == name)


def keys_table(keys: Iterable[Key]) -> str:
    """The keys as a table of Markdown."""
    rows = [f"| `{key.name}` | {key.meaning} | {key.form or key.kind.form} |" for key in keys]
    return "\n".join(["| key | meaning | written as |", "|---|---|---|", *rows, ""])
