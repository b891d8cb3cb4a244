"""What may be shown of a report: one decision for every surface.

Pages, feeds, search and data are all made from the catalogue, and the catalogue
holds only what passed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sitrep.core.markdown.claim_marks import CLAIM_CLOSE
from sitrep.core.markdown.escape import escape_marked
from sitrep.core.markdown.outline import marked_paragraphs, plain_paragraphs
from sitrep.core.model import Passage, Report, Rights, RightsKind, TextKind
from sitrep.core.prose.sentences import ends_of
from sitrep.core.prose.words import word_count

CUT = "[…]"
"""Marks in a report's file where its rights keep text out."""
CUT_BEHIND = f"\n\n{CUT}"
"""The same behind what is left of a text."""


@dataclass(frozen=True, slots=True)
class Permission:
    """What of a report may be shown."""

    title: bool
    texts: tuple[str | None, ...]
    """Markdown of each passage, None where nothing of it may be shown."""
    whole: bool
    """Whether that is everything."""


def permit(report: Report, rights: Rights) -> Permission:
    """What the origin's rights let through; a curator's own summary passes whole."""
    if report.text is TextKind.EXCERPT:
        return replace(_permit_excerpt(report, rights), whole=False)
    count = len(report.passages)
    if report.text is TextKind.SUMMARY or rights.kind is RightsKind.FULL:
        return Permission(True, tuple(passage.text for passage in report.passages), True)
    if rights.kind is RightsKind.EXCERPT:
        texts = _excerpts(report.passages, rights.words)
        return Permission(
            True, texts, _words(texts) == _words(passage.text for passage in report.passages)
        )
    return Permission(rights.kind is RightsKind.LINK, (None,) * count, False)


def surplus(report: Report, rights: Rights) -> int:
    """How many words of its source's text a report holds beyond what may be shown of it."""
    # The mark of a cut is not the source's: a report that was cut has no surplus.
    held = [
        None if passage.text == CUT else passage.text.removesuffix(CUT_BEHIND)
        for passage in report.passages
    ]
    return _count(held) - _count(permit(report, rights).texts)


def _permit_excerpt(report: Report, rights: Rights) -> Permission:
    """What may be shown of a text that was cut before.

    The marks of the cuts are not words of the source.
    """
    bare = tuple(
        replace(each, text="" if each.text == CUT else each.text.removesuffix(CUT_BEHIND))
        for each in report.passages
    )
    found = permit(replace(report, text=TextKind.VERBATIM, passages=bare), rights)
    return replace(found, texts=tuple(text or None for text in found.texts))


def _excerpts(passages: tuple[Passage, ...], words: int) -> tuple[str | None, ...]:
    left = words
    texts: list[str | None] = []
    for passage in passages:
        paragraphs = []
        for paragraph in marked_paragraphs(passage.text):
            # Once something is cut, nothing after it is shown, however short: an excerpt is the
            # beginning of a text and not a selection from it.
            size = word_count(paragraph)
            part = paragraph if size <= left else cut_at_sentence(paragraph, left)
            left = left - size if part == paragraph else 0
            if part:
                paragraphs.append(escape_marked(part))
        texts.append("\n\n".join(paragraphs) or None)
    return tuple(texts)


def _words(texts: Iterable[str | None]) -> list[str]:
    """What a reader reads of Markdown.

    How lines were wrapped and what was set in italics is not a word.
    """
    return [
        word for text in texts for line in plain_paragraphs(text or "") for word in line.split()
    ]


def _count(texts: Iterable[str | None]) -> int:
    return sum(map(word_count, _words(texts)))


def cut_at_sentence(text: str, words: int) -> str:
    """The whole sentences at the start of text that fit into ``words`` words."""
    text = " ".join(text.split())
    start = kept = 0
    # A claim closes a sentence as a quotation does.
    for end in ends_of(text.replace(CLAIM_CLOSE, "”")):
        words -= word_count(text[start:end])
        if words < 0:
            break
        start = kept = end
    return text[:kept].rstrip()
