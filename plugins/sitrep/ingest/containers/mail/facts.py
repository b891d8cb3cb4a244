"""What a mail says of its text: subject, date, and who sent it.

The name of a sender is the outlet's where it is an office's: its server is named like it
(“Levant Monitor” at levantmonitor.example), a list has that name, or a word of it says so
at an address that no provider gives to anybody. Any other name is a private person's until
a finder knows it for an outlet's, and stays in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from sitrep.core.text import one_line
from sitrep.ingest.containers.mail.heads import MailHead
from sitrep.ingest.knowledge.mail_words import is_office, mail_words, subject_prefix
from sitrep.ingest.knowledge.stamps import stamped
from sitrep.ingest.markup import Facts, Stated
from sitrep.ingest.read.letters.encoding import decode
from sitrep.ingest.read.letters.labels import known_encoding

LONGEST_HEADER = 2000
"""Characters of a header that are read."""

_SIGNS = re.compile(r"[\W_]+")
_QUOTES = " \t\"'“”«»‘’<>"
_VIA = re.compile(r"\s+(?:via|from|par|von|through)\s+|\s*[|•·]\s*|,\s+", re.IGNORECASE)
_KEPT = ("From", "Sender", "Reply-To", "To", "Cc", "Date", "Subject", "Message-ID", "List-Id")
"""Headers that the ledger keeps."""


def mail_head(message: Message) -> MailHead:
    """The head of a parsed mail."""
    lines = []
    for name in _KEPT:
        if value := header_text(message, name):
            lines.append(f"{name}: {value}")
    return MailHead(
        header_text(message, "From") or header_text(message, "Sender"),
        header_text(message, "Date"),
        header_text(message, "Subject"),
        tuple(lines),
    )


def message_facts(message: Message) -> Facts:
    """What a parsed mail says of its text."""
    head = mail_head(message)
    facts = head_facts(head)
    listed = header_text(message, "List-Id").partition("<")[0].strip(_QUOTES)
    if listed and is_office(listed) and not facts.sites:
        return Facts(facts.titles, facts.dates, (Stated(listed, "the mailing list"),))
    return facts


def head_facts(head: MailHead) -> Facts:
    """What a head says: subject, date, sender."""
    subject = plain_subject(head.subject)
    offices = tuple(Stated(name, "the mail's sender") for name in _office_names(head.sender))
    return Facts(
        titles=(Stated(subject, "the mail's subject"),) if subject else (),
        dates=(Stated(stamped(one_line(head.date)), "the mail's date"),) if head.date else (),
        sites=offices,
        senders=() if offices else tuple(_senders(head.sender)),
    )


def plain_subject(subject: str) -> str:
    """A subject without what answers, forwards and mailing lists put before it."""
    plain = one_line(subject_prefix().sub("", subject))
    return plain or one_line(subject)


def header_text(message: Message, name: str) -> str:
    """A header decoded, on one line; empty where it is missing."""
    value = message.get(name)
    if value is None:
        return ""
    raw = str(value).encode("utf-8", "surrogateescape")[:LONGEST_HEADER]
    text = decode(raw.replace(b"\0", b"")).text
    return one_line("".join(_decoded(text)))


def _decoded(text: str) -> Iterator[str]:
    """The words of a header, those that are encoded (RFC 2047) decoded."""
    try:
        chunks = decode_header(text)
    except (HeaderParseError, ValueError):
        chunks = [(text, None)]
    for chunk, charset in chunks:
        if isinstance(chunk, str):
            yield chunk
        else:
            known = known_encoding(charset) if charset else None
            yield chunk.decode(known, "replace") if known else decode(chunk).text


def _office_names(sender: str) -> Iterator[str]:
    """The name of a sender, if it is an office's; the outlet's in “Jane of Example Review”."""
    name, address = _name_and_address(sender)
    local, _, host = address.lower().rpartition("@")
    if not name:
        return
    parts = [part.strip(_QUOTES) for part in _VIA.split(name)]
    for part in [*reversed(parts), name]:
        if host and _is_called(host, part) and not _is_persons(local, part):
            yield part
            return
    is_given_to_anybody = host in mail_words("freemail")
    if is_office(name) and not is_given_to_anybody:
        offices = [part for part in parts if is_office(part) and len(part.split()) > 1]
        if offices or len(name.split()) > 1:
            yield offices[-1] if offices else name


def _senders(sender: str) -> Iterator[Stated]:
    """Name and address of a sender who may be a private person."""
    name, address = _name_and_address(sender)
    if name:
        yield Stated(name, "the mail's sender")
    host = address.rpartition("@")[2].lower()
    if host and host not in mail_words("freemail"):
        yield Stated(f"https://{host}/", "the server of the mail's sender")


def _name_and_address(sender: str) -> tuple[str, str]:
    name, address = parseaddr(sender.replace("[mailto:", "<").replace("]", ">"))
    if not name and "@" not in address:
        name, address = sender, ""
    return name.strip(_QUOTES), address


def _is_called(host: str, name: str) -> bool:
    """Whether a label of a host has the name, or the initials of its words."""
    wanted = _SIGNS.sub("", name.casefold())
    if len(wanted) < 3:
        return False
    labels = [_SIGNS.sub("", label) for label in host.split(".")[:-1]]
    words = _SIGNS.split(name.casefold())
    initials = "".join(word[0] for word in words if word)
    return any(
        label in {wanted, wanted.removeprefix("the")} or (len(initials) > 2 and label == initials)
        for label in labels
    )


def _is_persons(local: str, name: str) -> bool:
    """Whether what stands before the @ is a part of the name: jane@janedoe.example."""
    if local in mail_words("desk"):
        return False
    words = [word for word in _SIGNS.split(name.casefold()) if len(word) > 2]
    return len(words) > 1 and not is_office(name) and any(word in local for word in words)
