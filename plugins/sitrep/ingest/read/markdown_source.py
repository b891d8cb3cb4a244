"""Markdown sources to pages: a note or post as its author wrote it, with its front matter.

What says that a text is Markdown: front matter, or two kinds of its signs. A line
break stays one, since many a text with a line per paragraph has stars and links too.
"""

from __future__ import annotations

import html
import re

from sitrep.core.markdown.source import source_markup

FEWEST_SIGNS = 2
"""Kinds of signs that make a text Markdown; one alone (``**``) occurs in any text."""
MAX_FRONT_MATTER = 20_000
"""Characters of front matter that are looked at."""

_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\n(?P<keys>(?:[ \t]*[\w-]+[ \t]*:[^\n]*\n|[ \t]+[^\n]*\n|-[ \t][^\n]*\n|\s*\n|#[^\n]*\n)+?)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_KEY = re.compile(r"(?P<key>[\w-]+)[ \t]*:[ \t]*(?P<value>\S[^\n]*)")
_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"(?<!!)\[[^\[\]\n]{1,300}\]\(<?(?:https?:|mailto:|/|#)[^\s()]{0,500}>?\)"),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,300}\*\*(?![\w*])"),
    re.compile(r"!\[[^\[\]\n]{0,300}\]\([^\s()]{1,500}\)"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"^\|?[ ]?:?-{3,}:?[ ]?\|[ :|-]*$", re.MULTILINE),
    re.compile(r"^\[\^[^\]\s]{1,30}\]:", re.MULTILINE),
)
_META = {
    "title": '<meta property="og:title" content="{}">',
    "headline": '<meta property="og:title" content="{}">',
    "date": '<meta property="article:published_time" content="{}">',
    "published": '<meta property="article:published_time" content="{}">',
    "pubdate": '<meta property="article:published_time" content="{}">',
    "updated": '<meta property="article:modified_time" content="{}">',
    "modified": '<meta property="article:modified_time" content="{}">',
    "author": '<meta name="author" content="{}">',
    "byline": '<meta name="author" content="{}">',
    "site": '<meta property="og:site_name" content="{}">',
    "publisher": '<meta property="og:site_name" content="{}">',
    "url": '<link rel="canonical" href="{}">',
    "canonical": '<link rel="canonical" href="{}">',
    "link": '<link rel="canonical" href="{}">',
}
"""How a page states what a key of front matter says."""


def is_markdown(text: str) -> bool:
    """Whether a text is a Markdown source."""
    if text.startswith(("---", "\ufeff---")) and _FRONT_MATTER.match(text, 0, MAX_FRONT_MATTER):
        return True
    return sum(bool(sign.search(text)) for sign in _SIGNS) >= FEWEST_SIGNS


def markdown_page(text: str) -> str:
    """The source as the markup of a page; what front matter says is stated in its head."""
    front = _FRONT_MATTER.match(text, 0, MAX_FRONT_MATTER)
    body = text[front.end() :] if front else text
    stated = _KEY.finditer(front["keys"]) if front else ()
    head = "".join(
        _META[key].format(html.escape(match["value"].strip().strip("'\"")))
        for match in stated
        if (key := match["key"].lower()) in _META
    )
    return f"<html><head>{head}</head><body>{source_markup(body)}</body></html>"
