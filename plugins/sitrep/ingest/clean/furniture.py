"""Whether what is in an element looks like what the element is called.

A class called "related" or "paywall" is around teasers and appeals, and as well
around the text: around what is "related to the talks", around the part of a text that
only subscribers see. What the element contains decides. ``Contents.of`` sums up, in
one pass over the lines, for every element in question: how much of it is links, how
many words speak as a report does and how many to readers, which lines belong to
comments, and what its prose is about; and what the rest of the page is about.
``Contents.is_like`` compares that with the name.

Limits: an appeal in a language without a word list speaks as a report does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.core.prose.sentences import has_full_stop
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
"""Subjects in common with the rest of the page from which an element's prose is of its text."""
SENTENCE_WORDS = 3
"""Fewest words of a sentence: "Nine people died."."""

_OPENINGS = frozenset({"comments-open", "comment-form", "comment-controls"})
"""Entries of phrases.toml for lines of a comment section."""
_TO_READERS = frozenset({"share", "subscribe", "cookie", "advert", "dialog"})
"""Regions that hold what a page says to its readers."""
_SAYS_WHO = frozenset({"author", "credit", "caption", "labels", "form"})
"""Regions whose prose is short and not of the article, whatever it says."""
_COMMENT = "comment"
_HEADINGS = frozenset({LineKind.TITLE, LineKind.HEADING})


@dataclass(slots=True)
class _Content:
    """What is in an element, those within it included."""

    lines: int = 0
    characters: int = 0
    linked: int = 0
    """Characters that are links."""
    prose: int = 0
    """Words of paragraphs that speak as a report does, few of them links."""
    voiced: int = 0
    """Words of paragraphs that speak to readers or of the page."""
    sentences: int = 0
    """Lines that end as a sentence does."""
    comment_signs: int = 0
    """Lines and elements that comments are made of."""
    said: frozenset[str] = frozenset()
    """What its prose is about."""

    def add(self, other: _Content) -> None:
        """Count what is in a line or an element within."""
        self.lines += other.lines
        self.characters += other.characters
        self.linked += other.linked
        self.prose += other.prose
        self.voiced += other.voiced
        self.sentences += other.sentences
        self.comment_signs += other.comment_signs
        self.said |= other.said


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in the elements of a page that a name calls furniture."""

    found: dict[int, _Content]
    elsewhere: frozenset[str]
    """What the page's headings and prose outside all of them are about."""

    @classmethod
    def of(cls, page: Page, blocks: Sequence[Block], named: Iterable[int]) -> Contents:
        """The contents of the elements ``named``, in one pass over the lines."""
        found = {at: _Content() for at in named}
        nearest = _nearest_named(page, found)
        elsewhere: set[str] = set()
        for block, line in zip(blocks, page.lines, strict=True):
            content = _of_line(block, line)
            around = nearest[line.element] if line.element >= 0 else -1
            if around >= 0:
                found[around].add(content)
            elif line.kind in _HEADINGS:
                elsewhere |= subjects(block.text)
            else:
                elsewhere |= content.said
        # From the inside out, so that each element is complete before it is added.
        for at in sorted(found, reverse=True):
            parent = page.elements[at].parent
            around = nearest[parent] if parent >= 0 else -1
            if around >= 0:
                found[around].add(found[at])
                found[around].comment_signs += page.elements[at].region == _COMMENT
        return cls(found, frozenset(elsewhere))

    def is_like(self, at: int, element: Element) -> bool:
        """Whether an element contains what its name says."""
        content = self.found[at]
        link_share = content.linked / max(1, content.characters)
        if not content.prose:
            # Nothing of a report in it: only sentences in an element whose class says other
            # things as well ("post related wide") are a reason for doubt.
            return (
                element.is_sure
                or link_share >= LINKED
                or content.voiced > 0
                or not content.sentences
            )
        if not element.is_sure or element.region in _TO_READERS:
            spoken = content.prose + content.voiced
            return link_share >= LINKED or content.voiced >= VOICED * spoken
        if element.region in _SAYS_WHO:
            return True
        if element.region == _COMMENT:
            return content.comment_signs > 0 or content.voiced > 0
        if link_share >= FEW_LINKED:
            return True
        # Prose about something else: a teaser. One line alone may be a lead of the article.
        return content.lines > 1 and len(content.said & self.elsewhere) < SHARED


def _nearest_named(page: Page, named: dict[int, _Content]) -> list[int]:
    """For each element the nearest named one that it is or is in; -1 for none."""
    nearest: list[int] = []
    for at, element in enumerate(page.elements):
        if at in named:
            nearest.append(at)
        else:
            nearest.append(nearest[element.parent] if element.parent >= 0 else -1)
    return nearest


def _of_line(block: Block, line: Line) -> _Content:
    length = line.end - line.start
    content = _Content(lines=1, characters=length, linked=line.linked)
    content.comment_signs = int(block.rule in _OPENINGS)
    is_sentence = block.words >= SENTENCE_WORDS and has_full_stop(block.text)
    content.sentences = int(is_sentence)
    if line.linked >= LINKED * length:
        return content
    is_report = speaks_as_report(block)
    if not is_report and not is_prose(block):
        return content
    if not is_report or is_readers(block.text) or page_words(block.text) >= PAGE_WORDS:
        content.voiced = block.words
    else:
        content.prose = block.words
        content.said = subjects(block.text)
    return content
