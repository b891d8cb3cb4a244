"""Plain paragraphs from the HTML that render.py makes, for data and wherever there is no markup."""

from __future__ import annotations

import html
import re

from markupsafe import Markup

from sitrep.core.markdown.rows import row_sentence, row_sentences
from sitrep.core.text import one_line

_TAG = re.compile(r"<(/?)([a-z0-9]+)(?:[^\">]|\"[^\"]*\")*>")
"""A tag as nh3 writes it: small letters, values in double quotes."""
_RUNNING = frozenset({"a", "bdi", "code", "em", "s", "small", "span", "strong"})
"""Tags within a line; every other one begins or ends a line."""
_STRUCK = re.compile(r"<s>.*?</s>", re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])\b[^<>]*>(.*?)</t[hd]>", re.DOTALL)
_BREAK = "\x00"
"""Parts lines; no legible text holds it."""


def html_paragraphs(markup: Markup) -> tuple[str, ...]:
    """The paragraphs, list items, rows and lines of HTML as one-line texts.

    ``(unconfirmed)`` stays behind its claim; struck-out words are left out; a row of a table says
    again what is above its cells.
    """
    kept = _STRUCK.sub("", markup) if "<s>" in markup else str(markup)
    told = _TABLE.sub(_rows, kept) if "<table>" in kept else kept
    lines = _TAG.sub(_gap, told).split(_BREAK)
    plain = (one_line(html.unescape(line)) for line in lines)
    return tuple(line for line in plain if line)


def _rows(table: re.Match[str]) -> str:
    """The rows of a table as lines."""
    heads: list[str] = []
    said: list[str] = []
    for row in _ROW.findall(table[0]):
        cells = [_words(cell[1]) for cell in _CELL.findall(row)]
        if not heads and "<th" in row:
            heads = cells
        sentence = row_sentences([heads], 1)[0] if cells is heads else row_sentence(cells, heads)
        said.append(html.escape(sentence, quote=False))
    return f"{_BREAK}{_BREAK.join(said)}{_BREAK}"


def _words(cell: str) -> str:
    return one_line(html.unescape(_TAG.sub(_gap, cell).replace(_BREAK, " ")))


def _gap(tag: re.Match[str]) -> str:
    if tag[2] == "br":
        return " "
    return "" if tag[2] in _RUNNING else _BREAK
