"""What an input holds: its documents, and the parts of it that cannot be taken."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sitrep.core.errors import printable
from sitrep.core.text import one_line
from sitrep.ingest.draft import Document
from sitrep.ingest.markup import Facts, Line, LineKind, Page, ReadPage, Stated
from sitrep.ingest.read.decode import taken_from

LONGEST_LABEL = 80
"""Characters of what an input calls one of its parts, as far as a message repeats them."""


@dataclass(frozen=True, slots=True)
class RefusedPart:
    """A part of an input that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenedInput:
    """The documents of an input, in its order, and what of it was refused."""

    documents: tuple[Document, ...] = ()
    refused: tuple[RefusedPart, ...] = ()

    def __add__(self, other: OpenedInput) -> OpenedInput:
        return OpenedInput(self.documents + other.documents, self.refused + other.refused)


def joined_inputs(inputs: Iterable[OpenedInput]) -> OpenedInput:
    """All that several inputs hold."""
    opened = list(inputs)
    return OpenedInput(
        tuple(document for each in opened for document in each.documents),
        tuple(part for each in opened for part in each.refused),
    )


@dataclass(frozen=True, slots=True)
class InputPart:
    """A text of an input, with what the input says of it."""

    read: ReadPage
    facts: Facts = field(default_factory=Facts)
    aside: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    label: str = ""
    """What tells it from the other parts; empty where it is the only one."""
    is_message: bool = False

    def document(self, name: str) -> Document:
        """The part as a document of its own; ``name`` is the input's.

        Its hash is of what it says, so that it is known again in another input.
        """
        page = self.read.page or Page(())
        page = replace(page, facts=joined_facts(self.facts, page.facts), is_message=self.is_message)
        said = (self.read.text, *_values(self.facts), *self.aside)
        digest = hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()
        where = f"{name}#{self.label}" if self.label else name
        source = taken_from(name)
        taken = f"{self.label} of {source}" if self.label else source
        return Document(where, self.read.text, digest, taken, page, self.doubts, self.aside)


def part_label(text: str) -> str:
    """What an input calls a part, as a message may repeat it."""
    shown = printable(one_line(text.replace("\\", "/").rpartition("/")[2]))
    return shown[:LONGEST_LABEL].strip() or "part"


def joined_facts(first: Facts, then: Facts) -> Facts:
    """Statements of two kinds, the first the stronger."""
    return Facts(
        titles=first.titles or then.titles,
        dates=first.dates + then.dates,
        sites=first.sites + then.sites,
        authors=first.authors + then.authors,
        addresses=first.addresses + then.addresses,
        modified=first.modified + then.modified,
        senders=first.senders + then.senders,
        forwarded=first.forwarded + then.forwarded,
    )


def paragraphs_page(paragraphs: Sequence[str]) -> ReadPage:
    """A text of paragraphs that are known as such."""
    lines: list[Line] = []
    start = 0
    for text in paragraphs:
        lines.append(Line(start, start + len(text), LineKind.PARAGRAPH))
        start += len(text) + 1
    return ReadPage("\n".join(paragraphs), Page(tuple(lines)))


def chosen_lines(read: ReadPage, page: Page, kept: Iterable[int]) -> ReadPage:
    """The page with some of its lines alone."""
    texts: list[str] = []
    lines: list[Line] = []
    start = 0
    for at in kept:
        line = page.lines[at]
        text = read.text[line.start : line.end]
        lines.append(replace(line, start=start, end=start + len(text)))
        texts.append(text)
        start += len(text) + 1
    return ReadPage("\n".join(texts), replace(page, lines=tuple(lines)))


def _values(facts: Facts) -> Iterable[str]:
    groups: tuple[tuple[Stated, ...], ...] = (
        facts.titles, facts.dates, facts.sites, facts.authors, facts.addresses, facts.senders,
    )  # fmt: skip
    return (stated.value for group in groups for stated in group)
