"""Mails are read back quickly where they have our form, and by the library where they have not."""

from __future__ import annotations

import re
from email import message_from_bytes

import pytest

from sitrep.site.mail import reading
from sitrep.site.mail.bodies import multipart
from sitrep.site.mail.headers import mail_policy
from sitrep.site.mail.reading import read_mail

HEAD = (
    b"From: Digest:;\r\nSubject: =?utf-8?q?W=C3=B6chentlich?=\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/alternative; boundary="=_b"\r\n\r\n'
)
LATIN = HEAD + multipart("=_b", "Wörds = words \nand more\n", "<p>Wörds</p>\n")
ARABIC = HEAD + multipart("=_b", "مرحبا بكم في العالم\n", "<p>مرحبا بكم</p>\n")


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the library read no mail, but its head."""
    monkeypatch.setattr(reading, "message_from_bytes", lambda *_args, **_how: pytest.fail("asked"))


@pytest.mark.usefixtures("without_library")
@pytest.mark.parametrize(
    ("data", "plain", "html"),
    [
        (LATIN, "Wörds = words \nand more\n", "<p>Wörds</p>\n"),
        (ARABIC, "مرحبا بكم في العالم\n", "<p>مرحبا بكم</p>\n"),
    ],
)
def test_a_mail_of_ours_is_read_without_the_library(data: bytes, plain: str, html: str) -> None:
    mail = read_mail(data)
    assert mail
    assert (mail.plain, mail.html) == (plain, html)
    assert str(mail.message["Subject"]) == "Wöchentlich"


@pytest.mark.parametrize("data", [LATIN, ARABIC])
def test_both_ways_of_reading_give_the_same(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = read_mail(data)
    monkeypatch.setattr(reading, "_PART", re.compile(rb"(?!)"))
    slow = read_mail(data)
    assert quick
    assert slow
    assert (quick.plain, quick.html) == (slow.plain, slow.html)
    assert [*map(str, quick.message.items())] == [*map(str, slow.message.items())]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"--=_b--", b"--=_b\r\n\r\nthird\r\n--=_b--"),
        (b"--=_b--\r\n", b"--=_b--\r\nbehind the end"),
        (b"--=_b\r\n", b"before the beginning\r\n--=_b\r\n"),
        (b"MIME-Version: 1.0\r\n\r\n<p>", b"X: y\r\n\r\n<p>"),
        (b"text/html", b"text/plain"),
        (b"charset=", b"name=x; charset="),
        (b"=C3=B6rds", b"=C3rds"),
        (b"Subject: ", b"Subject "),
        (b"Subject: ", b"Content-Transfer-Encoding: base64\r\nSubject: "),
        (b"\r\n\r\n--", b"\n\n--"),
    ],
)
def test_of_any_other_mail_the_library_says_what_it_holds(old: bytes, new: bytes) -> None:
    data = LATIN.replace(old, new, 1)
    assert data != LATIN
    mail, message = read_mail(data), message_from_bytes(data, policy=mail_policy())
    parts = [*message.iter_parts()] if message.is_multipart() else []
    if mail:
        texts = [str(part.get_content()).replace("\r\n", "\n") for part in parts]
        assert [mail.plain, mail.html] == texts
