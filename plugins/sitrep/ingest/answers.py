"""What ingest says of documents as JSON, made on all cores where there are many."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.ingest.draft import Draft
from sitrep.ingest.families.family import settle_family
from sitrep.ingest.output import json_answer
from sitrep.ingest.run import FEW, Intake
from sitrep.ingest.workers import Stopped, work_on


@dataclass(frozen=True, slots=True)
class NamedFamily:
    """The documents of a family, pickled, and the names under which each came."""

    packed: tuple[bytes, ...]
    names: tuple[tuple[str, ...], ...]


def json_answers(intake: Intake) -> Iterator[str]:
    """A JSON object for each document as it was named, in the order of the names."""
    if len(intake.entries) < FEW:
        for copy, family_id in intake.settled():
            yield json_answer(copy, family_id)
        return
    places: dict[int, list[int]] = {}
    for place, entry in enumerate(intake.entries):
        places.setdefault(entry.at, []).append(place)
    numbers: dict[int, int] = {}
    groups = intake.groups()
    families = (_named(intake, group, places) for group in groups)
    results = work_on(families, answer_family, jobs=intake.jobs)
    for group, result in zip(groups, results, strict=True):
        # What could not be done within the limits of a process is done here.
        lines = (
            answer_family(_named(intake, group, places)) if isinstance(result, Stopped) else result
        )
        named = (place for at in group for place in places[at])
        for place, line in zip(named, lines, strict=True):
            numbers[place] = intake.shelf.put(line.encode())
    for place in range(len(intake.entries)):
        yield intake.shelf.packed(numbers[place]).decode()


def _named(intake: Intake, group: Sequence[int], places: dict[int, list[int]]) -> NamedFamily:
    names: list[tuple[str, ...]] = []
    for at in group:
        names.append(tuple(intake.entries[place].name for place in places[at]))
    return NamedFamily(tuple(map(intake.shelf.packed, group)), tuple(names))


def answer_family(family: NamedFamily) -> tuple[str, ...]:
    """The answers of a family's documents, in their order, under each of their names."""
    copies: list[Draft] = [pickle.loads(each) for each in family.packed]
    settled = settle_family(copies)
    by_hash = {copy.document.sha256: copy for copy in settled.copies}
    answers: list[str] = []
    for copy, names in zip(copies, family.names, strict=True):
        found = by_hash[copy.document.sha256]
        for name in names:
            named = replace(found, document=replace(found.document, name=name))
            answers.append(json_answer(named, settled.id))
    return tuple(answers)
