"""An edition's mail read back: by the audit, by the search for private details, and to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage

from sitrep.site.mail.headers import mail_policy

PARTS = ("text/plain", "text/html")
"""What a mail of an edition holds, the fullest form last."""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A mail with its two texts."""

    message: EmailMessage
    plain: str
    html: str


def read_mail(data: bytes) -> ReadMail | None:
    """The mail in a file; None for anything but a head with a text and its form, both whole."""
    message = message_from_bytes(data, policy=mail_policy())
    if message.get_content_type() != "multipart/alternative":
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
