"""What an element's lines are, by its tag, attributes and classes."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from sitrep.ingest.knowledge.page_words import tags_of
from sitrep.ingest.markup import LineKind

_KINDS = {
    "p": LineKind.PARAGRAPH,
    "h1": LineKind.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), LineKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), LineKind.ITEM),
    **dict.fromkeys(("td", "th"), LineKind.CELL),
    **dict.fromkeys(("figcaption", "caption"), LineKind.CAPTION),
    "blockquote": LineKind.QUOTE,
    "pre": LineKind.CODE,
}
_KEEPS_KIND = frozenset({"p", "div", "section", "article"})
"""Elements whose lines are what the list item, cell, caption or quotation around them is."""
_FIGURES = frozenset({"table"})
_TEXT = _FIGURES | {"blockquote", "dl", "pre"}
"""What a figure holds that is a part of the text, and no picture."""
_LOOKED_INTO = 12
"""Elements of a figure among which that is."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def kind_of(tag: str, around: LineKind) -> LineKind:
    """What the lines of an element are, inside one whose lines are ``around``."""
    kind = _KINDS.get(tag, LineKind.OTHER)
    kept = around in {LineKind.ITEM, LineKind.CELL, LineKind.CAPTION, LineKind.QUOTE}
    return around if kept and (tag in _KEEPS_KIND or tag in tags_of("inline")) else kind


def is_of_text(node: etree._Element, tag: str) -> bool:
    """Whether a figure holds a part of the text, or a caption is a table's and no picture's."""
    if tag == "figure":
        return _holds(node, _TEXT)
    figure = node.getparent()
    return tag == "figcaption" and figure is not None and _holds(figure, _FIGURES)


def _holds(figure: etree._Element, tags: frozenset[str]) -> bool:
    return any(node.tag in tags for node in islice(figure.iterdescendants(), _LOOKED_INTO))


def is_unseen(tag: str, classes: str, style: str) -> bool:
    """Whether a browser shows nothing of an element: by its kind, classes or style."""
    if not tag or tag in tags_of("unseen"):
        return True
    if not tags_of("unseen_classes").isdisjoint(classes.split()):
        return True
    return bool(_HIDDEN.search(style))
