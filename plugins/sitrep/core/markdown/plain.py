"""Plain paragraphs from the HTML that render.py makes, for data and wherever there is no markup."""

from __future__ import annotations

import html
import re

from markupsafe import Markup

from sitrep.core.text import one_line

_TAG = re.compile(r"<(/?)([a-z0-9]+)(?:[^\">]|\"[^\"]*\")*>")
"""A tag as nh3 writes it: small letters, values in double quotes."""
_RUNNING = frozenset({"a", "bdi", "code", "em", "s", "small", "span", "strong"})
"""Tags within a line; every other one begins or ends a line."""
_BREAK = "\x00"
"""Parts lines; no legible text holds it."""


def html_paragraphs(markup: Markup) -> tuple[str, ...]:
    """The paragraphs, list items and lines of HTML as one-line texts.

    ``(unconfirmed)`` stays behind its claim.
    """
    lines = _TAG.sub(_gap, markup).split(_BREAK)
    plain = (one_line(html.unescape(line)) for line in lines)
    return tuple(line for line in plain if line)


def _gap(tag: re.Match[str]) -> str:
    if tag[2] == "br":
        return " "
    return "" if tag[2] in _RUNNING else _BREAK
