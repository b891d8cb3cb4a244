"""The JSON-LD of a page, and what can be read of it where it is broken.

Site software writes it by hand: a comment or CDATA around it, commas before a closing
bracket, quotes within a text. What commas and comments break is put right; of the rest
the values are read that no other object of the script can have.

Limits: where a script is broken beyond that, its writers are not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import etree

MAX_DATA = 500_000
"""Characters of structured data that are read; a news page has a tenth of that."""
MAX_NODES = 2000
"""Values of structured data that are considered; they nest as deep as they like."""
ARTICLES = frozenset(
    {
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "blogposting",
    }
    | {
        "report",
        "webpage",
        "socialmediaposting",
        "liveblogposting",
        "backgroundnewsarticle",
        "scholarlyarticle",
    }
)
"""Kinds of structured data, in lower case, that describe what the page holds."""

_WRAPPING = re.compile(
    r"^\s*(?:(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--)|(?:(?://|/\*)?\s*\]\]>\s*(?:\*/)?|-->)\s*;?\s*$"
)
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_KINDS = re.compile(r'"@type"\s*:\s*\[?\s*"(\w+)"')
_VALUES = re.compile(r'"(datePublished|dateModified|headline)"\s*:\s*"([^"\n]{4,300})"\s*[,}\n]')

Node = dict[str, object]


def article_nodes(root: etree._Element, key: str = "") -> Iterator[Node]:
    """The objects of the page's JSON-LD that describe what it holds, of scripts with that key."""
    for script in root.iter("script"):
        data = script.text or ""
        is_data = (script.get("type") or "").lower().startswith("application/ld+json")
        if is_data and len(data) <= MAX_DATA and key in data:
            yield from (node for node in _nodes(_read(data)) if _types(node) & ARTICLES)


def _read(data: str) -> object:
    """The value of a script, be it put right; an object of what was read where it is broken."""
    for text in (data, _LAST_COMMA.sub("", _WRAPPING.sub("", data))):
        try:
            value: object = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return _salvaged(data)


def _salvaged(data: str) -> Node:
    """What a broken script states once, where it is of an article."""
    kinds = [kind for kind in _KINDS.findall(data) if kind.lower() in ARTICLES]
    found: dict[str, set[str]] = {}
    for key, value in _VALUES.findall(data):
        found.setdefault(key, set()).add(value)
    node: Node = {key: values.pop() for key, values in found.items() if len(values) == 1}
    return {"@type": kinds[0], **node} if kinds else {}


def _nodes(data: object) -> Iterator[Node]:
    """The objects in data, the outermost first."""
    waiting = [data]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += value


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    return {
        str(kind).rpartition("/")[2].lower()
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    }
