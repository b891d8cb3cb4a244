"""Mails as programs write them, in the languages of their users; people and outlets are made up."""

from __future__ import annotations

import tomllib
from email.message import EmailMessage
from email.policy import SMTP
from textwrap import fill

from tests.support.ingest.containers import SLUICE
from tests.support.paths import ROOT

PERSON = "Nilda Querrero"
"""A private person, whose name must reach nothing but the ledger."""
ADDRESS = "nilda.q@post.example"


def mail(text: str, **headers: str) -> EmailMessage:
    """A mail by a private person."""
    message = EmailMessage(policy=SMTP)
    standard = {
        "From": f"{PERSON} <{ADDRESS}>",
        "To": "Curator <curator@digest.example>",
        "Subject": "Fwd: Sluice shut above Goris after a hit",
        "Date": "Sun, 09 May 2021 08:15:00 +0400",
    }
    for name, value in (standard | headers).items():
        message[name] = value
    message.set_content(text)
    return message


def wrapped(width: int = 72, mark: str = "") -> str:
    """The report with lines as a mail program breaks them, each behind a mark."""
    text = "\n\n".join(fill(paragraph, width) for paragraph in SLUICE)
    return "\n".join(f"{mark}{line}" for line in text.split("\n"))


_DATA = tomllib.loads((ROOT / "tests/ingest/containers/mail/forwards.toml").read_text("utf-8"))
FORWARDS: dict[str, str] = _DATA["text"]
"""A report that a private person passes on, by program or language."""
HTML_FORWARDS: dict[str, str] = _DATA["html"]
"""The same as pages, by program."""


def forward(kind: str, width: int = 72) -> str:
    """The text of such a forward."""
    return FORWARDS[kind].format(body=wrapped(width), quoted=wrapped(width - 2, "> "))


def html_forward(kind: str) -> str:
    """The page of such a forward."""
    return HTML_FORWARDS[kind].replace("{body}", "".join(f"<p>{text}</p>" for text in SLUICE))
