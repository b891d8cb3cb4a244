"""What a URL says of an outlet: whether a server is its own, and when two URLs are one page.

The name of a server is compared by the part that its owner chose: ``review`` of
``news.review.co.uk``. The key of a page is its URL without all that leads to the same
page: scheme, ``www``, the copies for phones and AMP, tracking, the order of the query,
the fragment, and the web archive or viewer in front of it.

Limits: suffixes under which anyone may register are those of ``addresses.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from sitrep.core.links.hosts import bare_host, host_of
from sitrep.core.links.tracking import clean_address
from sitrep.ingest.knowledge.data_files import read_data

_ARCHIVED = re.compile(
    r"^https?://(?:web\.archive\.org/web/\d+[a-z_]*|archive\.(?:today|is|ph|li|vn|md)/[\d.-]+)/+",
    re.IGNORECASE,
)
_AMP_END = re.compile(r"(?:/amp|\.amp)(?=(?:\.html?)?/*$)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_MIRROR = re.compile(r"^(?:www\d?|amp|m|mobile)\.(?=[^.]+\.)", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    data = read_data("addresses")
    return {key: tuple(map(str, values)) for key, values in data.items()}


def outlet_label(host: str) -> str:
    """The part of a server's name that its owner chose: ``review`` of ``news.review.co.uk``."""
    labels = host.split(".")
    if len(labels) > 2 and labels[-2] in _words()["shared_suffixes"]:
        return labels[-3]
    return labels[-2] if len(labels) > 1 else ""


def is_host_of(address: str, name: str) -> bool:
    """Whether a URL is on the server of an outlet of that name.

    Where the name is a host name itself, hosts below it count as well.
    """
    host = bare_host(address)
    if not host:
        return False
    named = bare_host(name) if "." in name and " " not in name else ""
    if named and (host == named or host.endswith(f".{named}")):
        return True
    wanted = _SIGNS.sub("", re.sub(r"^the ", "", name.casefold()))
    label = _SIGNS.sub("", outlet_label(host))
    return bool(wanted) and wanted == label.removeprefix("the")


def page_key(address: str) -> str:
    """What two URLs of one page have in common; empty for one of no page of its own."""
    inner = _ARCHIVED.sub("", address.strip())
    inner = clean_address(inner if "://" in inner else f"https://{inner}")
    host = _MIRROR.sub("", host_of(inner))
    if not host:
        return ""
    parts = urlsplit(inner)
    path = _INDEX.sub("/", _AMP_END.sub("", unquote(parts.path))).rstrip("/")
    pairs = [pair for pair in parse_qsl(parts.query) if not _says_nothing(*pair)]
    query = urlencode(sorted(pairs))
    if not path and not query:
        return ""  # the front page: another one every day
    return f"{host}{path}{'?' if query else ''}{query}"


def _says_nothing(key: str, value: str) -> bool:
    """Whether a pair of a query leads to the same page as none.

    It says which way the reader came, or asks for the copy for phones.
    """
    name = key.lower()
    if name in _words()["amp"]:
        return value.lower() in {"", "1", "true", "amp"}
    return name in _words()["way"]
