"""The files of a Pagefind index, in a form that is the same for the same content.

Pagefind 1.5 writes filters and their values in the order of a hash map, which differs from run to
run, and names files after their content.  Here they are sorted and renamed.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeAlias, cast

import cbor2

from sitrep.core.errors import BuildError

Item: TypeAlias = "int | str | list[Item]"
"""What an index is made of."""

ENTRY = "pagefind-entry.json"
"""What the script in the browser reads first: the languages, and where the index of each begins."""
SCRIPT = "pagefind.js"
_USED = (".pf_fragment", ".pf_index", ".pf_filter")
"""What the files of an index end in, beside its metadata."""
_MARK = b"pagefind_dcd"
"""What the script expects before the data: it tells it whether a server has unpacked the file."""
_FILTERS = 3
"""Where the filters stand in an index's metadata; each is a name and the name of its file."""
_DIGITS = 10
"""How many digits of a checksum a file's name has: enough to tell the files of an index apart."""


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index, below its folder."""

    path: str
    data: bytes


def settle_index(files: Iterable[IndexFile], language: str) -> tuple[IndexFile, ...]:
    """The files that the search page uses, by path, in an order that depends on content alone.

    Raises a BuildError where they are not in the form of Pagefind 1.5.
    """
    found = {file.path: file for file in files}
    try:
        entry = json.loads(found[ENTRY].data)
        index = entry["languages"][language]
        used = [found[name] for name in (SCRIPT, f"wasm.{index['wasm'] or 'unknown'}.pagefind")]
        used += [file for file in found.values() if file.path.endswith(_USED)]
        filters = {
            file.path: _settle_filter(file, language)
            for file in used
            if file.path.endswith(".pf_filter")
        }
        meta = _settle_meta(found[f"pagefind.{index['hash']}.pf_meta"], filters, language)
    except (BuildError, LookupError, TypeError, ValueError, OSError, cbor2.CBORError) as error:
        raise BuildError(
            f"Pagefind's index is not in the form of Pagefind 1.5 ({error}). Install Pagefind 1.5."
        ) from error
    entry["languages"][language]["hash"] = meta.path.split(".")[1]
    rewritten = IndexFile(
        ENTRY, json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    )
    kept = [file for file in used if file.path not in filters]
    return tuple(sorted((*kept, *filters.values(), meta, rewritten), key=lambda file: file.path))


def _settle_filter(file: IndexFile, language: str) -> IndexFile:
    """A filter with its values, and the pages that have each, by value."""
    name, values = _list(_unpack(file))
    data = cbor2.dumps([name, sorted(_list(values), key=_first)])
    return IndexFile(f"filter/{_name(data, language)}.pf_filter", _pack(data))


def _settle_meta(file: IndexFile, filters: dict[str, IndexFile], language: str) -> IndexFile:
    """The metadata with its filters sorted by name, and the new names of their files."""
    meta = list(_list(_unpack(file)))
    named = [
        [_first(pair), _stem(filters[f"filter/{_list(pair)[1]}.pf_filter"])]
        for pair in _list(meta[_FILTERS])
    ]
    meta[_FILTERS] = cast("list[Item]", sorted(named))
    data = cbor2.dumps(meta)
    return replace(file, path=f"pagefind.{_name(data, language)}.pf_meta", data=_pack(data))


def _list(item: Item) -> list[Item]:
    if not isinstance(item, list):
        raise BuildError(f"a list was expected, not {item!r}")
    return item


def _first(item: Item) -> str:
    """The name that a pair begins with."""
    return str(_list(item)[0])


def _name(data: bytes, language: str) -> str:
    return f"{language}_{sha256(data).hexdigest()[:_DIGITS]}"


def _stem(file: IndexFile) -> str:
    return file.path.rpartition("/")[2].partition(".")[0]


def _unpack(file: IndexFile) -> Item:
    data = gzip.decompress(file.data).removeprefix(_MARK)
    item = cbor2.loads(data)
    # What is read and not written again would be lost: something after the end of the item, say.
    if cbor2.dumps(item) != data:
        raise BuildError(f"{file.path} holds more than one item, or one not in its shortest form")
    return cast("Item", item)


def _pack(data: bytes) -> bytes:
    return gzip.compress(_MARK + data, mtime=0)
