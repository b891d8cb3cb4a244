"""What an address tells: the server it lies on, whose server that is, and when two addresses are one page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_ARCHIVED = re.compile(
    r"^https?://(?:web\.archive\.org/web/\d+[a-z_]*|archive\.(?:today|is|ph|li|vn|md)/[\d.-]+)/+", re.IGNORECASE
)
_AMP_VIEWER = re.compile(
    r"^https?://(?:(?:www\.)?google\.\w+(?:\.\w+)?/amp|[\w-]+\.cdn\.ampproject\.org/[cv])/(?:s/)?", re.IGNORECASE
)
_AMP_END = re.compile(r"(?:/amp|\.amp)(?=(?:\.html?)?/*$)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_MIRROR = re.compile(r"^(?:www\d?|amp|m|mobile)\.(?=[^.]+\.)", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    data = tomllib.loads(files("sitrep.ingest").joinpath("data", "addresses.toml").read_text("utf-8"))
    return {key: tuple(map(str, values)) for key, values in data.items()}


def host_of(address: str) -> str:
    """The server's name without ``www``, in lower case; empty where the address has none."""
    try:
        host = urlsplit(address if "://" in address else f"https://{address}").hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^www\d?\.", "", host.lower()).rstrip(".")


def outlet_label(host: str) -> str:
    """The part of a server's name that its owner chose: ``review`` of ``news.review.co.uk``."""
    labels = host.split(".")
    if len(labels) > 2 and labels[-2] in _words()["shared_suffixes"]:
        return labels[-3]
    return labels[-2] if len(labels) > 1 else ""


def is_host_of(address: str, name: str) -> bool:
    """Whether an address lies on the server of an outlet of that name, or under the name that is an address itself."""
    host = host_of(address)
    if not host:
        return False
    named = host_of(name) if "." in name and " " not in name else ""
    wanted = _SIGNS.sub("", re.sub(r"^the ", "", name.casefold()))
    label = _SIGNS.sub("", outlet_label(host))
    is_below = bool(named) and (host == named or host.endswith(f".{named}"))
    return is_below or (bool(wanted) and wanted == label.removeprefix("the"))


def page_key(address: str) -> str:
    """What two addresses of one page have in common; empty where an address leads to no page of its own.

    Neither scheme, ``www``, the copy for telephones, tracking, order of a query,
    fragment, nor the archive that keeps a copy makes it another page.
    """
    inner = _ARCHIVED.sub("", address.strip())
    if viewer := _AMP_VIEWER.match(inner):
        inner = f"https://{inner[viewer.end() :]}"
    try:
        parts = urlsplit(inner if "://" in inner else f"https://{inner}")
        host = _MIRROR.sub("", (parts.hostname or "").lower()).rstrip(".")
    except ValueError:
        return ""
    path = _INDEX.sub("/", _AMP_END.sub("", unquote(parts.path))).rstrip("/")
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _is_tracking(*pair)))
    return f"{host}{path}{'?' if query else ''}{query}" if host and (path or query) else ""


def _is_tracking(key: str, value: str) -> bool:
    name = key.lower()
    words = _words()
    if name in words["amp"]:
        return value.lower() in {"", "1", "true", "amp"}
    return name in words["tracking"] or name.startswith(words["tracking_prefixes"])
