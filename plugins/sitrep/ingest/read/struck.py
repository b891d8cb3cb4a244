"""Words that a line runs through: taken back by whoever wrote them, and no part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from sitrep.ingest.knowledge.page_words import tags_of

MOST = 0.4
"""Share of a page's words from which a line through them is a slip: a tag that was never closed."""
MANY = 60
"""Fewest words of such a slip: a short note may be half corrected."""

_TAGS = re.compile(
    r"<(del|s|strike)(?:\s[^<>]{0,200})?>(.{0,2000}?)</\1\s*>", re.IGNORECASE | re.DOTALL
)
_BRACKETS = re.compile(r"\[(s|strike|del)\](.{0,2000}?)\[/\1\]", re.IGNORECASE | re.DOTALL)
_TILDES = re.compile(r"(?<!~)(~~)(?=[^\s~])([^~]{0,500}?)(?<=[^\s~])~~(?!~)")
_OVERLAID = re.compile(
    "((?:[^\\s\u0336\u0335][\u0336\u0335]+)(?:\\s?[^\\s\u0336\u0335][\u0336\u0335]+)*)()"
)
"""Letters that each carry a stroke of their own, as social networks have them copied."""
_WRITTEN = (_TAGS, _BRACKETS, _TILDES, _OVERLAID)
_SIGNS = ("</", "[/", "~~", "\u0336", "\u0335")
"""Every text with struck-out words has one of them; most texts have none."""

_LINE_THROUGH = re.compile(
    r"text-decoration(?:-line)?\s*:[^;{}]{0,80}\bline-through\b", re.IGNORECASE
)
_CLASS = re.compile(r"(?:^|[\s,>])(?:[a-z]\w*)?\.([\w-]+)\s*$", re.IGNORECASE)
_ELEMENT = re.compile(r"(?:^|[\s>])([a-z][a-z0-9]*)\s*$", re.IGNORECASE)
MAX_SELECTORS, MAX_RULE = 300, 2000
"""Characters of a rule's selectors, and of what it says."""
MAX_STYLE = 200_000
"""Characters of a page's own style sheet that are read; what strikes words out is one line."""


def without_struck(text: str) -> str:
    """Plain text without the words struck out by tags, tildes or strokes over letters."""
    if not any(sign in text for sign in _SIGNS):
        return text
    for pattern in _WRITTEN:
        text = pattern.sub("", text)
    return text


def struck_in(text: str) -> Iterator[str]:
    """The words that signs in plain text strike out."""
    if not any(sign in text for sign in _SIGNS):
        return
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            yield re.sub("[\u0335\u0336]", "", match[2] or match[1]).strip()


def struck_classes(root: etree._Element) -> frozenset[str]:
    """Classes (with their dot) and elements that the page's own style sheet strikes out."""
    found: set[str] = set()
    for style in root.iter("style"):
        text = (style.text or "")[:MAX_STYLE]
        if "line-through" not in text:
            continue
        *closed, _rest = text.split("}")
        for rule in closed:
            if "line-through" in rule.lower():
                found.update(_struck_by(rule))
    return frozenset(found)


def _struck_by(rule: str) -> Iterator[str]:
    """What a rule strikes out; it begins behind the rule before it, and ends before its bracket."""
    before, _bracket, says = rule.rpartition("{")
    selectors = before.rpartition("{")[2][-MAX_SELECTORS:]
    if len(says) <= MAX_RULE and _LINE_THROUGH.search(says):
        yield from _selected(selectors.split(","))


def _selected(selectors: Iterable[str]) -> Iterator[str]:
    """The class or element that each selector ends in; its context is ignored."""
    for selector in selectors:
        if match := _CLASS.search(selector):
            yield f".{match[1]}"
        elif match := _ELEMENT.search(selector):
            yield match[1].lower()


def is_struck(tag: str, style: str) -> bool:
    """Whether an element is struck out by its name or its own style."""
    return tag in tags_of("struck") or bool(style and _LINE_THROUGH.search(style))


def is_styled(tag: str, classes: str, styled: frozenset[str]) -> bool:
    """Whether an element is struck out by the page's style sheet."""
    return tag in styled or any(f".{name}" in styled for name in classes.split())
