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


PAGE_HEAD = """From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/a
Subject: Sluice
Date: Sun, 9 May 2021 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--cut"

"""
MENU = "".join(f'<li><a href="/{at}">Section {at}</a></li>' for at in range(40))


def framed(*pages: bytes, charset: str = "") -> bytes:
    parts = [
        f"----cut\nContent-Type: text/html{charset}\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: cid:{at}\n\n".encode()
        + quopri.encodestring(page)
        + b"\n"
        for at, page in enumerate(pages)
    ]
    return PAGE_HEAD.encode() + b"".join(parts) + b"----cut--\n"


@pytest.mark.parametrize(
    "outer",
    [
        b'<html><body><iframe src="cid:1"></iframe></body></html>',
        f'<html><body><ul>{MENU}</ul><iframe src="cid:1"></iframe></body></html>'.encode(),
        b'<html><frameset cols="20%,80%"><frame src="cid:2"><frame src="cid:1"></frameset></html>',
    ],
    ids=["iframe", "menu", "frameset"],
)
def test_of_a_page_in_frames_the_one_that_holds_the_article_is_read(outer: bytes) -> None:
    data = framed(outer, news_page(), f"<html><ul>{MENU}</ul></html>".encode())
    assert paragraphs_of(cleaned_page(data)) == PORT


def test_a_frame_beside_an_article_is_not_read_in_its_place() -> None:
    comments = (
        b"<html><p>" + b"I think the strike was long overdue, said a reader from the old port. " * 4
    )
    assert paragraphs_of(cleaned_page(framed(news_page(), comments))) == PORT


def test_a_frame_is_read_in_the_letters_that_it_states() -> None:
    inner = f"<html><p>{'السوق مغلق منذ يوم الخميس بعد القصف على الطريق. ' * 3}".encode("cp1256")
    page = saved_page(framed(b"<html></html>", inner, charset="; charset=windows-1256"))
    assert page
    assert "السوق مغلق".encode() in page
