"""``./dev history``: what was published of a thing, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitrep.content.alone.how_to_read import HowToRead
from sitrep.content.folder import read_files
from sitrep.content.record.file import RECORD
from sitrep.content.record.forget import IN_WORDS
from sitrep.content.tree import Content, read_content
from sitrep.core.errors import ContentError, Fault
from sitrep.core.record import Step, What, is_hash
from sitrep.geo.codes import iso_codes
from sitrep.site.commands.record.subject import record_needed, thing_named


def history(content: Path, word: str) -> tuple[str, ...]:
    """The entries about a thing, oldest first, each with what stood before."""
    found = read_whatever(content)
    thing = thing_named(word, found)
    record = record_needed(found)
    lines = [f"{thing}, /{_address(record.steps(thing))}"]
    end = record.end(thing)
    is_withdrawn = end is not None and end.what is What.WITHDRAWN
    for step in record.steps(thing):
        lines += _lines(step, in_words=not is_withdrawn)
    if not record.of(thing):
        lines.append("  not in the record yet: ./dev record enters it")
    elif thing in found.states:
        file = found.states[thing].file
        lines.append(f"Of texts the record has no words; git has: git log -p -- {file}")
    return tuple(lines)


def read_whatever(content: Path) -> Content:
    """The content whatever faults it has, unless a line of the record is none."""
    faults: list[Fault] = []
    files = list(read_files(content, faults, pictures=False))
    found, more = read_content(
        files, codes=iso_codes(), root=content.name, how=HowToRead(by_record=False)
    )
    record = f"{content.name}/{RECORD}"
    # What is wrong with a value has a key; with a line, none.
    if wrong := [fault for fault in (*faults, *more) if fault.file == record and not fault.key]:
        raise ContentError(wrong)
    return found


def _address(steps: tuple[Step, ...]) -> str:
    return next((step.entry.address for step in steps if step.entry.address), "")


def _lines(step: Step, *, in_words: bool) -> Iterator[str]:
    """An entry and its parts; of what was withdrawn the words are told to nobody."""
    entry = step.entry
    to = f" to {', '.join(entry.to)}" if entry.to else ""
    yield f"{entry.at}  {entry.what}{to}" + (f": {entry.note}" if entry.note else "")
    if entry.what.is_beginning:
        return
    for part in entry.parts:
        before = step.before.get(part.name, "")
        is_text = part.name in IN_WORDS and not in_words
        if is_text or is_hash(before) or is_hash(part.value):
            yield f"    {part.name} changed"
        else:
            yield f"    {part.name}: {before or '(none)'} → {part.value or '(none)'}"
