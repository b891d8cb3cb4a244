"""How much was taken out of a text, for the curator: paragraphs, figures, words struck out.

What is above a text is a page's head, and short lines below it are its foot: nobody
needs to hear of them. But prose between kept paragraphs or below the last one may be
the report's own, and so may a figure. Their number, their verdicts and their first
words become doubts, so that a curator can find them in the document. So do paragraphs
that were kept although they contain a phrase of an appeal.

Limits: a short line of the report that was lost between paragraphs is not reported
unless it contains a figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sitrep.core.prose.words import first_words
from sitrep.core.text import count
from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain, without_dates
from sitrep.ingest.read.struck import struck_in
from sitrep.ingest.read.tables.rows import ROW

FIRST_WORDS = 8
"""Words of what was taken out by which a curator finds it."""
_SHOWN_ITEMS = 6
"""Figures or struck-out words that are shown; of more, how many there are."""
_SHOWN_CHARACTERS = 60
"""Characters of struck-out words that are shown."""

_FIGURE = re.compile(
    r"(?<![\w.,:/#@&=-])\d{1,3}(?:[,.\u00a0\u202f]\d{3})+(?![\w/])"
    r"|(?<![\w.,:/#@&=-])\d+(?![\w:/@]|[.,]\d)"
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_ABOUT = frozenset(
    {
        Verdict.TITLE,
        Verdict.STANDFIRST,
        Verdict.BYLINE,
        Verdict.DATELINE,
        Verdict.MARK,
        Verdict.LINK,
    }
)
"""Verdicts of what is about the report, or has no words of its own."""
_COUNTERS = _ABOUT | {
    Verdict.SHARE,
    Verdict.POSTER,
    Verdict.COPYRIGHT,
    Verdict.VIDEO,
    Verdict.FORM,
}
"""Verdicts of lines whose figures count readers, hours and years: "17 shares", "2 min read"."""


def note_removed(draft: Draft, _settings: Settings) -> Draft:
    """The draft with doubts on what was taken out between and below the paragraphs kept."""
    kept = [at for at, block in enumerate(draft.blocks) if block.is_body]
    doubts = [*draft.doubts, *_struck(draft)]
    if kept:
        first, last = kept[0], kept[-1]
        between = [block for block in draft.blocks[first:last] if not block.is_body]
        below = [block for block in draft.blocks[last + 1 :] if not block.is_body]
        prose = sum(map(_is_paragraph, draft.blocks[first : last + 1]))
        doubts += _paragraphs(between, of=prose)
        doubts += _paragraphs(below)
        doubts += _figures(between, below, _cells(draft.blocks[first:last]))
    body = {block.start: block for block in draft.body}
    for spared in draft.spared:
        if block := body.get(spared.start):
            doubts.append(f"text: “{_begin(block)} …” was kept, though it says “{spared.says}”")
    return replace(draft, doubts=tuple(doubts))


def _struck(draft: Draft) -> Iterator[str]:
    """Words that were crossed out: in the markup, or by signs in the text."""
    page = draft.document.page
    shown: list[str] = []
    for words in (*(page.struck if page else ()), *struck_in(draft.document.text)):
        if words:
            more = "…" if len(words) > _SHOWN_CHARACTERS else ""
            shown.append(f"“{words[:_SHOWN_CHARACTERS]}{more}”")
    if shown:
        yield f"text: words struck out in the document are left out: {_listed(shown)}"


def _is_paragraph(block: Block) -> bool:
    return block.rule == ROW or is_prose(block)


def _paragraphs(blocks: Sequence[Block], of: int | None = None) -> Iterator[str]:
    """How many paragraphs were taken out, as what, and how the first begins.

    ``of`` is the number of paragraphs in the text where they were between kept ones;
    None where they were below it.
    """
    prose = [block for block in blocks if _is_paragraph(block) and block.verdict not in _ABOUT]
    if not prose:
        return
    was, begins = ("was", "it begins") if len(prose) == 1 else ("were", "the first begins")
    if of is None:
        found = f"{count(len(prose), 'paragraph')} below the last one kept"
    else:
        found = f"{len(prose)} of {of} paragraphs between kept ones"
    yield f"text: {found} {was} taken out as {_verdicts(prose)}; {begins} “{_begin(prose[0])} …”"


def _begin(block: Block) -> str:
    return first_words(block.text, FIRST_WORDS)


def _verdicts(blocks: Sequence[Block]) -> str:
    counted = Counter(str(block.verdict) for block in blocks).most_common()
    if len(counted) == 1:
        return counted[0][0]
    return ", ".join(f"{verdict} ({number})" for verdict, number in counted)


def _figures(
    between: Sequence[Block], below: Sequence[Block], cells: Sequence[Block]
) -> Iterator[str]:
    """Figures that were taken out.

    Any between kept paragraphs, those of ``cells`` among them; below them those of prose.
    """
    # Each block begins elsewhere, and numbers are looked up more quickly than blocks.
    cells_at = {block.start for block in cells}
    removed_with: list[Block] = []
    figures: dict[str, None] = {}
    for block in (*between, *filter(_is_paragraph, below)):
        is_report = block.start in cells_at or not _is_counter(block)
        found = _figures_of(block) if is_report else []
        if found:
            removed_with.append(block)
            figures.update(dict.fromkeys(found))
    if figures:
        noun, was = ("figure", "was") if len(figures) == 1 else ("figures", "were")
        listed = _listed(list(figures))
        yield f"text: {noun} {listed} {was} taken out with {_verdicts(removed_with)}"


def _cells(blocks: Sequence[Block]) -> list[Block]:
    """Bare figures behind labels of their own, as a table leaves them that fell apart.

    "Killed", "14", "Wounded", "30": a figure is a mark, its label a short line. The
    numbers of pages are marks as well, but they appear between paragraphs, or behind the
    same words on every page; so the labels must differ, and none may come back.
    """
    cells: list[Block] = []
    labels: list[str] = []
    label = ""
    for block in blocks:
        if block.verdict is not Verdict.MARK:
            label = "" if block.is_body or _is_paragraph(block) else block.text
        elif label and _figures_of(block):
            cells.append(block)
            labels.append(label)
    distinct = len(set(labels))
    runs = sum(1 for before, after in pairwise(["", *labels]) if before != after)
    return cells if distinct > 1 and distinct == runs else []


def _is_counter(block: Block) -> bool:
    """Whether the figures in a block are not a report's: "17 comments", "2 min read"."""
    if block.verdict is Verdict.COMMENT:
        return not is_prose(block)  # a long comment may be a paragraph that was taken for one
    return block.verdict in _COUNTERS


def _figures_of(block: Block) -> list[str]:
    """The numbers in a block that are neither dates nor years nor a part of a URL."""
    if not _DIGIT.search(block.text):
        return []
    text = _ADDRESS.sub("", without_dates(plain(block.text)))
    return [figure for figure in _FIGURE.findall(text) if not _YEAR.fullmatch(figure)]


def _listed(texts: Sequence[str]) -> str:
    """Texts as a list in a sentence; of very many the first, and how many more."""
    more = len(texts) - _SHOWN_ITEMS
    if more > 0:
        return f"{', '.join(texts[:_SHOWN_ITEMS])} and {more} more"
    if len(texts) == 1:
        return texts[0]
    return f"{', '.join(texts[:-1])} and {texts[-1]}"
