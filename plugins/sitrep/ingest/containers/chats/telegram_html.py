"""Telegram's exports as web pages: messages.html, messages2.html and so on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

from sitrep.core.text import one_line
from sitrep.ingest.containers.chats.messages import ChatMessage, open_messages
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.containers.source import Incoming
from sitrep.ingest.knowledge.mail_words import is_office
from sitrep.ingest.read.html_page import parse_page
from sitrep.ingest.read.letters.encoding import decode

LOOKED_AT = 64 * 1024

_HISTORY = re.compile(rb"class=[\"']history[\"']")
_MESSAGE = re.compile(rb"class=[\"']message (?:default|service)\b")
_TITLE = re.compile(
    r"(\d\d?)\.(\d\d?)\.(\d{4}) (\d\d?):(\d\d)(?::(\d\d))?(?: UTC([+-])(\d\d):(\d\d))?"
)


def is_telegram_page(data: bytes) -> bool:
    """Whether data is a page of an export."""
    head = data[:LOOKED_AT]
    return bool(_HISTORY.search(head) and _MESSAGE.search(head))


def open_telegram_page(incoming: Incoming, _open_part: object = None) -> OpenedInput:
    """The messages of a page of an export."""
    root = parse_page(decode(incoming.data).text)
    chat = one_line(_text(next(_with_class(root, "page_header"), None)))
    messages = list(_messages(root))
    authors = {message.author for message in messages if message.author}
    is_channel = bool(chat) and authors <= {chat}
    known = (_settled(each, chat, is_channel=is_channel) for each in messages)
    return open_messages((each for each in known if each.text), incoming.name)


def _settled(message: ChatMessage, chat: str, *, is_channel: bool) -> ChatMessage:
    """A message with its author settled: the channel's, or a person's in a group."""
    is_outlet = is_channel or (message.author == chat and bool(chat))
    return ChatMessage(
        number=message.number,
        text=message.text,
        author=chat if is_channel else message.author,
        date=message.date,
        moment=message.moment,
        is_outlet=is_outlet,
        forwarded=message.forwarded,
        is_forwarded_outlet=is_office(message.forwarded),
        kept=message.kept,
    )


def _messages(root: etree._Element) -> Iterator[ChatMessage]:
    author = ""
    for node in _with_class(root, "message"):
        if "default" not in (node.get("class") or "").split():
            continue
        body = next(_with_class(node, "body"), node)
        name = next(_children_with_class(body, "from_name"), None)
        author = one_line(_own_text(name)) if name is not None else author
        passed_on = next(_children_with_class(body, "forwarded"), None)
        holder = passed_on if passed_on is not None else body
        source = next(_with_class(holder, "from_name"), None) if passed_on is not None else None
        stamp = next(_children_with_class(body, "date"), None)
        title = (stamp.get("title") or "") if stamp is not None else ""
        text = "\n".join(_text(each) for each in _children_with_class(holder, "text"))
        signed = (one_line(_text(each)) for each in _children_with_class(body, "signature"))
        moment = _moment(title)
        yield ChatMessage(
            number=(node.get("id") or "").removeprefix("message"),
            text=text.strip(),
            author=author,
            date=moment.isoformat() if moment else "",
            moment=moment,
            forwarded=one_line(_own_text(source)) if source is not None else "",
            kept=tuple(signed),
        )


def _moment(title: str) -> dt.datetime | None:
    match = _TITLE.search(title)
    if match is None:
        return None
    day, month, year, hour, minute = (int(match[at]) for at in range(1, 6))
    zone = None
    if match[7]:
        offset = dt.timedelta(hours=int(match[8]), minutes=int(match[9]))
        zone = dt.timezone(offset if match[7] == "+" else -offset)
    try:
        return dt.datetime(year, month, day, hour, minute, int(match[6] or 0), tzinfo=zone)
    except ValueError:
        return None


def _with_class(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (node for node in root.iter("div") if name in (node.get("class") or "").split())


def _children_with_class(node: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in node if name in (each.get("class") or "").split())


def _text(node: etree._Element | None) -> str:
    """The text of an element, with its line breaks; emoji and spoilers as they are."""
    if node is None:
        return ""
    parts: list[str] = []
    for event, each in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            parts += ["\n"] if each.tag in {"br", "blockquote", "pre", "div"} else []
            parts.append(_one_space(each.text))
        else:
            parts += ["\n"] if each.tag in {"blockquote", "pre"} else []
            parts.append(_one_space(each.tail) if each is not node else "")
    return "".join(parts).strip()


def _one_space(text: str | None) -> str:
    """Text with the line breaks of its markup as spaces."""
    return re.sub(r"\s+", " ", text or "")


def _own_text(node: etree._Element) -> str:
    """The text before an element's first child: a name without the date beside it."""
    return node.text or ""
