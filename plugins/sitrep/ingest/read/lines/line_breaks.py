"""Lines that ``<br>`` broke in mid-sentence, made whole; those of a list or an address stay.

A page pasted from a mail or a printed text has a break at the end of each line, and
an empty line between paragraphs. Where most breaks are in mid-sentence, lines that
are not the last of their paragraph are one with the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sitrep.ingest.markup import Line
from sitrep.ingest.read.lines.item_signs import item_sign
from sitrep.ingest.read.lines.wraps import FULL_LINE, breaks_sentence

MID_SENTENCE = 0.5
"""Share of breaks in mid-sentence from which they are where a line's width ended."""


def with_lines_joined(text: str, lines: Sequence[Line], breaks: frozenset[int]) -> tuple[Line, ...]:
    """The lines, broken ones joined; ``breaks`` are those that a single break parts from the last.

    The text keeps its line ends within a joined line.
    """
    if not breaks:
        return tuple(lines)
    found: list[Line] = []
    for run in _runs(lines, breaks):
        found += _joined(text, run) if len(run) > 1 else run
    return tuple(found)


def _runs(lines: Sequence[Line], breaks: frozenset[int]) -> Iterator[list[Line]]:
    """The lines in groups, those together that only single breaks part."""
    run: list[Line] = []
    for at, line in enumerate(lines):
        if run and at not in breaks:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _joined(text: str, run: Sequence[Line]) -> list[Line]:
    said = [text[line.start : line.end] for line in run]
    inside = sum(breaks_sentence(one, other) for one, other in pairwise(said))
    if inside < MID_SENTENCE * (len(run) - 1):
        return list(run)
    widest = max(map(len, said))
    found = [run[0]]
    for (one, other), line in zip(pairwise(said), run[1:], strict=True):
        is_full = len(one) + 1 + len(other.split()[0]) >= FULL_LINE * widest
        if (is_full or breaks_sentence(one, other)) and not item_sign(other):
            before = found[-1]
            found[-1] = replace(before, end=line.end, linked=before.linked + line.linked)
        else:
            found.append(line)
    return found
