"""What a forward, a quotation or a pasted mail says of itself: from whom, when, on what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.ingest.containers.mail.lines import MailLine
from sitrep.ingest.knowledge.mail_words import header_roles, mail_words, wrote_line

MOST_LINES = 40
"""Lines of a head that are considered; a long list of addressees takes thirty."""
LONGEST_ATTRIBUTION = 300
"""Characters of the line above a quotation, which may be broken in three."""

_HEADER = re.compile(
    r"^[*_\s]*(?P<name>[^\W\d_][^:：<>@.!?]{0,28}?)[*_\s]*[:：][*_\s]*(?P<value>.*?)[*_\s]*$"
)
_ADDRESSES = re.compile(r"@[\w.-]+|^\s")
_HALF = re.compile(r"[ap]\.?m\.?,?|uhr|um", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NAMED = re.compile(r"(?P<name>[^<>\d,:]{2,60}?)\s*<[^<>]*@[^<>]*>")


@dataclass(frozen=True, slots=True)
class MailHead:
    """The head of a mail as far as it is known."""

    sender: str = ""
    """As it stands there: a name, an address, or both."""
    date: str = ""
    subject: str = ""
    lines: tuple[str, ...] = ()
    """All that it says, for the ledger."""


@dataclass(frozen=True, slots=True)
class FoundHead:
    """A head, how many things it says, and the number of the line after it."""

    head: MailHead
    roles: frozenset[str]
    end: int


def head_at(lines: Sequence[MailLine], at: int) -> FoundHead | None:
    """The head that begins at a line, in any of the languages known; None for none."""
    values: dict[str, str] = {}
    shown: list[str] = []
    last, end = "", at
    for number in range(at, min(len(lines), at + MOST_LINES)):
        text = lines[number].plain
        if not text:
            if not shown or role_at(lines, number + 1) is None:
                break
            continue
        match = _HEADER.match(text)
        role = header_roles().get(match["name"].strip().casefold()) if match else None
        if match and role:
            last = role
            values.setdefault(role, match["value"])
        elif shown and last and (not values[last] or _goes_on(lines[number], last)):
            values[last] = f"{values[last]} {text}".strip()
        else:
            break
        shown.append(text)
        end = number + 1
    roles = frozenset(role for role in values if values[role])
    if "from" not in roles or roles.isdisjoint({"date", "subject", "to"}):
        return None
    head = MailHead(values["from"], values.get("date", ""), values.get("subject", ""), tuple(shown))
    return FoundHead(head, roles, end)


def attribution_at(lines: Sequence[MailLine], at: int) -> FoundHead | None:
    """The line above a quotation, which may be broken: "On Monday, Jane wrote:"."""
    joined = ""
    for number in range(at, min(len(lines), at + 3)):
        if lines[number].is_blank or lines[number].level != lines[at].level:
            return None
        joined = f"{joined} {lines[number].plain}".strip()
        if len(joined) > LONGEST_ATTRIBUTION or not re.search(r"[\d@]", lines[at].text):
            return None
        if joined[-1] in ":：" and wrote_line().match(joined):
            return FoundHead(_head_of(joined), frozenset({"from", "date"}), number + 1)
    return None


def bare_attribution_at(lines: Sequence[MailLine], at: int) -> FoundHead | None:
    """A line of day, name and address as some programs put below the mark of a forward."""
    if at >= len(lines):
        return None
    text = lines[at].plain
    if len(text) > LONGEST_ATTRIBUTION or not _MAIL.search(text) or text[-1] not in ":：":
        return None
    return FoundHead(_head_of(text), frozenset({"from", "date"}), at + 1)


def _head_of(attribution: str) -> MailHead:
    named = _NAMED.search(attribution)
    address = _MAIL.search(attribution)
    name = _bare_name(named["name"]) if named else ""
    sender = f"{name} <{address[0]}>" if address else name
    return MailHead(sender, _MAIL.sub("", attribution), "", (attribution,))


def _bare_name(text: str) -> str:
    """A name without what an attribution says before it: the half of a day, the verb."""
    words = text.strip(" ,\"'").split()
    verbs = {word for phrase in mail_words("wrote") for word in phrase.split()}
    while words and (_HALF.fullmatch(words[0]) or words[0].casefold() in verbs):
        words = words[1:]
    return " ".join(words)


def role_at(lines: Sequence[MailLine], at: int) -> str | None:
    """What the header on a line says; None where it is no header."""
    match = _HEADER.match(lines[at].plain) if at < len(lines) else None
    return header_roles().get(match["name"].strip().casefold()) if match else None


def _goes_on(line: MailLine, role: str) -> bool:
    """Whether a line continues a header: more addressees, or a line that is indented."""
    return role in {"from", "to", "other"} and bool(_ADDRESSES.search(line.text))
