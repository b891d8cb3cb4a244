"""Who gets an edition, and how little of them any message shows."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sitrep.core.errors import PublishError
from sitrep.site.commands.send.recipients import (
    Recipient,
    masked,
    parse_address,
    read_recipients,
    without_addresses,
)

SECRET = "reader.one@mailbox.example.org"


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("reader@example.org", "reader@example.org"),
        ("O'Neil+list@EXAMPLE.org", "O'Neil+list@example.org"),
        ("reader@müller.example", "reader@xn--mller-kva.example"),
        ("reader@localhost", "reader@localhost"),
        ("reader", None),
        ("@example.org", None),
        ("a b@example.org", None),
        ("reader@example..org", None),
        ("reader@-example.org", None),
        ("läser@example.org", None),
        ("reader@example.org\r\nBcc: all@example.org", None),
        (f"{'x' * 65}@example.org", None),
        ("<reader@example.org>", None),
    ],
)
def test_addresses_are_those_that_servers_take(word: str, address: str | None) -> None:
    assert parse_address(word) == address


def test_a_mask_shows_two_letters_and_the_ending() -> None:
    assert masked(SECRET) == "r…@m….org"
    assert masked("jo@x.org") == "…@x….org"
    assert masked("reader@localhost") == "r…@l…"


@pytest.mark.parametrize(
    "said",
    [
        f"550 <{SECRET}>: user unknown",
        f"550 {SECRET.upper()} unknown",
        "550 no user reader.one here",
        f"550 {SECRET}, forwarded to other.person@example.net",
    ],
)
def test_no_word_of_a_server_shows_an_address(said: str) -> None:
    shown = without_addresses(said, Recipient(SECRET)).casefold()
    assert "reader.one" not in shown
    assert "mailbox" not in shown
    assert "other.person" not in shown
    assert shown.startswith("550 ")


def test_a_list_has_an_address_a_line_with_its_token_each_once(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(
        "\ufeff# Readers\n\nreader@example.org  t-1\nREADER@example.org t-2\nother@example.org # x\n",
        "utf-8",
    )
    assert read_recipients([str(listed), "third@example.org"], tmp_path / "output") == (
        Recipient("reader@example.org", "t-1"),
        Recipient("other@example.org"),
        Recipient("third@example.org"),
    )


def refusal(words: list[str], output: Path) -> str:
    with pytest.raises(PublishError) as caught:
        read_recipients(words, output)
    return str(caught.value)


def test_faulty_lines_are_named_by_number_alone(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("reader@example.org\nsecret.person at home\nx@@y\n", "utf-8")
    message = refusal([str(listed)], tmp_path / "output")
    assert "2 lines of the list cannot be read (2, 3)" in message
    assert "secret" not in message


def test_a_word_that_is_nobody_is_not_repeated(tmp_path: Path) -> None:
    message = refusal(["secret..person@example.org"], tmp_path / "output")
    assert "is neither an address nor a file" in message
    assert "secret" not in message
    assert "“nolist.txt” is neither" in refusal(["nolist.txt"], tmp_path / "output")


@pytest.mark.parametrize("text", ["", "# nobody\n\n"])
def test_an_empty_list_is_an_error(tmp_path: Path, text: str) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(text, "utf-8")
    assert "nobody is on the list" in refusal([str(listed)], tmp_path / "output")


def test_what_cannot_be_read_as_a_list_says_why(tmp_path: Path) -> None:
    assert "it cannot" not in refusal([str(tmp_path)], tmp_path / "output")
    assert "cannot be read (it is a folder, not a file)" in refusal(
        [str(tmp_path)], tmp_path / "output"
    )
    listed = tmp_path / "list.txt"
    listed.write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in refusal([str(listed)], tmp_path / "output")


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def test_a_list_that_git_tracks_is_refused_committed_or_added_or_linked(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    git(repository, "init")
    listed = repository / "list.txt"
    listed.write_text(f"{SECRET}\n", "utf-8")
    assert read_recipients([str(listed)], tmp_path / "output") == (Recipient(SECRET),)
    git(repository, "add", "list.txt")
    assert "is tracked by git" in refusal([str(listed)], tmp_path / "output")
    git(repository, "commit", "-m", "x")
    message = refusal([str(listed)], tmp_path / "output")
    assert "git rm --cached list.txt" in message
    assert SECRET not in message
    link = tmp_path / "link.txt"
    link.symlink_to(listed)
    assert "is tracked by git" in refusal([str(link)], tmp_path / "output")


def test_a_list_in_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    listed = tmp_path / "output" / "list.txt"
    listed.write_text(f"{SECRET}\n", "utf-8")
    assert "lies in the site" in refusal([str(listed)], tmp_path / "output")


def test_where_git_cannot_say_nothing_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    listed = tmp_path / "list.txt"
    listed.write_text(f"{SECRET}\n", "utf-8")
    monkeypatch.setenv("PATH", "")
    assert "git does not say" in refusal([str(listed)], tmp_path / "output")
