"""Verdicts that a block of a web page earns by where it stands: a comment section, a menu, a
caption.

Names of classes are not proof: some pages call the column that holds the text
"widget".  An element that holds a good part of the page's prose is not furniture,
whatever it is called; only comments may be longer than what they comment on,
and those follow a text.
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
"""Share of a page's prose from which an element is not furniture; related teasers and side columns
stay below."""
BEFORE_COMMENTS = 0.1
"""Share of a page's prose that must stand above readers' comments: the text they comment on."""
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
    before: tuple[int, ...]
    total: int


def judge_page(draft: Draft, _settings: Settings) -> Draft:
    """The draft with a verdict on every block whose place in the markup says what it is.

    Plain text as it is.
    """
    page = draft.document.page
    if page is None or len(page.lines) != len(draft.blocks):
        return draft
    prose = _spread(page, draft.blocks)
    named = [at for at, element in enumerate(page.elements) if _is_named(element)]
    regions = _regions(page, prose, Contents.of(page, draft.blocks, named))
    blocks = (
        _judged(block, line, page, regions)
        for block, line in zip(draft.blocks, page.lines, strict=True)
    )
    return replace(draft, blocks=tuple(blocks))


def _spread(page: Page, blocks: Iterable[Block]) -> _Prose:
    within = [0] * len(page.elements)
    before = [-1] * len(page.elements)
    total = 0
    for block, line in zip(blocks, page.lines, strict=True):
        at = line.element
        words = (
            block.words if is_prose(block) and line.linked < LINKED * (line.end - line.start) else 0
        )
        if at >= 0:
            within[at] += words
        while at >= 0 and before[at] < 0:
            before[at] = total
            at = page.elements[at].parent
        total += words
    for at in range(len(page.elements) - 1, -1, -1):
        if page.elements[at].parent >= 0:
            within[page.elements[at].parent] += within[at]
    return _Prose(tuple(within), tuple(before), total)


def _is_named(element: Element) -> bool:
    """Whether a class or id says which furniture an element is.

    Its tag and role are no matter of opinion.
    """
    by_name = not element.words.startswith(("<", "role "))
    return by_name and verdict_of(element.region) is not Verdict.UNJUDGED


def _regions(page: Page, prose: _Prose, contents: Contents) -> tuple[int, ...]:
    """For each element the number of the nearest around it that is furniture, -1 for none."""
    found: list[int] = []
    own = _articles_own(page, prose)
    for at, element in enumerate(page.elements):
        around = found[element.parent] if element.parent >= 0 else -1
        if element.tag == "blockquote" and around >= 0 and page.elements[around].region == SHARE:
            around = -1  # a post quoted in the text, in the frame that a network gives it
        furniture = verdict_of(element.region) is not Verdict.UNJUDGED and not _holds_text(
            at, page, prose, own
        )
        furniture = furniture and (at not in contents.found or contents.is_like(at, element))
        found.append(at if furniture else around)
    return tuple(found)


def _articles_own(page: Page, prose: _Prose) -> int:
    """Number of the element called the article's that holds most; -1 where that is too little."""
    called = [at for at, element in enumerate(page.elements) if element.region == ARTICLE]
    found = max(called, key=lambda at: prose.within[at], default=-1)
    return found if found >= 0 and prose.within[found] >= MUCH_PROSE * prose.total else -1


def _holds_text(at: int, page: Page, prose: _Prose, own: int) -> bool:
    """Whether an element is not furniture: it holds much, and no element beside it is called the
    article's.
    """
    if page.elements[at].tag in {"html", "body"}:
        return True
    follows = prose.before[at] >= BEFORE_COMMENTS * max(1, prose.total)
    if prose.within[at] < MOST_PROSE * max(1, prose.total) or (
        page.elements[at].region == COMMENT and follows
    ):
        return False
    return own < 0 or own in page.around(at) or at in page.around(own)


def _judged(block: Block, line: Line, page: Page, regions: tuple[int, ...]) -> Block:
    if line.kind is LineKind.RUNNING:
        return _as(block, Verdict.MARK, "what a printed page repeats above or below its text")
    is_link = line.linked >= ALL_LINK * (line.end - line.start)
    if block.verdict is not Verdict.UNJUDGED:
        return (
            replace(block, rule="page", reason=f"{block.reason}, as a link") if is_link else block
        )
    at = regions[line.element] if line.element >= 0 else -1
    if at >= 0:
        element = page.elements[at]
        return _as(
            block, verdict_of(element.region), f"in the page's {element.region} ({element.words})"
        )
    if line.kind is LineKind.CAPTION:
        return _as(block, Verdict.CAPTION, "a caption by its markup")
    if is_link:
        return _as(block, Verdict.RELATED, "nothing but a link")
    return block


def _as(block: Block, verdict: Verdict, reason: str) -> Block:
    return replace(block, verdict=verdict, reason=reason, rule="page")
