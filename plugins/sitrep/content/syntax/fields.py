"""Typed values out of a table; faults are collected, not thrown.

Each method returns the value, or None (an empty tuple for lists) where the key
is missing, null or wrong; a wrong one adds a Fault.  ``finish`` objects to keys
that were never read, so an unknown key can never pass unseen.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import TypeVar

from sitrep.content.syntax.nodes import Entry, Items, Node, Scalar, Table
from sitrep.core.errors import Fault
from sitrep.core.links.rule import judge_address
from sitrep.core.parse import parse_day
from sitrep.core.text import legible, one_line

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")

_TEXT_REMEDY = "Write the text on one line, in quotes"


class Fields:
    """A reader of one table.  ``faults`` is shared by all readers of a file."""

    def __init__(self, table: Table, file: str, faults: list[Fault], *, within: str = "") -> None:
        self.file = file
        self.line = table.line
        self.faults = faults
        self._within = within
        self._known: list[str] = []
        self._refused: set[str] = set()
        self._entries: dict[str, Entry] = {}
        for entry in table.entries:
            if entry.key in self._entries:
                first = self._entries[entry.key].line
                self.fault(
                    entry.key,
                    f"appears twice, first in line {first}",
                    "Keep one of the two",
                    line=entry.line,
                )
            self._entries.setdefault(entry.key, entry)

    def fault(self, key: str, problem: str, remedy: str, *, line: int | None = None) -> None:
        """Add a fault at ``key`` (its line, else the table's)."""
        at = self.line_of(key) if line is None else line
        self.faults.append(Fault(self.file, at, self._within + key, problem, remedy))

    def line_of(self, key: str) -> int:
        """The line of ``key``; where it is missing, that of the table."""
        entry = self._entries.get(key)
        return entry.line if entry else self.line

    def has_fault(self, key: str) -> bool:
        """Whether a fault was found at ``key``."""
        return any(
            (fault.file, fault.key) == (self.file, self._within + key) for fault in self.faults
        )

    def has(self, key: str) -> bool:
        """Whether the key is there and neither null nor empty."""
        entry = self._entries.get(key)
        if entry is None or not isinstance(entry.value, Scalar):
            return entry is not None
        return bool(_plain(entry.value))

    def require(self, key: str, remedy: str) -> None:
        """Object where there is nothing at the key; whatever is there, its own method judges."""
        if not self.has(key):
            self.fault(key, "is missing", remedy)

    def refuse(self, key: str, problem: str, remedy: str) -> None:
        """Object to a key that must not have a value; to ``finish`` it is not an unknown one."""
        self._refused.add(key)
        if self.has(key):
            self.fault(key, problem, remedy)

    def text(self, key: str) -> str | None:
        """A text of any length, its own line breaks kept."""
        node = self._node(key)
        if isinstance(node, Scalar) and not node.is_text:
            self.fault(key, "must be text", _TEXT_REMEDY)
            return None
        return self._written(key)

    def words(self, key: str) -> str | None:
        """A text of one line."""
        text = self.text(key)
        return one_line(text) if text else None

    def day(self, key: str) -> dt.date | None:
        """A calendar date."""
        return self._converted(key, parse_day, "is not a date", "Write it as 2020-07-01")

    def number(self, key: str, low: int, high: int) -> int | None:
        """A whole number from low to high."""
        return self._converted(
            key,
            _numbers(low, high).get,
            f"is not a number from {low} to {high}",
            f"Write one of {low} to {high}",
        )

    def address(self, key: str) -> str | None:
        """An http or https address that keeps the rule for links."""
        text = one_line(self._written(key) or "")
        wrong = judge_address(text) if text else None
        if wrong:
            self.fault(key, wrong.problem, wrong.remedy)
        return text if text and not wrong else None

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """A member of an enumeration, written as its value."""
        members = _members(kind)
        return self._converted(
            key, members.get, "is not an allowed value", f"Write one of {', '.join(members)}"
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of one-line texts; an empty one is a text as well."""
        return tuple(text for text, _line in self._texts(key))

    def addresses(self, key: str) -> tuple[str, ...]:
        """A list of addresses, each as ``address`` takes it."""
        found = []
        for text, line in self._texts(key):
            if wrong := judge_address(text):
                self.fault(key, wrong.problem, wrong.remedy, line=line)
            else:
                found.append(text)
        return tuple(found)

    def names(self) -> tuple[str, ...]:
        """The keys of the table, as they are written."""
        return tuple(self._entries)

    def tables(self, key: str, remedy: str = "Write - {key: value, …}") -> Iterator[Fields | None]:
        """Readers of a list of tables, None for what is not one; ``remedy`` is for that."""
        for number, node in enumerate(self._items(key), 1):
            if isinstance(node, Table):
                yield Fields(node, self.file, self.faults, within=f"{self._within}{key}[{number}].")
            else:
                self.fault(
                    key,
                    "holds something that is not a table",
                    remedy,
                    line=node.line,
                )
                yield None

    def table(self, key: str) -> Fields | None:
        """A reader of a table within this one."""
        node = self._node(key)
        if node is None or node == Scalar(None, node.line):
            return None
        if isinstance(node, Table):
            return Fields(node, self.file, self.faults, within=f"{self._within}{key}.")
        self.fault(key, "must be a table", f"Write {key}: {{key: value, …}}")
        return None

    def finish(self) -> None:
        """Object to every key that was never read."""
        for key, entry in self._entries.items():
            if key in self._known or key in self._refused:
                continue
            # “tittle” is a slip of “title”; for “author” the list of keys helps more than a guess.
            near = difflib.get_close_matches(key, self._known, 1)
            remedy = (
                f"Write {near[0]}, if that is what you mean"
                if near
                else f"Known keys are {', '.join(self._known)}"
            )
            self.fault(key, "is an unknown key", remedy, line=entry.line)

    def _node(self, key: str) -> Node | None:
        if key not in self._known:
            self._known.append(key)
        entry = self._entries.get(key)
        return entry.value if entry else None

    def _items(self, key: str) -> tuple[Node, ...]:
        node = self._node(key)
        if isinstance(node, Items):
            return node.items
        if node is not None and node != Scalar(None, node.line):
            self.fault(key, "must be a list", 'Write it as ["one", "two"]')
        return ()

    def _texts(self, key: str) -> Iterator[tuple[str, int]]:
        """The texts of a list, with their lines."""
        for node in self._items(key):
            if isinstance(node, Scalar) and node.value is not None and node.is_text:
                yield one_line(legible(node.value)), node.line
            else:
                self.fault(
                    key, "holds something that is not text", "Give a list of texts", line=node.line
                )

    def _written(self, key: str) -> str | None:
        """The text of the value, in quotes or not: what it says decides whether it is a date."""
        node = self._node(key)
        if isinstance(node, Scalar):
            return _plain(node) or None
        if node is not None:
            self.fault(key, "must be text", _TEXT_REMEDY)
        return None

    def _converted(
        self, key: str, convert: Callable[[str], Value | None], problem: str, remedy: str
    ) -> Value | None:
        # TOML has dates and numbers of its own: 2020-07-01 is read as well as "2020-07-01".
        text = one_line(self._written(key) or "")
        if not text:
            return None
        value = convert(text)
        if value is None:
            self.fault(key, f"{_shown(text)} {problem}", remedy)
        return value


@cache
def _numbers(low: int, high: int) -> Mapping[str, int]:
    return {str(number): number for number in range(low, high + 1)}


@cache
def _members(kind: type[Choice]) -> Mapping[str, Choice]:
    return {str(member): member for member in kind}


def _plain(scalar: Scalar) -> str:
    return legible(scalar.value or "").strip()


def _shown(text: str) -> str:
    return f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"
