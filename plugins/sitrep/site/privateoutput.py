"""The built files searched once more for what gives somebody away.

What the content holds was checked where it is written; this is for what a
theme, a plugin or a setting adds, and for what two texts become side by side.
Files repeat each other, so every line is searched once a build.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from sitrep.core.content import Content
from sitrep.core.errors import BuildError
from sitrep.core.private.find import find_private
from sitrep.core.private.kinds import Kind, Private
from sitrep.core.privatecheck import privates
from sitrep.core.site import Site

MOST_SEEN = 150_000
"""Lines that are remembered, some 30 MB; beyond it some are searched again."""
MOST_SHOWN = 20
"""Files that a message names."""
SHORTEST = 5
"""Signs of the shortest thing that can be private: a line with fewer is not looked at."""

BY_FORM = frozenset(Kind) - {Kind.MINOR, Kind.DETAINEE, Kind.WITNESS}
"""Kinds known by their own form. Who is a witness is known by the words around, and a list of sources side
by side (“Mirror Stand, unknown source”) has words around that mean nothing: names are checked in the content."""

_MARKED_UP = frozenset({".html", ".xml", ".rss", ".atom", ".opml", ".svg", ".xhtml"})
_JSON = frozenset({".json", ".geojson", ".jsonl", ".webmanifest"})
_PLAIN = frozenset({".txt", ".csv", ".bib", ".ris", ".ics", ".md", ".vcf", ""})
_PACKED = frozenset({".pf_fragment"})
"""Pagefind's records: JSON behind a mark, in gzip."""
_UNREAD_BLOCK = re.compile(r"<(style|template)\b[^>]*>.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_UNREAD_STARTS = ("<style", "<template", "<!--")
_RUNNING = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?>"
)
_JSON_TEXT = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
_TAG = re.compile(r"<[^<>]*>|<!\[CDATA\[|\]\]>")
_ATTRIBUTE = re.compile(
    r"\s(?:href|src|title|alt|content|value|action|cite|placeholder|aria-label|summary|label|url|"
    r"text|description|xmlUrl|htmlUrl|data-[\w-]+)=(?:\"([^\"]*)\"|'([^']*)')"
)


@dataclass(frozen=True, slots=True)
class OutputSearch:
    """Remembers what was searched, so that what every page repeats costs nothing."""

    allowed: frozenset[Private]
    own: str = "./"
    """How the site's own addresses begin: what they are made of is text of the content."""
    plain: set[str] = field(default_factory=set)
    """The texts that were searched."""
    dressed: set[str] = field(default_factory=set)
    """The same in the dress of their formats."""

    def find(self, path: str, data: bytes) -> frozenset[Kind]:
        """The kinds of private things that a file shows and nothing allows."""
        dressed = _fresh(dressed_lines(path, data), self.dressed)
        pieces = _fresh((piece for line in dressed for piece in plain_pieces(line)), self.plain)
        shown = [piece for piece in pieces if not piece.startswith(("./", "../", self.own))]
        if not shown:
            return frozenset()
        # An empty line between: no number goes on from one piece to the next.
        found = find_private("\n\n".join(shown))
        return frozenset(each.kind for each in found if each.kind in BY_FORM and not self._is_allowed(each.value))

    def _is_allowed(self, value: str) -> bool:
        """Whether a value, or one that it is a part of or grew from, is published on purpose."""
        bare = _bare(value)
        return any(bare in kept or kept in bare for kept in map(_bare, (each.value for each in self.allowed)))


def _fresh(lines: Iterable[str], known: set[str]) -> list[str]:
    """The lines that are not known yet, in their order; from now on they are."""
    if len(known) > MOST_SEEN:
        known.clear()
    fresh = [line for line in dict.fromkeys(lines) if line not in known and len(line) >= SHORTEST]
    known.update(fresh)
    return fresh


def refuse_private(folder: Path, content: Content, site: Site, *, drafts: bool) -> None:
    """Raise a BuildError that names each file of a built site that gives somebody away."""
    allowed = content.kept | privates(_own(site)) | (content.drafted if drafts else frozenset())
    search = OutputSearch(allowed, site.address, set(content.searched))
    lines = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        if _is_read(name):
            kinds = search.find(name, path.read_bytes())
            lines += [f"{name}: holds what looks like {kind.shown}" for kind in sorted(kinds)]
    if lines:
        more = (f"and {len(lines) - MOST_SHOWN} more",) if len(lines) > MOST_SHOWN else ()
        raise BuildError(
            "the built site would give somebody away, by what no file of the content keeps. Look for it in the theme, "
            "the plugins and the settings:",
            *lines[:MOST_SHOWN],
            *more,
        )


def dressed_lines(path: str, data: bytes) -> Iterable[str]:
    """What a file says, line by line or text by text, in the dress of its format."""
    suffix = _suffix(path)
    if suffix in _PACKED:
        data = _unpacked(data)
    text = data.decode("utf-8", "replace")
    if suffix in _JSON | _PACKED:
        return _JSON_TEXT.findall(text)
    if suffix in _MARKED_UP and any(start in text for start in _UNREAD_STARTS):
        text = _UNREAD_BLOCK.sub("", text)
    return text.split("\n")


def plain_pieces(line: str) -> Iterator[str]:
    """The texts of a line or a text of a file, and what its attributes say, as a reader gets them."""
    if "\\" in line:
        line = _unescaped_json(line)
    if "application/ld+json" in line:
        for text in _JSON_TEXT.findall(_TAG.sub("", line)):
            yield from plain_pieces(text)
        return
    if "&lt;" in line:  # markup within a feed
        line = unescape(line)
    if "<" not in line:
        yield from unescape(line).split("\n")
        return
    for match in _ATTRIBUTE.finditer(line):
        yield unescape(match[1] or match[2] or "").replace("\n", " ")
    for text in _TAG.split(_RUNNING.sub("", line)):
        if text and not text.isspace():
            yield unescape(text).replace("\n", " ").strip()


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


def _own(site: Site) -> Iterable[str]:
    """What the site's own settings publish."""
    return (each for each in (site.contact, site.hub, site.address, site.name, site.description) if each)


def _bare(value: str) -> str:
    return re.sub(r"\W", "", value).lower()


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2]}".lower() if "." in name else ""


def _is_read(path: str) -> bool:
    return _suffix(path) in _MARKED_UP | _JSON | _PLAIN | _PACKED and not path.startswith("pagefind/pagefind")
