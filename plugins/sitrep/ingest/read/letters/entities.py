"""HTML's names and numbers of characters where they are not HTML: in plain text, or escaped twice.

Only those that HTML knows count, with their semicolon; “AT&T;” stays.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_ENTITY = re.compile(r"&(?:amp;)*(#\d{2,7}|#x[0-9a-f]{2,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_TWICE = re.compile(r"&(?:amp;)+(#\d{2,7}|#x[0-9a-f]{2,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


def unescaped(text: str) -> str:
    """Text with the characters themselves, however often they were escaped."""
    while "&" in text:
        once = _ENTITY.sub(_character, text)
        if once == text:
            break
        text = once
    return text


def escaped_once(markup: str) -> str:
    """A page's markup in which nothing is escaped twice."""
    return _TWICE.sub(_once, markup) if "&amp;" in markup else markup


def _character(match: re.Match[str]) -> str:
    """The character that an entity names; the entity where a reader would see nothing of it."""
    sign = unescape(f"&{match[1]};") if _is_known(match[1]) else match[0]
    if sign == "\u00a0":
        return " "
    return sign if sign and sign.isprintable() else match[0]


def _once(match: re.Match[str]) -> str:
    return f"&{match[1]};" if _is_known(match[1]) else match[0]


def _is_known(name: str) -> bool:
    return name[0] == "#" or f"{name};" in html5
