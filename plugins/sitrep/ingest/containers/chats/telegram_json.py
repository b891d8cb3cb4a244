"""Telegram's exports as data: result.json, of one chat or of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitrep.ingest.containers.chats.messages import ChatMessage, open_messages
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.containers.source import Incoming
from sitrep.ingest.knowledge.mail_words import is_office

_CHANNELS = frozenset({"public_channel", "private_channel"})

Values = dict[str, object]


def telegram_data(value: object, incoming: Incoming) -> OpenedInput | None:
    """The messages of an export; None for other JSON."""
    chats = list(_chats(value))
    if not chats:
        return None
    messages = (message for chat in chats for message in _messages(chat, many=len(chats) > 1))
    return open_messages(messages, incoming.name)


def _chats(value: object) -> Iterator[Values]:
    """The chats in an export."""
    if not isinstance(value, dict):
        return
    whole = value.get("chats")
    listed = whole.get("list") if isinstance(whole, dict) else [value]
    for chat in listed if isinstance(listed, list) else ():
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list) and "type" in chat:
            yield chat


def _messages(chat: Values, *, many: bool) -> Iterator[ChatMessage]:
    name, is_channel = _word(chat, "name"), _word(chat, "type") in _CHANNELS
    messages = chat["messages"]
    for message in messages if isinstance(messages, list) else ():
        if not isinstance(message, dict) or message.get("type") != "message":
            continue
        text = _text(message.get("text")).strip()
        if not text:
            continue
        moment = _moment(message)
        forwarded = _word(message, "forwarded_from") or _word(message, "saved_from")
        number = str(message.get("id") or "")
        by_channel = _word(message, "from_id").startswith("channel")
        yield ChatMessage(
            number=f"{chat.get('id')}-{number}" if many else number,
            text=text,
            author=(name if is_channel else "") or _word(message, "from"),
            date=moment.isoformat() if moment else "",
            moment=moment,
            is_outlet=is_channel or by_channel,
            forwarded=forwarded,
            is_forwarded_outlet=_is_outlet(message, forwarded),
            kept=tuple(filter(None, (_word(message, "author"),))),
        )


def _is_outlet(message: Values, forwarded: str) -> bool:
    """Whether a message was passed on from a channel: by its number, else by its name."""
    origin = _word(message, "forwarded_from_id")
    if origin:
        return origin.startswith("channel")
    return is_office(forwarded)


def _moment(message: Values) -> dt.datetime | None:
    """The time by the clock of the export, with its distance from world time where that is said."""
    try:
        local = dt.datetime.fromisoformat(_word(message, "date"))
    except ValueError:
        return None
    seconds = _word(message, "date_unixtime")
    if not seconds.isdecimal() or local.tzinfo:
        return local
    epoch = dt.datetime(1970, 1, 1)
    try:
        offset = local - (epoch + dt.timedelta(seconds=int(seconds)))
        return local.replace(tzinfo=dt.timezone(offset))
    except (ValueError, OverflowError):
        return local


def _text(value: object) -> str:
    """The text of a message, which may be in pieces with what each is."""
    pieces = value if isinstance(value, list) else [value]
    texts = (_word(piece, "text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(text for text in texts if isinstance(text, str))


def _word(values: Values, key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""
