"""Values as JSON: a dataclass is an object, a date its ISO form."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


NOT_HASHED = ("commit", "content_hash")
"""The lines that the hash of a document does not cover."""


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """A value that is JSON already."""

    text: str


class JsonWriter:
    """Writes documents; a value that several of them contain is encoded once.

    A document may have a member ``content_hash``: the SHA-256 of its text without the lines of
    ``NOT_HASHED``, which ``grep`` and ``sha256sum`` can find out as well.
    """

    def __init__(self, shared: Iterable[type] = ()) -> None:
        """``shared`` are the kinds of values that several documents contain."""
        self._shared = frozenset(shared)
        # With the values, which are known by their identity: Python gives that away again.
        self._texts: dict[int, tuple[object, str]] = {}

    def text(self, *records: DataclassInstance) -> str:
        """A document of what the records say, one after the other.

        Each member, and each item of a member that is a list, has a line of its own: large files
        stay quick to write, and two versions can be compared line by line.
        """
        members = {
            name: f"{self._line(name)}: {self._lines(getattr(record, name))}"
            for record in records
            for name in _names(type(record))
        }
        if "content_hash" in members:
            hashed = (text for name, text in members.items() if name not in NOT_HASHED)
            digest = hashlib.sha256(_object(hashed).encode()).hexdigest()
            members["content_hash"] = f'"content_hash": "sha256:{digest}"'
        return _object(members.values())

    def size(self, value: object) -> int:
        """The bytes that a value takes as an item of a list."""
        return len(self._line(value).encode()) + 2

    def _lines(self, value: object) -> str:
        if isinstance(value, tuple) and value:
            return "[\n" + ",\n".join(map(self._line, value)) + "\n]"
        return self._line(value)

    def _line(self, value: object) -> str:
        if isinstance(value, WrittenValue):
            return value.text
        if type(value) not in self._shared:
            return _ENCODER.encode(value)
        known = self._texts.get(id(value))
        if known is None:
            known = self._texts[id(value)] = (value, _ENCODER.encode(value))
        return known[1]


def hash_of(text: str) -> str:
    """What a document that a writer has written says of its hash."""
    line = text.partition('\n"content_hash": "')[2]
    return line.partition('"')[0]


def _object(members: Iterable[str]) -> str:
    return "{\n" + ",\n".join(members) + "\n}\n"


class _Encoder(json.JSONEncoder):
    """Python's own encoder, taught to write dates and dataclasses."""

    def default(self, value: object) -> object:
        """What stands for a value that JSON does not have."""
        if isinstance(value, dt.date):
            return value.isoformat()
        if is_dataclass(value) and not isinstance(value, type):
            return {name: getattr(value, name) for name in _names(type(value))}
        return super().default(value)


_ENCODER = _Encoder(ensure_ascii=False, separators=(",", ":"))


def json_of(value: object) -> str:
    """A value on one line."""
    return _ENCODER.encode(value)


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
