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

MOST_SEEN = 400_000
"""Lines that are remembered, about 30 MB; beyond it some are searched again."""
MOST_SHOWN = 20
"""Files that a message names."""
SHORTEST = 5
"""Signs of the shortest thing that can be private: a line with fewer is not looked at."""

_MARKED_UP = frozenset({".html", ".xml", ".rss", ".atom", ".opml", ".svg", ".xhtml"})
_JSON = frozenset({".json", ".geojson", ".jsonl", ".webmanifest"})
_PLAIN = frozenset({".txt", ".csv", ".bib", ".ris", ".ics", ".md", ".vcf", ""})
_PACKED = frozenset({".pf_fragment"})
"""Pagefind's records: JSON behind a mark, in gzip."""
_UNREAD_BLOCK = re.compile(r"<(style|template)\b[^>]*>.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_RUNNING = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?>"
)
_TAG = re.compile(r"<[^<>]*>|<!\[CDATA\[|\]\]>")
_ATTRIBUTE = re.compile(
    r"\s(?:href|src|title|alt|content|value|action|cite|placeholder|aria-label|summary|label|url|"
    r"text|description|xmlUrl|htmlUrl|data-[\w-]+)=(?:\"([^\"]*)\"|'([^']*)')"
)


@dataclass(slots=True)
class OutputSearch:
    """Remembers what was searched, so that what every page repeats costs nothing."""

    allowed: frozenset[Private]
    seen: set[int] = field(default_factory=set)

    def find(self, path: str, data: bytes) -> frozenset[Kind]:
        """The kinds of private things that a file shows and nothing allows."""
        fresh = [line for line in readable_lines(path, data) if self._is_fresh(line)]
        if not fresh:
            return frozenset()
        text = "\n".join(plain for line in fresh for plain in _plain_lines(line))
        return frozenset(found.kind for found in find_private(text) if not self._is_allowed(found.value))

    def _is_fresh(self, line: str) -> bool:
        if len(line) < SHORTEST:
            return False
        if len(self.seen) > MOST_SEEN:
            self.seen.clear()
        before = len(self.seen)
        self.seen.add(hash(line))
        return len(self.seen) > before

    def _is_allowed(self, value: str) -> bool:
        """Whether a value, or one that it is a part of or grew from, is published on purpose."""
        bare = _bare(value)
        return any(bare in kept or kept in bare for kept in map(_bare, (each.value for each in self.allowed)))


def refuse_private(folder: Path, content: Content, site: Site, *, drafts: bool) -> None:
    """Raise a BuildError that names each file of a built site that gives somebody away."""
    search = OutputSearch(content.kept | privates(_own(site)) | (content.drafted if drafts else frozenset()))
    lines = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        if _is_read(name):
            kinds = search.find(name, path.read_bytes())
            lines += [f"{name}: holds what looks like {kind.shown}" for kind in sorted(kinds)]
    if lines:
        more = f"\nand {len(lines) - MOST_SHOWN} more" if len(lines) > MOST_SHOWN else ""
        raise BuildError(
            "the built site would give somebody away, by what no file of the content keeps. Look for it in the theme, "
            "the plugins and the settings:\n" + "\n".join(lines[:MOST_SHOWN]) + more
        )


def readable_lines(path: str, data: bytes) -> Iterator[str]:
    """What a file shows or says of itself, line by line, in the dress of its format."""
    suffix = _suffix(path)
    if suffix in _PACKED:
        data = _unpacked(data)
    text = data.decode("utf-8", "replace")
    if suffix in _JSON:
        yield from _json_lines(text)
    elif suffix in _MARKED_UP:
        yield from _UNREAD_BLOCK.sub("", text).split("\n")
    else:
        yield from text.split("\n")


def _plain_lines(line: str) -> Iterator[str]:
    """The texts of a line of HTML or XML, and what its attributes say."""
    if "<" not in line and "&" not in line:
        yield line
        return
    if "&lt;" in line:  # markup within a feed
        line = unescape(line)
    if "{" in line and "application/ld+json" in line:
        yield from _json_lines(_TAG.sub("", line))
        return
    for match in _ATTRIBUTE.finditer(line):
        yield unescape(match[1] or match[2] or "").replace("\n", " ")
    for text in _TAG.split(_RUNNING.sub("", line)):
        if text.strip():
            yield unescape(text).replace("\n", " ")


def _json_lines(text: str) -> Iterator[str]:
    """The texts of a JSON document; one that cannot be read is taken line by line."""
    try:
        value = json.loads(text)
    except ValueError:
        yield from text.split("\n")
        return
    yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


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
