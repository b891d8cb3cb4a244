"""The element of a web page that holds the article, and what of the article the run of prose left
out.

The run of prose finds the text but not where it ends: a list below the last
paragraph weighs against it, a teaser above the first one for it.  The smallest
element that holds nearly all of that prose knows better.
"""

from __future__ import annotations

from dataclasses import replace

from sitrep.ingest.clean.article import PROSE_WORDS, is_prose
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.markup import Line, LineKind, Page
from sitrep.ingest.read.tables.rows import ROW

NEARLY_ALL = 0.85
"""Share of the article's prose that its element holds; a standfirst or a note may stand outside."""
MOST = 0.5
"""The same for an element that is called the article's by name or class."""
ARTICLE = "article"

_PARTS = frozenset(
    {"ul", "ol", "li", "dl", "dt", "dd", "p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
)
"""Elements that are a part of a text, however much of it they hold."""
_LEADS = frozenset({LineKind.PARAGRAPH, LineKind.QUOTE, LineKind.OTHER})
"""What may begin a text; a heading or list above the first paragraph is the page's."""


def keep_held(draft: Draft, _settings: Settings) -> Draft:
    """The draft with all of its article's element made body that nothing speaks against, and
    nothing outside it.
    """
    page = draft.document.page
    if page is None or not page.elements or not draft.body or len(page.lines) != len(draft.blocks):
        return draft
    holder = _holder(page, draft.blocks)
    within = _inside(page, holder)
    held = [line.element >= 0 and within[line.element] for line in page.lines]
    first = next(at for at, block in enumerate(draft.blocks) if block.is_body)
    blocks = tuple(
        _placed(block, line, inside, at >= first)
        for at, (block, line, inside) in enumerate(zip(draft.blocks, page.lines, held, strict=True))
    )
    return replace(draft, blocks=blocks)


def _holder(page: Page, blocks: tuple[Block, ...]) -> int:
    """Number of the smallest element that holds nearly all of the body's prose."""
    within = [0] * len(page.elements)
    for block, line in zip(blocks, page.lines, strict=True):
        if block.is_body and is_prose(block) and line.element >= 0:
            within[line.element] += block.words
    for at in range(len(within) - 1, 0, -1):
        within[max(0, page.elements[at].parent)] += within[at]
    total = max(1, within[0])
    found = 0
    for at, element in enumerate(page.elements):
        least = MOST if element.region == ARTICLE else NEARLY_ALL
        if element.parent == found and element.tag not in _PARTS and within[at] >= least * total:
            found = at
    return found


def _inside(page: Page, holder: int) -> tuple[bool, ...]:
    """For each element whether it is the holder or within it."""
    found: list[bool] = []
    for at, element in enumerate(page.elements):
        found.append(at == holder or (element.parent >= 0 and found[element.parent]))
    return tuple(found)


def _placed(block: Block, line: Line, inside: bool, follows: bool) -> Block:
    if block.is_body and not inside:
        return replace(
            block,
            verdict=Verdict.NAVIGATION,
            reason="outside the element that holds the article",
            rule="holder",
        )
    left_out = block.verdict is Verdict.NAVIGATION and block.rule == "article"
    if inside and left_out and (follows or _leads(block, line)):
        rule = ROW if line.kind is LineKind.ROW else "holder"
        return replace(
            block, verdict=Verdict.BODY, reason="in the element that holds the article", rule=rule
        )
    return block


def _leads(block: Block, line: Line) -> bool:
    """Whether a block above the first paragraph is a paragraph too: by a sentence, or by its
    element and length.
    """
    long = line.kind is LineKind.PARAGRAPH and block.words >= PROSE_WORDS
    return long or (line.kind in _LEADS and is_prose(block))
