"""Mailboxes (mbox): one mail after the other in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sitrep.core.errors import DocumentError
from sitrep.core.limits import MAILS
from sitrep.ingest.containers.mail.message import Opener, is_message, open_message
from sitrep.ingest.containers.parts import OpenedInput, RefusedPart, joined_inputs
from sitrep.ingest.containers.source import Incoming

_BEGINS = re.compile(
    rb"(?:\A|\r?\n)\r?\n?From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n(?=[!-9;-~]+:|>?From )"
)
"""The line above a mail of a mailbox: an address, and when it came."""
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def is_mailbox(data: bytes) -> bool:
    """Whether data begins as a mailbox does."""
    return data.startswith(b"From ") and bool(_BEGINS.match(data)) and is_message(data)


def open_mailbox(incoming: Incoming, open_part: Opener) -> OpenedInput:
    """The documents of all mails in a mailbox; a mail that cannot be taken is refused by its number."""
    mails = list(_mails(incoming.data))
    if MAILS.is_over(len(mails)):
        raise DocumentError(f"it is a mailbox with {MAILS.excess(len(mails))}; split it")
    if len(mails) == 1:
        return open_message(replace(incoming, data=mails[0]), open_part)
    found: list[OpenedInput] = []
    for number, mail in enumerate(mails, 1):
        inner = replace(
            incoming, data=mail, name=f"{incoming.name}#{number}", depth=incoming.depth + 1
        )
        try:
            found.append(open_message(inner, open_part))
        except DocumentError as error:
            found.append(OpenedInput(refused=(RefusedPart(inner.name, str(error)),)))
    return joined_inputs(found)


def _mails(data: bytes) -> Iterator[bytes]:
    begun = list(_BEGINS.finditer(data))
    ends = [match.start() for match in begun[1:]]
    for match, end in zip(begun, [*ends, len(data)], strict=True):
        yield _ESCAPED.sub(b"", data[match.end() : end])
