"""Messages of a chat as documents: each message, or the run that a person wrote at one time.

A channel is an outlet. Anybody else who writes is a private person, whose name and number
are in the ledger alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.core.errors import DocumentError
from sitrep.core.limits import MESSAGES
from sitrep.core.text import count, one_line
from sitrep.ingest.containers.parts import InputPart, OpenedInput, paragraphs_page
from sitrep.ingest.draft import Document
from sitrep.ingest.markup import Facts, Stated

PAUSE = dt.timedelta(minutes=5)
"""Longest time between two messages of a run."""
FULL = 3_500
"""Characters from which a channel's post may go on in the next; Telegram cuts at 4,096."""
FEWEST_WORDS = 4
"""Words of a message that is a document; of fewer, the document before it and the ledger know."""

_WORD = re.compile(r"[^\W_]+")
_WIDE = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af]")
_MENTION = re.compile("@(?:\u2068[^\u2069]{1,60}\u2069|\\+?\\d[\\d \u00a0-]{6,18}\\d)")
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message as its export has it."""

    number: str
    text: str
    author: str
    date: str
    """ISO 8601; empty where it is not known for certain."""
    moment: dt.datetime | None = None
    """Its time by the export's own clock."""
    is_outlet: bool = False
    """Whether its author is a channel."""
    forwarded: str = ""
    """From whom it was passed on."""
    is_forwarded_outlet: bool = False
    kept: tuple[str, ...] = ()
    """What else the export says, for the ledger."""

    @property
    def words(self) -> int:
        """How many words it has; two signs of a script without spaces are one."""
        return len(_WORD.findall(_WIDE.sub(" ", self.text))) + len(_WIDE.findall(self.text)) // 2


def open_messages(
    messages: Iterable[ChatMessage], name: str, doubts: Sequence[str] = ()
) -> OpenedInput:
    """The documents of a chat; raises DocumentError for one without any."""
    known = list(messages)
    if MESSAGES.is_over(len(known)):
        raise DocumentError(f"it is a chat with {MESSAGES.excess(len(known))}; split it")
    said: list[list[ChatMessage]] = []
    left_out: list[ChatMessage] = []
    for run in _runs(known):
        if sum(message.words for message in run) >= FEWEST_WORDS:
            said.append(run)
        else:
            left_out += run
    if not said:
        raise DocumentError("it is a chat without a message that could be a report")
    documents = [_document(run, name, doubts) for run in said]
    documents[0] = _with_left_out(documents[0], left_out)
    return OpenedInput(tuple(documents))


def _words(run: Iterable[ChatMessage]) -> int:
    return sum(message.words for message in run)


def _runs(messages: Sequence[ChatMessage]) -> Iterator[list[ChatMessage]]:
    run: list[ChatMessage] = []
    for message in messages:
        if run and not _goes_on(run[-1], message):
            yield run
            run = []
        run.append(message)
    if run:
        yield run


def _goes_on(before: ChatMessage, message: ChatMessage) -> bool:
    """Whether a message belongs with the one before it."""
    same = (before.author, before.forwarded, before.is_outlet) == (
        message.author,
        message.forwarded,
        message.is_outlet,
    )
    if not same or before.moment is None or message.moment is None:
        return False
    is_soon = dt.timedelta(0) <= _since(before.moment, message.moment) <= PAUSE
    return is_soon and (not message.is_outlet or len(before.text) >= FULL)


def _since(before: dt.datetime, after: dt.datetime) -> dt.timedelta:
    """The time between two moments; by the clock of the chat where one of them says no zone."""
    if before.tzinfo is None or after.tzinfo is None:
        before, after = before.replace(tzinfo=None), after.replace(tzinfo=None)
    return after - before


def _document(run: Sequence[ChatMessage], name: str, doubts: Sequence[str]) -> Document:
    first = run[0]
    paragraphs: list[str] = []
    aside = [line for message in run for line in (_head(message), *message.kept)]
    for message in run:
        aside += _MENTION.findall(message.text)
        for line in _MENTION.sub("", message.text).split("\n"):
            if plain := one_line(_MARKS.sub("", line)):
                paragraphs.append(plain)
    dates = (Stated(first.date, "date of the message"),) if first.date else ()
    facts = Facts(dates=dates)
    sender = Stated(first.author, "the channel" if first.is_outlet else "the message's author")
    if first.is_outlet:
        facts = replace(facts, sites=(sender,))
    elif first.author:
        facts = replace(facts, senders=(sender,))
    if first.forwarded and first.is_forwarded_outlet:
        facts = replace(facts, forwarded=(Stated(first.forwarded, "forwarded from"),))
    told = list(doubts)
    if first.forwarded and not first.is_forwarded_outlet:
        told.append("source: it was forwarded; from whom is in the ledger alone")
    label = f"message {first.number}"
    read = paragraphs_page(paragraphs)
    part = InputPart(
        read,
        facts,
        tuple(filter(None, aside)),
        tuple(told),
        label,
        is_message=True,
        identity=(first.author, _minute(first), *paragraphs),
    )
    return part.document(name)


def _minute(message: ChatMessage) -> str:
    """When a message was sent, as every export of its chat has it."""
    return message.moment.strftime("%Y-%m-%d %H:%M") if message.moment else message.date


def _head(message: ChatMessage) -> str:
    passed_on = f", forwarded from {message.forwarded}" if message.forwarded else ""
    return one_line(f"{message.author}, {message.date or message.moment}{passed_on}")


def _with_left_out(document: Document, messages: Sequence[ChatMessage]) -> Document:
    """The first document, which says what of the chat is in none."""
    if not messages:
        return document
    shown = [f"{_head(message)}: {one_line(message.text)}" for message in messages]
    doubt = (
        f"text: {count(len(messages), 'message')} of this chat with fewer than {FEWEST_WORDS} "
        "words were left out; the ledger has them"
    )
    return replace(document, aside=(*document.aside, *shown), doubts=(*document.doubts, doubt))
