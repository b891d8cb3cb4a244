"""What a built file says, line by line, and the texts in a line, as its reader sees them."""

from __future__ import annotations

import csv
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from io import StringIO

from sitrep.site.audit.mails import read_once

_MARKED_UP = frozenset({".html", ".xml", ".rss", ".atom", ".opml", ".svg", ".xhtml"})
_JSON = frozenset({".json", ".geojson", ".jsonl", ".webmanifest"})
_PLAIN = frozenset({".txt", ".csv", ".bib", ".ris", ".ics", ".md", ".vcf", ""})
_MAILS = frozenset({".eml"})
_MADE = frozenset({"message-id", "date"})
_PACKED = frozenset({".pf_fragment"})
"""Pagefind's records: JSON behind a mark, in gzip."""
_UNREAD_BLOCK = re.compile(
    r"<(style|template)\b[^>]*>.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_UNREAD_STARTS = ("<style", "<template", "<!--")
_RUNNING = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?>"
)
_JSON_TEXT = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
_DRESS = re.compile(r"[<&\\\n]|application/ld\+json")
"""What a text has that is more than what its reader sees."""
_FIELD = re.compile(
    r"  (?:author|date|howpublished|institution|langid|language|month|note|number|organization|"
    r"publisher|title|type|url|urldate|year) = \{(.*)\},?|[A-Z][A-Z\d]  - (.*)|@misc\{(.*),"
)
"""A line of a citation, in the form of BibTeX or of RIS: the name before a text says nothing of it."""
_CITATIONS = frozenset({".bib", ".ris"})
_TAG = re.compile(r"<[^<>]*>|<!\[CDATA\[|\]\]>")
_VALUE = re.compile("=[\"']")
_ATTRIBUTE = re.compile(
    r"\s(?:href|src|title|alt|content|value|action|cite|placeholder|aria-label|summary|label|url|"
    r"text|description|xmlUrl|htmlUrl|data-[\w-]+)=(?:\"([^\"]*)\"|'([^']*)')"
)


TextsOf = Callable[[str], Iterator[str]]
"""Tells the texts in a line."""


def is_read(path: str) -> bool:
    """Whether a file holds texts, as opposed to pictures and programs."""
    return _suffix(path) in _MARKED_UP | _JSON | _PLAIN | _PACKED | _MAILS and not path.startswith(
        "pagefind/pagefind"
    )


def dressed_lines(path: str, data: bytes) -> Iterable[str]:
    """What a file says, line by line or text by text, in the dress of its format."""
    suffix = _suffix(path)
    if suffix in _MAILS:
        return _mail_lines(data)
    if suffix in _PACKED:
        data = _unpacked(data)
    text = data.decode("utf-8", "replace")
    if suffix in _JSON | _PACKED:
        return _json_lines(text)
    if suffix == ".csv":
        return _rows(text)
    if suffix in _MARKED_UP and any(start in text for start in _UNREAD_STARTS):
        text = _UNREAD_BLOCK.sub("", text)
    return text.split("\n")


def texts_of(path: str) -> TextsOf:
    """How the texts in a line of a file are told."""
    suffix = _suffix(path)
    if suffix in _CITATIONS:
        return cited_pieces
    return json_pieces if suffix in _JSON | _PACKED else plain_pieces


def _json_lines(text: str) -> Iterable[str]:
    """The lines of a JSON file, each with whole strings.

    Where one goes on in the next line, which JSON forbids, the strings alone.
    """
    lines = dict.fromkeys(text.split("\n"))
    if any((line.count('"') - line.count('\\"')) % 2 for line in lines):
        return [f'"{inside}"' for inside in _JSON_TEXT.findall(text)]
    return lines


def json_pieces(line: str) -> Iterator[str]:
    """The texts in the strings of a line."""
    strings = _JSON_TEXT.findall(line)
    if not _DRESS.search(line):
        yield from strings
        return
    for inside in strings:
        if _DRESS.search(inside):
            yield from plain_pieces(inside)
        else:
            yield inside


def cited_pieces(line: str) -> Iterator[str]:
    """The text in a line of a citation, without the name and the braces around it."""
    field = _FIELD.fullmatch(line)
    text = (field[1] or field[2] or field[3] or "") if field else line
    yield from plain_pieces(text.removeprefix("{").removesuffix("}") if field else line)


def _mail_lines(data: bytes) -> list[str]:
    """A mail's head and texts; of one that we did not write, its bytes, for what they are worth.

    Its own id looks like somebody's address and is made of the site's.
    """
    mail = read_once(data)
    if mail is None:
        return data.decode("utf-8", "replace").split("\n")
    head = [str(value) for name, value in mail.message.items() if name.lower() not in _MADE]
    return [*head, *mail.plain.split("\n"), *mail.html.split("\n")]


def _rows(text: str) -> list[str]:
    """The rows of a table, cells divided by bars: a comma would look like part of a number."""
    try:
        return [" | ".join(row) for row in csv.reader(StringIO(text, newline=""))]
    except csv.Error:
        # A cell longer than the reader takes, or a file of another plugin that is not a table.
        return text.split("\n")


def plain_pieces(line: str) -> Iterator[str]:
    """The texts in a line of a file, those of attributes included, as a reader sees them."""
    if "\\" in line:
        line = _unescaped_json(line)
    if "application/ld+json" in line:
        yield from json_pieces(_TAG.sub("", line))
        return
    if "&lt;" in line:  # markup within a feed
        line = unescape(line)
    if "<" not in line:
        yield from unescape(line).split("\n")
        return
    for match in _ATTRIBUTE.finditer(line) if _VALUE.search(line) else ():
        yield unescape(match[1] or match[2] or "").replace("\n", " ")
    for raw in filter(None, _TAG.split(_RUNNING.sub("", line))):
        text = unescape(raw).replace("\n", " ") if "&" in raw or "\n" in raw else raw
        if bare := text.strip():
            yield bare


def _unescaped_json(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text


def _unpacked(data: bytes) -> bytes:
    """A packed file's bytes; what cannot be unpacked is nothing to read."""
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return b""
    start = plain.find(b"{")
    return plain[start:] if start >= 0 else b""


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2]}".lower() if "." in name else ""
