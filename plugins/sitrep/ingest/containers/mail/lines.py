"""The lines of a mail: how deep each is quoted, and lines that a width broke put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitrep.ingest.markup import Page, ReadPage
from sitrep.ingest.read.lines.wraps import FULL_LINE

NARROWEST, WIDEST = 40, 80
"""Characters of the lines that mail programs break; broken at 78 and quoted twice, 74 are left."""

_QUOTED = re.compile(r"^(?:[ \t]?(?:>|\|(?=\s)))+")
_ENDS = re.compile(r"[.!?:;…。؟۔।”\"'’)\]]$")
_ITEM = re.compile(r"(?:[-*•·–—+o]|\(?\w{1,3}[.)])\s|[-–—_=*#~]{3,}")
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class MailLine:
    """A line without its marks of quotation."""

    text: str
    level: int = 0
    """How many mails deep it is quoted."""
    at: int = -1
    """Its number among the lines of a page; -1 in plain text."""
    is_linked: bool = False
    """Whether most of it is links."""

    @property
    def plain(self) -> str:
        """The line without spaces at its ends, and without marks of direction."""
        return _MARKS.sub("", self.text).strip()

    @property
    def is_blank(self) -> bool:
        """Whether it has no words."""
        return not self.plain


def text_lines(text: str, *, flowed: bool = False, joins_spaces: bool = True) -> list[MailLine]:
    """The lines of a plain text; in a flowed one (RFC 3676) those that end with a space go on."""
    lines = [_unquoted(line) for line in text.split("\n")]
    return list(_flowed(lines, joins_spaces)) if flowed else lines


def page_lines(read: ReadPage, page: Page) -> list[MailLine]:
    """The lines of a mail in HTML; each is as deep as blockquotes are around it."""
    levels: list[int] = []
    for element in page.elements:
        around = levels[element.parent] if element.parent >= 0 else 0
        levels.append(around + (element.tag == "blockquote"))
    return [
        MailLine(
            read.text[line.start : line.end],
            levels[line.element] if line.element >= 0 else 0,
            at,
            is_linked=2 * line.linked > line.end - line.start,
        )
        for at, line in enumerate(page.lines)
    ]


def unwrapped(lines: Sequence[MailLine]) -> Iterator[MailLine]:
    """The lines with those put together that the width of a mail broke."""
    widest = max((len(line.text.rstrip()) for line in lines), default=0)
    if not NARROWEST <= widest <= WIDEST or not _breaks_sentences(lines):
        yield from lines
        return
    open_line: MailLine | None = None
    last = ""
    for line in lines:
        if open_line and _goes_on(open_line, last, line, widest):
            open_line = replace(open_line, text=f"{open_line.text.rstrip()} {line.text.strip()}")
        else:
            if open_line:
                yield open_line
            open_line = line
        last = line.text.rstrip()
    if open_line:
        yield open_line


def word_count(lines: Iterable[MailLine]) -> int:
    """The words of lines; signs of scripts without spaces count for half a word each."""
    count = 0
    for line in lines:
        wide = sum("\u2e80" < sign < "\ua000" or "\u0e00" <= sign < "\u1000" for sign in line.text)
        count += len(line.text.split()) + wide // 2
    return count


def next_words(lines: Sequence[MailLine], at: int) -> int:
    """The number of the next line that has words."""
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at


def _breaks_sentences(lines: Sequence[MailLine]) -> bool:
    """Whether some line ends in mid-sentence, where the next begins with a small letter or so."""
    for line, after in pairwise(lines):
        first = after.text.strip()[:1]
        if line.is_blank or after.is_blank or line.level != after.level:
            continue
        small = first.islower() or (first.isalpha() and not first.isupper())
        if small and not _ENDS.search(line.plain) and len(line.plain) >= NARROWEST:
            return True
    return False


def _goes_on(above: MailLine, last: str, line: MailLine, widest: int) -> bool:
    """Whether the first word of a line did not fit on the line above it, ``last``."""
    if above.is_blank or line.is_blank or line.level != above.level or _ITEM.match(line.plain):
        return False
    needed = len(last) + 1 + len(line.text.split()[0])
    return needed >= FULL_LINE * widest and " " in last.strip()


def _unquoted(line: str) -> MailLine:
    marks = _QUOTED.match(line)
    if not marks:
        return MailLine(line)
    rest = line[marks.end() :]
    return MailLine(rest.removeprefix(" "), marks[0].count(">") + marks[0].count("|"))


def _flowed(lines: Iterable[MailLine], joins_spaces: bool) -> Iterator[MailLine]:
    """The lines of a flowed text as its writer broke them."""
    begun: MailLine | None = None
    for line in lines:
        whole = line
        if begun and begun.level == line.level:
            whole = replace(line, text=begun.text + line.text)
        elif begun:
            yield begun
        goes_on = line.text.endswith(" ") and line.text != "-- "
        begun = None
        if not goes_on:
            yield whole
        else:
            begun = whole if joins_spaces else replace(whole, text=whole.text[:-1])
    if begun:
        yield begun
