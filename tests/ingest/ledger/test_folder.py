from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.ledger.folder import LedgerFolder

SHA = sha256(b"an interview").hexdigest()


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def written(folder: Path) -> LedgerFolder:
    ledger = LedgerFolder(folder / ".ledger")
    ledger.write(ledger.mark(SHA) + ".jsonl", ["one", "two"])
    return ledger


def git(folder: Path, *words: str) -> str:
    command = [
        "git",
        "-C",
        str(folder),
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        *words,
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.usefixtures("umask")
def test_it_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    ledger = written(tmp_path)
    assert rights(ledger.path) == 0o700
    assert {rights(path) for path in ledger.path.iterdir()} == {0o600}
    assert {path.name[:1] for path in ledger.path.glob(".*")} == {"."}
    assert [path.name for path in ledger.path.glob(".*")] == [".gitignore"]


def test_a_ledger_that_others_may_read_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / ".ledger"
    folder.mkdir(mode=0o755)
    (folder / "old.jsonl").write_text("x")
    (folder / "old.jsonl").chmod(0o644)
    written(tmp_path)
    assert rights(folder) == 0o700
    assert rights(folder / "old.jsonl") == 0o600


def test_what_is_written_is_read_and_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    ledger = written(tmp_path)
    again = LedgerFolder(tmp_path / ".ledger")
    assert again.read(again.mark(SHA) + ".jsonl") == "one\ntwo\n"
    assert [*again.names(".jsonl")] == [ledger.mark(SHA) + ".jsonl"]
    assert again.read("other.jsonl") is None
    again.remove(again.mark(SHA) + ".jsonl")
    assert [*again.names(".jsonl")] == []


def test_reading_makes_nothing(tmp_path: Path) -> None:
    ledger = LedgerFolder(tmp_path / ".ledger")
    assert (ledger.is_begun, ledger.read("x"), [*ledger.names(".jsonl")]) == (False, None, [])
    assert [*tmp_path.iterdir()] == []


def test_names_prove_nothing_to_somebody_who_has_the_document(tmp_path: Path) -> None:
    one, other = (written(tmp_path / name).mark(SHA) for name in "ab")
    assert one != other
    for digest in (SHA, sha256(SHA.encode()).hexdigest()):
        assert digest not in {one, other}


def test_a_damaged_key_is_refused(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / ".ledger/key").write_text("short")
    with pytest.raises(DocumentError, match="is damaged"):
        LedgerFolder(tmp_path / ".ledger").mark(SHA)


def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".ledger").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DocumentError, match="is a link"):
        written(tmp_path)


def test_git_ignores_it_wherever_it_lies(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    for place in (tmp_path, tmp_path / "deep/below"):
        written(place)
    git(tmp_path, "add", "-A")
    assert git(tmp_path, "status", "--porcelain") == ""


def test_a_ledger_that_git_tracks_is_refused_with_what_to_do(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".ledger").mkdir()
    (tmp_path / ".ledger/old.jsonl").write_text("x")
    git(tmp_path, "add", "-A")
    with pytest.raises(DocumentError, match=r"is tracked by git.*git rm -r --cached"):
        written(tmp_path)


def test_a_ledger_that_git_would_take_in_is_refused(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".ledger").mkdir()
    (tmp_path / ".ledger/.gitignore").write_text("# nothing\n")
    with pytest.raises(DocumentError, match="is not ignored by git"):
        written(tmp_path)


def test_it_works_where_git_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert rights(written(tmp_path).path) == 0o700


def test_a_failed_write_leaves_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = written(tmp_path)

    def fail(_source: Path, _target: Path) -> None:
        raise OSError("no room")

    monkeypatch.setattr(os, "replace", fail)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OSError, match="no room"):
        ledger.write("x.jsonl", ["x"])
    assert sorted(tmp_path.rglob("*")) == before
