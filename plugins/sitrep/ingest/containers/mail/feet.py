"""What stands below a mail and is none of it: signatures, feet of lists and newsletters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitrep.ingest.containers.mail.heads import head_at
from sitrep.ingest.containers.mail.lines import MailLine, next_words, word_count
from sitrep.ingest.knowledge.mail_words import forward_line, mail_words

SIGNATURE_LINES = 12
SIGNATURE_WORDS = 60
SIGNATURE_WIDTH = 90
"""Most lines, words and characters a line of a signature; more below two dashes are a text."""
FOOT_LINES = 8
"""Most lines that a mailing list adds below a line of underscores."""
FOOT_WORDS = 30
"""Most words of a line of a newsletter's foot; a longer one is a paragraph."""
LINK_WORDS = 8
"""Most words of a line of links above such a foot."""
TOP_LINES = 6
"""Lines at the top of a newsletter that may say where to read it."""

_DASHES = re.compile(r"--\s?")
_UNDERSCORES = re.compile(r"[_=]{20,}")
_LIST = re.compile(r"https?://|mailing list|@[\w-]+\.|liste|lista|рассылк|قائمة", re.IGNORECASE)
_STOPS = re.compile(r"[.!?。؟।][\"'”’)\]]*$")


def without_feet(lines: Sequence[MailLine]) -> tuple[list[MailLine], list[str]]:
    """The lines without signatures, feet of mailing lists and advertisements of telephones."""
    kept: list[MailLine] = []
    lines, aside = _without_newsletter(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        end = _end_of_foot(lines, at)
        if end > at:
            aside += [each.plain for each in lines[at:end] if not each.is_blank]
            at = end
        elif _is_device(line.plain):
            aside.append(line.plain)
            at += 1
        else:
            kept.append(line)
            at += 1
    return kept, aside


def _end_of_foot(lines: Sequence[MailLine], at: int) -> int:
    """The number of the line after a signature that begins here; ``at`` where none does."""
    text = lines[at].plain
    if _DASHES.fullmatch(text):
        end = _end_of_run(lines, at + 1, SIGNATURE_LINES)
        signed = lines[at + 1 : end]
        is_long = any(len(line.plain) > SIGNATURE_WIDTH for line in signed)
        return at if is_long or word_count(signed) > SIGNATURE_WORDS else end
    if _is_closing(text):
        end = _end_of_run(lines, at + 1, SIGNATURE_LINES)
        signed = lines[at + 1 : end]
        is_signed = 0 < word_count(signed) <= SIGNATURE_WORDS and not any(
            len(line.plain) > SIGNATURE_WIDTH or _STOPS.search(line.plain) for line in signed
        )
        return end if is_signed else at
    if _UNDERSCORES.fullmatch(text):
        end = _end_of_run(lines, at + 1, FOOT_LINES)
        below = " ".join(line.plain for line in lines[at + 1 : end])
        return end if end > at + 1 and _LIST.search(below) and not _has_head(lines, at + 1) else at
    return at


def _has_head(lines: Sequence[MailLine], at: int) -> bool:
    return head_at(lines, next_words(lines, at)) is not None


def _end_of_run(lines: Sequence[MailLine], start: int, most: int) -> int:
    """The end of the lines of one depth from ``start``; ``start`` where they are too many."""
    level = lines[start - 1].level
    found = 0
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.is_blank and (line.level != level or forward_line().fullmatch(line.plain)):
            return number
        found += not line.is_blank
        if found > most:
            return start
    return len(lines)


def _is_device(text: str) -> bool:
    folded = text.casefold()
    return len(text) <= SIGNATURE_WIDTH and folded.startswith(tuple(mail_words("device")))


def _is_closing(text: str) -> bool:
    """Whether a line closes a letter: "Kind regards," alone, perhaps with a name behind it."""
    if len(text) > LINK_WORDS * 8:
        return False
    plain = text.casefold().rstrip(",.!،; ")
    return plain in mail_words("closing") or plain.partition(",")[0] in mail_words("closing")


def _without_newsletter(lines: Sequence[MailLine]) -> tuple[Sequence[MailLine], list[str]]:
    """The lines without what a newsletter says of itself above and below its text."""
    start = _start_of_foot(lines)
    foot = [line.plain for line in lines[start:] if not line.is_blank]
    kept: list[MailLine] = []
    above: list[str] = []
    seen = 0
    for line in lines[:start]:
        seen += not line.is_blank
        if seen <= TOP_LINES and (_says(line, "above") or _says(line, "foot")):
            above.append(line.plain)
        else:
            kept.append(line)
    return kept, [*above, *foot]


def _start_of_foot(lines: Sequence[MailLine]) -> int:
    """Where the foot of a newsletter begins: no paragraph stands below it, and links above it go."""
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if _says(line, "foot"):
            start = at
        elif word_count([line]) > FOOT_WORDS or forward_line().fullmatch(line.plain[:200]):
            break
    if start == len(lines):
        return start
    while start > 0 and (lines[start - 1].is_blank or _is_links(lines[start - 1])):
        start -= 1
    return start


def _says(line: MailLine, kind: str) -> bool:
    """Whether a line has words of a list, and is no paragraph that speaks of such things."""
    text = line.plain.casefold()
    if not text or word_count([line]) > FOOT_WORDS:
        return False
    return any(words in text for words in mail_words(kind))


def _is_links(line: MailLine) -> bool:
    return line.is_linked and word_count([line]) <= LINK_WORDS and not _STOPS.search(line.plain)
