"""What elements of a page are marked as: its date, its writers, the time beside its headline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from sitrep.ingest.markup import Stated

MAX_MARKED = 50
"""Elements marked as a date that are considered; pages mark the dates of articles they list."""
MAX_LONG = 400
"""Characters of a statement: longer ones are texts, not facts."""
PARAGRAPH = 100
"""Characters from which an element is a paragraph: no time beside it is of the headline."""
NEAR = 40
"""Elements after a headline among which its time is."""

_MARKED = frozenset({"time", "span", "abbr", "div", "p"})
_WRITERS = frozenset({"a", "span", "div", "p", "address"})
# A page has a thousand elements, and a few with such attributes: libxml2 finds them in one walk.
_MAY_BE_DATES = etree.XPath(
    "descendant-or-self::*[@itemprop or @pubdate or contains(@class, 'entry-date')]"
)
_MAY_BE_WRITERS = etree.XPath("descendant-or-self::*[@itemprop or @rel]")
_APART = frozenset({"aside", "nav", "footer", "li", "figure"})
_CHANGED = ("updated", "modified", "update")


def marked_dates(root: etree._Element) -> Iterator[Stated]:
    """Elements marked as the date of publication, then the time beside the only headline."""
    yield from islice(_all_marked(root), MAX_MARKED)
    yield from islice(_beside_headline(root), 1)


def marked_writers(root: etree._Element) -> Iterator[Stated]:
    """Elements marked as a writer's name."""
    for node in islice(_writers(root), MAX_MARKED):
        named = next((each for each in node.iter() if each.get("itemprop") == "name"), node)
        value = named.get("content") or beginning(named)
        yield Stated(value, f"<{node.tag}> marked as the writer")


def _writers(root: etree._Element) -> Iterator[etree._Element]:
    for node in _found(root, _MAY_BE_WRITERS, _WRITERS):
        marked = (node.get("itemprop") or "").lower() in {"author", "creator"}
        if marked or "author" in (node.get("rel") or "").lower().split():
            yield node


def _found(
    root: etree._Element, path: etree.XPath, tags: frozenset[str]
) -> Iterator[etree._Element]:
    """The elements of these tags to which a path leads, in the order of the page."""
    for node in path(root):
        if node.tag in tags:
            yield node


def _all_marked(root: etree._Element) -> Iterator[Stated]:
    for node in _found(root, _MAY_BE_DATES, _MARKED):
        marked = (node.get("itemprop") or "").lower() == "datepublished" or node.get(
            "pubdate"
        ) is not None
        if marked or "entry-date" in (node.get("class") or "").split():
            value = (
                node.get("datetime") or node.get("content") or node.get("title") or beginning(node)
            )
            yield Stated(value, f"<{node.tag}> marked as the date of publication")


def _beside_headline(root: etree._Element) -> Iterator[Stated]:
    """The first time in the markup between the only headline and the text."""
    headlines = list(islice(root.iter("h1"), 2))
    if len(headlines) != 1:
        return
    for node in islice(_following(headlines[0]), NEAR):
        if node.tag == "p" and len(beginning(node).strip()) >= PARAGRAPH:
            return
        if node.tag != "time" or not node.get("datetime") or _is_apart(node):
            continue
        if not _says_changed(node):
            yield Stated(node.get("datetime") or "", "<time> beside the headline")


def _following(node: etree._Element) -> Iterator[etree._Element]:
    """The elements behind one, in the order of the page."""
    while node is not None:
        after = node.getnext()
        while after is not None:
            yield from (each for each in after.iter() if isinstance(each.tag, str))
            after = after.getnext()
        node = node.getparent()


def _is_apart(node: etree._Element) -> bool:
    return any(each.tag in _APART for each in node.iterancestors())


def _says_changed(node: etree._Element) -> bool:
    """Whether an element, or the one around it, says that it is the time of a change."""
    said: list[str] = []
    around: Iterable[etree._Element | None] = (node, node.getparent())
    for each in around:
        if each is not None:
            said += [each.get("class") or "", each.get("itemprop") or "", each.text or ""]
    before = node.getprevious()
    said.append((before.tail or "") if before is not None else "")
    return any(word in text.lower() for text in said for word in _CHANGED)


def beginning(node: etree._Element) -> str:
    """An element's text, no further than a statement is long."""
    parts: list[str] = []
    length = 0
    for part in node.itertext():
        parts.append(part[: MAX_LONG + 1])
        length += len(parts[-1])
        if length > MAX_LONG:
            break
    return "".join(parts)
