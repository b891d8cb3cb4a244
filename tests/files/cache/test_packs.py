from __future__ import annotations

import datetime as dt
import pickle
import pickletools
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from sitrep.core.model import Source
from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, What, When
from sitrep.core.weeks import Week
from sitrep.files.cache.packs import names_in, read_pack, write_pack
from sitrep.site.catalogue.changes.history import Former
from sitrep.site.feeds.told.notices import ToldDeletion

VALUE = {
    "a": (1, Markup("<b>"), dt.date(2020, 1, 2), frozenset({"x"})),
    "b": Source("one", "One"),
    "c": Week.of(dt.date(2020, 1, 2)),
}


NOON = dt.datetime(2020, 7, 1, 12, tzinfo=dt.UTC)
REPORT = Thing(ThingKind.REPORT, "a")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "folder/one.pack"
    write_pack(path, "v1", VALUE)
    return path


def test_a_value_comes_back(pack: Path) -> None:
    assert read_pack(pack, "v1") == VALUE


def test_a_dataclass_is_written_as_what_its_class_is_called_with(pack: Path) -> None:
    """Its fields are not set one by one, by a function of Python's that is slow."""
    pickled = pack.read_bytes().split(b"\n", 2)[2]
    names = {opcode.name for opcode, *_ in pickletools.genops(pickled)}
    assert "REDUCE" in names
    assert "BUILD" not in names


def test_one_that_its_fields_do_not_make_again_comes_back_too(tmp_path: Path) -> None:
    deletion = ToldDeletion("a", NOON, NOON, Former(REPORT, "reports/a/", "A"), regraded=NOON)
    value = (Record((RecordEntry(When(NOON.date()), What.PUBLISHED, REPORT),)), deletion)
    write_pack(tmp_path / "one.pack", "v1", value)
    found = read_pack(tmp_path / "one.pack", "v1")
    assert found == value
    assert found[0].of(REPORT) == value[0].of(REPORT) != ()


def test_a_pack_of_another_version_is_passed_over(pack: Path) -> None:
    assert read_pack(pack, "v2") is None


def test_a_pack_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    assert read_pack(tmp_path / "none.pack", "v1") is None


def test_a_pack_that_was_cut_short_or_changed_anywhere_is_passed_over(pack: Path) -> None:
    whole = pack.read_bytes()
    for place in range(0, len(whole), 7):
        pack.write_bytes(whole[:place])
        assert read_pack(pack, "v1") is None
        pack.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_pack(pack, "v1") is None


NAMES = ["a", "two\nlines", "\udcff"]


def test_its_names_are_had_without_what_they_are_of(tmp_path: Path) -> None:
    path = tmp_path / "one.pack"
    write_pack(path, "v1", VALUE, NAMES)
    assert names_in(path, "v1") == frozenset(NAMES)
    assert read_pack(path, "v1") == VALUE
    path.write_bytes(path.read_bytes()[:-9])
    assert names_in(path, "v1") == frozenset(NAMES)


def test_no_pack_of_another_version_damaged_or_missing_has_names(tmp_path: Path) -> None:
    path = tmp_path / "one.pack"
    assert names_in(path, "v1") is None
    write_pack(path, "v1", VALUE, NAMES)
    assert names_in(path, "v2") is None
    first, second, _ = path.read_bytes().split(b"\n", 2)
    for damaged in (b"", first, first + b"\n" + second[:-3], first + b"\n1\n", b"x" + first):
        path.write_bytes(damaged)
        assert names_in(path, "v1") is None


class Evil:
    """Unpickled by anything but our reader, it would write a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


def test_nothing_in_a_pack_is_run(tmp_path: Path) -> None:
    path, trace = tmp_path / "evil.pack", tmp_path / "trace"
    write_pack(path, "v1", {"a": Evil(trace)})
    assert read_pack(path, "v1") is None
    assert not trace.exists()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("builtins", "eval"),
        ("sitrep.files.whole", "write_whole"),
        ("sitrep.site.engine.workers", "os.system"),
        ("sitrep.core.text", "slugify"),
        ("sitrep.content.folder", "read_files"),
    ],
)
def test_no_function_is_named_in_a_pack(tmp_path: Path, module: str, name: str) -> None:
    path = tmp_path / "named.pack"
    write_pack(path, "v1", None)
    body = b"\x80\x05" + pickle.SHORT_BINUNICODE + bytes([len(module)]) + module.encode()
    body += (
        pickle.SHORT_BINUNICODE + bytes([len(name)]) + name.encode() + pickle.STACK_GLOBAL + b"."
    )
    total = blake2b(body, digest_size=16).hexdigest().encode()
    path.write_bytes(b"sitrep pack 1 v1 " + total + b"\n" + body)
    assert read_pack(path, "v1") is None
