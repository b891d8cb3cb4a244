"""The lines of the record: a JSON object each, so that git merges it line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from sitrep.content.syntax.front_matter import decode
from sitrep.core.errors import Fault
from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, ThingPart, What, When
from sitrep.core.text import is_slug, is_visible, legible
from sitrep.core.weeks import Week


def _coded(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


RECORD = "record.jsonl"
"""Its path below the content folder."""
KEYS = {
    "at": "when it was done: a day, or a time with its distance from UTC",
    "what": f"what was done: {_coded(What)}",
    "kind": f"what it was done to: {_coded(ThingKind)}",
    "id": "its id, or its week",
    "address": "where it stands from then on, below the site's own address",
    "to": "the ids of what it was renamed to, split or merged into",
    "note": "what changed and why, as readers are told",
    "hash": "of its parts; the same parts give the same hash",
    "parts": "what it says from then on: short parts in words, long ones as a hash",
}
"""The keys of a line, in the order in which they are written."""
_ADDRESS = re.compile(r"(?:[A-Za-z0-9-]+/)+")
"""An address below the site's: none leads out of it."""
_REMEDY = (
    "Undo what was done to the line by hand: `./dev record`, `correct`, `withdraw` and `announce` "
    "write the record"
)


def parse_record(data: bytes, file: str, faults: list[Fault]) -> Record:
    """The record in a file; lines that are none go to ``faults``."""
    return Record(tuple(parse_entries(data, file, faults)), is_kept=True)


def parse_entries(data: bytes, file: str, faults: list[Fault]) -> Iterator[RecordEntry]:
    """The entries in it, as they stand; lines that are none go to ``faults``."""
    text = decode(data, file, faults) or ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        problem, entry = _parse_line(line, number)
        if entry is None:
            faults.append(Fault(file, number, "", problem, _remedy(line)))
        else:
            yield entry


def dump_entries(entries: Iterable[RecordEntry]) -> str:
    """The lines of entries."""
    return "".join(f"{_dump(entry)}\n" for entry in entries)


def _dump(entry: RecordEntry) -> str:
    table: dict[str, Any] = {
        "at": str(entry.at),
        "what": str(entry.what),
        "kind": str(entry.thing.kind),
        "id": entry.thing.id,
        "address": entry.address,
        "to": [*entry.to],
        "note": entry.note,
        "hash": entry.hash if entry.parts else None,
        "parts": {part.name: part.value for part in entry.parts},
    }
    said = {key: value for key, value in table.items() if value not in (None, [], {})}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _remedy(line: str) -> str:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return "Remove the mark that git left, and keep the lines of both sides"
    return _REMEDY


def _parse_line(line: str, number: int) -> tuple[str, RecordEntry | None]:
    """The entry in a line; or what is wrong with it, and None."""
    try:
        table = json.loads(line)
    except (ValueError, RecursionError):
        return "is not an entry of the record", None
    if problem := _problem(table):
        return problem, None
    at = When.parse(str(table["at"]))
    entry = _entry(table, at, number) if at else None
    if entry is None:
        return f"says at {table['at']!r}, which is not a day or time", None
    if entry.parts and table.get("hash") != entry.hash:
        return "has another hash than its parts", None
    return "", entry


def _problem(table: Any) -> str | None:
    """What keeps a value from being an entry, or None."""
    if not isinstance(table, dict) or not table.keys() >= {"at", "what", "kind", "id"}:
        return "is not an entry of the record"
    if unknown := [key for key in table if key not in KEYS]:
        return f"has the unknown key “{unknown[0]}”"
    if table["what"] not in [*What] or table["kind"] not in [*ThingKind]:
        return f"says {table['what']!r} of a {table['kind']!r}, which is not known"
    return None if _is_well_made(table) else "has a value of another kind than expected"


def _is_well_made(table: Mapping[str, Any]) -> bool:
    """Whether all values are of the kind that they should be."""
    to, parts = table.get("to", []), table.get("parts", {})
    if not isinstance(to, list) or not isinstance(parts, dict):
        return False
    named, words = [table["id"], *to], [table.get("note", "-"), *parts]
    is_id = partial(_is_id, is_week=table["kind"] == ThingKind.EDITION)
    return (
        all(map(is_id, named))
        and all(isinstance(word, str) and is_visible(word) for word in words)
        and all(
            isinstance(word, str) and legible(word) == word for word in [*words, *parts.values()]
        )
        and _ADDRESS.fullmatch(str(table.get("address", "-/"))) is not None
    )


def _is_id(word: object, *, is_week: bool) -> bool:
    if not isinstance(word, str):
        return False
    return Week.parse(word) is not None if is_week else is_slug(word)


def _entry(table: Mapping[str, Any], at: When, line: int) -> RecordEntry:
    return RecordEntry(
        at=at,
        what=What(table["what"]),
        thing=Thing(ThingKind(table["kind"]), table["id"]),
        note=table.get("note"),
        address=table.get("address"),
        parts=tuple(ThingPart(name, value) for name, value in table.get("parts", {}).items()),
        to=tuple(table.get("to", ())),
        line=line,
    )
