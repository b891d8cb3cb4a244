from __future__ import annotations

import quopri

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.read.saved.mhtml import saved_page
from tests.support.ingest.documents import PORT, paragraphs_of
from tests.support.site.pages import cleaned_page, news_page

HEAD = """From: <Saved by a browser>
Snapshot-Content-Location: https://post.example/a
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--cut"

----cut
Content-Type: text/html{charset}
Content-Transfer-Encoding: quoted-printable

"""
TAIL = (
    "\n----cut\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n----cut--\n"
)


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
    [
        b"<html><p>text",
        b"A mail: MIME-Version: 1.0",
        saved(b"").replace(b"text/html", b"text/css"),
        b"",
    ],
    ids=["page", "words", "no-page", "nothing"],
)
def test_other_files_hold_no_page(data: bytes) -> None:
    assert saved_page(data) is None


@pytest.mark.parametrize("charset", ["x-nobody", "rot13", "punycode", "unicode_escape", "\x1b[2J"])
def test_a_charset_that_nobody_knows_is_refused_by_name(charset: str) -> None:
    with pytest.raises(DocumentError, match=r"in the unknown encoding.*save it as UTF-8"):
        saved_page(saved(b"<html><p>text", f'; charset="{charset}"'))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            saved(b"<html><p>a") + b"----cut\nContent-Type: text/plain\n\nx\n" * 3_000,
            "3,002 parts, more than the 2,000",
        ),
        (
            saved(b"") + b'----cut\nContent-Type: multipart/related; boundary="x"\n\n' * 30,
            "levels of parts",
        ),
        (b"X: y\n" * 3_000 + saved(b""), "lines before its first part"),
        (
            saved(b"").replace(b'boundary="--cut"', b'boundary="--cut"; ' + b"a=b; " * 20_000),
            "bytes before its first part",
        ),
    ],
    ids=["parts", "nested", "headers", "long-header"],
)
def test_what_would_be_read_for_minutes_is_refused_in_a_moment(data: bytes, words: str) -> None:
    if data.startswith(b"X:"):
        data = HEAD.split("\n")[3].encode() + b"\nMIME-Version: 1.0\n" + data
    with pytest.raises(DocumentError, match=words):
        saved_page(data)
