"""What markup says of a document's lines: what each is, where it is, what the page states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sitrep.core.markdown.forms import PARAGRAPH, Form


class LineKind(StrEnum):
    """What kind of element a line is."""

    # That of Enum is written in Python, and sets and tables are asked for kinds all the time.
    __hash__ = str.__hash__

    PARAGRAPH = "paragraph"
    TITLE = "title"
    """A heading of the first rank."""
    HEADING = "heading"
    ITEM = "list item"
    CELL = "table cell"
    ROW = "table row"
    """A row of a table of figures, its cells and their heads in one sentence."""
    CAPTION = "caption"
    QUOTE = "quotation"
    CODE = "preformatted"
    RUNNING = "running head"
    """What a printed page repeats above or below its text, its number among them."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Element:
    """An element that holds lines."""

    parent: int
    """Index of the element around it, -1 for the outermost."""
    tag: str
    region: str = ""
    """Which region of the page it is, as page_words.toml names them; empty if nothing says so."""
    words: str = ""
    """The word that says so."""
    is_sure: bool = True
    """Whether that word is all that the element's name says."""
    number: int = 0
    """Of an ordered list the number of its first item, of an item its own; 0 where none is set."""
    level: int = 0
    """Of a paragraph that Word means as an item of a list, how deep it is; 0 for any other."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the decoded text."""

    start: int
    end: int
    kind: LineKind
    element: int = -1
    """Index of the innermost element that holds it whole."""
    linked: int = 0
    """How many of its characters are links."""
    form: Form = PARAGRAPH
    """Which part of the text's structure it is."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a page states of itself, and where."""

    value: str
    evidence: str
    is_headline: bool = False
    """Whether it can be nothing but a headline, however short: the title of a feed's item."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page states of itself, for each thing the strongest statement first."""

    titles: tuple[Stated, ...] = ()
    dates: tuple[Stated, ...] = ()
    """Of publication."""
    sites: tuple[Stated, ...] = ()
    """Names of the outlet."""
    authors: tuple[Stated, ...] = ()
    addresses: tuple[Stated, ...] = ()
    """Of this page."""
    modified: tuple[Stated, ...] = ()
    """When it was last changed."""
    senders: tuple[Stated, ...] = ()
    """Who sent it: an outlet if its name or its server is a known one's, else a private person."""
    forwarded: tuple[Stated, ...] = ()
    """Outlets from which whoever sent it had passed it on."""


@dataclass(frozen=True, slots=True)
class Page:
    """The markup of a document, without its text."""

    lines: tuple[Line, ...]
    elements: tuple[Element, ...] = ()
    facts: Facts = Facts()
    struck: tuple[str, ...] = ()
    """Words that a line ran through: they are not in the text."""
    is_message: bool = False
    """Whether it is what somebody sent, all of it text: no page with a menu around it."""

    def around(self, element: int) -> tuple[int, ...]:
        """Indexes of an element and of those around it, the innermost first."""
        found = []
        while element >= 0:
            found.append(element)
            element = self.elements[element].parent
        return tuple(found)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A document's text, and its markup where it has any."""

    text: str
    page: Page | None


def with_lines_cut(page: Page, pieces: Sequence[int]) -> Page:
    """The page with each line repeated once per piece: what is said of a line holds for each."""
    lines = (
        line for line, number in zip(page.lines, pieces, strict=True) for line in [line] * number
    )
    return replace(page, lines=tuple(lines))
