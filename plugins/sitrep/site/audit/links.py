"""Whether an address in a built file is safe: to load, or to follow.

Addresses are read as browsers read them: white space around them and tabs and
line ends within do not count, a backslash is a slash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitrep.site.audit.findings import Found, shown

FOLLOWED = ("http", "https", "mailto")
"""The schemes of links; all others run something, or open a program."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\]")
_WHOLE = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:/|$)")
"""What nearly every address begins with, host and all."""
_LOADS = (
    "Have the theme or plugin load it from this site, or leave it out: whoever serves it learns "
    "the reader's IP address"
)
_FOLLOW = "Write a full https:// URL without a user name, or an address of this site"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the site lives, as its pages see it."""

    address: str
    """Absolute, ends with a slash."""

    def holds(self, address: str) -> bool:
        """Whether a whole address is the site's own."""
        return address.startswith(self.address) or address == self.address.rstrip("/")


def check_loaded(address: str, home: Home, *, whole: bool = False) -> Found | None:
    """What is wrong with an address that a browser loads by itself.

    With ``whole`` it must name its host.
    """
    address = address.strip(" ")
    if _UNSEEN.search(address) or address.startswith("//"):
        return Found(f"loads {shown(address)}, which is not an address of this site", _LOADS)
    if _SCHEME.match(address) or whole:
        return (
            None
            if home.holds(address)
            else Found(f"loads {shown(address)} from another site", _LOADS)
        )
    return None


def check_followed(address: str, *, whole: bool = False) -> Found | None:
    """What is wrong with an address that a reader may follow; ``whole``: it must name its host."""
    address = address.strip(" ")
    if _UNSEEN.search(address):
        return Found(
            f"links to {shown(address)}, which contains invisible characters or backslashes",
            _FOLLOW,
        )
    match = _SCHEME.match(address)
    if match is None:
        hidden = address.startswith("//") or (whole and not address.startswith("#"))
        return (
            Found(f"links to {shown(address)}, which does not name its host", _FOLLOW)
            if hidden
            else None
        )
    scheme = match[1].lower()
    if scheme not in FOLLOWED:
        return Found(f"links to {shown(address)}, which is not a link to a page", _FOLLOW)
    if scheme == "mailto":
        return None
    return (
        None
        if _WHOLE.match(address) or _has_plain_host(address)
        else Found(f"links to {shown(address)}, which hides its host", _FOLLOW)
    )


def is_foreign(address: str, home: Home) -> bool:
    """Whether an address leads to another site."""
    return address.strip(" ").lower().startswith(("http:", "https:")) and not home.holds(
        address.strip(" ")
    )


def _has_plain_host(address: str) -> bool:
    """Whether the host is there and nothing stands before it."""
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError:
        return False
    return bool(_WEB.match(address) and parts.hostname and "@" not in parts.netloc)
