"""What an element may be and hold: the same rules for pages, feeds and drawings."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sitrep.site.audit.findings import Found, shown
from sitrep.site.audit.links import Home, check_followed, check_loaded, is_foreign
from sitrep.site.audit.styles import check_pointers, check_styles
from sitrep.site.audit.tags import Tag

ACTIVE = frozenset(
    [
        "animate",
        "animatecolor",
        "animatemotion",
        "animatetransform",
        "annotation-xml",
        "applet",
        "audio",
        "base",
        "bgsound",
        "discard",
        "embed",
        "fencedframe",
        "foreignobject",
        "frame",
        "frameset",
        "handler",
        "iframe",
        "ilayer",
        "keygen",
        "layer",
        "listener",
        "math",
        "noembed",
        "noframes",
        "object",
        "param",
        "plaintext",
        "portal",
        "set",
        "source",
        "style",
        "track",
        "video",
        "xml",
        "xmp",
    ]
)
"""Elements that run, show or load something else, change other addresses, or that parsers read
differently."""
NOT_IN_FEEDS = frozenset(
    {"button", "form", "input", "link", "meta", "script", "select", "svg", "textarea", "title"}
)
LOADING = frozenset(
    [
        "action",
        "archive",
        "background",
        "classid",
        "codebase",
        "data",
        "dynsrc",
        "formaction",
        "icon",
        "imagesrcset",
        "longdesc",
        "lowsrc",
        "manifest",
        "poster",
        "profile",
        "src",
        "srcset",
        "usemap",
    ]
)
"""Attributes whose address is asked without a reader's doing, or with what a reader typed."""
FORBIDDEN = {
    "attributionsrc": "reports what readers do to somebody else",
    "ping": "reports what readers do to somebody else",
    "srcdoc": "holds a page of its own",
    "xml:base": "changes where links lead",
}
POINTING = frozenset(
    [
        "clip-path",
        "cursor",
        "fill",
        "filter",
        "marker",
        "marker-end",
        "marker-mid",
        "marker-start",
        "mask",
        "mask-image",
        "stroke",
    ]
)
"""Attributes of drawings that may say ``url(…)``."""
HREFS = ("href", "xlink:href")
STANDING = frozenset(
    [
        "alternate",
        "author",
        "bookmark",
        "canonical",
        "help",
        "license",
        "me",
        "next",
        "prev",
        "self",
        "up",
    ]
)
"""Relations of a ``<link>`` that browsers do not follow by themselves."""
OUTWARD = frozenset({"noopener", "noreferrer"})
"""What a link to another site must say: not where the reader comes from, and no access to the page
that was left."""
DATA_SCRIPT = (("type", "application/ld+json"),)
_LEAVE_OUT = "Leave it out of the theme, or switch off the plugin that adds it"
_NO_STYLE = "Move it into the theme's stylesheets"
_POLICY = "content-security-policy"


class ElementKind(Enum):
    """What an element stands in."""

    PAGE = auto()
    MAIL = auto()
    """The e-mail form, whose styles stand beside what they style."""
    FEED = auto()
    """HTML in a feed: every URL is absolute, and ``rel`` is left to the feed reader."""
    DRAWING = auto()
    """An SVG file."""


@dataclass(frozen=True, slots=True)
class ElementPosition:
    """Where an element stands."""

    kind: ElementKind
    home: Home


def check_element(tag: Tag, place: ElementPosition) -> Iterator[Found]:
    """What is wrong with an element and its attributes.

    A script with an address is reported as well; the one that a page may have is let through there.
    """
    if tag.name.rpartition(":")[2] in ACTIVE or (
        place.kind is ElementKind.FEED and tag.name in NOT_IN_FEEDS
    ):
        yield Found(f"has an element <{tag.name}>", _LEAVE_OUT)
    if tag.name == "script" and tag.attributes != DATA_SCRIPT:
        yield Found("has a script", _LEAVE_OUT)
    given = {name: html.unescape(value) for name, value in tag.attributes}
    for name, written in tag.attributes:
        # In attributes browsers resolve fewer references than html.unescape: both readings must
        # be safe.
        for value in dict.fromkeys((html.unescape(written), written)):
            yield from check_attribute(name, value, tag.name, place)
    yield from _check_named(tag.name, given, place)


def check_attribute(name: str, value: str, element: str, place: ElementPosition) -> Iterator[Found]:
    """What is wrong with one attribute."""
    if name.startswith("on"):
        yield Found(f"has the attribute {name}, which runs a script", _LEAVE_OUT)
    elif name in FORBIDDEN:
        yield Found(f"has the attribute {name}, which {FORBIDDEN[name]}", _LEAVE_OUT)
    elif name == "style":
        yield from _check_style(value, place)
    elif name in POINTING and (found := check_pointers(value)):
        yield found
    elif name in LOADING:
        yield from _check_loading(name, value, place)
    elif name in HREFS:
        yield from _check_href(element, value, place)
    elif name == "cite" and (found := check_followed(value, whole=place.kind is ElementKind.FEED)):
        yield found


def _check_style(value: str, place: ElementPosition) -> Iterator[Found]:
    if place.kind is not ElementKind.MAIL:
        yield Found("has an inline style", _NO_STYLE)
    yield from (finding.found for finding in check_styles(value, place.home))


def _check_loading(name: str, value: str, place: ElementPosition) -> Iterator[Found]:
    addresses = (
        [part.split()[0] for part in value.split(",") if part.split()]
        if name.endswith("srcset")
        else [value]
    )
    for address in addresses:
        if found := check_loaded(address, place.home, whole=place.kind is ElementKind.FEED):
            yield found


def _check_href(element: str, value: str, place: ElementPosition) -> Iterator[Found]:
    """What is wrong with an ``href``.

    Links are followed; every other href in a drawing is loaded; that of <link> is judged together
    with its relation.
    """
    if element in {"a", "area"}:
        found = check_followed(value, whole=place.kind is ElementKind.FEED)
    elif element == "link" or value.startswith("#"):
        found = None
    else:
        found = check_loaded(value, place.home)
    if found:
        yield found


def _check_named(name: str, given: Mapping[str, str], place: ElementPosition) -> Iterator[Found]:
    check = _CHECKS.get(name)
    if check and (found := check(given, place)):
        yield found


def _check_anchor(given: Mapping[str, str], place: ElementPosition) -> Found | None:
    address = given.get("href", "")
    said = set(given.get("rel", "").lower().split())
    if place.kind is ElementKind.FEED or said >= OUTWARD or not is_foreign(address, place.home):
        return None
    return Found(
        f"links to {shown(address)}, another site, without rel", 'Add rel="noopener noreferrer"'
    )


def _check_link(given: Mapping[str, str], place: ElementPosition) -> Found | None:
    relations = set(given.get("rel", "").lower().split())
    check = check_followed if relations and relations <= STANDING else None
    address = given.get("href", "")
    return check(address) if check else check_loaded(address, place.home)


def _check_meta(given: Mapping[str, str], _place: ElementPosition) -> Found | None:
    if given.get("http-equiv", _POLICY).strip().lower() != _POLICY:
        return Found(
            f"has a meta tag that acts as the header {shown(given['http-equiv'])}", _LEAVE_OUT
        )
    if (
        given.get("name", "").strip().lower() == "referrer"
        and given.get("content") != "no-referrer"
    ):
        return Found(
            "tells other sites where its readers come from",
            'Put <meta name="referrer" content="no-referrer"> into the head',
        )
    return None


_CHECKS: Mapping[str, Callable[[Mapping[str, str], ElementPosition], Found | None]] = {
    "a": _check_anchor,
    "area": _check_anchor,
    "link": _check_link,
    "meta": _check_meta,
}
