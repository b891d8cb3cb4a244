from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest

from sitrep.core.errors import DocumentError
from sitrep.core.limits import CONTAINER
from sitrep.ingest.read.fetch import Fetcher
from sitrep.ingest.read.inputs import Raw, expand_names, is_shared, read_raw
from tests.support.ingest.webs import opened_web, reply


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a/z.txt", "a/y/x.txt", ".hidden.txt", ".git/config", "a/.cache/w.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(name, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_the_files_below_it_sorted_without_hidden_ones(folder: Path) -> None:
    assert list(expand_names(["in"])) == [
        os.path.join("in", *name) for name in (("a", "y", "x.txt"), ("a", "z.txt"))
    ] + [os.path.join("in", "b.txt")]


def test_names_of_files_and_standard_input_stay_as_they_are_in_their_order(folder: Path) -> None:
    assert list(expand_names(["-", "in/b.txt", "absent.txt", "in/.hidden.txt"])) == [
        "-",
        "in/b.txt",
        "absent.txt",
        "in/.hidden.txt",
    ]


def test_an_empty_folder_is_refused_when_it_is_read(folder: Path) -> None:
    (folder / "empty/.git").mkdir(parents=True)
    assert list(expand_names(["empty"])) == ["empty"]
    with pytest.raises(DocumentError, match="the folder contains no files"):
        read_raw("empty")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are not everywhere")
def test_a_pipe_in_a_folder_is_refused_by_name(folder: Path) -> None:
    os.mkfifo(folder / "in/pipe")
    assert os.path.join("in", "pipe") in list(expand_names(["in"]))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are not everywhere")
def test_what_never_ends_is_refused_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for name, kind in (
            ("pipe", "a pipe"),
            ("link", "a pipe"),
            ("/dev/zero", "a device"),
            ("socket", "a socket"),
        ):
            with pytest.raises(
                DocumentError, match=f"it is {kind}, not a file; save what comes out of it"
            ):
                read_raw(name)


def test_a_folder_that_leads_back_into_itself_is_read_once(folder: Path) -> None:
    (folder / "in/a/again").symlink_to(folder / "in", target_is_directory=True)
    assert len(list(expand_names(["in"]))) == 3


def test_no_more_is_read_than_is_needed_to_see_that_it_is_too_much(folder: Path) -> None:
    (folder / "big.txt").write_bytes(b"a" * (CONTAINER.most + 100))
    assert len(read_raw("big.txt").data) == CONTAINER.most + 1


@pytest.mark.parametrize("name", ["absent.txt", "in/b.txt/c", "nul\0l"])
def test_what_cannot_be_read_is_refused_with_the_reason(folder: Path, name: str) -> None:
    with pytest.raises(
        DocumentError, match=r"it cannot be read \(|its name cannot be the name of a file"
    ):
        read_raw(name)


def test_a_dash_is_standard_input_which_one_process_alone_can_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Żółw".encode())))
    assert is_shared("-")
    assert not is_shared("a-file.txt")
    assert read_raw("-").data == "Żółw".encode()


def test_an_address_is_fetched_by_one_process_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened_web() as web:
        web.answers["a.example/x"] = reply(
            b"Text.", "200 OK", "Content-Type: text/html; charset=koi8-r"
        )
        monkeypatch.setattr("sitrep.ingest.read.fetch.shared_fetcher", lambda: Fetcher(web.network))
        assert is_shared("https://a.example/x")
        assert read_raw("https://a.example/x") == Raw(b"Text.", "koi8-r")


def test_an_address_is_no_folder_even_where_one_has_its_name(folder: Path) -> None:
    (folder / "https:/a.example").mkdir(parents=True)
    (folder / "https:/a.example/x.txt").write_text("Text.", "utf-8")
    assert list(expand_names(["https://a.example"])) == ["https://a.example"]


@pytest.mark.parametrize(
    "name", ["http://a.example/", "ftp://a.example/", "file:///etc/passwd", "https://[::1]/"]
)
def test_an_address_of_another_kind_is_refused_before_anything_is_asked(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "socket.getaddrinfo", lambda *_arguments, **_options: pytest.fail("the network was asked")
    )
    with pytest.raises(DocumentError, match=r"are not fetched|is not a public IP address"):
        read_raw(name)
