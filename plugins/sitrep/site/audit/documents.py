"""XML and JSON: feeds with the HTML in them, lists of feeds, sitemaps, drawings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from lxml import etree

from sitrep.site.audit.elements import ElementKind, ElementPosition, check_element
from sitrep.site.audit.findings import AuditFinding, Found
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
    [
        "category",
        "comment",
        "content",
        "creator",
        "description",
        "encoded",
        "managingEditor",
        "publisher",
        "rights",
        "source",
        "subtitle",
        "summary",
        "title",
    ]
)
"""Elements that readers take for HTML; Atom's say so, those of RSS need not."""
LOADED = frozenset(["cloud", "enclosure", "icon", "image", "logo", "textInput"])
"""Elements whose address readers ask by themselves."""
LOADED_KEYS = frozenset(["avatar", "banner_image", "favicon", "icon", "image"])
FOLLOWED_KEYS = frozenset(
    ["archived", "external_url", "feed_url", "home_page_url", "homepage", "next_url", "url"]
)
_NESTED = (dict, list)
JUDGED_KEYS = LOADED_KEYS | FOLLOWED_KEYS | {"content_html"}
_KEEP_OUT = "Leave it out of the feed"
_ATOM = "{http://www.w3.org/2005/Atom}"
_TEXT_TAGS = tuple(
    f"{{{space}}}{name}" if space else name for space in NAMESPACES for name in TEXTS
)
_LONE = re.compile(r"<(?=[ \t\n])")
"""A “<” that every feed reader takes for text, as in “toll < 50”.

Only a letter, /, ! or ? after it begins markup."""
_ODD = etree.XPath("//@src | //@type[. = 'xhtml'] | //@rel[. = 'enclosure' or . = 'icon']")
"""Attributes for which a document is looked at element by element; our feeds have none."""
_ADDRESSES = etree.XPath("//@href | //@url | //@xmlUrl | //@htmlUrl", smart_strings=False)
_LINKS = tuple(
    f"{{{space}}}{name}" if space else name
    for space in NAMESPACES
    for name in ("link", "loc", "uri")
)


@dataclass(frozen=True, slots=True)
class ElementRule:
    """How the elements of one name are judged."""

    found: Found | None
    """What is wrong with every one of them."""
    holds_html: bool
    is_loaded: bool
    is_link: bool


class DocumentAudit:
    """An audit of a site's documents that are not pages."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._html = HtmlAudit(ElementPosition(ElementKind.FEED, home))
        self._safe: set[str] = set()
        """HTML without findings: an item stands in many feeds."""
        self._rules: dict[str, ElementRule] = {}
        self._addresses: dict[str, Found | None] = {}
        """Links, judged."""

    def check_xml(self, data: bytes) -> Iterator[AuditFinding]:
        """What is wrong with a feed, a list of feeds or a sitemap."""
        return _check_tree(data, self._check_element, self._is_safe)

    def _is_safe(self, root: Element) -> bool:
        """Whether a document is certainly fine, without looking at each of its elements."""
        tags = set(map(attrgetter("tag"), root.iter(etree.Element)))
        rules = {tag: self._rules.get(tag) or self._learn(tag) for tag in tags}
        if _ODD(root) or any(rule.found for rule in rules.values()):
            return False
        loaded = [tag for tag, rule in rules.items() if rule.is_loaded]
        if loaded and any(map(self._check_element, root.iter(*loaded))):
            return False
        addresses = {
            *_ADDRESSES(root),
            *(element.text.strip() for element in root.iter(*_LINKS) if element.text),
        }
        texts = (
            element
            for element in root.iter(*_TEXT_TAGS)
            if element.text and not _is_text_of_atom(element)
        )
        return not any(map(self._followed, addresses)) and not any(
            self._check_html(each.text) for each in texts
        )

    def check_svg(self, data: bytes) -> Iterator[AuditFinding]:
        """What is wrong with a drawing."""
        return _check_tree(data, self._check_shape)

    def check_json_feed(self, data: bytes) -> Iterator[AuditFinding]:
        """What is wrong with a JSON feed; lines are those of nothing, so all stand on the first."""
        try:
            nodes = [json.loads(data)]
        except ValueError as error:
            yield AuditFinding(1, Found(f"is not JSON ({error})", "Fix the plugin that writes it"))
            return
        if not isinstance(nodes[0], dict):
            yield AuditFinding(1, Found("is not a feed", "Fix the plugin that writes it"))
            return
        while nodes:
            node = nodes.pop()
            pairs = node.items() if isinstance(node, dict) else (("", value) for value in node)
            for key, value in pairs:
                if key == "attachments" and value:
                    yield AuditFinding(
                        1,
                        Found("has attachments, which feed readers load by themselves", _KEEP_OUT),
                    )
                elif isinstance(value, _NESTED):
                    nodes.append(value)
                elif key in JUDGED_KEYS and isinstance(value, str):
                    yield from (AuditFinding(1, found) for found in self._check_value(key, value))

    def _check_value(self, key: str, value: str) -> list[Found]:
        if key == "content_html":
            return self._check_html(value)
        found = (
            check_loaded(value, self._home, whole=True)
            if key in LOADED_KEYS
            else self._followed(value)
        )
        return [found] if found else []

    def _check_html(self, text: str) -> list[Found]:
        if text in self._safe:
            return []
        found = [finding.found for finding in self._html.check(_LONE.sub("&lt;", text))]
        if not found:
            self._safe.add(text)
        return found

    def _followed(self, address: str) -> Found | None:
        if address not in self._addresses:
            self._addresses[address] = check_followed(address, whole=True)
        return self._addresses[address]

    def _check_element(self, element: Element) -> list[Found]:
        rule = self._rules.get(element.tag) or self._learn(element.tag)
        text, found = element.text, []
        if rule.found:
            found.append(rule.found)
        if rule.holds_html and text and not _is_text_of_atom(element):
            found += self._check_html(text)
        if rule.is_link and text and (problem := self._followed(text.strip())):
            found.append(problem)
        if (
            rule.is_loaded
            and text
            and text.strip()
            and (problem := check_loaded(text.strip(), self._home, whole=True))
        ):
            found.append(problem)
        return found + self._check_attributes(element, rule) if element.attrib else found

    def _learn(self, tag: str) -> ElementRule:
        name = etree.QName(tag)
        local, is_known = name.localname, name.namespace in NAMESPACES
        self._rules[tag] = ElementRule(
            found=None
            if is_known
            else Found(f"has an element of the namespace {name.namespace}", _KEEP_OUT),
            holds_html=local in TEXTS,
            is_loaded=local in LOADED
            or tag == "url",  # that of an RSS image; a sitemap's has a namespace
            is_link=local in {"link", "loc", "uri"},
        )
        return self._rules[tag]

    def _check_attributes(self, element: Element, rule: ElementRule) -> list[Found]:
        found: list[Found] = []
        for key, value in element.attrib.items():
            if key == "type" and value == "xhtml":
                found.append(Found("contains XHTML", "Write it as HTML, with type=html"))
            elif key in {"href", "url", "xmlUrl", "htmlUrl", "src"}:
                loads = (
                    rule.is_loaded or key == "src" or element.get("rel") in {"enclosure", "icon"}
                )
                problem = (
                    check_loaded(value, self._home, whole=True) if loads else self._followed(value)
                )
                found += [problem] if problem else []
        return found

    def _check_shape(self, element: Element) -> Iterator[Found]:
        name = etree.QName(element)
        if name.namespace != SVG.strip("{}"):
            yield Found(
                f"has an element <{name.localname}> that is not part of SVG", "Leave it out"
            )
        attributes = (
            (_short(key), value.replace("&", "&amp;")) for key, value in element.attrib.items()
        )
        yield from check_element(
            Tag(name.localname.lower(), tuple(attributes)),
            ElementPosition(ElementKind.DRAWING, self._home),
        )


def _is_text_of_atom(element: Element) -> bool:
    """Whether an element says that it is text: Atom's do by leaving the type out."""
    return str(element.tag).startswith(_ATOM) and element.get("type", "text") == "text"


def _short(key: str) -> str:
    """An attribute's name as HTML has it."""
    name = etree.QName(key)
    if name.namespace is None:
        return str(name.localname).lower()
    prefix = {XLINK.strip("{}"): "xlink", "http://www.w3.org/XML/1998/namespace": "xml"}.get(
        name.namespace, "other"
    )
    return f"{prefix}:{name.localname.lower()}"


def _check_tree(
    data: bytes,
    check: Callable[[Element], Iterable[Found]],
    is_safe: Callable[[Element], bool] | None = None,
) -> Iterator[AuditFinding]:
    """What a check has against the elements of an XML document, and what may stand in none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        yield AuditFinding(
            error.lineno or 1, Found(f"is not XML ({error.msg})", "Fix the plugin that writes it")
        )
        return
    if root.getroottree().docinfo.doctype:
        yield AuditFinding(
            1, Found("has a document type, which can define entities", "Leave it out")
        )
    for instruction in root.xpath("//processing-instruction() | /processing-instruction()"):
        problem = f"has a processing instruction <?{instruction.target}, which can load styles"
        yield AuditFinding(instruction.sourceline or 1, Found(problem, "Leave it out"))
    if is_safe and is_safe(root):
        return
    for element in root.iter(etree.Element):
        for found in check(element):
            yield AuditFinding(element.sourceline or 1, found)
