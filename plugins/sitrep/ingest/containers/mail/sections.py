"""A mail taken apart into what its sender wrote and the mails that it passes on or quotes.

A forwarded mail is what is reported, and what stands above it a note. Without a forward
the longest section leads: a few words above a long quotation are a note too, a long
answer above a few quoted lines is the text. Other quoted mails that are long enough are
documents of their own. What belongs to none is set aside, for the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sitrep.ingest.containers.mail.feet import without_feet
from sitrep.ingest.containers.mail.heads import (
    FoundHead,
    MailHead,
    attribution_at,
    bare_attribution_at,
    head_at,
    role_at,
)
from sitrep.ingest.containers.mail.lines import MailLine, next_words, word_count
from sitrep.ingest.knowledge.mail_words import forward_line, original_line

LONG = 60
"""Words of a section that is a document by itself."""
SHORT = 10
"""Words of a forwarded mail, below which it says nothing."""
LONGEST_MARK = 120
"""Characters of a line that marks a forward, with its dashes."""


class SectionKind(StrEnum):
    """Where a section of a mail comes from."""

    OWN = "own"
    FORWARDED = "forwarded"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class MailSection:
    """A run of lines by one sender."""

    kind: SectionKind
    head: MailHead | None
    lines: tuple[MailLine, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.lines)


@dataclass(frozen=True, slots=True)
class MailSections:
    """The sections that are documents, the leading one first, and all else."""

    documents: tuple[MailSection, ...]
    aside: tuple[str, ...] = ()
    note_words: int = 0
    """Words of notes and quotations among what is set aside."""


@dataclass(slots=True)
class _Open:
    """A section that is being read."""

    kind: SectionKind
    head: MailHead | None
    level: int = -1
    """How deep its lines are quoted; -1 before the first."""
    lines: list[tuple[int, MailLine]] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """The sections read so far."""

    sections: list[_Open]
    around: list[_Open]
    """Those that go on where the open one ends, the open one last."""
    aside: list[str] = field(default_factory=list)

    def begin(self, kind: SectionKind, found: FoundHead | None, level: int = -1) -> None:
        """Open a section."""
        section = _Open(kind, found.head if found else None, level)
        self.sections.append(section)
        self.around.append(section)

    def add(self, number: int, line: MailLine, *, splits: bool) -> None:
        """Add a line to the section of its depth; ``splits`` opens one where it is deeper."""
        if not line.is_blank:
            while len(self.around) > 1 and line.level < self.around[-1].level:
                self.around.pop()
            now = self.around[-1]
            if now.level < 0:
                now.level = line.level
            elif splits and now.kind is SectionKind.OWN and line.level > now.level:
                self.begin(SectionKind.QUOTED, None, line.level)
        self.around[-1].lines.append((number, line))


def part_mail(lines: Sequence[MailLine], *, is_text: bool) -> MailSections:
    """The sections of a mail; in plain text (``is_text``) deeper lines are a quotation by itself."""
    kept, aside = without_feet(lines)
    reading = _read_sections(kept, is_text=is_text)
    aside += reading.aside
    sections = [_closed(each) for each in _with_embedded(reading.sections)]
    documents = tuple(_chosen(sections))
    others = [section for section in sections if section not in documents]
    for section in others:
        aside += section.head.lines if section.head else ()
        aside += [line.plain for line in section.lines if not line.is_blank]
    return MailSections(documents, tuple(aside), sum(section.words for section in others))


def _read_sections(lines: Sequence[MailLine], *, is_text: bool) -> _Reading:
    own = _Open(SectionKind.OWN, None, 0 if is_text else -1)
    reading = _Reading([own], [own])
    at = 0
    below_header = False
    while at < len(lines):
        line = lines[at]
        end = at if line.is_blank or below_header else _begins(lines, at, reading)
        if end > at:
            at = end
            continue
        below_header = role_at(lines, at) is not None
        reading.add(at, line, splits=is_text)
        at += 1
    return reading


def _begins(lines: Sequence[MailLine], at: int, reading: _Reading) -> int:
    """The number of the line after the head of a section that begins here; ``at`` for none."""
    text = lines[at].plain
    is_short = len(text) <= LONGEST_MARK
    if is_short and forward_line().fullmatch(text):
        below = next_words(lines, at + 1)
        found = head_at(lines, below) or bare_attribution_at(lines, below)
        reading.aside.append(text)
        reading.begin(SectionKind.FORWARDED, found)
        return found.end if found else at + 1
    if is_short and original_line().fullmatch(text):
        found = head_at(lines, next_words(lines, at + 1))
        reading.aside.append(text)
        reading.begin(SectionKind.QUOTED, found)
        return found.end if found else at + 1
    if role_at(lines, at) and (found := head_at(lines, at)) and len(found.roles) >= 3:
        first = reading.sections[0]
        is_pasted = len(reading.sections) == 1 and not any(
            not line.is_blank for _number, line in first.lines
        )
        reading.begin(SectionKind.OWN if is_pasted else SectionKind.QUOTED, found)
        return found.end
    if found := attribution_at(lines, at):
        below = next_words(lines, found.end)
        if below < len(lines) and lines[below].level > lines[at].level:
            reading.begin(SectionKind.QUOTED, found, lines[below].level)
            return found.end
    return at


def _closed(section: _Open) -> MailSection:
    lines = [line for _number, line in section.lines]
    while lines and lines[-1].is_blank:
        lines.pop()
    first = next((at for at, line in enumerate(lines) if not line.is_blank), len(lines))
    return MailSection(section.kind, section.head, tuple(lines[first:]))


def _with_embedded(sections: Sequence[_Open]) -> Iterator[_Open]:
    """The sections, with short quotations that nobody is named for put back into a long text."""
    own = sections[0]
    words = word_count(line for _number, line in own.lines)
    last = own.lines[-1][0] if own.lines else -1
    for section in sections[1:]:
        is_bare = section.kind is SectionKind.QUOTED and section.head is None
        quoted = word_count(line for _number, line in section.lines)
        if is_bare and section.lines and section.lines[-1][0] < last and words >= 2 * quoted:
            own.lines.extend(section.lines)
    own.lines.sort(key=lambda numbered: numbered[0])
    inside = {number for number, _line in own.lines}
    yield own
    for section in sections[1:]:
        if not section.lines or section.lines[0][0] not in inside:
            yield section


def _chosen(sections: Sequence[MailSection]) -> Iterator[MailSection]:
    """The sections that are documents, the leading one first."""
    said = [section for section in sections if section.words]
    passed_on = [
        section
        for section in said
        if section.kind is SectionKind.FORWARDED and section.words >= SHORT
    ]
    below = said[said.index(passed_on[0]) :] if passed_on else said
    leading = max(below, key=lambda section: section.words, default=None)
    if leading is None:
        return
    yield leading
    for section in said:
        is_note = section.kind is SectionKind.OWN and bool(passed_on)
        enough = max(LONG, leading.words if is_note else 0)
        if section is not leading and section.words >= enough:
            yield section


def aside_doubts(sections: MailSections) -> Iterator[str]:
    """What the curator is told of notes and quotations that are no documents."""
    if sections.note_words:
        yield (
            f"text: {sections.note_words} words of notes and quotations around this mail are in "
            "the ledger alone"
        )
