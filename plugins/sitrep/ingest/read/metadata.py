"""What a page states of itself: title, dates, outlet, writers, address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from sitrep.core.text import legible, one_line
from sitrep.ingest.markup import Facts, Stated

MAX_LONG = 400
"""Characters of a statement: longer ones are texts, not facts."""
MAX_DATA = 500_000
"""Characters of structured data that are read; a news page has a tenth of that."""
MAX_NODES = 2000
"""Values of structured data that are considered; they nest as deep as they like."""

_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "sailthru.title", "headline")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "citation_publication_date",
    "sailthru.date",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
)
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "revised",
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "citation_author",
    "sailthru.author",
    "parsely-author",
    "byl",
)
"""Names of <meta> in lower case, the strongest first."""
_ARTICLES = frozenset(
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

MAX_MARKED = 50
"""Elements marked as a date that are considered; pages mark the dates of articles they list."""

Node = dict[str, object]


def read_facts(root: etree._Element, saved_from: tuple[Stated, ...] = ()) -> Facts:
    """What the page's head, structured data and marked elements state, the strongest first."""
    metas = list(_metas(root))
    nodes = list(article_nodes(root))
    return Facts(
        titles=_kept([*_named(metas, _TITLES), *_of_data(nodes, "headline"), *_page_title(root)]),
        dates=_kept(
            [*_of_data(nodes, "datePublished"), *_named(metas, _DATES), *_marked_dates(root)]
        ),
        sites=_kept([*_named(metas, _SITES), *_of_data(nodes, "publisher")]),
        authors=_kept([*_of_data(nodes, "author"), *_named(metas, _AUTHORS)]),
        addresses=_kept(
            [*_links(root), *_named(metas, ("og:url",)), *_of_data(nodes, "url"), *saved_from]
        ),
        modified=_kept([*_of_data(nodes, "dateModified"), *_named(metas, _MODIFIED)]),
    )


def _kept(stated: Iterable[Stated]) -> tuple[Stated, ...]:
    """Statements that say something, each once."""
    clean = ((one_line(legible(each.value)), each.evidence) for each in stated)
    first: dict[str, str] = {}
    for value, evidence in clean:
        if value and len(value) <= MAX_LONG:
            first.setdefault(value, evidence)
    return tuple(Stated(value, evidence) for value, evidence in first.items())


def _metas(root: etree._Element) -> Iterator[Stated]:
    """The page's <meta>, each under its name in lower case."""
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        yield Stated(meta.get("content") or "", name.strip().lower())


def _named(metas: Iterable[Stated], names: tuple[str, ...]) -> Iterator[Stated]:
    metas = list(metas)
    return (
        Stated(meta.value, f"meta {name}")
        for name in names
        for meta in metas
        if meta.evidence == name
    )


def _page_title(root: etree._Element) -> Iterator[Stated]:
    title = next(root.iter("title"), None)
    if title is not None:
        yield Stated(_beginning(title), "<title>")


def _links(root: etree._Element) -> Iterator[Stated]:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield Stated(link.get("href") or "", "canonical address")


def _marked_dates(root: etree._Element) -> Iterator[Stated]:
    """Elements marked as the date of publication."""
    return islice(_all_marked(root), MAX_MARKED)


def _all_marked(root: etree._Element) -> Iterator[Stated]:
    for node in root.iter("time", "span", "abbr", "div", "p"):
        marked = (node.get("itemprop") or "").lower() == "datepublished" or node.get(
            "pubdate"
        ) is not None
        if marked or "entry-date" in (node.get("class") or "").split():
            value = (
                node.get("datetime") or node.get("content") or node.get("title") or _beginning(node)
            )
            yield Stated(value, f"<{node.tag}> marked as the date of publication")


def _beginning(node: etree._Element) -> str:
    """An element's text, no further than a statement is long."""
    parts: list[str] = []
    length = 0
    for part in node.itertext():
        parts.append(part[: MAX_LONG + 1])
        length += len(parts[-1])
        if length > MAX_LONG:
            break
    return "".join(parts)


def article_nodes(root: etree._Element, key: str = "") -> Iterator[Node]:
    """The objects of the page's JSON-LD that describe what it holds, of scripts with that key."""
    for script in root.iter("script"):
        data = script.text or ""
        is_data = (script.get("type") or "").lower().startswith("application/ld+json")
        if is_data and len(data) <= MAX_DATA and key in data:
            try:
                found = json.loads(data, strict=False)
            except (ValueError, RecursionError):
                continue  # what is broken states nothing
            yield from (node for node in _nodes(found) if _types(node) & _ARTICLES)


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


def _of_data(nodes: Iterable[Node], key: str) -> Iterator[Stated]:
    return (Stated(value, f"JSON-LD {key}") for node in nodes for value in _texts(node.get(key)))


def _texts(value: object) -> Iterator[str]:
    """The texts a value holds: itself, the name of a thing, or those of a list."""
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str):
            yield name
