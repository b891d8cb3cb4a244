"""What ingest knows of a document on its way to a draft.  Frozen: each step gives a new one.

Offsets count characters of the decoded text, from 0; ``end`` is one past the last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from sitrep.core.markdown.forms import PARAGRAPH, Form, FormKind
from sitrep.core.markdown.rows import row_sentence
from sitrep.core.model import DateBasis
from sitrep.core.prose.words import word_count
from sitrep.ingest.loss import Loss
from sitrep.ingest.markup import Page


class Verdict(StrEnum):
    """What a block is."""

    # That of Enum is written in Python, and sets and tables are asked for kinds all the time.
    __hash__ = str.__hash__

    UNJUDGED = "unjudged"
    BODY = "body"
    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    CAPTION = "caption"
    VIDEO = "video"
    LINK = "link"
    DONATION = "donation"
    SHARE = "share"
    SUBSCRIBE = "subscribe"
    DISCLAIMER = "disclaimer"
    COPYRIGHT = "copyright"
    POSTER = "poster"
    LABEL = "label"
    RELATED = "related"
    NAVIGATION = "navigation"
    BANNER = "banner"
    FORM = "form"
    COMMENT = "comment"
    MARK = "mark"
    PULL_QUOTE = "pull quote"


@dataclass(frozen=True, slots=True)
class Document:
    """A raw text as it was found."""

    name: str
    """What messages call it: the path as it was given."""
    text: str
    """Decoded, line ends made line feeds."""
    sha256: str
    """Of its bytes, in hexadecimal."""
    taken_from: str
    """File name or address, without folders."""
    page: Page | None = None
    """What the markup says of the text's lines; None for plain text."""
    doubts: tuple[str, ...] = ()
    """What was doubtful in reading it, a sentence each."""
    aside: tuple[str, ...] = ()
    """What a mail or chat holds beside its text: who wrote to whom, signatures.

    The ledger alone keeps it.
    """


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document with a verdict and the reason for it."""

    start: int
    end: int
    text: str
    """Repaired; what the draft would hold."""
    verdict: Verdict = Verdict.UNJUDGED
    reason: str = ""
    rule: str = ""
    """Name of the step or entry that decided."""
    regions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """The place names its regions rest on; none if the regions come from a neighbour."""
    continues: bool = False
    """Whether it is the rest of the paragraph before it, from which a page break cut it."""
    opinion: float = field(default=0.0, compare=False)
    """What the second judge says, as log odds: above 0 that it is the report's."""
    form: Form = PARAGRAPH
    """Which part of the text's structure it is."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.text)

    @property
    def is_body(self) -> bool:
        """Whether it belongs to the report."""
        return self.verdict is Verdict.BODY

    # Written out: every block of every document is remade several times, and dataclasses.replace
    # takes twice as long.
    def judged(self, verdict: Verdict, reason: str, rule: str) -> Block:
        """The block with a verdict, the reason for it, and what decided."""
        return Block(
            self.start,
            self.end,
            self.text,
            verdict,
            reason,
            rule,
            self.regions,
            self.places,
            self.continues,
            self.opinion,
            self.form,
        )

    def saying(self, text: str) -> Block:
        """The block with another text."""
        return Block(
            self.start,
            self.end,
            text,
            self.verdict,
            self.reason,
            self.rule,
            self.regions,
            self.places,
            self.continues,
            self.opinion,
            self.form,
        )

    def with_opinion(self, opinion: float) -> Block:
        """The block with what the second judge says of it."""
        return Block(
            self.start,
            self.end,
            self.text,
            self.verdict,
            self.reason,
            self.rule,
            self.regions,
            self.places,
            self.continues,
            opinion,
            self.form,
        )


def text_of(blocks: Iterable[Block]) -> str:
    """The text of a paragraph, which may be in several blocks.

    A row says with each cell what is above it, as a draft's table does; a note has its mark
    before it.
    """
    return " ".join(_said(block) for block in blocks)


def _said(block: Block) -> str:
    form = block.form
    if form.cells:
        return row_sentence(form.cells, form.heads)
    if form.kind is FormKind.NOTE and form.label:
        return f"[{form.label}] {block.text}"
    # Markdown numbers items itself; letters are words of the text.
    is_lettered = form.is_item and form.label and not form.label[0].isdecimal()
    return f"{form.label} {block.text}" if is_lettered and not form.goes_on else block.text


@dataclass(frozen=True, slots=True)
class Finding:
    """A text found, and the words it was found in."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date found; without a year where the document gives none."""

    month: int
    day: int
    year: int | None
    basis: DateBasis
    evidence: str

    @property
    def date(self) -> dt.date | None:
        """The calendar date, or None without a year."""
        return dt.date(self.year, self.month, self.day) if self.year else None


@dataclass(frozen=True, slots=True)
class HeadDay:
    """A day that a line around the text names."""

    day: Day
    says: str
    """What the line says that it is: published, updated, original, or nothing."""
    beside: tuple[str, ...]
    """The outlets that the line names beside it."""
    where: str
    """above the text, below it, or in its title."""
    is_below_title: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines around a text say of it, read together."""

    title: Finding | None
    is_sure: bool
    """Whether nothing else can well be the headline."""
    may_be: str
    """What may be the headline, where none is taken; else empty."""
    days: tuple[HeadDay, ...]
    writers: tuple[tuple[int, Finding], ...]
    """Those whom lines name, the surest first, each with where its block begins."""
    outlets: tuple[tuple[Finding, bool], ...]
    """Each outlet that a line names alone, and whether that line is below the headline."""
    kinds: tuple[tuple[int, str], ...]
    """What each line is, by where its block begins."""


@dataclass(frozen=True, slots=True)
class Spared:
    """Words that might have given a block away and did not, since nothing else in it does."""

    start: int
    """Where the block begins."""
    says: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with all that was found in it so far."""

    document: Document
    blocks: tuple[Block, ...] = ()
    title: Finding | None = None
    byline: Finding | None = None
    publisher: Finding | None = None
    """The outlet of this copy."""
    origin: Finding | None = None
    """The outlet that published the text first."""
    credit: Finding | None = None
    """The outlet that the page credits with the text.

    Unless the page is that outlet's own, it is a carrier's.
    """
    published: Day | None = None
    """Of this copy."""
    original: Day | None = None
    """Of the first publication."""
    url: Finding | None = None
    """The origin's own page."""
    address: Finding | None = None
    """The URL of this copy, by its markup or where it was fetched."""
    spared: tuple[Spared, ...] = ()
    """Phrases of appeals and notices in blocks that are prose."""
    found_url: str | None = None
    """Its URL as found, if that was not fit to be published; it goes into the ledger alone."""
    doubts: tuple[str, ...] = ()
    """What a curator should look at, a sentence each."""
    loss: Loss | None = None
    """What was lost; None before it is known."""
    head: Head | None = None
    """What the lines around its text say; None where it has none."""

    @property
    def paragraphs(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks of the report, those of one paragraph together."""
        found: list[tuple[Block, ...]] = []
        for block in self.body:
            if block.continues and found:
                found[-1] = (*found[-1], block)
            else:
                found.append((block,))
        return tuple(found)

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the report."""
        return tuple([block for block in self.blocks if block.verdict is Verdict.BODY])
