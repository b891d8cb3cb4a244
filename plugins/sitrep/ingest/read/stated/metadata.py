"""What a page states of itself: title, dates, outlet, writers, address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from sitrep.core.text import legible, one_line
from sitrep.ingest.markup import Facts, Stated
from sitrep.ingest.read.stated.json_ld import Node, article_nodes
from sitrep.ingest.read.stated.marked import MAX_LONG, beginning, marked_dates, marked_writers

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


def read_facts(root: etree._Element, saved_from: tuple[Stated, ...] = ()) -> Facts:
    """What the page's head, structured data and marked elements state, the strongest first."""
    metas = list(_metas(root))
    nodes = list(article_nodes(root))
    return Facts(
        titles=_kept([*_named(metas, _TITLES), *_of_data(nodes, "headline"), *_page_title(root)]),
        dates=_kept(
            [*_of_data(nodes, "datePublished"), *_named(metas, _DATES), *marked_dates(root)]
        ),
        sites=_kept([*_named(metas, _SITES), *_of_data(nodes, "publisher")]),
        authors=_kept(
            [*_of_data(nodes, "author"), *_named(metas, _AUTHORS), *marked_writers(root)]
        ),
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
        yield Stated(beginning(title), "<title>")


def _links(root: etree._Element) -> Iterator[Stated]:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield Stated(link.get("href") or "", "canonical address")


def _of_data(nodes: Iterable[Node], key: str) -> Iterator[Stated]:
    return (Stated(value, f"JSON-LD {key}") for node in nodes for value in _texts(node.get(key)))


def _texts(value: object) -> Iterator[str]:
    """The texts a value holds: itself, the name of a thing, or those of a list."""
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str):
            yield name
