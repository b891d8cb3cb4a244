"""XML and JSON: feeds with the HTML in them, lists of feeds, sitemaps, drawings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from sitrep.site.audit.elements import Kind, Place, check_element
from sitrep.site.audit.findings import Finding, Found
from sitrep.site.audit.links import Home, check_followed, check_loaded
from sitrep.site.audit.pages import HtmlAudit
from sitrep.site.audit.tags import Tag

Element = Any
"""An element of lxml, which has no types."""
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
NAMESPACES = frozenset(
    {
        None,
        "http://www.w3.org/2005/Atom",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/rss/1.0/modules/content/",
        "http://purl.org/syndication/history/1.0",
        "http://purl.org/atompub/tombstones/1.0",
        "http://www.sitemaps.org/schemas/sitemap/0.9",
    }
)
"""The vocabularies of our feeds and lists; in others, readers know elements that load something."""
TEXTS = frozenset(
    """
    category comment content creator description encoded managingEditor publisher rights source subtitle summary title
    """.split()
)
"""Elements that readers take for HTML; Atom's say so, those of RSS need not."""
LOADED = frozenset("cloud enclosure icon image logo textInput".split())
"""Elements whose address readers ask by themselves."""
LOADED_KEYS = frozenset("attachments avatar banner_image favicon icon image".split())
FOLLOWED_KEYS = frozenset("archived external_url feed_url home_page_url homepage next_url url".split())
_KEEP_OUT = "Leave it out of the feed"
_ATOM = "{http://www.w3.org/2005/Atom}"


class DocumentAudit:
    """An audit of a site's documents that are not pages."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._html = HtmlAudit(Place(Kind.FEED, home))

    def check_xml(self, data: bytes) -> Iterator[Finding]:
        """What is wrong with a feed, a list of feeds or a sitemap."""
        yield from _check_tree(data, self._check_element)

    def check_svg(self, data: bytes) -> Iterator[Finding]:
        """What is wrong with a drawing."""
        yield from _check_tree(data, self._check_shape)

    def check_json_feed(self, data: bytes) -> Iterator[Finding]:
        """What is wrong with a JSON feed; lines are those of nothing, so all stand on the first."""
        try:
            node = json.loads(data)
        except ValueError as error:
            yield Finding(1, Found(f"is not JSON ({error})", "Mend what writes it"))
            return
        yield from (Finding(1, found) for found in self._check_node(node))

    def _check_node(self, node: object, key: str = "") -> Iterator[Found]:
        if isinstance(node, dict):
            for name, value in node.items():
                yield from self._check_node(value, name)
        elif isinstance(node, list):
            for value in node:
                yield from self._check_node(value, key)
        elif isinstance(node, str):
            yield from self._check_value(key, node)

    def _check_value(self, key: str, value: str) -> Iterator[Found]:
        if key == "content_html":
            yield from (finding.found for finding in self._html.check(value))
        elif key in LOADED_KEYS and (found := check_loaded(value, self._home, whole=True)):
            yield found
        elif key in FOLLOWED_KEYS and (found := check_followed(value, whole=True)):
            yield found

    def _check_element(self, element: Element) -> Iterator[Found]:
        name = etree.QName(element)
        if name.namespace not in NAMESPACES:
            yield Found(f"has an element of {name.namespace}", _KEEP_OUT)
        if element.get("type") == "xhtml":
            yield Found("has XHTML in it", "Write it as HTML, type=html")
        if name.localname in TEXTS and element.text and not _is_text_of_atom(element):
            yield from (finding.found for finding in self._html.check(element.text))
        for key in ("href", "url", "uri", "xmlUrl", "htmlUrl", "src"):
            if address := element.get(key):
                yield from self._check_address(name.localname, key, address)
        if name.localname in {"link", "loc", "uri"} and element.text and (found := check_followed(element.text.strip())):
            yield found
        if name.localname in LOADED and element.text and element.text.strip():
            yield from self._check_address(name.localname, "src", element.text.strip())

    def _check_address(self, element: str, key: str, address: str) -> Iterator[Found]:
        loads = element in LOADED or key == "src"
        found = check_loaded(address, self._home, whole=True) if loads else check_followed(address, whole=True)
        if found:
            yield found

    def _check_shape(self, element: Element) -> Iterator[Found]:
        name = etree.QName(element)
        if name.namespace != SVG.strip("{}"):
            yield Found(f"has an element <{name.localname}> that is no drawing", "Leave it out")
        attributes = ((_short(key), value.replace("&", "&amp;")) for key, value in element.attrib.items())
        yield from check_element(Tag(name.localname.lower(), tuple(attributes)), Place(Kind.DRAWING, self._home))


def _is_text_of_atom(element: Element) -> bool:
    """Whether an element says that it is text: Atom's do, by leaving the type out."""
    return str(element.tag).startswith(_ATOM) and element.get("type", "text") == "text"


def _short(key: str) -> str:
    """An attribute's name as HTML has it."""
    name = etree.QName(key)
    if name.namespace is None:
        return str(name.localname).lower()
    prefix = {XLINK.strip("{}"): "xlink", "http://www.w3.org/XML/1998/namespace": "xml"}.get(name.namespace, "other")
    return f"{prefix}:{name.localname.lower()}"


def _check_tree(data: bytes, check: Callable[[Element], Iterator[Found]]) -> Iterator[Finding]:
    """What a check has against the elements of an XML document, and what may stand in none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        yield Finding(error.lineno or 1, Found(f"is not XML ({error.msg})", "Mend what writes it"))
        return
    if root.getroottree().docinfo.doctype:
        yield Finding(1, Found("has a document type, which can define entities", "Leave it out"))
    for instruction in root.xpath("//processing-instruction() | /processing-instruction()"):
        problem = f"has an instruction <?{instruction.target}, which can load styles"
        yield Finding(instruction.sourceline or 1, Found(problem, "Leave it out"))
    for element in root.iter(etree.Element):
        yield from (Finding(element.sourceline or 1, found) for found in check(element))
