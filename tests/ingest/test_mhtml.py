from __future__ import annotations

import quopri

import pytest

from sitrep.ingest.mhtml import saved_page
from tests.documents import PORT, paragraphs_of
from tests.pages import cleaned_page, news_page

HEAD = """From: <Saved by a browser>
Snapshot-Content-Location: https://post.example/a
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--cut"

----cut
Content-Type: text/html{charset}
Content-Transfer-Encoding: quoted-printable

"""
TAIL = "\n----cut\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n----cut--\n"


def saved(page: bytes, charset: str = "") -> bytes:
    return HEAD.format(charset=charset).encode() + quopri.encodestring(page) + TAIL.encode()


def test_the_page_in_the_file_is_read() -> None:
    assert paragraphs_of(cleaned_page(saved(news_page()))) == PORT


def test_the_files_charset_is_believed() -> None:
    page = saved_page(saved("<html><p>السوق".encode("cp1256"), "; charset=windows-1256"))
    assert page is not None
    assert "السوق".encode() in page


@pytest.mark.parametrize(
    "data",
    [b"<html><p>text", b"A mail: MIME-Version: 1.0", saved(b"").replace(b"text/html", b"text/css"), b""],
    ids=["page", "words", "no-page", "nothing"],
)
def test_other_files_hold_no_page(data: bytes) -> None:
    assert saved_page(data) is None
