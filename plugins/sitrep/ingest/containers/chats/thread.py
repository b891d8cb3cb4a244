"""A thread that was copied from a network: posts of one account, numbered, answers below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitrep.core.text import one_line
from sitrep.ingest.containers.parts import InputPart, OpenedInput, paragraphs_page
from sitrep.ingest.draft import Document
from sitrep.ingest.knowledge.chat_words import chat_words
from sitrep.ingest.knowledge.mail_words import is_office
from sitrep.ingest.knowledge.stamps import stamped_day
from sitrep.ingest.markup import Facts, Stated

FEWEST = 3
"""Numbered posts of a thread."""
HEAD_LINES = 8
"""Lines above the first post: the account's name and handle, a day."""

_NUMBERED = re.compile(r"^\(?(?P<number>\d{1,3})\s?(?:/\s?(?:\d{1,3}|[xn])?\)?|\))\s*(?=\S|$)")
_HANDLE = re.compile(r"@[A-Za-z0-9_.]{2,40}")
_DATED = re.compile(r"^[^.]{0,80}\b(?:19|20)\d\d\b[^.]{0,60}$")
_WORDS = re.compile(r"[^\W\d_][^\d·•|]*")


def open_thread(document: Document) -> OpenedInput | None:
    """The posts of a thread as one text; None where there is none."""
    lines = [one_line(line) for line in document.text.split("\n")]
    starts = [at for at, line in enumerate(lines) if _number(line)]
    numbers = [_number(lines[at]) for at in starts]
    if len(starts) < FEWEST or numbers != list(range(1, len(numbers) + 1)):
        return None
    head = [line for line in lines[: starts[0]] if line]
    has_handle = any(_HANDLE.search(line) for line in lines)
    if len(head) > HEAD_LINES or not has_handle or lines[starts[0]].startswith("1)"):
        return None
    end = next((at for at in range(starts[-1], len(lines)) if _is_reply(lines[at])), len(lines))
    texts, beside = _posts(lines[starts[0] : end])
    aside = [*head, *beside, *filter(None, lines[end:])]
    names = tuple(Stated(name, "the account") for name in _names(head))
    offices = tuple(each for each in names if is_office(each.value))
    facts = Facts(dates=tuple(_dates([*head, *beside])), sites=offices, senders=names)
    part = InputPart(paragraphs_page(texts), facts, tuple(aside), document.doubts, is_message=True)
    return OpenedInput((part.document(document.name),))


def _number(line: str) -> int | None:
    match = _NUMBERED.match(line)
    return int(match["number"]) if match else None


def _posts(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of the posts without their numbers, and what stands between them."""
    texts: list[str] = []
    beside: list[str] = []
    for line in lines:
        if not line:
            continue
        text = _NUMBERED.sub("", line, count=1)
        (beside if is_furniture(line) else texts).append(text)
    return [text for text in texts if text], beside


def is_furniture(line: str) -> bool:
    """Whether a line is a day, a handle or a count of readers."""
    if _HANDLE.fullmatch(line) or (_DATED.match(line) and stamped_day(line) and "·" in line):
        return True
    words = [word.strip().casefold() for word in _WORDS.findall(line)]
    return bool(words) and all(word in chat_words("thread") for word in words)


def _is_reply(line: str) -> bool:
    folded = line.casefold().rstrip(":")
    return folded in chat_words("replies") or any(
        folded.startswith(f"{words} @") for words in chat_words("replies")
    )


def _dates(lines: Sequence[str]) -> Iterator[Stated]:
    for line in lines:
        if day := stamped_day(line):
            yield Stated(day.isoformat(), "date of the post")
            return


def _names(head: Sequence[str]) -> Iterator[str]:
    for line in head:
        name = _HANDLE.sub("", line).strip(" ·•|-")
        if name and not stamped_day(line):
            yield name
