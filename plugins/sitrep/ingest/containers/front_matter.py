"""Sources of static sites: Markdown, and what stands above a text (YAML, TOML, Pelican keys)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sitrep.ingest.containers.parts import InputPart, OpenedInput
from sitrep.ingest.containers.source import ending_of
from sitrep.ingest.draft import Document
from sitrep.ingest.knowledge.stamps import stamped
from sitrep.ingest.markup import Facts, Stated
from sitrep.ingest.read.markdown_source import is_markdown, read_markdown

MOST_LINES = 200
"""Lines of front matter that are looked at; a long list of tags takes fifty."""
EVIDENCE = "front matter"

_FENCED = re.compile(
    r"\ufeff?\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w.-]{0,40})[ \t]*[:=][ \t]*(?P<value>.*)")
_TITLES = ("title", "headline")
_DATES = ("date", "published", "publishdate", "pubdate", "published_at", "created")
_AUTHORS = ("author", "authors", "byline")
_ADDRESSES = (
    "canonical",
    "canonical_url",
    "canonicalurl",
    "url",
    "permalink",
    "source_url",
    "link",
)
_MODIFIED = ("modified", "updated", "lastmod", "last_modified_at")
_PELICAN = frozenset({"date", "category", "tags", "slug", "author", "authors", "status", "summary"})
_MARKDOWN = frozenset({"md", "markdown", "mdown", "mkd", "rst"})


def open_front_matter(document: Document) -> OpenedInput | None:
    """The text below front matter, with what that says; None for a text without any."""
    match = _FENCED.match(document.text)
    head = match["head"] if match else _bare_head(document)
    lines = head.split("\n")
    values = {key.lower(): value for key, value in _pairs(lines)}
    if not match and "title" not in values:
        return None
    if not values or len(lines) > MOST_LINES:
        return None
    rest = document.text[match.end() if match else len(head) :]
    facts = Facts(
        titles=tuple(
            Stated(each.value, each.evidence, is_headline=True) for each in _stated(values, _TITLES)
        ),
        dates=tuple(Stated(stamped(each.value), EVIDENCE) for each in _stated(values, _DATES)),
        authors=_stated(values, _AUTHORS),
        addresses=tuple(
            each for each in _stated(values, _ADDRESSES) if each.value.startswith("http")
        ),
        modified=tuple(
            Stated(stamped(each.value), EVIDENCE) for each in _stated(values, _MODIFIED)
        ),
    )
    read = read_markdown(rest.strip("\n"))
    part = InputPart(read, facts, aside=tuple(filter(None, lines)), doubts=document.doubts)
    return OpenedInput((part.document(document.name),))


def open_markdown(document: Document) -> OpenedInput | None:
    """A Markdown source without front matter; None for any other text."""
    if not is_markdown(document.text):
        return None
    part = InputPart(read_markdown(document.text), doubts=document.doubts)
    return OpenedInput((replace(part.document(document.name), sha256=document.sha256),))


def _bare_head(document: Document) -> str:
    """Pelican's keys above the text of a Markdown file; empty where there are none."""
    if ending_of(document.name) not in _MARKDOWN:
        return ""
    head = document.text.lstrip("\ufeff").partition("\n\n")[0]
    pairs = list(_pairs(head.split("\n")))
    known = {key.lower() for key, _value in pairs}
    is_head = len(pairs) == len(head.split("\n")) and "title" in known and known & _PELICAN
    return head if is_head else ""


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Keys with the values that stand on their line, without quotation marks."""
    for line in lines:
        match = _PAIR.fullmatch(line.strip("\r"))
        if match:
            value = match["value"].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            yield match["key"], value.strip("[]").strip()


def _stated(values: dict[str, str], keys: tuple[str, ...]) -> tuple[Stated, ...]:
    return tuple(Stated(values[key], EVIDENCE) for key in keys if values.get(key))
