"""What stands below the head of a mail: a text and its form, encoded as every server takes them.

These are the bytes that Python's ``EmailMessage`` writes, which it does line by line, each of them
several times: for large editions, or many recipients, that is most of the time that a mail takes.
"""

from __future__ import annotations

from base64 import encodebytes
from email.quoprimime import body_encode

_WIDTH = 78
"""Characters of a line, as the policy for SMTP has them."""
_ASCII_SHARE = 5 / 6
"""Where less of a text is ASCII, base64 is shorter than quoted-printable."""


def multipart(boundary: str, plain: str, html: str) -> bytes:
    """A text and its form, one after the other."""
    # What is added to a mail says itself which standard it keeps to.
    parts = (_part("plain", plain), _part("html", html, "MIME-Version: 1.0"))
    text = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f"{text}--{boundary}--\n".replace("\n", "\r\n").encode("ascii")


def _part(subtype: str, text: str, *more: str) -> str:
    """One of them with its head lines."""
    data = text.encode()
    lines = data.splitlines()
    if len(text.encode("ascii", "ignore")) >= _ASCII_SHARE * len(data):
        encoding = "quoted-printable"
        body = body_encode((b"\n".join(lines) + b"\n").decode("latin-1"), _WIDTH)
    else:
        encoding = "base64"
        body = encodebytes(b"\r\n".join(lines) + b"\r\n").decode("ascii")
    head = (
        f'Content-Type: text/{subtype}; charset="utf-8"',
        f"Content-Transfer-Encoding: {encoding}",
        *more,
    )
    return "\n".join((*head, "", body))
