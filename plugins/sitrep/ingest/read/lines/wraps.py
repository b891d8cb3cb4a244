"""Whether a line ends where its width did rather than where a sentence does."""

from __future__ import annotations

import re

FULL_LINE = 0.72
"""Share of the longest line that a wrapped line fills at least: widths vary by a quarter."""

_ENDS = re.compile(r"[.!?:;…。！？；：।॥۔؟؛။៕።፧|”\"'’)\]»]$")


def breaks_sentence(line: str, after: str) -> bool:
    """Whether the sentence of a line goes on in the one after it.

    Where a script has no capitals, a line without an end is taken to go on.
    """
    if _ENDS.search(line.rstrip()):
        return False
    first = after.lstrip("([{“\"'«‘ ")[:1]
    return (
        first.islower() or first.isdigit() or (first.isalpha() and first.lower() == first.upper())
    )
