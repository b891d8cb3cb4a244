"""Whether what stands in an element looks like what the element is called.

A class called "related" or "paywall" is around teasers and appeals, and as well
around the text: around what is "related to the talks", around the part of a text
that only subscribers see.  Its content decides: links, appeals to readers, lines
beside comments, prose about something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.clean.ending import speaks_as_report
from sitrep.ingest.clean.voice import is_readers, page_words, subjects
from sitrep.ingest.draft import Block
from sitrep.ingest.markup import Element, Line, LineKind, Page

LINKED = 0.3
"""Share of links from which an element's text is not prose of an article."""
FEW_LINKED = 0.1
"""The same for teasers, whose headlines are links and whose leads are not."""
VOICED = 0.5
"""Share of an element's prose that must speak to readers to be an appeal or a notice."""
PAGE_WORDS = 2
"""Words of a paragraph by which the page speaks of itself."""
SHARED = 2
"""Words that an element's prose has in common with the rest from which it is of the same text."""
SENTENCE_WORDS = 3
"""Fewest words of a sentence: “Nine people died.”"""
OPENINGS = frozenset({"comments-open", "comment-form", "comment-controls"})
"""Entries of phrases.toml for lines of a comment section."""

_TO_READERS = frozenset({"share", "subscribe", "cookie", "advert", "dialog"})
"""Regions that hold what a page says to its readers."""
_SAYS_WHO = frozenset({"author", "credit", "caption", "labels", "form"})
"""Regions whose prose is short and not of the article, whatever it says."""
_COMMENT = "comment"
_HEADINGS = frozenset({LineKind.TITLE, LineKind.HEADING})


@dataclass(slots=True)
class _Content:
    """What stands in an element, those within it included."""

    lines: int = 0
    characters: int = 0
    linked: int = 0
    prose: int = 0
    """Words of paragraphs that speak as a report does, few of them links."""
    voiced: int = 0
    """Words of paragraphs that speak to readers or of the page."""
    sentences: int = 0
    """Short lines that end as a sentence does."""
    signs: int = 0
    """Lines and elements that comments are made of."""
    said: frozenset[str] = frozenset()

    def add(self, other: _Content) -> None:
        """Count what stands in an element within."""
        self.lines += other.lines
        self.characters += other.characters
        self.linked += other.linked
        self.prose += other.prose
        self.voiced += other.voiced
        self.sentences += other.sentences
        self.signs += other.signs
        self.said |= other.said


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in the elements of a page that a name calls furniture."""

    found: dict[int, _Content]
    elsewhere: frozenset[str]
    """What the page's prose outside all of them is about."""

    @classmethod
    def of(cls, page: Page, blocks: Sequence[Block], named: Iterable[int]) -> Contents:
        """The contents of the elements ``named``, in one pass over the lines."""
        found = {at: _Content() for at in named}
        said: set[str] = set()
        nearest = _nearest(page, found)
        for block, line in zip(blocks, page.lines, strict=True):
            at = nearest[line.element] if line.element >= 0 else -1
            content = _of_line(block, line)
            if at >= 0:
                found[at].add(content)
            else:
                said |= subjects(block.text) if line.kind in _HEADINGS else content.said
        for at in sorted(found, reverse=True):
            around = nearest[page.elements[at].parent] if page.elements[at].parent >= 0 else -1
            if around >= 0:
                found[around].add(found[at])
                found[around].signs += page.elements[at].region == _COMMENT
        return cls(found, frozenset(said))

    def is_like(self, at: int, element: Element) -> bool:
        """Whether an element holds what its name says."""
        content = self.found[at]
        links = content.linked / max(1, content.characters)
        if not content.prose:
            return element.is_sure or links >= LINKED or content.voiced > 0 or not content.sentences
        if not element.is_sure or element.region in _TO_READERS:
            return links >= LINKED or content.voiced >= VOICED * (content.prose + content.voiced)
        if element.region in _SAYS_WHO:
            return True
        if element.region == _COMMENT:
            return content.signs > 0 or content.voiced > 0
        return links >= FEW_LINKED or (
            content.lines > 1 and len(content.said & self.elsewhere) < SHARED
        )


def _nearest(page: Page, named: dict[int, _Content]) -> list[int]:
    """For each element the nearest named one that is it or around it; -1 for none."""
    found: list[int] = []
    for at, element in enumerate(page.elements):
        found.append(at if at in named else found[element.parent] if element.parent >= 0 else -1)
    return found


def _of_line(block: Block, line: Line) -> _Content:
    length = line.end - line.start
    content = _Content(1, length, line.linked, signs=int(block.rule in OPENINGS))
    content.sentences = int(
        block.words >= SENTENCE_WORDS and block.text.endswith((".", ".”", '."', "。", "؟"))
    )
    if line.linked >= LINKED * length or not (is_prose(block) or speaks_as_report(block)):
        return content
    if (
        is_readers(block.text)
        or page_words(block.text) >= PAGE_WORDS
        or not speaks_as_report(block)
    ):
        content.voiced = block.words
    else:
        content.prose = block.words
        content.said = subjects(block.text)
    return content
