"""The built files searched once more for what gives somebody away.

What the content holds was checked where it is written; this is for what a
theme, a plugin or a setting adds, and for what two texts become side by side.
Files repeat each other, so every line is searched once a build.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from html import unescape
from io import StringIO
from itertools import filterfalse

from sitrep.content.checks.private import privates
from sitrep.content.tree import Content
from sitrep.core.errors import BuildError
from sitrep.core.private.find import find_formal
from sitrep.core.private.kinds import Private, PrivateFinding, PrivateKind
from sitrep.core.private.together import Together
from sitrep.site.mail.reading import read_mail
from sitrep.site.proof.known_text import KnownTexts
from sitrep.site.site import Site

MOST_SEEN = 150_000
"""Lines that are remembered, some 30 MB; beyond it some are searched again."""
MOST_SHOWN = 20
"""Files that a message names."""
SHORTEST = 5
"""Signs of the shortest thing that can be private: a line with fewer is not looked at."""

BY_FORM = frozenset(PrivateKind) - {PrivateKind.MINOR, PrivateKind.DETAINEE, PrivateKind.WITNESS}
"""Kinds recognised by their own form.

Who is a witness is known by the words around a name; in a list of sources side by side (“Mirror
Stand, unknown source”) the words around mean nothing, so names are checked in the content alone."""

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
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
"""A hash of a file, alone: the letters between its digits are no names of networks."""
_TAG = re.compile(r"<[^<>]*>|<!\[CDATA\[|\]\]>")
_ATTRIBUTE = re.compile(
    r"\s(?:href|src|title|alt|content|value|action|cite|placeholder|aria-label|summary|label|url|"
    r"text|description|xmlUrl|htmlUrl|data-[\w-]+)=(?:\"([^\"]*)\"|'([^']*)')"
)


class OutputSearch:
    """A search through files that remembers what it has seen: what every page repeats is free."""

    def __init__(
        self, allowed: frozenset[Private], own: str = "./", searched: frozenset[str] = frozenset()
    ) -> None:
        """Prepare a search that accepts the ``allowed`` details.

        ``own`` is how the site's addresses begin; ``searched`` are lines of the content in which
        nothing was found.
        """
        self._allowed = tuple(_bare(each.value) for each in allowed)
        self._own = ("./", "../", own)
        self._known = KnownTexts(searched)
        self._plain = set(searched)
        """The texts that were searched."""
        self._dressed: set[str] = set()
        """The same in the dress of their formats."""
        self._together: Together[str] = Together(self._findings)

    def add(self, path: str, data: bytes) -> None:
        """Search a file, if it is one that is read."""
        if not _is_read(path):
            return
        pieces: list[str] = []
        for line in _fresh(dressed_lines(path, data), self._dressed):
            pieces += plain_pieces(line)
        # Of a URL of this site nothing needs searching: it is made of text of the content.
        shown = [
            self._known.without(piece)
            for piece in _fresh(pieces, self._plain)
            if not piece.startswith(self._own) and not _HASH.fullmatch(piece)
        ]
        if shown:
            # An empty line between: no number goes on from one piece to the next.
            self._together.add(path, "\n\n".join(shown))

    def found(self) -> dict[str, frozenset[PrivateKind]]:
        """The kinds of private things that files show and nothing allows, by path."""
        self._together.search()
        kinds: dict[str, frozenset[PrivateKind]] = {}
        for path, findings in self._together.found.items():
            kinds[path] = frozenset(finding.kind for finding in findings)
        return kinds

    def find(self, path: str, data: bytes) -> frozenset[PrivateKind]:
        """The kinds of private things that one file shows and nothing allows."""
        self.add(path, data)
        return self.found().get(path, frozenset())

    def _findings(self, text: str) -> tuple[PrivateFinding, ...]:
        found = (each for each in find_formal(text) if each.kind in BY_FORM)
        return tuple(each for each in found if not self._is_allowed(each.value))

    def _is_allowed(self, value: str) -> bool:
        """Whether a value, or one that it is a part of or grew from, is published on purpose."""
        bare = _bare(value)
        return any(bare in kept or kept in bare for kept in self._allowed)


def _fresh(lines: Iterable[str], known: set[str]) -> list[str]:
    """The lines that are not known yet, in their order; from now on they are."""
    if len(known) > MOST_SEEN:
        known.clear()
    fresh = [
        line
        for line in filterfalse(known.__contains__, dict.fromkeys(lines))
        if len(line) >= SHORTEST
    ]
    known.update(fresh)
    return fresh


def output_search(content: Content, site: Site, *, drafts: bool) -> OutputSearch:
    """The search for a site that is built from this content."""
    allowed = content.kept | privates(_own(site)) | (content.drafted if drafts else frozenset())
    stated = frozenset([site.commit] if site.commit else [])  # a hash as well, known beforehand
    return OutputSearch(allowed, site.address, content.searched | stated)


def refuse_private(search: OutputSearch) -> None:
    """Raise a BuildError that names each of the files searched that gives somebody away."""
    found = search.found()
    lines = [
        f"{name}: holds what looks like {kind.shown}"
        for name in sorted(found)
        for kind in sorted(found[name])
    ]
    if lines:
        more = (f"and {len(lines) - MOST_SHOWN} more",) if len(lines) > MOST_SHOWN else ()
        raise BuildError(
            "the built site holds private details that no file of the content keeps on purpose. "
            "Look for them in the theme, the plugins and the settings:",
            *lines[:MOST_SHOWN],
            *more,
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
        return _JSON_TEXT.findall(text)
    if suffix == ".csv":
        return _rows(text)
    if suffix in _MARKED_UP and any(start in text for start in _UNREAD_STARTS):
        text = _UNREAD_BLOCK.sub("", text)
    return text.split("\n")


def _mail_lines(data: bytes) -> list[str]:
    """A mail's head and texts; of one that we did not write, its bytes, for what they are worth.

    Its own id looks like somebody's address and is made of the site's.
    """
    mail = read_mail(data)
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
    return (
        each
        for each in (
            *(site.contact, site.hub, site.sender, site.unsubscribe),
            *(site.address, site.name, site.description),
        )
        if each
    )


def _bare(value: str) -> str:
    return re.sub(r"\W", "", value).lower()


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2]}".lower() if "." in name else ""


def _is_read(path: str) -> bool:
    return _suffix(path) in _MARKED_UP | _JSON | _PLAIN | _PACKED | _MAILS and not path.startswith(
        "pagefind/pagefind"
    )
