"""URLs: which of them are fetched at all.

Whoever writes a URL, or a page that redirects to one, must not reach what is behind
our own firewall: only plain ``https`` names and public IP addresses pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, urljoin, urlsplit

from sitrep.core.errors import DocumentError, printable
from sitrep.core.links.hosts import ascii_host, is_public

PORT = 443
"""The port of https, the only one used: other ports have services that are not web sites."""
LONGEST = 2000
"""Characters of a URL; browsers and servers accept about as many."""
SHOWN = 120
"""Characters of somebody else's URL that a message repeats."""
SAVE_IT = "open it in a browser, save the page and ingest the file"
"""What to do where fetching fails."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
"""Labels with a dot, the last begun by a letter: 127.1 and 0x7f.1 are disguised IP addresses."""
_KEPT = "%/:?&=+$,;@!*'()~[]-._"
"""Signs that stay as they are in a path and query; letters of other scripts are escaped."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """What a request needs to know; always https on its own port."""

    host: str
    """A name, or an IP address as ``ipaddress`` writes it; without brackets."""
    target: str
    """Path and query, escaped; begins with a slash."""

    def __str__(self) -> str:
        return f"https://{self.authority}{self.target}"

    @property
    def authority(self) -> str:
        """The host as a URL has it."""
        return f"[{self.host}]" if ":" in self.host else self.host


def is_address(name: str) -> bool:
    """Whether a name on the command line is a URL, of whatever scheme, and not a path."""
    return bool(_SCHEME.match(name))


def read_address(text: str) -> WebAddress:
    """The URL in text, without its fragment; raises DocumentError for any that is not fetched."""
    if len(text) > LONGEST:
        raise DocumentError(f"the URL has more than {LONGEST} characters; {SAVE_IT}")
    if not text.isprintable() or " " in text or "\\" in text:
        raise DocumentError(
            "the URL contains spaces, backslashes or invisible characters; copy it from a browser"
        )
    _check_scheme(text)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise DocumentError("the URL is malformed; copy it from a browser") from error
    if "@" in parts.netloc:
        raise DocumentError(
            f"the URL contains a user name or password; leave them out, or {SAVE_IT}"
        )
    if port not in {None, PORT}:
        raise DocumentError(
            f"the URL names port {port}; only the port of https, {PORT}, is used, so leave it out"
        )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return WebAddress(_read_host(host), quote(target, safe=_KEPT))


def read_location(location: str, of: WebAddress) -> WebAddress:
    """Where a server redirects to; raises DocumentError as read_address does, and says so."""
    try:
        joined = urljoin(str(of), location.encode("latin-1", "replace").decode("utf-8", "replace"))
    except ValueError as error:
        raise DocumentError(f"{of.host} redirects to a malformed URL; {SAVE_IT}") from error
    try:
        return read_address(joined)
    except DocumentError as error:
        raise DocumentError(
            f"{of.host} redirects to {printable(joined[:SHOWN])}, and {error}"
        ) from error


def _check_scheme(text: str) -> None:
    match = _SCHEME.match(text)
    scheme = match[1].lower() if match else ""
    if scheme == "http":
        raise DocumentError(
            "http URLs are not fetched, since anybody may alter them on the way; write https://"
        )
    if scheme != "https":
        raise DocumentError(
            f"{scheme or 'other'} URLs are not fetched; give an https URL, or a file"
        )


def _read_host(host: str) -> str:
    """A name in ASCII, or a public IP address in its usual spelling."""
    try:
        number = ip_address(host)
    except ValueError:
        return _read_name(host)
    if str(number) != host or not is_public(host):
        raise DocumentError(
            f"{host} is not a public IP address in its usual spelling; give the site's name"
        )
    return host


def _read_name(host: str) -> str:
    shown = printable(host[:SHOWN]) or "nothing"
    refused = f"{shown} is not the name of a public site; copy the URL from a browser"
    name = ascii_host(host)
    if name is None or host.endswith(".") or not _NAME.fullmatch(name):
        raise DocumentError(refused)
    return name
