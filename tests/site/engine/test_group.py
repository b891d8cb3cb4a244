from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from sitrep.site.engine.group import Group, KnownFile, Recalled, WrittenGroup


class Writing:
    """Writes a group of two files, and counts how often."""

    def __init__(self) -> None:
        self.calls = 0
        self.values: dict[str, tuple[object, Any]] = {}

    def remember(self, place: str, key: object, make: Callable[[], Any], /) -> Any:
        if self.values.get(place, (None, None))[0] != key:
            self.values[place] = (key, make())
        return self.values[place][1]

    def recalled(self, word: str = "a") -> Recalled[int]:
        def write() -> WrittenGroup[int]:
            self.calls += 1
            return WrittenGroup({"data/1": word, "data/2": "é"}, len(word))

        return Recalled(Group("data/1", (word,), write), self.remember)


def test_a_group_is_written_once_and_known_in_the_next_build() -> None:
    writing = Writing()
    assert writing.recalled().files == writing.recalled().files
    assert writing.recalled().told == 1
    assert writing.calls == 1


def test_of_a_file_its_size_and_hash_are_known() -> None:
    data = "é".encode()
    assert Writing().recalled().files[1] == KnownFile("data/2", sha256(data).hexdigest(), len(data))


def test_where_it_is_written_now_its_files_are_at_hand() -> None:
    writing = Writing()
    found = writing.recalled()
    assert [found.file(each.address, each.sha256) for each in found.files] == [b"a", "é".encode()]
    assert writing.calls == 1


def test_where_it_was_written_before_the_first_file_that_is_asked_for_writes_it() -> None:
    writing = Writing()
    writing.recalled()
    found = writing.recalled()
    assert [found.file(each.address, each.sha256) for each in found.files] == [b"a", "é".encode()]
    assert writing.calls == 2


def test_where_it_follows_from_something_else_it_is_written_again() -> None:
    writing = Writing()
    before = writing.recalled()
    after = writing.recalled("ab")
    assert (after.told, after.files[1]) == (2, before.files[1])
    assert after.files[0] != before.files[0]
