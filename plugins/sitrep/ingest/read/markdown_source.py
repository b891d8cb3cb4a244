"""Markdown sources to pages: a note or post as its author wrote it.

What says that a text is Markdown: two kinds of its signs. A line
break stays one, since many a text with a line per paragraph has stars and links too.
"""

from __future__ import annotations

import re

from sitrep.ingest.markup import ReadPage
from sitrep.ingest.read.html_page import read_page

FEWEST_SIGNS = 2
"""Kinds of signs that make a text Markdown; one alone (``**``) occurs in any text."""

_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"(?<!!)\[[^\[\]\n]{1,300}\]\(<?(?:https?:|mailto:|/|#)[^\s()]{0,500}>?\)"),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,300}\*\*(?![\w*])"),
    re.compile(r"!\[[^\[\]\n]{0,300}\]\([^\s()]{1,500}\)"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"^\|?[ ]?:?-{3,}:?[ ]?\|[ :|-]*$", re.MULTILINE),
    re.compile(r"^\[\^[^\]\s]{1,30}\]:", re.MULTILINE),
)

_NOTE = re.compile(r"^\[\^([^\]\s]{1,30})\]:[ \t]*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,30})\]")
"""Marks of notes, which plain Markdown has not."""


def is_markdown(text: str) -> bool:
    """Whether a text is a Markdown source."""
    return sum(bool(sign.search(text)) for sign in _SIGNS) >= FEWEST_SIGNS


def read_markdown(text: str) -> ReadPage:
    """The source, below any front matter, with what its marks say of its lines."""
    from sitrep.core.markdown.source import source_markup  # the parser takes long to load

    plain = _NOTE_MARK.sub(r"[\1]", _NOTE.sub(r"[\1] ", text))
    return read_page(f"<html><body>{source_markup(plain)}</body></html>")
