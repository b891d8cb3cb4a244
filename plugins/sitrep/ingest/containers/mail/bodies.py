"""The text of a mail: which of its alternatives is read, and what of it a document keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message

from sitrep.ingest.containers.mail.lines import (
    MailLine,
    page_lines,
    text_lines,
    unwrapped,
    word_count,
)
from sitrep.ingest.containers.mail.sections import MailSection
from sitrep.ingest.containers.parts import InputPart, chosen_lines
from sitrep.ingest.markup import Facts, Page, ReadPage
from sitrep.ingest.read.html_page import read_page
from sitrep.ingest.read.saved.mime import charset_of, part_text

ENOUGH = 0.6
"""Share of the plain text's words from which the HTML beside it is the mail.

It has the headings and tables; where it has less, it is a notice or a picture.
"""


@dataclass(frozen=True, slots=True)
class MailBody:
    """A text of a mail in lines."""

    lines: tuple[MailLine, ...]
    read: ReadPage | None = None
    """The page that it is; None for plain text."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.lines)


@dataclass(frozen=True, slots=True)
class JoinedBody:
    """The text of a mail in one piece, and texts of another kind beside it."""

    body: MailBody
    beside: tuple[str, ...] = ()


def read_body(part: Message, what: str) -> MailBody:
    """The text in a part of a mail; raises DocumentError for an encoding that nobody knows."""
    payload = part.get_payload(decode=True)
    text = part_text(payload if isinstance(payload, bytes) else b"", charset_of(part, what))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_type() == "text/html":
        return html_body(text) if text.strip() else MailBody(())
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    is_spaced = str(part.get_param("delsp") or "").lower() != "yes"
    return text_body(text, flowed=flowed, joins_spaces=is_spaced)


def html_body(markup: str) -> MailBody:
    """A mail in HTML."""
    read = read_page(markup)
    return MailBody(tuple(page_lines(read, read.page)), read) if read.page else MailBody(())


def text_body(text: str, *, flowed: bool = False, joins_spaces: bool = True) -> MailBody:
    """A mail in plain text."""
    return MailBody(tuple(text_lines(text, flowed=flowed, joins_spaces=joins_spaces)))


def best_alternative(bodies: Sequence[MailBody]) -> MailBody:
    """The one of several forms of one text that says most, HTML before plain text."""
    pages = [body for body in bodies if body.read]
    plain = [body for body in bodies if not body.read]
    page = max(pages, key=lambda body: body.words, default=None)
    text = max(plain, key=lambda body: body.words, default=None)
    if page is None or text is None:
        return page or text or MailBody(())
    return page if page.words and page.words >= ENOUGH * text.words else text


def joined_body(bodies: Sequence[MailBody]) -> JoinedBody:
    """The text of a mail that stands in several parts; of two kinds the one that says more."""
    main = max(bodies, key=lambda body: body.words)
    if main.read is not None or len(bodies) == 1:
        beside = [line.plain for body in bodies if body is not main for line in body.lines]
        return JoinedBody(main, tuple(filter(None, beside)))
    lines: list[MailLine] = []
    beside = []
    for body in bodies:
        if body.read is None:
            lines += [*body.lines, MailLine("")]
        else:
            beside += [line.plain for line in body.lines]
    return JoinedBody(MailBody(tuple(lines)), tuple(filter(None, beside)))


def section_read(body: MailBody, section: MailSection) -> ReadPage:
    """The lines of a section as a text, with their markup where there is any."""
    if body.read and body.read.page:
        return chosen_lines(body.read, body.read.page, (line.at for line in section.lines))
    text = "\n".join(line.text.rstrip() for line in unwrapped(section.lines))
    return ReadPage(text, Page(()))


def section_part(body: MailBody, section: MailSection, facts: Facts) -> InputPart:
    """A section of a mail as a part of the input."""
    return InputPart(section_read(body, section), facts)
