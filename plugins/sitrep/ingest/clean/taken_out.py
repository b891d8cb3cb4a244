"""How much was taken out of a text, for the curator: paragraphs, figures and words struck out.

What stands above a text is a page's head, and short lines below it are its foot.
Prose between kept paragraphs or below the last one may be the report's own, and
so may a figure: their number, their verdicts and their first words are shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sitrep.core.text import count
from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain, without_dates
from sitrep.ingest.read.struck import struck_in
from sitrep.ingest.read.tables.rows import ROW

FIRST_WORDS = 8
"""Words of what was taken out by which a curator finds it."""
MOST_SHOWN = 6
"""Figures or struck-out words that are shown; of more, how many there are."""
MOST_CHARACTERS = 60
"""Characters of struck-out words that are shown."""

_FIGURE = re.compile(
    r"(?<![\w.,:/#@&=-])\d{1,3}(?:[,.\u00a0\u202f]\d{3})+(?![\w/])|(?<![\w.,:/#@&=-])\d+(?![\w:/@]|[.,]\d)"
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
"""Verdicts of what tells of the report, or has no words of its own."""
_COUNTERS = frozenset(
    {Verdict.SHARE, Verdict.POSTER, Verdict.COPYRIGHT, Verdict.VIDEO, Verdict.FORM}
)
"""Verdicts of lines whose figures count readers, hours and years."""


def note_removed(draft: Draft, _settings: Settings) -> Draft:
    """The draft with doubts on what was taken out between and below the paragraphs kept, and on
    words struck out.
    """
    kept = [at for at, block in enumerate(draft.blocks) if block.is_body]
    doubts = [*_struck(draft)]
    if kept:
        between = [block for block in draft.blocks[kept[0] : kept[-1]] if not block.is_body]
        below = [block for block in draft.blocks[kept[-1] + 1 :] if not block.is_body]
        prose = sum(map(_is_paragraph, draft.blocks[kept[0] : kept[-1] + 1]))
        doubts += _paragraphs(between, f" of {prose} paragraphs between kept ones")
        doubts += _paragraphs(below, " below the last one kept")
        doubts += _figures(between, below, _cells(draft.blocks[kept[0] : kept[-1]]))
    return replace(draft, doubts=(*draft.doubts, *doubts, *_spared(draft)))


def _spared(draft: Draft) -> Iterator[str]:
    """Paragraphs that were kept though they say what appeals and notices say."""
    body = {block.start: block for block in draft.body}
    for each in draft.spared:
        if block := body.get(each.start):
            first = " ".join(block.text.split()[:FIRST_WORDS])
            yield f"text: “{first} …” was kept, though it says “{each.says}”"


def _is_paragraph(block: Block) -> bool:
    return block.rule == ROW or is_prose(block)


def _paragraphs(blocks: Sequence[Block], where: str) -> Iterator[str]:
    """How many paragraphs were taken out there, as what, and how the first begins."""
    prose = [block for block in blocks if _is_paragraph(block) and block.verdict not in _ABOUT]
    if not prose:
        return
    number = str(len(prose)) if where.startswith(" of") else count(len(prose), "paragraph")
    was = "was" if len(prose) == 1 else "were"
    first = " ".join(prose[0].text.split()[:FIRST_WORDS])
    begins = "it begins" if len(prose) == 1 else "the first begins"
    yield f"text: {number}{where} {was} taken out as {_verdicts(prose)}; {begins} “{first} …”"


def _verdicts(blocks: Sequence[Block]) -> str:
    found = Counter(str(block.verdict) for block in blocks).most_common()
    return (
        found[0][0]
        if len(found) == 1
        else ", ".join(f"{verdict} ({number})" for verdict, number in found)
    )


def _figures(
    between: Sequence[Block], below: Sequence[Block], cells: Sequence[Block]
) -> Iterator[str]:
    """Figures that were taken out: any between kept paragraphs, cells among them, below them those
    of prose.
    """
    blocks = [*between, *(block for block in below if _is_paragraph(block))]
    holders = [
        block for block in blocks if (block in cells or not _counts(block)) and _figures_of(block)
    ]
    found = list(dict.fromkeys(figure for block in holders for figure in _figures_of(block)))
    if found:
        noun, was = ("figure", "was") if len(found) == 1 else ("figures", "were")
        yield f"text: {noun} {_listed(found)} {was} taken out with {_verdicts(holders)}"


def _cells(blocks: Sequence[Block]) -> list[Block]:
    """Bare figures behind labels of their own, as a table leaves them that fell apart.

    The numbers of pages stand between paragraphs, or behind the same words on every page.
    """
    found: list[Block] = []
    labels: list[str] = []
    label = ""
    for block in blocks:
        if block.verdict is not Verdict.MARK:
            label = "" if block.is_body or _is_paragraph(block) else block.text
        elif label and _figures_of(block):
            found.append(block)
            labels.append(label)
    distinct = set(labels)
    runs = sum(1 for before, after in pairwise(["", *labels]) if before != after)
    return found if len(distinct) > 1 and len(distinct) == runs else []


def _counts(block: Block) -> bool:
    """Whether the figures in a block are none of a report's: "17 comments", "2 min read"."""
    return block.verdict in _ABOUT | _COUNTERS or (
        block.verdict is Verdict.COMMENT and not is_prose(block)
    )


def _figures_of(block: Block) -> list[str]:
    """The numbers in a block that are neither dates nor years nor a part of an address."""
    if not _DIGIT.search(block.text):
        return []
    text = _ADDRESS.sub("", without_dates(plain(block.text)))
    return [figure for figure in _FIGURE.findall(text) if not _YEAR.fullmatch(figure)]


def _struck(draft: Draft) -> Iterator[str]:
    """Words that a line ran through."""
    text = draft.document.text
    words = [*(draft.document.page.struck if draft.document.page else ()), *struck_in(text)]
    shown = [
        f"“{each[:MOST_CHARACTERS]}{'…' if len(each) > MOST_CHARACTERS else ''}”"
        for each in words
        if each
    ]
    if shown:
        yield f"text: words struck out in the document are left out: {_listed(shown)}"


def _listed(texts: Sequence[str]) -> str:
    """Texts as a list in a sentence; of very many the first, and how many more."""
    more = len(texts) - MOST_SHOWN
    if more > 0:
        return f"{', '.join(texts[:MOST_SHOWN])} and {more} more"
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)
