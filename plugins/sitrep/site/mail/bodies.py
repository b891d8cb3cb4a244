"""What stands below the head of a mail: a text and its form, encoded as every server takes them.

These are the bytes that Python's ``EmailMessage`` writes, which does it sign by sign and line by
line: for large editions, or many recipients, that is most of the time that a mail takes.
"""

from __future__ import annotations

import re
from base64 import encodebytes
from functools import lru_cache

_WIDTH = 78
"""Characters of a line, as the policy for SMTP has them."""
_ASCII_SHARE = 5 / 6
"""Where less of a text is ASCII, base64 is shorter than quoted-printable."""
_UNSAFE = re.compile(r"[^\t -~]+")
_PIECE = re.compile(rf"(?=.{{{_WIDTH + 1}}}).{{{_WIDTH - 3}}}(?:[^=]{{2}}|[^=]?(?==))|.+")
"""As much of a line as there is room for before the sign that breaks it; no ``=E2`` cut in two."""


def multipart(boundary: str, plain: str, html: str) -> bytes:
    """A text and its form, one after the other."""
    # What is added to a mail says itself which standard it keeps to.
    parts = (_part("plain", plain), _part("html", html, "MIME-Version: 1.0"))
    text = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f"{text}--{boundary}--\n".replace("\n", "\r\n").encode("ascii")


def _part(subtype: str, text: str, *more: str) -> str:
    """One of them with its head lines."""
    data = text.encode()
    lines = b"\n".join(data.splitlines()) + b"\n"
    if len(text.encode("ascii", "ignore")) >= _ASCII_SHARE * len(data):
        encoding, body = "quoted-printable", _quoted_printable(lines.decode())
    else:
        encoding = "base64"
        body = encodebytes(lines.replace(b"\n", b"\r\n")).decode("ascii")
    head = (
        f'Content-Type: text/{subtype}; charset="utf-8"',
        f"Content-Transfer-Encoding: {encoding}",
        *more,
    )
    return "\n".join((*head, "", body))


def _quoted_printable(text: str) -> str:
    """ASCII that can nearly be read (RFC 2045)."""
    lines = text.replace("=", "=3D").split("\n")
    return "\n".join([_fitting(_quoted(line)) for line in lines])


def _quoted(line: str) -> str:
    if line.isascii() and line.isprintable():  # most are, which is found out faster
        return line
    return _UNSAFE.sub(lambda signs: _in_digits(signs[0]), line)


@lru_cache(maxsize=4_000)
def _in_digits(signs: str) -> str:
    return f"={signs.encode().hex('=').upper()}"


def _fitting(line: str) -> str:
    """A line broken where it is too long; what it ends with is no space, which servers cut off."""
    if len(line) <= _WIDTH and not line.endswith((" ", "\t")):
        return line
    *pieces, last = _PIECE.findall(line)
    if last[-1] in " \t":
        space = f"={ord(last[-1]):02X}"
        if len(last) < _WIDTH - 1:
            last = f"{last[:-1]}{space}"
        else:
            last = f"{last}=\n" if len(last) < _WIDTH else f"{last[:-1]}=\n{space}"
    return "=\n".join((*pieces, last))
