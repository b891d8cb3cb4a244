"""As much of CBOR (RFC 8949) as a search index uses: integers, texts and lists of known length."""

from __future__ import annotations

from io import BytesIO
from typing import TypeAlias

from sitrep.core.errors import BuildError

Item: TypeAlias = "int | str | list[Item]"
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
"""Kinds of item, the upper three bits of its first byte."""
_INLINE = 24
"""Numbers below this stand in the first byte itself; from here on it says how many bytes follow."""
_WIDTHS = (1, 2, 4, 8)


def parse_cbor(data: bytes) -> Item:
    """The one item that data holds; raises BuildError for anything else."""
    stream = BytesIO(data)
    item = _read(stream)
    if stream.read(1):
        raise BuildError("CBOR with something behind its end")
    return item


def dump_cbor(item: Item) -> bytes:
    """An item in its shortest form."""
    match item:
        case str():
            text = item.encode()
            return _head(_TEXT, len(text)) + text
        case list():
            return _head(_LIST, len(item)) + b"".join(map(dump_cbor, item))
        case _:
            return _head(_NUMBER, item) if item >= 0 else _head(_NEGATIVE, -1 - item)


def _read(stream: BytesIO) -> Item:
    (first,) = _take(stream, 1)
    kind, low = divmod(first, 32)
    number = low if low < _INLINE else _long_number(stream, low)
    if kind == _NUMBER:
        return number
    if kind == _NEGATIVE:
        return -1 - number
    if kind == _TEXT:
        return _take(stream, number).decode("utf-8", "replace")
    if kind == _LIST:
        return [_read(stream) for _ in range(number)]
    raise BuildError(f"CBOR of a kind that is not read here: {kind}")


def _long_number(stream: BytesIO, low: int) -> int:
    if low >= _INLINE + len(_WIDTHS):
        raise BuildError("CBOR of unknown length")
    return int.from_bytes(_take(stream, _WIDTHS[low - _INLINE]))


def _take(stream: BytesIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise BuildError("CBOR that ends too soon")
    return data


def _head(kind: int, number: int) -> bytes:
    if number < _INLINE:
        return bytes([kind << 5 | number])
    at = next(at for at, width in enumerate(_WIDTHS) if number < 1 << 8 * width)
    return bytes([kind << 5 | _INLINE + at]) + number.to_bytes(_WIDTHS[at])
