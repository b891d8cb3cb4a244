"""Links within a built site that lead to no file, or to no such place on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_LINKING = frozenset({"href", "src"})
_TEXT_FRAGMENT = ":~:"
"""Begins a fragment that points to words of a page, not to an id."""


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """What a page links to, in its order, and the ids that others may link to."""

    links: tuple[str, ...]
    ids: frozenset[str]


def find_dead_links(folder: Path) -> Iterator[str]:
    """A line for each link of the folder's HTML pages that leads nowhere.

    Only relative links are followed: the site links so within itself, and where a path such as
    ``/about/`` leads is the host's to say.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {name: _read_page(folder / name) for name in sorted(files) if name.endswith(".html")}
    for name, page in pages.items():
        for link in dict.fromkeys(page.links):
            target = _target(name, link)
            if target is None:
                continue
            file, fragment = target
            found = next((each for each in (file, join(file, "index.html")) if each in files), None)
            if found is None:
                yield f"{name} links to {link}, which does not exist"
            elif not _has_place(pages, found, fragment):
                yield f"{name} links to {link}, but {found} has no such place"


def _target(name: str, link: str) -> tuple[str, str] | None:
    """The file and the fragment that a page's link means; None for a link that is not relative."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    path = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
    return ("" if path == "." else path), unquote(parts.fragment)


def _has_place(pages: Mapping[str, LinkedPage], name: str, fragment: str) -> bool:
    if not fragment or fragment.startswith(_TEXT_FRAGMENT) or name not in pages:
        return True
    return fragment == "top" or fragment in pages[name].ids


def _read_page(path: Path) -> LinkedPage:
    collector = _Collector()
    collector.feed(path.read_text("utf-8", errors="replace"))
    collector.close()
    return LinkedPage(tuple(collector.links), frozenset(collector.ids))


class _Collector(HTMLParser):
    """Collects the links and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down what the tag links to and its id."""
        for name, value in attrs:
            if name in _LINKING and value:
                self.links.append(value)
            elif name == "id" and value:
                self.ids.add(value)
