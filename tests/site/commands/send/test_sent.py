"""Who has an edition already: kept in private, without an address, through a crash."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from sitrep.core.errors import PublishError
from sitrep.core.weeks import Week
from sitrep.site.commands.send.recipients import Recipient
from sitrep.site.commands.send.sent import SentBook, SentState

WEEK = Week(2020, 27)
READER = Recipient("reader@example.org", "token-1")


def begun(root: Path) -> SentBook:
    book = SentBook(root, WEEK)
    book.begin(root / "output")
    return book


def test_what_was_noted_is_known_to_the_next_run(tmp_path: Path) -> None:
    book = begun(tmp_path)
    assert book.state_of(READER) is None
    book.note(READER, SentState.BEGUN)
    assert SentBook(tmp_path, WEEK).state_of(READER) is SentState.BEGUN
    book.note(READER, SentState.SENT)
    book.note(Recipient("other@example.org"), SentState.FAILED)
    again = SentBook(tmp_path, WEEK)
    assert again.state_of(Recipient("READER@example.org")) is SentState.SENT
    assert again.state_of(Recipient("other@example.org")) is SentState.FAILED
    assert SentBook(tmp_path, Week(2020, 28)).state_of(READER) is None


def test_it_holds_no_address_and_nobody_else_can_read_it(tmp_path: Path) -> None:
    book = begun(tmp_path)
    book.note(READER, SentState.SENT)
    text = book.path.read_text("ascii")
    assert "reader" not in text
    assert "example" not in text
    assert "token" not in text
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(book.path.parent.stat().st_mode) == 0o700


def test_the_same_address_looks_different_in_every_book(tmp_path: Path) -> None:
    first, second = begun(tmp_path / "a"), begun(tmp_path / "b")
    first.note(READER, SentState.SENT)
    second.note(READER, SentState.SENT)
    lines = [each.path.read_text("ascii").splitlines()[-1] for each in (first, second)]
    assert lines[0] != lines[1]


def test_git_ignores_it_from_the_first_byte(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    begun(tmp_path).note(READER, SentState.SENT)
    found = subprocess.run(
        ["git", "status", "--porcelain"], cwd=tmp_path, check=True, capture_output=True
    )
    assert found.stdout == b""


def test_one_that_git_tracks_is_refused(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    book = begun(tmp_path)
    subprocess.run(["git", "add", "-f", str(book.path)], cwd=tmp_path, check=True)
    with pytest.raises(PublishError, match="is tracked by git"):
        SentBook(tmp_path, WEEK).begin(tmp_path / "output")


def test_a_line_that_was_cut_short_spoils_no_other(tmp_path: Path) -> None:
    book = begun(tmp_path)
    with book.path.open("a") as file:
        file.write("\nsent 12")
    book.note(READER, SentState.SENT)
    assert SentBook(tmp_path, WEEK).state_of(READER) is SentState.SENT


def test_one_without_its_key_stops_a_run_instead_of_sending_to_all_again(tmp_path: Path) -> None:
    book = begun(tmp_path)
    book.note(READER, SentState.SENT)
    book.path.write_text(book.path.read_text("ascii").split("\n", 1)[1], "ascii")
    with pytest.raises(PublishError, match="is damaged"):
        SentBook(tmp_path, WEEK)


def test_looking_makes_nothing(tmp_path: Path) -> None:
    assert SentBook(tmp_path, WEEK).state_of(READER) is None
    assert list(tmp_path.iterdir()) == []
