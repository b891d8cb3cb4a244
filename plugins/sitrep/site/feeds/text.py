"""Plain text where feed readers may take it for HTML.

RSS 2.0 does not say whether a title, a name or a category is text or HTML, and
most readers take them for HTML: a headline with ``<img src=…>`` in it, escaped
once, makes a request.  Text that could be taken for markup is therefore HTML
once more, so that those readers show it as written.  All other text is left as
it is, since a reader that takes titles for text would show ``AT&amp;T``: it can
be wrong only where a text looks like markup, and there it shows entities
instead of asking another host.
"""

from __future__ import annotations

import html
import re

_LIKE_MARKUP = re.compile(r"<\S|&#?\w+;")
"""What begins a tag, to the coarsest filter too, or looks like an entity, known or not."""


def could_be_markup(text: str) -> bool:
    """Whether a reader that takes text for HTML would show it differently from it is written."""
    # HTML knows entities without a semicolon as well: “&copy1”.
    return bool(_LIKE_MARKUP.search(text)) or html.unescape(text) != text


def untyped_text(text: str) -> str:
    """Text for a field that is text or HTML as the reader pleases: RSS, and OPML's attributes."""
    # All signs or none: with half of them, feedparser would take the whole for text.
    return as_html(text) if could_be_markup(text) else text


def as_html(text: str) -> str:
    """Text as HTML that shows it."""
    return html.escape(text, quote=False)
