"""Passages in Markdown: ``::: passage SY-ID 2020-06-30`` … ``:::``.

markdown-it's own containers accept a misspelt or unclosed line silently, so the
lines are read here, and every one that is not exactly right is a fault.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sitrep.core.errors import Fault
from sitrep.core.model import Passage
from sitrep.core.parse import parse_day
from sitrep.core.weeks import Span

_MARK = re.compile(r" {0,3}:{3,}")
_COLONS = ":：︓﹕∶"
"""The colon, and those of other widths and uses that look like it."""
_COLONS_OR_UNSEEN = rf"[{_COLONS}\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_NEAR_MARK = re.compile(rf" {{0,3}}(?![ \t])({_COLONS_OR_UNSEEN}*)passage\b", re.IGNORECASE)
"""What was meant for a passage line: too few colons, others, or something unseen before them."""
_OPEN = re.compile(r" {0,3}::: passage(?:\s+(.*))?")
_CLOSE = re.compile(r" {0,3}:::\s*")
_NO_WORD = re.compile(rf"^{_COLONS_OR_UNSEEN}+")
_DATES = re.compile(r"(\d[\d-]*)(?:/(\d[\d-]*))?")
_EXAMPLE = "Write ::: passage SY-ID, or ::: passage SY-HI SY-DY 2020-06-30/2020-07-01"


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage and the line it opens on."""

    line: int
    passage: Passage


@dataclass(slots=True)
class _Scan:
    """What the reader of lines has found so far."""

    file: str
    faults: list[Fault]
    passages: list[FoundPassage] = field(default_factory=list)
    outside: list[tuple[int, str]] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    opened: tuple[int, Passage] | None = None

    def fault(self, line: int, problem: str, remedy: str, *, key: str = "passage") -> None:
        self.faults.append(Fault(self.file, line, key, problem, remedy))


def parse_passages(
    body: str, file: str, first_line: int, faults: list[Fault]
) -> tuple[FoundPassage, ...]:
    """The passages of a report's body, in order; what is wrong goes to ``faults``.

    A body without ``:::`` lines is one passage without regions of its own.
    """
    scan = _Scan(file, faults)
    for number, line in enumerate(body.split("\n"), first_line):
        if _is_mark(line):
            _mark(scan, number, line)
        elif scan.opened:
            scan.inside.append(line)
        else:
            scan.outside.append((number, line))
    if scan.opened:
        scan.fault(scan.opened[0], "is not closed", "End it with a line :::")
        _close(scan)
    return tuple(_gathered(scan))


def dump_passages(passages: tuple[Passage, ...]) -> str:
    """The body that ``parse_passages`` reads back as the same passages."""
    return "\n".join(_dumped(passage) for passage in passages)


def _is_mark(line: str) -> bool:
    # “Passage through the strait is closed.” is prose: only a colon before the word makes it a mark.
    near = _NEAR_MARK.match(line)
    return _MARK.match(line) is not None or (
        near is not None and any(sign in _COLONS for sign in near[1])
    )


def _mark(scan: _Scan, number: int, line: str) -> None:
    opening = _OPEN.fullmatch(line)
    if opening:
        if scan.opened:
            scan.fault(
                number,
                f"opens inside the passage of line {scan.opened[0]}",
                "Close that one first with :::",
            )
            _close(scan)
        scan.opened = (number, _opened(scan, number, opening.group(1) or ""))
    elif not _CLOSE.fullmatch(line):
        scan.fault(number, f"“{line.strip()[:60]}” is not a passage line", _suggestion(line))
    elif scan.opened:
        _close(scan)
    else:
        scan.fault(
            number,
            "closes a passage that is not open",
            "Remove the line, or open a passage above it",
        )


def _opened(scan: _Scan, number: int, words: str) -> Passage:
    regions = []
    events = None
    for word in words.split():
        if not _DATES.fullmatch(word):
            regions.append(word)
        elif events:
            scan.fault(number, "gives its dates twice", _EXAMPLE)
        else:
            events = _span(scan, number, word)
    if not regions:
        scan.fault(number, "names no region", _EXAMPLE, key="regions")
    return Passage("", tuple(dict.fromkeys(regions)), events)


def _span(scan: _Scan, number: int, word: str) -> Span | None:
    first, _, last = word.partition("/")
    start, end = parse_day(first), parse_day(last or first)
    if start and end and start <= end:
        return Span(start, end)
    scan.fault(
        number,
        f"“{word}” is not a day or span of days",
        "Write 2020-06-30 or 2020-06-30/2020-07-01",
    )
    return None


def _close(scan: _Scan) -> None:
    if scan.opened:
        number, passage = scan.opened
        text = _trimmed(scan.inside)
        if not text:
            scan.fault(number, "is empty", "Write its paragraphs, or remove it")
        scan.passages.append(FoundPassage(number, Passage(text, passage.regions, passage.events)))
    scan.opened, scan.inside = None, []


def _gathered(scan: _Scan) -> Iterator[FoundPassage]:
    loose = [(number, line) for number, line in scan.outside if line.strip()]
    if not scan.passages:
        text = _trimmed([line for _number, line in scan.outside])
        return iter([FoundPassage(loose[0][0], Passage(text))] if text else [])
    if loose:
        scan.fault(
            loose[0][0], "there is text outside the passages", "Put it between ::: passage and :::"
        )
    return iter(scan.passages)


def _trimmed(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _suggestion(line: str) -> str:
    words = _NO_WORD.sub("", line).split()
    near = words and difflib.get_close_matches(words[0].lower(), ["passage"], 1, 0.6)
    return "Write ::: passage, three colons, a space, the word" if near else _EXAMPLE


def _dumped(passage: Passage) -> str:
    if not passage.regions:
        return f"{passage.text}\n"
    events = f" {passage.events}" if passage.events else ""
    return f"::: passage {' '.join(passage.regions)}{events}\n{passage.text}\n:::\n"
