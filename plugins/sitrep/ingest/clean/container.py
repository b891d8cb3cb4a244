"""The element of a web page that contains the article, and what the run of prose left out of it.

The run of prose (``article``) finds the text but not where it ends: a list below the
last paragraph weighs against it, a teaser above the first one for it. The smallest
element that holds nearly all of that prose knows better. From the outermost element
the search goes inward as long as one child holds enough of the prose; a paragraph or
list is a part of a text and never its container. Body blocks outside the container
are put out; blocks in it that only the run of prose had left out become body.

Limits: a page that puts text and teasers in one flat element gains nothing.
"""

from __future__ import annotations

from dataclasses import replace

from sitrep.ingest.clean.article import PROSE_WORDS, is_prose
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.markup import Line, LineKind, Page
from sitrep.ingest.read.tables.rows import ROW

NEARLY_ALL = 0.85
"""Share of the article's prose in its element; a standfirst or a note may be outside."""
MOST = 0.5
"""The same for an element that is called the article's by name or class."""
ARTICLE = "article"
"""The region of page_words.toml for such elements."""

_PARTS = frozenset(
    {"ul", "ol", "li", "dl", "dt", "dd", "p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
)
"""Elements that are a part of a text, however much of it they hold: a report may be one list."""
_LEADS = frozenset({LineKind.PARAGRAPH, LineKind.QUOTE, LineKind.OTHER})
"""What may begin a text; a heading or list above the first paragraph is the page's."""


def keep_container(draft: Draft, _settings: Settings) -> Draft:
    """The draft with its article's element made body, and nothing outside it.

    What a phrase, a shape or the page's markup has judged stays as it was.
    """
    page = draft.document.page
    if page is None or not page.elements or not draft.body or len(page.lines) != len(draft.blocks):
        return draft
    within = inside_container(page, draft.blocks)
    has_begun = False
    blocks: list[Block] = []
    for block, line in zip(draft.blocks, page.lines, strict=True):
        has_begun = has_begun or block.is_body
        inside = line.element >= 0 and within[line.element]
        blocks.append(_placed(block, line, inside, has_begun))
        has_begun = has_begun or blocks[-1].is_body
    return replace(draft, blocks=tuple(blocks))


def inside_container(page: Page, blocks: tuple[Block, ...]) -> list[bool]:
    """For each element whether it is in the smallest one that holds nearly all of the body."""
    return _within(page, _container(page, blocks))


def _container(page: Page, blocks: tuple[Block, ...]) -> int:
    """Number of the smallest element that holds nearly all of the body's prose."""
    words_in = [0] * len(page.elements)
    for block, line in zip(blocks, page.lines, strict=True):
        if block.is_body and is_prose(block) and line.element >= 0:
            words_in[line.element] += block.words
    for at in range(len(words_in) - 1, 0, -1):
        words_in[max(0, page.elements[at].parent)] += words_in[at]
    total = max(1, words_in[0])
    found = 0
    for at, element in enumerate(page.elements):
        share = MOST if element.region == ARTICLE else NEARLY_ALL
        is_child = element.parent == found and element.tag not in _PARTS
        if is_child and words_in[at] >= share * total:
            found = at
    return found


def _within(page: Page, container: int) -> list[bool]:
    """For each element whether it is the container or within it."""
    within: list[bool] = []
    for at, element in enumerate(page.elements):
        within.append(at == container or (element.parent >= 0 and within[element.parent]))
    return within


def _placed(block: Block, line: Line, inside: bool, has_begun: bool) -> Block:
    """The block as its place says; ``has_begun`` is whether a body block is above or it is one."""
    if block.is_body and not inside:
        reason = "outside the element that holds the article"
        return block.judged(Verdict.NAVIGATION, reason, "holder")
    # Only what the run of prose alone had left out comes back: no menu, no appeal.
    left_out = block.verdict is Verdict.NAVIGATION and block.rule == "article"
    if inside and left_out and (has_begun or _leads(block, line)):
        rule = ROW if line.kind is LineKind.ROW else "holder"
        reason = "in the element that holds the article"
        return block.judged(Verdict.BODY, reason, rule)
    return block


def _leads(block: Block, line: Line) -> bool:
    """Whether a block above the first paragraph is a paragraph too.

    By a sentence, or by its element and length.
    """
    if line.kind is LineKind.PARAGRAPH and block.words >= PROSE_WORDS:
        return True
    return line.kind in _LEADS and is_prose(block)
