"""Long texts that were searched, known again where files hold several of them in a row.

A table's line holds a whole report, a record of the search index a whole page, a summary in a feed
the beginning of one: what of them is known need not be searched again, only what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitrep.core.private.find import REACH

LONG = 3 * REACH
"""Characters from which on a text is worth remembering: its ends are searched again together with
what is beside them."""
HEAD = REACH
"""Signs at its beginning by which a text is looked up."""
_START = re.compile(r"(?:^|[.!?\"'”»:,;>|]\s*)(?=[^\s\"])")
"""Where a text may begin in another one."""


class KnownTexts:
    """Texts in which there is nothing."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_head = {text[:HEAD]: text for text in texts if len(text) >= LONG}

    def without(self, text: str) -> str:
        """A text with the middle of each known one in it taken out; a blank line stands for it.

        Of a known one that breaks off, what is there of it.
        """
        if len(text) < LONG or not self._by_head:
            return text
        starts = (found.end() for found in _START.finditer(text))
        if not any(text[start : start + HEAD] in self._by_head for start in starts):
            return text
        parts, at, kept = [], 0, 0
        while found := _START.search(text, at):
            start = found.end()
            known = self._by_head.get(text[start : start + HEAD])
            shared = _shared(text, start, known) if known else 0
            if shared >= LONG:
                at = start + shared
                end, begins = _middle(text, start + REACH, at - REACH)
                parts.append(text[kept:end])
                kept = begins
            else:
                at = max(start, found.start() + 1)
        return "\n\n".join((*parts, text[kept:]))


def _middle(text: str, start: int, end: int) -> tuple[int, int]:
    """What of a piece of a text may be taken out so that no word at its ends is cut in two."""
    first = text.find(" ", start, end)
    return (first, text.rfind(" ", first, end) + 1) if first >= 0 else (start, end)


def _shared(text: str, start: int, known: str) -> int:
    """How many signs a known text and a text, from ``start`` on, have in common."""
    least, most = 0, min(len(known), len(text) - start)
    while least < most:
        middle = (least + most + 1) // 2
        if text.startswith(known[:middle], start):
            least = middle
        else:
            most = middle - 1
    return least
