"""Lines of nothing but links at the end of a post: where to subscribe, tags, the channel's own name."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPEN, CLOSE = "\ue000", "\ue001"
"""Signs for private use, which stand around links until a post's end is looked at."""

_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_LINK = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A post's text, and the lines of links below it."""

    text: str
    below: tuple[str, ...] = ()


def linked(text: str) -> str:
    """A link's text, marked as such."""
    return "\n".join(f"{OPEN}{line}{CLOSE}" for line in plain(text).split("\n"))


def plain(text: str) -> str:
    """Text without such marks."""
    return _MARKS.sub("", text)


def without_links_below(text: str) -> LinkedText:
    """A post without lines of nothing but links at its end; one that is a link alone stays."""
    lines = text.strip().split("\n")
    end = len(lines)
    while end > 1 and not _WORD.search(_LINK.sub("", lines[end - 1])):
        end -= 1
    kept = plain("\n".join(lines[:end])).strip()
    below = tuple(line for line in map(str.strip, map(plain, lines[end:])) if line)
    return LinkedText(kept, below)
