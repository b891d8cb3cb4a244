"""Lines of large files that an earlier build has searched."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

import pytest

from sitrep.core.private.kinds import PrivateKind
from sitrep.core.private.reading import Reading
from sitrep.site.proof.inspection import Inspection
from sitrep.site.proof.private import OutputSearch, SearchedOutput
from sitrep.site.proof.quiet import LARGE, QuietLines

PATH = "data/reports/2020.json"
PHONE = "+963 944 555 012"
Value = TypeVar("Value")


class Memory:
    """What is remembered, as a table of the cache does it."""

    def __init__(self) -> None:
        self.values: dict[str, tuple[object, object]] = {}

    def __call__(self, place: str, key: object, make: Callable[[], Value], /) -> Value:
        if self.values.get(place, (None, None))[0] != key:
            self.values[place] = key, make()
        value: Value = self.values[place][1]  # type: ignore[assignment]
        return value


def lines_of(number: int) -> list[str]:
    return [f'{{"text": "The road is open again, said report {each}."}}' for each in range(number)]


def data_of(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def searched(data: bytes, lines: QuietLines, path: str = PATH) -> SearchedOutput:
    search = OutputSearch(frozenset(), ["https://digest.example.org/"])
    search.known_lines = lines
    return next(search.find_each([(path, data)]))


def learned(data: bytes, memory: Memory, proof: str = "1") -> QuietLines:
    """What is known once a build has made such a file."""
    digest = sha256(data).hexdigest()
    lines = QuietLines(memory, proof=proof)
    lines.learn([Inspection(PATH, digest, loud=searched(data, lines).loud)])
    return QuietLines(memory, {PATH: digest}.get, {PATH: data}.get, proof)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are searched from now on."""
    texts: list[str] = []
    of = Reading.of

    def note(text: str) -> Reading:
        texts.append(text)
        return of(text)

    monkeypatch.setattr(Reading, "of", note)
    return texts


def test_of_a_large_file_that_is_made_again_the_new_lines_alone_are_searched(
    read: list[str],
) -> None:
    lines = lines_of(2000)
    assert len(data_of(lines)) > LARGE
    known = learned(data_of(lines), Memory())
    read.clear()
    assert not searched(data_of([*lines, '{"text": "The bridge, said number 7."}']), known).kinds
    assert len(read) == 1
    assert "The bridge" in read[0]
    assert "road" not in read[0]


def test_what_a_new_line_holds_is_found_and_so_is_what_an_old_one_held() -> None:
    lines = lines_of(2000)
    known = learned(data_of(lines), Memory())
    call = f'{{"text": "Call {PHONE} now."}}'
    assert searched(data_of([*lines, call]), known).kinds == {PrivateKind.PHONE}
    known = learned(data_of([*lines, call]), Memory())
    assert searched(data_of([call, *lines]), known).kinds == {PrivateKind.PHONE}


def test_a_line_that_is_harmless_only_beside_another_is_searched_again() -> None:
    halves = ['{"a": "call +963 944"}', '{"b": "and more"}', '{"c": "555 012 now"}']
    known = learned(data_of([*lines_of(2000), *halves]), Memory())
    beside = [*lines_of(2000), halves[0], halves[2]]
    assert searched(data_of(beside), known).kinds == searched(data_of(beside), QuietLines()).kinds


def test_where_something_else_is_searched_for_nothing_is_known(read: list[str]) -> None:
    memory, data = Memory(), data_of(lines_of(2000))
    learned(data, memory)
    read.clear()
    last = {PATH: sha256(data).hexdigest()}
    searched(data, QuietLines(memory, last.get, {PATH: data}.get, "2"))
    assert read


def test_of_small_files_nothing_is_remembered() -> None:
    memory = Memory()
    learned(data_of(lines_of(20)), memory)
    assert memory.values == {}


def test_where_the_last_file_is_not_what_it_was_all_is_searched(read: list[str]) -> None:
    memory, data = Memory(), data_of(lines_of(2000))
    learned(data, memory)
    read.clear()
    last = {PATH: sha256(data).hexdigest()}
    searched(data, QuietLines(memory, last.get, proof="1"))
    assert read


def test_of_a_file_of_which_nothing_was_learned_no_line_is_known() -> None:
    data = data_of(lines_of(2000))
    last = {PATH: sha256(data).hexdigest()}
    assert QuietLines(Memory(), last.get, {PATH: data}.get).of(PATH) == frozenset()
