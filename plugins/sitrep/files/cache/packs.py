"""Values kept together in a file: whole, of this very version, and made of our classes, or nothing.

A pack is a line that says what it is, and pickled values.  Pickles can name any function of any
module; here they may name classes of this project and a few of plain values, so that a pack of
somebody else can at most hold wrong values, and the line is there against mistakes, not enemies.
"""

from __future__ import annotations

import io
import pickle
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sitrep.core.errors import NotAValueError
from sitrep.files.whole import write_whole

_MAGIC = b"sitrep pack 1"
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
_OWN = ("sitrep.core.", "sitrep.content.", "sitrep.site.", "sitrep.geo.")
_DAMAGED = (
    *(OSError, EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError, ImportError),
    *(pickle.UnpicklingError, NotAValueError, MemoryError, OverflowError, RecursionError),
)
"""What reading a damaged pack may raise."""


def write_pack(path: Path, version: str, value: object) -> None:
    """Write a value as a pack of a version, whole or not at all; raises OSError."""
    body = pickle.dumps(value, protocol=5)
    write_whole(path, b"%s %s %s\n%s" % (_MAGIC, version.encode(), _sum(body), body))


def read_pack(path: Path, version: str) -> Any:
    """The value of a pack; None where it is damaged, of another version or not there."""
    try:
        data = path.read_bytes()
        head, _, body = data.partition(b"\n")
        if head != b"%s %s %s" % (_MAGIC, version.encode(), _sum(body)):
            return None
        return _ValueReader(io.BytesIO(body)).load()
    except _DAMAGED:
        return None


def _sum(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode()


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
