from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.files.cache import memory
from sitrep.files.cache.memory import MemoryTable


class Maker:
    """Makes a value, and counts how often."""

    def __init__(self, value: object) -> None:
        self.value, self.calls = value, 0

    def __call__(self) -> object:
        self.calls += 1
        return self.value


def ask(table: MemoryTable, place: str, key: str, value: object = "made") -> tuple[object, int]:
    """What a table gives, and how often that was made for it."""
    maker = Maker(value)
    return table.remembered(place, key, maker), maker.calls


def again(folder: Path, table: MemoryTable, version: str = "v1") -> MemoryTable:
    """The same table in the next run."""
    table.save()
    return MemoryTable(folder, version)


def test_a_value_is_made_once_for_a_key(tmp_path: Path) -> None:
    table = MemoryTable(tmp_path, "v1")
    assert ask(table, "a", "1") == ("made", 1)
    table = again(tmp_path, table)
    assert ask(table, "a", "1", "new") == ("made", 0)
    assert ask(table, "a", "2", "new") == ("new", 1)


def test_a_table_is_empty_until_something_is_remembered_for_this_version(tmp_path: Path) -> None:
    table = MemoryTable(tmp_path, "v1")
    assert table.is_empty
    ask(table, "a", "1")
    assert not table.is_empty
    assert not again(tmp_path, table).is_empty
    assert MemoryTable(tmp_path, "v2").is_empty


def test_a_new_key_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    table = MemoryTable(tmp_path, "v1")
    ask(table, "a", "1", "one")
    ask(table, "a", "2", "two")
    table = again(tmp_path, table)
    assert ask(table, "a", "1", "one") == ("one", 1)


def test_what_nobody_asks_for_is_dropped(tmp_path: Path) -> None:
    table = MemoryTable(tmp_path, "v1")
    for place in map(str, range(200)):
        ask(table, place, "1")
    table = again(tmp_path, table)
    ask(table, "7", "1")
    table = again(tmp_path, table)
    assert ask(table, "7", "1") == ("made", 0)
    assert all(ask(table, str(place), "1")[1] for place in range(200) if place != 7)


def test_a_table_that_goes_on_is_saved_as_one_that_begins(tmp_path: Path) -> None:
    table = MemoryTable(tmp_path, "v1")
    ask(table, "a", "1")
    ask(table, "b", "1")
    table.save()
    assert ask(table, "a", "1") == ("made", 0)
    table.save()
    assert ask(table, "b", "1") == ("made", 1)
    assert ask(table, "a", "2", "new") == ("new", 1)
    table = again(tmp_path, table)
    assert (ask(table, "a", "2"), ask(table, "b", "1")) == (("new", 0), ("made", 0))


def test_another_version_knows_nothing_of_it(tmp_path: Path) -> None:
    table = MemoryTable(tmp_path, "v1")
    ask(table, "a", "1")
    assert ask(again(tmp_path, table, "v2"), "a", "1") == ("made", 1)


def test_a_damaged_pack_is_made_again(tmp_path: Path) -> None:
    table = MemoryTable(tmp_path, "v1")
    ask(table, "a", "1")
    table.save()
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-3])
    assert ask(MemoryTable(tmp_path, "v1"), "a", "1") == ("made", 1)


def test_one_changed_value_rewrites_one_pack(tmp_path: Path) -> None:
    table = MemoryTable(tmp_path, "v1")
    for place in map(str, range(500)):
        ask(table, place, "1")
    table = again(tmp_path, table)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    for place in map(str, range(500)):
        ask(table, place, "2" if place == "7" else "1")
    table.save()
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert len(before) > 30
    assert sum(before[name] != after[name] for name in before) == 1


def test_what_is_kept_stays_though_nobody_asks_for_it(tmp_path: Path) -> None:
    table, places = MemoryTable(tmp_path, "v1"), [str(place) for place in range(200)]
    for place in places:
        ask(table, place, "1")
    for asked in ([], ["7"], places[:50]):  # no pack is read, one, many
        table = again(tmp_path, table)
        table.keep(places[:100])
        assert all(ask(table, place, "1")[1] == 0 for place in asked)
    table = again(tmp_path, table)
    assert all(ask(table, place, "1")[1] == 0 for place in places[:100])


def test_beside_what_is_kept_nothing_stays_in_a_pack_that_nobody_reads(tmp_path: Path) -> None:
    """What was written of a withdrawn report would else lie in the cache for good."""
    table, places = MemoryTable(tmp_path, "v1"), [str(place) for place in range(200)]
    for place in places:
        ask(table, place, "1", f"text of {place}.")
    table = again(tmp_path, table)
    table.keep(each for each in places if each != "7")
    table.save()
    packs = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"text of 7." not in packs
    assert all(f"text of {each}.".encode() in packs for each in places if each != "7")


def test_a_pack_with_what_is_kept_and_nothing_else_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, places = MemoryTable(tmp_path, "v1"), [str(place) for place in range(200)]
    for place in places:
        ask(table, place, "1")
    table = again(tmp_path, table)
    read = []
    monkeypatch.setattr(memory, "read_pack", lambda *of: read.append(of))
    table.keep([*places, "another"])
    table.save()
    assert read == []
    assert len([*tmp_path.iterdir()]) > 30


@pytest.mark.parametrize("kept", [[], ["a"]])
def test_a_pack_of_another_version_is_removed(tmp_path: Path, kept: list[str]) -> None:
    table = MemoryTable(tmp_path, "v1")
    ask(table, "a", "1")
    table = again(tmp_path, table, "v2")
    table.keep(kept)
    table.save()
    assert [*tmp_path.iterdir()] == []


def test_what_was_kept_once_is_dropped_when_it_is_no_longer(tmp_path: Path) -> None:
    table = MemoryTable(tmp_path, "v1")
    ask(table, "a", "1")
    for kept in (["a"], []):
        table = again(tmp_path, table)
        table.keep(kept)
    table = again(tmp_path, table)
    assert ask(table, "a", "1") == ("made", 1)
