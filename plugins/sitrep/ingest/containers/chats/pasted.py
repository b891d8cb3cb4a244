"""Exports of WhatsApp, and messages that were copied from a chat as text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sitrep.ingest.containers.chats.messages import ChatMessage, open_messages
from sitrep.ingest.containers.chats.stamps import STAMP, day_order, read_moment
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.draft import Document
from sitrep.ingest.knowledge.chat_words import chat_words
from sitrep.ingest.knowledge.mail_words import is_office

_MARKS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
_LINE = re.compile(
    rf"^{_MARKS}(?:\[{STAMP}\]\s|{STAMP.replace('?P<', '?P<bare_')}\s[-–—]\s)(?P<rest>.*)$"
)
"""A message of WhatsApp: “[07.05.21, 21:10:11] Name: text” or “07/05/2021, 21:10 - Name: text”."""
_ABOVE = re.compile(rf"^{_MARKS}(?P<author>[^\[\]]{{1,60}}?),?\s\[{STAMP}\]:?\s*$")
"""The line above a message that was copied from Telegram."""
_SAYS = re.compile(r"(?P<author>[^:“”\"]{1,60}?):(?:\s(?P<text>.*)|$)", re.DOTALL)
_FORWARDED = re.compile(
    r"^\[(?:Forwarded from|Переслано от|Weitergeleitet von|Transféré de|Reenviado de|İletilen|"
    r"معاد توجيهها من|Переслано від)\s*:?\s*(?P<name>[^\]]{1,80})\]\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LEFT_OUT = re.compile(
    rf"^{_MARKS}(?:<[^<>]{{3,60}}>|[\w ().-]+\.\w{{3,4}} \([^()]{{3,40}}\)|<\w+: [\w .()-]+>)$"
)
"""In the place of a picture: "<Media omitted>", "IMG-1.jpg (file attached)"."""
_EDITED = re.compile(r"\s*\u200e?<[^<>]{5,60}>$")
_DIRECTIONS = re.compile("[\u200f\u061c\u202a-\u202e]")
"""Marks that telephones put into dates where people write from right to left."""
_SYSTEM = "\u200e"
"""What a telephone of Apple puts before its own words in the place of a message."""


@dataclass(slots=True)
class _Begun:
    """A message whose lines are being read."""

    date: str
    time: str
    half: str
    author: str
    lines: list[str] = field(default_factory=list)
    bracketed: bool = False


def open_pasted_chat(document: Document) -> OpenedInput | None:
    """The messages in a plain text; None where it is no chat."""
    lines = document.text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if _first_line(first) is None:
        return None
    begun = [each for each in _begun(lines) if each.author]
    if not begun:
        return None
    order = day_order((each.date for each in begun), (each.half for each in begun))
    doubts = list(document.doubts)
    if not order.is_certain:
        way = "day before month" if order.day_first else "month before day"
        doubts.append(f"date: the chat's days, as “{begun[0].date}”, were read with the {way}")
    messages: list[ChatMessage] = []
    for number, each in enumerate(begun, 1):
        text = _plain_text(each)
        if text:
            moment = read_moment(each.date, each.time, each.half, order)
            messages.append(_message(str(number), text, each, moment))
    return open_messages(messages, document.name, doubts)


def _begun(lines: Sequence[str]) -> Iterator[_Begun]:
    """The messages of a chat; what the program itself says has no author."""
    open_message: _Begun | None = None
    for line in lines:
        message = _first_line(line)
        if message is None:
            if open_message:
                open_message.lines.append(line)
            continue
        if open_message:
            yield open_message
        open_message = message
    if open_message:
        yield open_message


def _first_line(raw: str) -> _Begun | None:
    """The message that begins on a line; None where none does."""
    line = _DIRECTIONS.sub("", raw)
    if above := _ABOVE.match(line):
        return _Begun(above["date"], above["time"], above["half"] or "", above["author"].strip())
    match = _LINE.match(line)
    if match is None:
        return None
    bracketed = match["date"] is not None
    stamp = "" if bracketed else "bare_"
    said = _SAYS.match(match["rest"])
    return _Begun(
        match[f"{stamp}date"],
        match[f"{stamp}time"],
        match[f"{stamp}half"] or "",
        said["author"].strip() if said else "",
        [said["text"] or ""] if said else [],
        bracketed,
    )


def _plain_text(message: _Begun) -> str:
    """The text of a message; empty for a picture, a call, one that was deleted."""
    text = _EDITED.sub("", "\n".join(message.lines)).strip()
    if message.bracketed and text.startswith(_SYSTEM) and "\n" not in text:
        return ""
    kept = [line for line in text.split("\n") if not _LEFT_OUT.match(line.strip())]
    plain = "\n".join(kept).strip()
    return "" if plain.casefold() in chat_words("empty") else plain


def _message(number: str, text: str, begun: _Begun, moment: dt.datetime | None) -> ChatMessage:
    passed_on = _FORWARDED.search(text)
    source = passed_on["name"].strip() if passed_on else ""
    return ChatMessage(
        number=number,
        text=_FORWARDED.sub("", text).strip() if passed_on else text,
        author=begun.author,
        date=moment.isoformat() if moment else "",
        moment=moment,
        is_outlet=False,
        forwarded=source,
        is_forwarded_outlet=is_office(source),
    )
