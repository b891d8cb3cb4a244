"""The one rule for links: where a reader may be sent.

It holds for the address fields of every file and for the links in Markdown, so
that nobody can hide in a paragraph what a field would refuse.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sitrep.core.links.hosts import host_problem

LONGEST = 2000
"""Longest address, in characters; browsers and feed readers cut beyond it."""
REMEDY = "Write the whole http or https address of the public page, as a browser shows it"
NOT_WEB = "is not a web address"
_INVISIBLE = "holds characters that nobody sees"

_HTTP = re.compile(r"https?://[^/]", re.IGNORECASE)
"""Two slashes, then a host: browsers also follow ``https:host`` and ``https:///host`` unseen."""
_UNWRITTEN = re.compile(r"[\s<>\"\\^`{|}]")
"""Signs no address holds as they are; browsers turn a backslash into a slash."""
_HIDDEN = re.compile(r"%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
"""Escaped control characters: in a path they end a line of a request or of a log."""
_USER = re.compile(r"(?<=//)[^/?#@]*(?:@[^/?#@]*)*@")
_BARE = re.compile(r"\bhttps?:[^\s<>\"“”»]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'’…؟،"
_WEB_PORTS = {80, 443}
_FIRST_FREE_PORT = 1024
"""Below it are the ports of mail, remote shells and file servers; pages use 80, 443 and above."""
_BARRED_PORTS = frozenset(
    {
        1719,
        1720,
        1723,
        2049,
        3659,
        4045,
        4190,
        5060,
        5061,
        6000,
        6566,
        6665,
        6666,
        6667,
        6668,
        6669,
        6679,
        6697,
        10080,
    }
)
"""Higher ports that browsers refuse, since other services use them (WHATWG Fetch, "bad port")."""


def link_problem(address: str) -> str | None:
    """Why no reader may be sent to a URL, as the rest of a sentence about it; None if one may."""
    if problem := _writing_problem(address):
        return problem
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "has a host or port that cannot be read"
    if "@" in parts.netloc:
        return "holds a user name or password"
    if _HIDDEN.search(parts.path):
        return _INVISIBLE
    return _port_problem(port) or host_problem(host or "")


def shown_address(address: str) -> str:
    """An address as messages repeat it: cut, and without a password it may hold."""
    text = _USER.sub("…@", address)
    return f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"


def bare_addresses(text: str) -> tuple[str, ...]:
    """The web addresses written out in a plain text: mail and feed readers make links of them."""
    return tuple(found.rstrip(_TRAILING) for found in _BARE.findall(text))


def _writing_problem(address: str) -> str | None:
    """What is wrong before an address can be taken apart."""
    if len(address) > LONGEST:
        return f"has more than {LONGEST} characters"
    if not address.isprintable():
        return _INVISIBLE
    if not _HTTP.match(address):
        return NOT_WEB
    return "holds spaces or signs that no address has" if _UNWRITTEN.search(address) else None


def _port_problem(port: int | None) -> str | None:
    if (
        port is None
        or port in _WEB_PORTS
        or (port >= _FIRST_FREE_PORT and port not in _BARRED_PORTS)
    ):
        return None
    return f"names port {port}, on which no web pages are served"
