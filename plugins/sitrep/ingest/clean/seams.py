"""Where a line holds several lines of a page: at its words of furniture, at addresses.

An address that stands between sentences, and not within one, was a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.ingest.knowledge.seams import load_seams

_ADDRESS = re.compile(
    r"(?<=[.!?…”\"*)] )(?:https?://\S+(?:(?: [\w-]+){0,6}?\.(?:mp4|webm|m4v|mov|mp3|avi)\b)?|www\.\S+)"
)
_SPACE = re.compile(r"\s+")


def seams_in(text: str, start: int) -> list[int]:
    """Where the lines of a page begin in a text from a place on, in their order."""
    return sorted({at for at in _ends(text, start) if start < at < len(text)})


def _ends(text: str, start: int) -> Iterator[int]:
    patterns = (_ADDRESS, *(seam.pattern for seam in load_seams()))
    for pattern in patterns:
        for match in pattern.finditer(text, start):
            yield match.start()
            behind = _SPACE.match(text, match.end())
            yield behind.end() if behind else match.end()
