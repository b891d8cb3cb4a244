"""Verdicts that a block of a web page earns by where it is: a comment section, a menu, a caption.

The words of ``page_words.toml`` say what an element is called. A name is no proof:
some pages call the column that contains the text "widget". So an element counts as
furniture only if

1. it holds less than ``MOST_PROSE`` of the page's prose, or another element is called
   the article's and holds enough to be believed; only comments may be longer than
   what they comment on, and those follow a text;
2. where only a class or id names it, what it contains looks like that name
   (``furniture``).

Each line then takes the verdict of the nearest furniture around it. Lines outside
all furniture are judged by their own markup: a caption, a line that is only a link.

Limits: a page whose markup names nothing is judged by ``article`` alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.clean.furniture import Contents
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.page_words import verdict_of
from sitrep.ingest.markup import Element, Line, LineKind, Page

MOST_PROSE = 0.4
"""Share of a page's prose from which an element is not furniture; teasers stay below."""
BEFORE_COMMENTS = 0.1
"""Share of a page's prose that must be above readers' comments: the text they comment on."""
LINKED = 0.5
"""Share of a line that may be links where it still reads as prose."""
ALL_LINK = 0.9
"""Share of links from which a line is nothing but a link."""
MUCH_PROSE = 0.25
"""Share of a page's prose from which an element called the article's is believed."""
ARTICLE, COMMENT, SHARE = "article", "comment", "share"
"""Regions of page_words.toml."""


@dataclass(frozen=True, slots=True)
class _Prose:
    """How prose is spread over the elements of a page, in words."""

    within: tuple[int, ...]
    """For each element the prose in it."""
    before: tuple[int, ...]
    """For each element the prose above it."""
    total: int


def judge_page(draft: Draft, _settings: Settings) -> Draft:
    """The draft with a verdict on each block whose place in the markup says what it is.

    Plain text comes back as it is.
    """
    page = draft.document.page
    if page is None or len(page.lines) != len(draft.blocks):
        return draft
    furniture = _furniture(page, draft.blocks)
    blocks: list[Block] = []
    for block, line in zip(draft.blocks, page.lines, strict=True):
        around = furniture[line.element] if line.element >= 0 else -1
        blocks.append(_judged(block, line, page.elements[around] if around >= 0 else None))
    return replace(draft, blocks=tuple(blocks))


def _furniture(page: Page, blocks: tuple[Block, ...]) -> list[int]:
    """For each element the number of the nearest furniture that it is or is in, -1 for none."""
    prose = _spread(page, blocks)
    named = [at for at, element in enumerate(page.elements) if _is_named_by_class(element)]
    contents = Contents.of(page, blocks, named)
    own = _article_element(page, prose)
    nearest: list[int] = []
    for at, element in enumerate(page.elements):
        around = nearest[element.parent] if element.parent >= 0 else -1
        if element.tag == "blockquote" and around >= 0 and page.elements[around].region == SHARE:
            around = -1  # a post quoted in the text, in the frame that a network gives it
        is_furniture = (
            verdict_of(element.region) is not Verdict.UNJUDGED
            and not _holds_text(at, page, prose, own)
            and (at not in contents.found or contents.is_like(at, element))
        )
        nearest.append(at if is_furniture else around)
    return nearest


def _spread(page: Page, blocks: Iterable[Block]) -> _Prose:
    within = [0] * len(page.elements)
    before = [-1] * len(page.elements)
    total = 0
    for block, line in zip(blocks, page.lines, strict=True):
        words = 0
        if is_prose(block) and line.linked < LINKED * (line.end - line.start):
            words = block.words
        at = line.element
        if at >= 0:
            within[at] += words
        # The first line in an element fixes what is above it and above all it is the first in.
        while at >= 0 and before[at] < 0:
            before[at] = total
            at = page.elements[at].parent
        total += words
    # Elements are numbered from the outside in, so each is complete before it is added.
    for at in range(len(page.elements) - 1, -1, -1):
        parent = page.elements[at].parent
        if parent >= 0:
            within[parent] += within[at]
    return _Prose(tuple(within), tuple(before), total)


def _is_named_by_class(element: Element) -> bool:
    """Whether a class or id says which furniture an element is.

    Its tag ("<nav>") and role are no matter of opinion.
    """
    if element.words.startswith(("<", "role ")):
        return False
    return verdict_of(element.region) is not Verdict.UNJUDGED


def _article_element(page: Page, prose: _Prose) -> int:
    """Number of the element called the article's that holds most; -1 where that is too little."""
    found = -1
    for at, element in enumerate(page.elements):
        if element.region == ARTICLE and (found < 0 or prose.within[at] > prose.within[found]):
            found = at
    return found if found >= 0 and prose.within[found] >= MUCH_PROSE * prose.total else -1


def _holds_text(at: int, page: Page, prose: _Prose, own: int) -> bool:
    """Whether an element contains the text, whatever it is called.

    It holds much prose, and no element beside it (``own``) is called the article's.
    """
    if page.elements[at].tag in {"html", "body"}:
        return True  # some themes put every class of the page on its body: "has-sidebar comments"
    total = max(1, prose.total)
    if prose.within[at] < MOST_PROSE * total:
        return False
    if page.elements[at].region == COMMENT and prose.before[at] >= BEFORE_COMMENTS * total:
        return False
    return own < 0 or own in page.around(at) or at in page.around(own)


def _judged(block: Block, line: Line, furniture: Element | None) -> Block:
    """The block judged by its line and the furniture that it is in."""
    if line.kind is LineKind.RUNNING:
        return _as(block, Verdict.MARK, "what a printed page repeats above or below its text")
    is_link = line.linked >= ALL_LINK * (line.end - line.start)
    if block.verdict is not Verdict.UNJUDGED:
        reason = f"{block.reason}, as a link"
        return replace(block, rule="page", reason=reason) if is_link else block
    if furniture is not None:
        reason = f"in the page's {furniture.region} ({furniture.words})"
        return _as(block, verdict_of(furniture.region), reason)
    if line.kind is LineKind.CAPTION:
        return _as(block, Verdict.CAPTION, "a caption by its markup")
    if is_link:
        return _as(block, Verdict.RELATED, "nothing but a link")
    return block


def _as(block: Block, verdict: Verdict, reason: str) -> Block:
    return block.judged(verdict, reason, "page")
