"""Names in pictures: cut to a width by rule, since nothing that writes a picture can measure text."""

from __future__ import annotations

from collections.abc import Sequence

LETTER = 7.2
"""Units a letter takes at the 13 units in which pictures are lettered, wide ones considered."""


def lines_of(text: str, width: int, most: int = 2) -> tuple[str, ...]:
    """A name in lines of at most ``width`` units; what does not fit into ``most`` lines is cut."""
    room = max(int(width / LETTER), 4)
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cut = [line if len(line) <= room else f"{line[: room - 1]}…" for line in lines[:most]]
    if len(lines) > most:
        cut[-1] = f"{cut[-1][: room - 1].rstrip(' …')}…"
    return tuple(cut)


def spread(wanted: Sequence[float], heights: Sequence[int]) -> tuple[int, ...]:
    """Places down a column, near those that are wanted and in their order, none over another.

    ``wanted`` are middles, ``heights`` how much each takes; returns middles.
    """
    placed: list[int] = []
    end = 0.0
    for middle, height in zip(wanted, heights, strict=True):
        at = max(middle, end + height / 2)
        placed.append(round(at))
        end = at + height / 2
    return tuple(placed)
