"""Head lines of a mail as they are written: what is not ASCII encoded, and broken at spaces alone.

Python's own folding loses or adds spaces between encoded words (as of 3.11), and encodes a long
URL, which no program undoes that looks for ``List-Unsubscribe``.
"""

from __future__ import annotations

import re
import textwrap
from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy

_WIDTH = 76
_LONGEST_WORD = 75
"""Of an encoded word, by RFC 2047."""
_LIKE_ENCODED = "=?"
_ATOMS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?: [\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
"""Words that may stand before an address as they are (RFC 5322)."""


class WrittenHeader(BaseHeader):
    """A line of words; long ones are not broken."""

    max_count = 1
    parse = staticmethod(UnstructuredHeader.parse)

    def fold(self, *, policy: Policy) -> str:
        """The line as it is sent."""
        start = f"{self.name}: "
        first, *others = textwrap.wrap(
            self.encoded(),
            _WIDTH,
            initial_indent=start,
            subsequent_indent=" ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        if first == start.rstrip():  # some programs read nothing behind an empty line
            first = f"{first} {others.pop(0).lstrip()}"
        return policy.linesep.join([first, *others]) + policy.linesep

    def encoded(self) -> str:
        """What it says, in ASCII."""
        return encoded_words(str(self), self.name)


class NamedHeader(WrittenHeader):
    """A line of a name and an address: ``Digest <desk@example.org>``, or a name before ``:;``."""

    def encoded(self) -> str:
        """The name quoted or encoded as need be."""
        for start in (" <", ":;"):
            name, found, address = str(self).rpartition(start)
            if found:
                return f"{self._phrase(name)}{found}{address}"
        return str(self)

    def _phrase(self, name: str) -> str:
        if not name.isascii() or _LIKE_ENCODED in name:
            return encoded_words(name, self.name)
        if _ATOMS.fullmatch(name):
            return name
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'


def encoded_words(text: str, name: str = "") -> str:
    """A text as RFC 2047 has it, one encoded word after another; ASCII as it is."""
    if text.isascii() and _LIKE_ENCODED not in text:
        return text
    words = Header(text, "utf-8", maxlinelen=_LONGEST_WORD, header_name=name).encode()
    return " ".join(words.split())


def as_text(text: str) -> str:
    """A text to be set as a head line, which would decode what looks encoded in it."""
    return encoded_words(text) if _LIKE_ENCODED in text else text


def mail_policy() -> EmailPolicy[EmailMessage]:
    """How mails are written and read back."""
    registry = HeaderRegistry()
    for name in ("from", "list-id"):
        registry.map_to_type(name, NamedHeader)
    for name in (
        *("subject", "message-id", "archived-at", "content-language"),
        *("list-archive", "list-unsubscribe", "list-unsubscribe-post"),
    ):
        registry.map_to_type(name, WrittenHeader)
    return SMTP.clone(header_factory=registry)
