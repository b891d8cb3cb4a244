"""Tags that are safe by their looks, without being taken apart."""

from __future__ import annotations

import pytest

from sitrep.site.audit.elements import ElementKind, ElementPosition, check_element
from sitrep.site.audit.links import Home
from sitrep.site.audit.tags import Tag, is_plain, parse_tag

HOME = Home("https://digest.example/")
ON_PAGES = (
    'a href="https://wire.example/1?a=b#c" rel="noopener noreferrer nofollow"',
    'a class="out" href="http://wire.example/" rel="noopener noreferrer"',
    'link rel="describedby" type="application/x-bibtex" href="../../data/citations/a.bib"',
    'link rel="alternate" type="application/rss+xml" title="News" href="../feeds/a.rss"',
)
IN_FEEDS = (
    'a href="https://wire.example/1" rel="noopener noreferrer nofollow"',
    'a href="https://digest.example/reports/a/#b"',
)
UNSAFE = (
    'a href="https://wire.example/1"',
    'a href="https://wire.example/1" rel="nofollow"',
    'a href="https://me@wire.example/" rel="noopener noreferrer"',
    'a href="//wire.example/" rel="noopener noreferrer"',
    'a href="javascript:a/" rel="noopener noreferrer"',
    'a href="https://wire.example/&#1;" rel="noopener noreferrer"',
    'a href="https://wire.example/1" rel="noopener noreferrer" onclick="a"',
    'a href="https://wire.example/1" rel="noopener noreferrer" ping="/a"',
    'link rel="stylesheet" href="//wire.example/a.css"',
    'link rel="stylesheet" href="https://wire.example/a.css"',
    'link rel="stylesheet" href="a.css" onload="a"',
)


def is_safe(head: str, kind: ElementKind) -> bool:
    """Whether the rules find nothing in a tag."""
    tag = parse_tag(head)
    return isinstance(tag, Tag) and not [*check_element(tag, ElementPosition(kind, HOME))]


@pytest.mark.parametrize("head", ON_PAGES)
@pytest.mark.parametrize("kind", [ElementKind.PAGE, ElementKind.MAIL])
def test_what_is_plain_on_pages_is_safe_there(head: str, kind: ElementKind) -> None:
    assert is_plain(head)
    assert is_safe(head, kind)


@pytest.mark.parametrize("head", IN_FEEDS)
def test_what_is_plain_in_feeds_is_safe_there(head: str) -> None:
    assert is_plain(head, whole=True)
    assert is_safe(head, ElementKind.FEED)


@pytest.mark.parametrize("head", UNSAFE)
def test_what_is_not_safe_is_not_plain(head: str) -> None:
    assert not is_plain(head)


@pytest.mark.parametrize("head", [*ON_PAGES[2:], UNSAFE[3], UNSAFE[6], 'a href="../a/"'])
def test_what_is_plain_on_pages_alone_is_not_so_in_feeds(head: str) -> None:
    assert not is_plain(head, whole=True)
