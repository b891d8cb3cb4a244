"""What stands below a mail's head: the bytes that Python's own library writes."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.text import legible
from sitrep.site.mail.bodies import multipart
from sitrep.site.mail.headers import mail_policy

BOUNDARY = "=_2020-W27_0123456789abcdef"
TEXTS = st.text(alphabet="ab=é中 \t\n\r.-", max_size=400).map(legible)


def written_by_email(plain: str, html: str, ctes: tuple[str, str]) -> bytes:
    """The two as the library encodes them, without the head."""
    message = EmailMessage(policy=mail_policy())
    message.set_content(plain, cte=ctes[0])
    message.add_alternative(html, subtype="html", cte=ctes[1])
    message.set_boundary(BOUNDARY)
    return message.as_bytes().partition(b"\r\n\r\n")[2]


def encoding_of(text: str) -> str:
    is_readable = sum(sign < 0x80 for sign in text.encode()) * 6 >= 5 * len(text.encode())
    return "quoted-printable" if is_readable else "base64"


@given(TEXTS, TEXTS)
def test_a_body_is_what_the_library_writes(plain: str, html: str) -> None:
    ctes = encoding_of(plain), encoding_of(html)
    assert multipart(BOUNDARY, plain, html) == written_by_email(plain, html, ctes)


@pytest.mark.parametrize("length", range(70, 84))
@pytest.mark.parametrize("end", ["", " ", "\t", "=", "é", ".\n.", "\nFrom here"])
def test_lines_of_any_length_are_broken_as_the_library_breaks_them(length: int, end: str) -> None:
    text = f"{'x' * length}{end}"
    ctes = "quoted-printable", "quoted-printable"
    assert multipart(BOUNDARY, text, text * 3) == written_by_email(text, text * 3, ctes)
