"""A mail to documents: its text, the mails in it, its attachments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email.message import Message
from functools import partial

from sitrep.core.errors import DocumentError
from sitrep.core.limits import MIME_NESTING
from sitrep.core.text import count
from sitrep.ingest.containers.mail.bodies import (
    MailBody,
    best_alternative,
    joined_body,
    read_body,
    section_part,
)
from sitrep.ingest.containers.mail.facts import head_facts, mail_head, message_facts
from sitrep.ingest.containers.mail.sections import MailSection, SectionKind, aside_doubts, part_mail
from sitrep.ingest.containers.parts import (
    InputPart,
    OpenedInput,
    RefusedPart,
    joined_facts,
    joined_inputs,
    part_label,
)
from sitrep.ingest.containers.source import Incoming, refuse_deep
from sitrep.ingest.draft import Document
from sitrep.ingest.markup import Facts, Page
from sitrep.ingest.read.saved.mime import parse_mime

WHAT = "a mail"
COVER_WORDS = 25
"""Words of a mail with attachments, below which it only says that they are attached."""

_HEADER = re.compile(rb"(?P<name>[A-Za-z][A-Za-z0-9-]*):")
_MAILS = frozenset(
    {b"received", b"message-id", b"to", b"cc", b"delivered-to", b"return-path", b"reply-to"}
    | {b"list-id", b"dkim-signature", b"authentication-results", b"x-mailer", b"user-agent"}
)
"""Headers of mails that pages saved by a browser lack."""
_LOOKED_AT = 64 * 1024
_ENCRYPTED = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)
_TEXTS = frozenset({"text/plain", "text/html"})
_READ = _TEXTS | {"application/pdf"}
_MACHINERY = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "text/x-amp-html", "text/rfc822-headers"}
    | {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
    | {"message/delivery-status", "message/disposition-notification", "application/pgp-keys"}
)
"""Parts that say nothing of a report: invitations, cards, signatures."""
_ENDINGS = (".pdf", ".docx", ".odt", ".html", ".htm", ".txt", ".eml", ".md", ".doc", ".rtf", ".csv",
           ".xlsx", ".xls", ".ods", ".pptx", ".tsv", ".json", ".xml", ".mbox", ".zip")  # fmt: skip
"""Endings of attachments that may hold a report."""

Opener = Callable[[Incoming], OpenedInput]


@dataclass(slots=True)
class _Contents:
    """What a mail holds."""

    bodies: list[MailBody] = field(default_factory=list)
    attachments: list[Message] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)
    unread: int = 0


def is_message(data: bytes) -> bool:
    """Whether data begins with the head of a mail."""
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if not _HEADER.match(head) and not head.startswith(b"From "):
        return False
    names: set[bytes] = set()
    for line in head.splitlines()[head.startswith(b"From ") :]:
        match = _HEADER.match(line)
        if match:
            names.add(match["name"].lower())
        elif not line[:1].isspace() or not line.strip():
            break
    if not names & {b"from", b"sender"}:
        return False
    is_saved = re.search(rb"^content-type:\s*multipart/related", head, re.IGNORECASE | re.MULTILINE)
    return bool(names & _MAILS) or (not is_saved and {b"subject", b"date"} <= names)


def open_message(incoming: Incoming, open_part: Opener) -> OpenedInput:
    """The documents of a mail; raises DocumentError where it has none."""
    data = incoming.data.lstrip(b"\xef\xbb\xbf\r\n\t ")
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    message = parse_mime(data, WHAT)
    if message is None:
        raise DocumentError("it is a mail that is damaged; save its text as a file")
    opened = documents_of(message, incoming, open_part)
    if not opened.documents and not opened.refused:
        raise DocumentError("it is a mail without text")
    return opened


def documents_of(message: Message, incoming: Incoming, open_part: Opener) -> OpenedInput:
    """The documents of a parsed mail: of its text, then of its attachments and mails."""
    refuse_deep(incoming)
    contents = _Contents()
    _collect(message, contents, incoming.depth)
    facts = message_facts(message)
    texts = list(_texts(message, contents, facts))
    attached = _attached(
        contents, incoming, open_part, Facts(sites=facts.sites, senders=facts.senders)
    )
    is_cover = bool(attached.documents) and sum(_words(part) for part in texts) < COVER_WORDS
    if is_cover:
        aside = tuple(line for part in texts for line in (*part.aside, part.read.text))
        first, *others = attached.documents
        first = replace(first, aside=(*first.aside, *aside))
        return OpenedInput((first, *others), attached.refused)
    return OpenedInput(tuple(_named(texts, incoming))) + attached


def _named(texts: list[InputPart], incoming: Incoming) -> Iterator[Document]:
    for number, part in enumerate(texts):
        label = f"quoted {number}" if number else ""
        yield replace(part, label=label).document(incoming.name)


def _words(part: InputPart) -> int:
    return len(part.read.text.split())


def _texts(message: Message, contents: _Contents, facts: Facts) -> Iterator[InputPart]:
    """The texts of a mail: its own or the one it passes on, then long ones that it quotes."""
    if not contents.bodies:
        return
    joined = joined_body(contents.bodies)
    sections = part_mail(joined.body.lines, is_text=joined.body.read is None)
    lines = mail_head(message).lines
    for number, section in enumerate(sections.documents):
        aside = (*lines, *(section.head.lines if section.head else ()))
        doubts: tuple[str, ...] = ()
        if number == 0:
            aside += (*sections.aside, *joined.beside)
            doubts = (*aside_doubts(sections), *_unread(contents.unread))
        about = head_facts(section.head) if section.head else _of_quoted(section, facts)
        part = section_part(joined.body, section, about)
        yield replace(part, aside=aside, doubts=doubts)


def _of_quoted(section: MailSection, facts: Facts) -> Facts:
    """What a mail says of a section without a head: nothing of one that it quotes but its subject."""
    return facts if section.kind is SectionKind.OWN else Facts(titles=facts.titles)


def _unread(number: int) -> Iterator[str]:
    if number:
        yield f"text: {count(number, 'attachment')} of this mail (pictures and the like) could not be read"


def _collect(part: Message, contents: _Contents, level: int) -> None:
    """Sort the parts of a mail by what they are."""
    if level > MIME_NESTING.most:
        raise DocumentError(
            f"it is a mail with more than the {MIME_NESTING.most} {MIME_NESTING.unit} taken"
        )
    kind = part.get_content_type()
    if kind in _ENCRYPTED:
        raise DocumentError("it is an encrypted mail; decrypt it in your mail program and save it")
    payload = part.get_payload()
    if kind == "message/rfc822" and isinstance(payload, list):
        contents.mails += [each for each in payload if isinstance(each, Message)]
    elif isinstance(payload, list):
        children = [each for each in payload if isinstance(each, Message)]
        _collect_several(part, children, contents, level)
    else:
        _collect_one(part, contents)


def _collect_several(
    part: Message, children: list[Message], contents: _Contents, level: int
) -> None:
    if part.get_content_type() != "multipart/alternative":
        for child in children:
            _collect(child, contents, level + 1)
        return
    forms = _Contents()
    for child in children:
        _collect(child, forms, level + 1)
    if forms.bodies:
        contents.bodies.append(best_alternative(forms.bodies))
    contents.attachments += forms.attachments
    contents.mails += forms.mails
    contents.unread += forms.unread


def _collect_one(part: Message, contents: _Contents) -> None:
    kind, name = part.get_content_type(), part.get_filename() or ""
    is_attached = part.get_content_disposition() == "attachment" or bool(name)
    if kind in _TEXTS and not is_attached:
        contents.bodies.append(read_body(part, WHAT))
    elif kind in _READ or name.lower().endswith(_ENDINGS):
        contents.attachments.append(part)
    elif kind not in _MACHINERY and not part.get("Content-ID"):
        contents.unread += 1


def _attached(
    contents: _Contents, incoming: Incoming, open_part: Opener, facts: Facts
) -> OpenedInput:
    """The documents of attachments and attached mails."""
    found: list[OpenedInput] = []
    for number, part in enumerate(contents.attachments, 1):
        name = part.get_filename() or f"attachment {number}"
        payload = part.get_payload(decode=True)
        inner = Incoming(
            payload if isinstance(payload, bytes) else b"",
            f"{incoming.name}#{part_label(name)}",
            part.get_content_charset(),
            incoming.depth + 1,
            incoming.ocr,
        )
        found.append(_with_sender(_tried(partial(open_part, inner), inner.name), facts))
    for number, mail in enumerate(contents.mails, 1):
        inner = Incoming(
            b"", f"{incoming.name}#mail {number}", None, incoming.depth + 1, incoming.ocr
        )
        found.append(_tried(partial(documents_of, mail, inner, open_part), inner.name))
    return joined_inputs(found)


def _tried(opens: Callable[[], OpenedInput], name: str) -> OpenedInput:
    """What a part holds; one that cannot be taken is refused, and the rest goes on."""
    try:
        return opens()
    except DocumentError as error:
        return OpenedInput(refused=(RefusedPart(name, str(error)),))


def _with_sender(opened: OpenedInput, facts: Facts) -> OpenedInput:
    """Attached documents, which the mail's sender may be the outlet of."""
    documents = []
    for document in opened.documents:
        page = document.page or Page(())
        page = replace(page, facts=joined_facts(page.facts, facts))
        documents.append(replace(document, page=page))
    return OpenedInput(tuple(documents), opened.refused)
