"""Posts copied from a network: a line with name, handle and day above each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitrep.core.text import one_line
from sitrep.ingest.containers.chats.messages import ChatMessage, open_messages
from sitrep.ingest.containers.chats.thread import is_furniture
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.draft import Document
from sitrep.ingest.knowledge.mail_words import is_office
from sitrep.ingest.knowledge.stamps import stamped_day

_HEAD = re.compile(
    r"^(?P<name>\S.{0,60}?)\s+@(?P<handle>[\w.-]{2,40}(?:@[\w.-]{3,40})?)\s*[·•]\s*(?P<stamp>\S.{0,40})$"
)
"""“Levee Watch @leveewatch · May 7, 2021”; of a post of today it has the hours since."""
_ANSWERS = re.compile(
    r"^(?:Replying to|En réponse à|Antwort an|En respuesta a|В ответ|ردًا على) @", re.IGNORECASE
)


def open_posts(document: Document) -> OpenedInput | None:
    """The posts in a plain text; None where it does not begin with the head of one."""
    lines = [one_line(line) for line in document.text.split("\n")]
    first = next((line for line in lines if line), "")
    if not _HEAD.match(first):
        return None
    posts = [replace(post, text=post.text.strip()) for post in _posts(lines)]
    return open_messages((post for post in posts if post.text), document.name, document.doubts)


def _posts(lines: Sequence[str]) -> Iterator[ChatMessage]:
    post: ChatMessage | None = None
    texts: list[str] = []
    kept: list[str] = []
    for line in lines:
        head = _HEAD.match(line)
        if head is None:
            (kept if is_furniture(line) or _ANSWERS.match(line) else texts).append(line)
            continue
        if post:
            yield replace(post, text="\n".join(texts), kept=tuple(kept))
        number = int(post.number) + 1 if post else 1
        post, texts, kept = _post(head, number), [], [line]
    if post:
        yield replace(post, text="\n".join(texts), kept=tuple(kept))


def _post(head: re.Match[str], number: int) -> ChatMessage:
    """A post without its text yet."""
    day = stamped_day(head["stamp"])
    name = head["name"].strip()
    return ChatMessage(
        number=str(number),
        text="",
        author=name,
        date=day.isoformat() if day else "",
        is_outlet=is_office(name),
    )
