"""What a value holds, as a digest: equal for equal values, in every process, on every machine.

Only values have one.  A function, a file or an object that can change has none, and asking for it
is a mistake in the program: it would be a digest of less than the thing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from sitrep.core.errors import NotAValueError

AS_VALUE = "as_value"
"""The name of a method by which a class that is no dataclass says what it is made of."""
SIZE = 16
"""Bytes of a digest: two different values have the same one once in 2^64 values."""

_NONE, _EMPTY = b"-;", b"(0:"
"""What None and a row of nothing are written as."""

_Write = Callable[["Digester", Any, list[bytes]], None]


class Digester:
    """Digests of values; that of a dataclass is worked out once, however many values hold it.

    It keeps the dataclasses that it has seen, so that no other can take their places in memory: it
    must not outlive the run.
    """

    def __init__(self) -> None:
        self.seen: dict[int, tuple[object, bytes]] = {}
        """What many values hold, by its identity, with its digest."""

    def of(self, *values: object) -> str:
        """The digest of some values together, in hexadecimal.

        Raises NotAValueError for what is no value.
        """
        parts: list[bytes] = []
        self.write_each(values, parts)
        return _hashed(parts).hex()

    def write_each(self, values: Iterable[Any], parts: list[bytes]) -> None:
        """Add to ``parts`` what tells each of some values from all others."""
        for value in values:
            kind = type(value)
            # Half of all fields are texts or empty: a call would take longer than what it does.
            if kind is str:
                raw = value.encode("utf-8", "surrogatepass")
                parts.append(b"s%d:%b" % (len(raw), raw))
            elif value is None:
                parts.append(_NONE)
            elif kind is tuple and not value:
                parts.append(_EMPTY)
            else:
                (_WRITERS.get(kind) or _writer_of(kind))(self, value, parts)


@dataclass(frozen=True, slots=True)
class _MadeOf:
    """What values of a class are made of."""

    name: bytes
    """What tells the class from all others."""
    inner: Callable[[Any], Iterable[object]]


def _hashed(parts: list[bytes]) -> bytes:
    return blake2b(b"".join(parts), digest_size=SIZE).digest()


def _text(_digester: Digester, value: str, parts: list[bytes]) -> None:
    raw = value.encode("utf-8", "surrogatepass")
    parts.append(b"s%d:%b" % (len(raw), raw))


def _bytes(_digester: Digester, value: bytes, parts: list[bytes]) -> None:
    parts.append(b"b%d:%b" % (len(value), value))


def _plain(_digester: Digester, value: object, parts: list[bytes]) -> None:
    """A value that its type and its repr tell from all others."""
    parts.append(f"p{type(value).__name__}:{value!r};".encode())


def _enum(_digester: Digester, value: Enum, parts: list[bytes]) -> None:
    parts.append(f"e{type(value).__qualname__}.{value.name};".encode())


def _path(digester: Digester, value: PurePath, parts: list[bytes]) -> None:
    parts.append(b"P")
    _text(digester, str(value), parts)


def _day(_digester: Digester, value: dt.date, parts: list[bytes]) -> None:
    parts.append(b"y%b;" % value.isoformat().encode())


def _moment(_digester: Digester, value: dt.datetime, parts: list[bytes]) -> None:
    """With the name of its zone: two that are the same time of day may be told otherwise."""
    zone = f"{type(value.tzinfo).__name__} {value.tzinfo}"
    parts.append(f"t{value.isoformat()} {value.fold} {zone};".encode())


def _zone(_digester: Digester, value: dt.tzinfo, parts: list[bytes]) -> None:
    parts.append(f"z{value};".encode())


def _row(digester: Digester, value: tuple[object, ...] | list[object], parts: list[bytes]) -> None:
    parts.append(b"(%d:" % len(value))
    digester.write_each(value, parts)


def _set(digester: Digester, value: Set[object], parts: list[bytes]) -> None:
    parts.append(b"{%d:" % len(value))
    parts.extend(sorted(map(_alone(digester), value)))


def _mapping(digester: Digester, value: Mapping[object, object], parts: list[bytes]) -> None:
    parts.append(b"m%d:" % len(value))
    parts.extend(sorted(map(_alone(digester), value.items())))


def _alone(digester: Digester) -> Callable[[object], bytes]:
    """What gives the digest of one value by itself, so that those of many can be sorted."""

    def digest(value: object) -> bytes:
        parts: list[bytes] = []
        digester.write_each((value,), parts)
        return _hashed(parts)

    return digest


def _once(made_of: _MadeOf) -> _Write:
    """What writes the digest of something that many values hold."""

    def write_once(digester: Digester, value: object, parts: list[bytes]) -> None:
        known = digester.seen.get(id(value))
        if known is None:
            inside = [made_of.name]
            digester.write_each(made_of.inner(value), inside)
            known = digester.seen[id(value)] = (value, b"D" + _hashed(inside))
        parts.append(known[1])

    return write_once


def _in_place(made_of: _MadeOf) -> _Write:
    """What writes a few texts as they are: a digest of them would take longer."""
    name = b"d%d:%b" % (len(made_of.name), made_of.name)

    def write_in_place(digester: Digester, value: object, parts: list[bytes]) -> None:
        parts.append(name)
        digester.write_each(made_of.inner(value), parts)

    return write_in_place


def _fields(kind: Any) -> Callable[[Any], Iterable[object]]:
    """What a dataclass is made of: what equality leaves aside is no part of the value."""
    names = [field.name for field in fields(kind) if field.compare]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: [getattr(value, name) for name in names]


_BY_BASE: tuple[tuple[type, _Write], ...] = (
    (Enum, _enum),
    (dt.date, _plain),
    (dt.time, _plain),
    (dt.timedelta, _plain),
    (PurePath, _path),
    (ZoneInfo, _zone),
    (dt.timezone, _zone),
    (Set, _set),
    (Mapping, _mapping),
)
"""How what is no plain Python value itself is written, by a class that it inherits from."""
_WRITERS: dict[type, _Write] = {
    dt.date: _day,
    dt.datetime: _moment,
    bytes: _bytes,
    tuple: _row,
    list: _row,
    **dict.fromkeys((bool, int, float), _plain),
}


def _writer_of(kind: type) -> _Write:
    """What writes values of a kind; raises NotAValueError if they are no values."""
    write = _WRITERS[kind] = _writer_for(kind)
    return write


def _writer_for(kind: type) -> _Write:
    inner = _fields(kind) if is_dataclass(kind) else getattr(kind, AS_VALUE, None)
    if inner is not None:
        made_of = _MadeOf(f"{kind.__module__}.{kind.__qualname__}".encode(), inner)
        return _in_place(made_of) if _has_texts_alone(kind) else _once(made_of)
    for base, write in _BY_BASE:
        if issubclass(kind, base):
            return write
    for base, write in ((str, _text), (tuple, _row)):
        if issubclass(kind, base):
            return _named(kind, write)
    raise NotAValueError(f"{kind.__module__}.{kind.__qualname__} is no value: it has no digest.")


def _has_texts_alone(kind: type) -> bool:
    return is_dataclass(kind) and {field.type for field in fields(kind)} == {"str"}


def _named(kind: type, write: _Write) -> _Write:
    """The same for a class of its own, such as Markup: what it holds means something else."""
    name = f"k{kind.__qualname__}:".encode()

    def write_named(digester: Digester, value: object, parts: list[bytes]) -> None:
        parts.append(name)
        write(digester, value, parts)

    return write_named
