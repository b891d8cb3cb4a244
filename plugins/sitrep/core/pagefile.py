"""``content/pages/about.md``: a page of the site, front matter and Markdown."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from sitrep.core.errors import Fault
from sitrep.core.fields import Fields
from sitrep.core.frontmatter import MarkdownFile, split_file
from sitrep.core.markup import links
from sitrep.core.text import is_slug

RESERVED = frozenset(
    {
        "editions",
        "regions",
        "sources",
        "reports",
        "feeds",
        "data",
        "search",
        "drafts",
        "theme",
        "images",
        "404",
        "index",
    }
)
"""Slugs at which the site keeps something else."""

_LINK_KINDS = {"{filename", "{static", "{attach"}


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of the site; ``body`` is Markdown."""

    title: str
    slug: str
    description: str | None
    body: str


def parse_site_page(data: bytes, file: str, faults: list[Fault]) -> SitePage | None:
    """The page in a file, or None with the reason in ``faults``."""
    page = split_file(data, file, faults)
    if page is None:
        return None
    fields = Fields(page.table, file, faults)
    title, slug, description = fields.words("title"), fields.words("slug"), fields.words("description")
    fields.finish()
    if not title:
        fields.fault("title", "is missing", "Write title: and what heads the page")
    if not slug or not is_slug(slug) or slug in RESERVED:
        problem = f"“{slug}” cannot be an address" if slug else "is missing"
        fields.fault("slug", problem, "Write slug: about, for the address /about/")
    return SitePage(title or "", slug or "", description, page.body)


def check_links(data: bytes, path: str, root: str, paths: Collection[str]) -> list[Fault]:
    """Faults for Pelican's ``{filename}`` and ``{static}`` links that lead to no file of the content folder.

    ``path`` and ``paths`` are below the content folder, ``root`` its name.
    """
    page = split_file(data, f"{root}/{path}", [])
    if page is None:
        return []
    return [
        Fault(f"{root}/{path}", _line(page, target), "link", f"“{target}” leads to no file of {root}/", "Correct it")
        for target in links(page.body)
        if _leads_nowhere(target, path, paths)
    ]


def _leads_nowhere(target: str, path: str, paths: Collection[str]) -> bool:
    kind, closing, rest = target.partition("}")
    if not closing or kind not in _LINK_KINDS:
        return False
    wanted = unquote(urlsplit(rest).path)
    base = "" if wanted.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(base, wanted.lstrip("/"))) not in paths


def _line(page: MarkdownFile, target: str) -> int:
    return page.body_line + page.body[: max(page.body.find(target), 0)].count("\n")
