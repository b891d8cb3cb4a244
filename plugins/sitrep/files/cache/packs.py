"""Values kept together in a file: whole, of this very version, and made of our classes, or nothing.

A pack is a line that says what it is, one with the names of what it holds, and pickled values: the
names are had without the values, however many those are.  Pickles can name any function of any
module; here they may name classes of this project and a few of plain values, so that a pack of
somebody else can at most hold wrong values, and the line is there against mistakes, not enemies.
"""

from __future__ import annotations

import io
import json
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import Any

from sitrep.core.errors import NotAValueError
from sitrep.files.whole import write_whole

_FAMILY = b"sitrep pack "
"""What packs of all versions of this project begin with."""
_MAGIC = b"%s2" % _FAMILY
_ALLOWED = frozenset(
    {
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("collections", "OrderedDict"),
        ("copyreg", "_reconstructor"),
        ("builtins", "object"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("markupsafe", "Markup"),
        ("types", "MappingProxyType"),
    }
)
"""Beside classes of this project, what values are made of."""
_LONGEST = 200
"""Bytes in which the first line of a pack is."""
_OWN = ("sitrep.core.", "sitrep.content.", "sitrep.site.", "sitrep.geo.")
_DAMAGED = (
    *(OSError, EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError, ImportError),
    *(pickle.UnpicklingError, NotAValueError, MemoryError, OverflowError, RecursionError),
)
"""What reading a damaged pack may raise."""


def write_pack(path: Path, version: str, value: object, names: Iterable[str] = ()) -> None:
    """Write a value as a pack of a version, whole or not at all; raises OSError."""
    pickled = io.BytesIO()
    _ValueWriter(pickled, protocol=5).dump(value)
    body = b"%s\n%s" % (json.dumps([*names]).encode(), pickled.getvalue())
    write_whole(path, b"%s%s\n%s" % (_head(version), _sum(body), body))


def names_in(path: Path, version: str) -> frozenset[str] | None:
    """The names with which a pack was written; None where it is damaged, of another version or not there.

    What lies behind them is not looked at, and may be damaged.
    """
    try:
        with path.open("rb") as file:
            if not file.readline().startswith(_head(version)):
                return None
            return frozenset(map(str, json.loads(file.readline())))
    except _DAMAGED:
        return None


def is_of_another_version(path: Path, version: str) -> bool:
    """Whether a file is a pack, and not of this version."""
    try:
        with path.open("rb") as file:
            head = file.readline(_LONGEST)
    except OSError:
        return False
    return head.startswith(_FAMILY) and not head.startswith(_head(version))


def read_pack(path: Path, version: str) -> Any:
    """The value of a pack; None where it is damaged, of another version or not there."""
    try:
        data = path.read_bytes()
        head, _, body = data.partition(b"\n")
        if head != _head(version) + _sum(body):
            return None
        return _ValueReader(io.BytesIO(body[body.index(b"\n") + 1 :])).load()
    except _DAMAGED:
        return None


def _head(version: str) -> bytes:
    return b"%s %s " % (_MAGIC, version.encode())


def _sum(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode()


class _ValueWriter(pickle.Pickler):
    """Writes a dataclass as its class and what that is called with.

    Python would write how its fields are set one by one, which takes several times longer to read.
    """

    def reducer_override(self, value: Any) -> Any:
        """How a value is made again; NotImplemented for all that Python writes as quickly."""
        kind: type = type(value)
        given = _given(kind)
        return (kind, given(value)) if given else NotImplemented


@cache
def _given(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the arguments that make a value again; None where they do not make the same."""
    if not is_dataclass(kind) or getattr(kind, "__post_init__", None):
        return None
    every = fields(kind)
    if not every or any(field.kw_only or not field.init for field in every):
        return None
    names = [field.name for field in every]
    one = attrgetter(*names)
    return one if len(names) > 1 else lambda value: (one(value),)


class _ValueReader(pickle.Unpickler):
    """Reads values alone: nothing that could do something."""

    def find_class(self, module: str, name: str) -> Any:
        """A class of values; raises NotAValueError for all else."""
        if (module, name) in _ALLOWED:
            return super().find_class(module, name)
        if module.startswith(_OWN) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise NotAValueError(f"{module}.{name} is no class of values.")
