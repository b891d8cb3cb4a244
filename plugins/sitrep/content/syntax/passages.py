"""Passages in Markdown: ``::: passage SY-ID 2020-06-30`` … ``:::``, below a ``#`` line if headed.

markdown-it's own containers accept a misspelt or unclosed line silently, so the
lines are read here, and every one that is not exactly right is a fault.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sitrep.content.syntax.passage_line import EXAMPLE, dump_opening, parse_opening
from sitrep.core.errors import Fault
from sitrep.core.model import Passage
from sitrep.core.text import one_line

_MARK = re.compile(r" {0,3}:{3,}")
_COLONS = ":：︓﹕∶"
"""The colon, and those of other widths and uses that look like it."""
_COLONS_OR_UNSEEN = rf"[{_COLONS}\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_NEAR_MARK = re.compile(rf" {{0,3}}(?![ \t])({_COLONS_OR_UNSEEN}*)passage\b", re.IGNORECASE)
"""What was meant for a passage line: too few colons, others, or something unseen before them."""
_OPEN = re.compile(r" {0,3}::: passage(?:\s+(.*))?")
_CLOSE = re.compile(r" {0,3}:::\s*")
_NO_WORD = re.compile(rf"^{_COLONS_OR_UNSEEN}+")
_HEADLINE = re.compile(r"#[ \t]+(\S[^\n]*)(?:\n|$)")


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
    def fault(problem: str, remedy: str, *, key: str = "passage") -> None:
        scan.fault(number, problem, remedy, key=key)

    return parse_opening(words, fault)


def _close(scan: _Scan) -> None:
    if scan.opened:
        number, passage = scan.opened
        title, text = _headed(_trimmed(scan.inside))
        if not text:
            scan.fault(number, "is empty", "Write its paragraphs, or remove it")
        scan.passages.append(FoundPassage(number, replace(passage, text=text, title=title)))
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


def _headed(text: str) -> tuple[str | None, str]:
    """The neutral headline, if a passage begins with one, and what follows it.

    What ingest takes from a document is escaped: only a curator writes such a line.
    """
    heading = _HEADLINE.match(text)
    if heading is None:
        return None, text
    return one_line(heading[1]), text[heading.end() :].strip()


def _trimmed(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _suggestion(line: str) -> str:
    words = _NO_WORD.sub("", line).split()
    near = words and difflib.get_close_matches(words[0].lower(), ["passage"], 1, 0.6)
    return "Write ::: passage, three colons, a space, the word" if near else EXAMPLE


def _dumped(passage: Passage) -> str:
    if not passage.regions:
        return f"{passage.text}\n"
    title, text = "", passage.text
    if passage.title:
        title = f"# {passage.title}\n\n"
    elif _HEADLINE.match(text):
        # A heading of the text's own is not the curator's headline, and must not become it.
        text = f"\\{text}"
    return f"::: passage {dump_opening(passage)}\n{title}{text}\n:::\n"
