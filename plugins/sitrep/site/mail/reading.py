"""An edition's mail read back: by the audit, by the search for private details, and to be sent."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesHeaderParser

from sitrep.site.mail.headers import mail_policy

PARTS = ("text/plain", "text/html")
"""What a mail of an edition holds, the fullest form last."""

CONTENT_TYPE = "multipart/alternative"
_ENCODING = "Content-Transfer-Encoding"
_HEAD_END = b"\r\n\r\n"
_LONE = re.compile(rb"\r(?!\n)|(?<!\r)\n")
_PART = re.compile(
    rb"\r\nContent-Type: (text/\w+); charset=\"utf-8\"\r\n"
    rb"Content-Transfer-Encoding: (quoted-printable|base64)\r\n(?:MIME-Version: 1\.0\r\n)?\r\n"
)
"""How a part of a mail of ours begins behind its boundary."""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A mail with its two texts."""

    message: EmailMessage
    plain: str
    html: str


def read_mail(data: bytes) -> ReadMail | None:
    """The mail in a file; None for anything but a head with a text and its form, both whole.

    Of one that was written here its head alone is left to the library, which reads line by line.
    """
    return _as_written(data) or _as_sent(data)


def _as_written(data: bytes) -> ReadMail | None:
    """A mail of exactly the form that ours have; None for any other, which may be one all the same."""
    head, end, body = data.partition(_HEAD_END)
    if _LONE.search(head):
        return None
    message = BytesHeaderParser(policy=mail_policy()).parsebytes(head + end)
    boundary = message.get_boundary()
    is_plain = message.get_content_type() == CONTENT_TYPE and _ENCODING not in message
    if message.defects or boundary is None or not boundary.isascii() or not is_plain:
        return None
    pieces = body.split(f"--{boundary}".encode())
    if len(pieces) != len(PARTS) + 2 or pieces[0] or pieces[-1] != b"--\r\n":
        return None
    plain, html = (_text_of(part, form) for part, form in zip(pieces[1:-1], PARTS, strict=True))
    return None if plain is None or html is None else ReadMail(message, plain, html)


def _text_of(part: bytes, form: str) -> str | None:
    """The text of a part of that form, between the line ends around it."""
    head = _PART.match(part)
    if head is None or head[1].decode() != form or not part.endswith(b"\r\n"):
        return None
    inside = part[head.end() : -2]
    try:
        decoded = (
            a2b_base64(b"".join(inside.splitlines()), strict_mode=True)
            if head[2] == b"base64"
            else a2b_qp(inside)
        )
        return _lines(decoded.decode())
    except (Error, ValueError):
        return None


def _as_sent(data: bytes) -> ReadMail | None:
    """A mail of a head with a text and its form, as any program may have written it."""
    message = message_from_bytes(data, policy=mail_policy())
    if message.get_content_type() != CONTENT_TYPE:
        return None
    parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
    if tuple(part.get_content_type() for part in parts) != PARTS:
        return None
    if message.defects or any(part.defects or part.is_attachment() for part in parts):
        return None
    try:
        plain, html = (str(part.get_content(errors="strict")) for part in parts)
    except (LookupError, ValueError):  # an encoding that nobody knows, or another than it says
        return None
    return ReadMail(message, _lines(plain), _lines(html))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
