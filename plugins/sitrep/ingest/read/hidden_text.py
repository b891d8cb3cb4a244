"""The text of pages that scripts draw: in noscript, or in their JSON-LD.

It is read only where the page shows next to none of it. What stands in noscript is a part of
the page like any other. The articleBody of JSON-LD is added below what the page shows, in an
element of its own, without what is shown already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from sitrep.core.text import one_line
from sitrep.ingest.markup import Element, Line, LineKind
from sitrep.ingest.read.html import WrittenPage, write_text
from sitrep.ingest.read.stated.json_ld import article_nodes

FEWEST = 25
"""Words of a hidden text: “Please enable JavaScript to see this page” has fewer."""
SHOWN = 0.3
"""Share of a hidden text's words that the page may show of prose; a teaser in front of a wall has less."""
PROSE = 50
"""Characters of a line that is no entry of a menu."""

_MARKUP = re.compile(r"<(?:p|br|div|h\d|li|ul|ol|blockquote)\b[^<>]*>", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")


def with_hidden_text(root: etree._Element, page: WrittenPage) -> WrittenPage:
    """The page with the text that only scripts would show; the same where it shows its text."""
    shown = _prose(page)
    if _outweighs(_noscript_words(root), shown):
        for node in list(root.iter("noscript")):
            node.tag = "div"
        page = write_text(root)
        shown = _prose(page)
    paragraphs = list(_article_body(root))
    if _outweighs(_words(paragraphs), shown):
        return _with_article(page, paragraphs)
    return page


def _outweighs(hidden: int, shown: int) -> bool:
    return hidden >= FEWEST and shown < SHOWN * hidden


def _prose(page: WrittenPage) -> int:
    """The words of the page's longer lines that are no links."""
    return sum(
        _words([page.text[line.start : line.end]])
        for line in page.lines
        if line.end - line.start >= PROSE and 2 * line.linked < line.end - line.start
    )


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _noscript_words(root: etree._Element) -> int:
    """The words of the longer texts that stand in noscript."""
    texts = (one_line("".join(node.itertext())) for node in root.iter("noscript"))
    return _words(text for text in texts if len(text) >= PROSE)


def _article_body(root: etree._Element) -> Iterator[str]:
    """The paragraphs of the longest articleBody."""
    bodies = [str(node.get("articleBody") or "") for node in article_nodes(root, "articleBody")]
    text = max(bodies, key=len, default="")
    if _MARKUP.search(text):
        parser = etree.HTMLParser(no_network=True, remove_comments=True, encoding="utf-8")
        inner = etree.fromstring(f"<div>{text}</div>".encode("utf-8", "replace"), parser)
        text = write_text(inner).text if inner is not None else ""
    yield from filter(None, map(one_line, text.split("\n")))


def _with_article(page: WrittenPage, paragraphs: list[str]) -> WrittenPage:
    """The page with an article below what it shows, and what it shows of it left out above."""
    said = _SIGNS.sub("", "".join(paragraphs)).casefold()
    kept = [line for line in page.lines if not _is_said(page.text[line.start : line.end], said)]
    texts = [page.text[line.start : line.end] for line in kept] + paragraphs
    elements = (*page.elements, Element(-1 if not page.elements else 0, "article", "article"))
    article = len(elements) - 1
    known = [(line.kind, line.element, line.linked) for line in kept]
    known += [(LineKind.PARAGRAPH, article, 0)] * len(paragraphs)
    lines: list[Line] = []
    start = 0
    for text, (kind, element, linked) in zip(texts, known, strict=True):
        lines.append(Line(start, start + len(text), kind, element, linked))
        start += len(text) + 1
    return replace(page, text="\n".join(texts), lines=tuple(lines), elements=elements)


def _is_said(text: str, said: str) -> bool:
    """Whether a longer line stands in the article too."""
    return len(text) >= PROSE and _SIGNS.sub("", text).casefold() in said
