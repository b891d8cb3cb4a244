"""HTML taken apart so strictly that every browser must take it apart the same way.

A parser that forgives can be made to see less than a browser does.  This one
knows tags with quoted or plain attributes, text, and comments without signs of
tags in them; whatever else begins with “<” is a finding.  A site has few tags
that differ, so each is taken apart once: ten thousand pages are read in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.site.audit.findings import Found, shown

_ATTRIBUTE = r"[^\s\"'<>/=`\x00]+(?:\s*+=\s*+(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+))?"
_OPEN = re.compile(rf"([A-Za-z][A-Za-z0-9:\-]*)((?:\s++{_ATTRIBUTE})*)\s*+/?")
_CLOSE = re.compile(r"/([A-Za-z][A-Za-z0-9:\-]*)\s*+")
_NAMED = re.compile(r"([^\s\"'<>/=`\x00]+)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=`]+)))?")
_COMMENT = re.compile(r"!--(?!-?$)[^>]*--")
_WORDS = (
    r" (?:class|d|datetime|dir|height|id|lang|role|rowspan|scope|viewBox|width|x|y"
    r"|aria-[a-z]+|data-[a-z]+)"
    r"=\"[^\"<>]*\""
)
_PLAIN = re.compile(
    r"(?:a|article|b|bdi|circle|dd|desc|details|div|dl|dt|figcaption|figure|g|h[1-6]|header|li|nav|ol|p|path|rect|section"
    rf"|small|span|summary|table|td|text|th|time|tr|ul)(?:{_WORDS})*"
)
"""A tag that holds a text and says nothing but what it is: most of a page is made of such."""
_OWN = r"(?:\.\.?/)*(?:[\w.-]+/)*(?:[\w-]+(?:\.[\w-]+)*)?(?:#[\w-]+)?"
_FOREIGN = r"https?://[a-z\d](?:[a-z\d.-]*[a-z\d])?/[\w./~%?=+,;:@!$()*#-]*"
_INWARD = re.compile(
    rf"a(?:{_WORDS})* href=\"{_OWN}\"(?:{_WORDS})*"
    rf"|a(?:{_WORDS})* href=\"{_FOREIGN}\" rel=\"noopener noreferrer(?: nofollow)?\""
    rf"|link rel=\"[a-z -]*\"(?: type=\"[\w/+.-]*\")?(?: title=\"[^\"<>]*\")? href=\"{_OWN}\""
    rf"|svg(?:{_WORDS})*"
    r"|meta (?:property|name)=\"(?:description|(?:og|article|twitter):[\w:]+)\""
    r" content=\"[^\"<>]*\"",
    re.ASCII,
)
"""What is safe on pages and not in feeds: a link within the site, one to another site that says so,
a drawing, a page's metadata."""
_OUTWARD = re.compile(rf"a(?:{_WORDS})* href=\"{_FOREIGN}\"(?: rel=\"[a-z ]*\")?", re.ASCII)
"""What is safe in feeds: a link that names its host."""
UNCERTAIN = 'Close the tag, quote its values with ", and write < and > inside them as &lt; and &gt;'


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, with its attributes: names in lower case, values as they are written.

    An end tag has none.
    """

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    ends: bool = False


def parse_tag(head: str) -> Tag | Found | None:
    """What stands between < and >; None for a comment or the document's type."""
    if match := _OPEN.fullmatch(head):
        return Tag(match[1].lower(), tuple(_attributes(match[2])))
    if match := _CLOSE.fullmatch(head):
        return Tag(match[1].lower(), ends=True)
    if head.lower() == "!doctype html" or _COMMENT.fullmatch(head):
        return None
    return Found(f"has <{shown(head)}, which browsers may parse in different ways", UNCERTAIN)


def is_plain(head: str, *, whole: bool = False) -> bool:
    """Whether a tag is safe by its looks alone; with ``whole``, links must name their host."""
    return (_PLAIN.fullmatch(head) or (_OUTWARD if whole else _INWARD).fullmatch(head)) is not None


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for match in _NAMED.finditer(text):
        yield (
            match[1].lower(),
            next((value for value in match.groups()[1:] if value is not None), ""),
        )
