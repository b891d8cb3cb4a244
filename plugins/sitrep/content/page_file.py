"""``content/pages/about.md``: a page of the site, front matter and Markdown."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import unquote, urlsplit

from sitrep.content.checks.raw_signs import raw_signs
from sitrep.content.schema.files import PAGE, SLUG_REMEDY
from sitrep.content.schema.key import read_record
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.front_matter import MarkdownFile, split_file
from sitrep.core.errors import Fault
from sitrep.core.markdown.outline import links
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.markdown.render import render_page
from sitrep.core.private.kinds import Keep
from sitrep.core.text import is_slug

# A page called “reports” would be written over the list of all reports.
RESERVED = frozenset(
    {
        "corrections",
        "editions",
        "regions",
        "sources",
        "reports",
        "feeds",
        "data",
        "search",
        "mail",
        "cards",
        "pagefind",
        "drafts",
        "theme",
        "images",
        "404",
        "index",
    }
)
"""Slugs under which the site has something else."""

_LINKED = {"{filename": ("pages/", "images/"), "{static": ("images/",), "{attach": ("images/",)}
"""The folders that each kind of link reaches: of others, Pelican would publish a file as it is,
withheld text too."""
_LINK_START = re.compile(r"\{(?:filename|static|attach)\}")


_LINK_REMEDY = (
    "Correct it; pages and images are linked like this, reports and editions by their full URL"
)


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of the site; ``body`` is Markdown."""

    title: str
    slug: str
    """Empty where the file gives none."""
    body: str
    description: str | None = None
    slug_line: int = field(default=1, compare=False)
    file: str = field(default="", compare=False)
    keep: tuple[Keep, ...] = ()


def parse_site_page(data: bytes, file: str, faults: list[Fault]) -> SitePage | None:
    """The page in a file, or None with the reason in ``faults``."""
    page = split_file(data, file, faults)
    if page is None:
        return None
    fields = Fields(page.table, file, faults)
    values = read_record(fields, PAGE)
    slug = values["slug"]
    if slug and (not is_slug(slug) or slug in RESERVED):
        fields.fault("slug", f"“{slug}” cannot be an address", SLUG_REMEDY)
    for sign in raw_signs(page.body, is_page=True):
        faults.append(Fault(file, page.body_line + sign.line, "text", sign.problem, sign.remedy))
    return SitePage(body=page.body, slug_line=fields.line_of("slug"), file=file, **values)


def page_texts(page: SitePage) -> tuple[str, ...]:
    """The paragraphs of a page as plain lines, then where its links lead."""
    return *html_paragraphs(render_page(page.body)), *links(page.body)


def check_links(data: bytes, path: str, root: str, paths: Collection[str]) -> list[Fault]:
    """Faults for Pelican's links ``{filename}`` and ``{static}`` that lead to no file of content/.

    ``path`` and ``paths`` are below the content folder, ``root`` its name.
    """
    file = f"{root}/{path}"
    page = split_file(data, file, [])
    if page is None:
        return []
    lost = [
        target for target in dict.fromkeys(links(page.body)) if _leads_nowhere(target, path, paths)
    ]
    lines = _find_lines(page) if lost else {}
    return [
        Fault(
            file,
            line,
            "link",
            f"“{target}” does not link to a file of {root}/ that a page can show",
            _LINK_REMEDY,
        )
        for target in lost
        for line in lines.get(target, [page.body_line])
    ]


def _leads_nowhere(target: str, path: str, paths: Collection[str]) -> bool:
    kind, closing, rest = target.partition("}")
    if not closing or kind not in _LINKED:
        return False
    try:
        wanted = unquote(urlsplit(rest).path)
    except ValueError:  # a host in brackets that is none
        return True
    base = "" if wanted.startswith("/") else posixpath.dirname(path)
    path = posixpath.normpath(posixpath.join(base, wanted.lstrip("/")))
    return path not in paths or not path.startswith(_LINKED[kind])


def _find_lines(page: MarkdownFile) -> dict[str, list[int]]:
    """The lines on which each link of Pelican's is written.

    A link keeps no place once it is parsed, and what looks like one may be
    text or code: so each is numbered in the text, and the parser says which are links.
    """
    numbers = count()
    numbered = _LINK_START.sub(lambda start: f"{start[0]}{next(numbers)}:", page.body)
    places = {
        str(number): page.body_line + page.body.count("\n", 0, start.start())
        for number, start in enumerate(_LINK_START.finditer(page.body))
    }
    lines = defaultdict(list)
    for link in links(numbered):
        kind, _, rest = link.partition("}")
        number, _, target = rest.partition(":")
        if kind in _LINKED and number in places:
            lines[f"{kind}}}{target}"].append(places[number])
    return lines
