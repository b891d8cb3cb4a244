from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.opening import open_documents
from sitrep.ingest.containers.pictures.tesseract import LANGUAGES, PROGRAM
from tests.support.ingest.containers import SLUICE
from tests.support.ingest.mails import mail

SAYS = "\n\n".join(SLUICE)


@pytest.fixture
def picture(tmp_path: Path) -> bytes:
    Image.new("RGB", (60, 20), "white").save(tmp_path / "a.png")
    return (tmp_path / "a.png").read_bytes()


@pytest.fixture
def scan(tmp_path: Path) -> bytes:
    pages = [Image.new("RGB", (60, 20), colour) for colour in ("white", "grey")]
    pages[0].save(tmp_path / "a.pdf", save_all=True, append_images=pages[1:])
    return (tmp_path / "a.pdf").read_bytes()


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put a program in the place of tesseract."""
    program = folder / PROGRAM
    program.write_text(
        f"#!{sys.executable}\nimport sys\nsys.stdin.buffer.read()\n{body}\n", "utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def speaking(text: str) -> str:
    return f"sys.stdout.buffer.write({text.encode()!r})"


def test_a_picture_and_a_scan_are_refused_with_the_way_to_go(picture: bytes, scan: bytes) -> None:
    for data, words in ((picture, "not text but a picture"), (scan, "a PDF of pictures")):
        with pytest.raises(DocumentError, match=words) as caught:
            open_documents(data, "a")
        assert "--ocr" in str(caught.value)


def test_a_picture_is_read_where_that_is_asked_for_and_every_line_doubted(
    picture: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, speaking(SAYS))
    (document,) = open_documents(picture, "a.png", ocr="ara+eng").documents
    assert document.text == SAYS
    assert any("every line" in doubt and "ara+eng" in doubt for doubt in document.doubts)


def test_the_pages_of_a_scan_are_read_one_after_the_other(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, speaking(f"{SLUICE[0]}\f"))
    (document,) = open_documents(scan, "a.pdf", ocr="eng").documents
    assert document.text == f"{SLUICE[0]}\n\n{SLUICE[0]}"


def test_a_scan_attached_to_a_mail_is_read_too(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, speaking(SAYS))
    message = mail("Attached.")
    message.add_attachment(scan, "application", "pdf", filename="scan.pdf")
    (document,) = open_documents(message.as_bytes(), "a.eml", ocr="eng").documents
    assert document.text == f"{SAYS}\n\n{SAYS}"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("sys.stderr.write('Failed loading language \\'xyz\\''); sys.exit(1)", "lacks a language"),
        (
            "sys.stderr.write('Error in pixRead'); sys.exit(1)",
            "could not read it: Error in pixRead",
        ),
        ("", "reads no words"),
    ],
)
def test_what_tesseract_cannot_read_is_refused_with_what_it_says(
    body: str, words: str, picture: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, body)
    with pytest.raises(DocumentError, match=words):
        open_documents(picture, "a.png", ocr="eng")


def test_without_tesseract_the_reason_says_so(
    picture: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DocumentError, match="not installed"):
        open_documents(picture, "a.png", ocr="eng")


def test_languages_are_names_and_no_options() -> None:
    assert LANGUAGES.fullmatch("ara+eng+chi_sim")
    assert not any(map(LANGUAGES.fullmatch, ("-c", "eng --psm 1", "../x", "", "en")))
