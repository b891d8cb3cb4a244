"""Whether one text repeats another: the same words in a row."""

from __future__ import annotations

import re

RUN = 8
"""Words in a row that two writers hardly ever choose alike."""

_WORD = re.compile(r"[^\W_]+")


def common_run(text: str, other: str) -> str:
    """The longest run of words of a text that another has too; empty where it is shorter than RUN.

    Of several as long, the first.
    """
    words, others = _WORD.findall(text), _WORD.findall(other.lower())
    lower = [word.lower() for word in words]
    known: dict[tuple[str, ...], int] = {}
    for at in range(len(others) - RUN + 1):
        known.setdefault(tuple(others[at : at + RUN]), at)
    start = length = at = 0
    while at <= len(lower) - RUN:
        place = known.get(tuple(lower[at : at + RUN]))
        if place is None:
            at += 1
            continue
        size = RUN
        while lower[at + size : at + size + 1] == others[place + size : place + size + 1] != []:
            size += 1
        if size > length:
            start, length = at, size
        at += size - RUN + 1
    return " ".join(words[start : start + length])
