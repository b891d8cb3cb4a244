"""What hosts and security researchers read: ``_headers``, ``_redirects`` and ``security.txt``.

The first two are in the format that Netlify and Cloudflare Pages share.  Both hosts join the
headers of all rules that match an address, and two policies joined forbid what either forbids: so
no header may be in two rules that match the same address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitrep.site import addresses
from sitrep.site.policy import (
    FILE,
    MAIL_PAGE,
    PAGE,
    SEARCH_PAGE,
    ContentPolicy,
    Served,
    Serving,
)
from sitrep.site.settings import SiteSettings
from sitrep.site.site import Site

HEADERS = "_headers"
REDIRECTS = "_redirects"
SECURITY = ".well-known/security.txt"
EVERYWHERE = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Strict-Transport-Security", "max-age=31536000"),
)
"""The headers of every response."""
ASK_AGAIN = "public, max-age=0, must-revalidate"
"""For what changes while its address stays the same."""
A_DAY = "public, max-age=86400"
FOR_EVER = "public, max-age=31536000, immutable"
"""For files that are named after their content."""
LONGEST = dt.timedelta(days=366)
"""How far ahead security.txt may expire: RFC 9116 recommends less than a year."""


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """The headers of the addresses that a pattern matches."""

    pattern: str
    headers: tuple[tuple[str, str], ...]


def _own(policy: ContentPolicy, cache: str) -> tuple[tuple[str, str], ...]:
    """What the site alone may embed."""
    return (
        ("Content-Security-Policy", policy.header),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", cache),
    )


def _open(policy: ContentPolicy, cache: str) -> tuple[tuple[str, str], ...]:
    """What scripts of other sites may read: feed readers on the web, and users of the data."""
    return (
        ("Content-Security-Policy", policy.header),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Access-Control-Allow-Origin", "*"),
        ("Cache-Control", cache),
    )


def _shown(cache: str) -> tuple[tuple[str, str], ...]:
    """Pictures that other sites show, as link cards."""
    return (
        ("Content-Security-Policy", FILE.header),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Cache-Control", cache),
    )


_HEADERS: Mapping[Serving, tuple[tuple[str, str], ...]] = {
    Serving.PAGE: _own(PAGE, ASK_AGAIN),
    Serving.SEARCH_PAGE: _own(SEARCH_PAGE, ASK_AGAIN),
    Serving.MAIL_PAGE: _own(MAIL_PAGE, ASK_AGAIN),
    Serving.OPEN_PAGE: _open(PAGE, ASK_AGAIN),
    Serving.OPEN_FILE: _open(FILE, ASK_AGAIN),
    Serving.SHOWN_PICTURE: _shown(A_DAY),
    Serving.PICTURE: _own(FILE, A_DAY),
    Serving.WEB_MANIFEST: (*_own(FILE, ASK_AGAIN), ("Content-Type", "application/manifest+json")),
    Serving.FILE: _own(FILE, ASK_AGAIN),
    Serving.NAMED_BY_CONTENT: _own(FILE, FOR_EVER),
}


def header_rules(served: Iterable[Served], site: Site) -> Iterator[HeaderRule]:
    """The rules for what the plugins of a site write; the first is for every address."""
    root = urlsplit(site.address).path
    yield HeaderRule(f"{root}*", EVERYWHERE)
    by_kind = sorted(served, key=lambda each: each.serving.value)
    for each in by_kind:
        yield HeaderRule(f"{root}{each.pattern}", _HEADERS[each.serving])


def headers_text(rules: Iterable[HeaderRule]) -> str:
    """The file ``_headers``."""
    blocks = []
    for rule in rules:
        headers = [f"  {name}: {value}" for name, value in rule.headers]
        blocks.append("\n".join((rule.pattern, *headers)))
    return "\n\n".join(blocks) + "\n"


def redirects_text(site: Site, moved: Mapping[str, str], *, has_security: bool) -> str:
    """The file ``_redirects``: addresses that people guess, and those that lead elsewhere now.

    ``moved`` has the new address of each, both below the site's own.  A page stands at the old
    address as well, for hosts that do not read this file.
    """
    root = urlsplit(site.address).path
    guessed = {"security.txt": SECURITY} if has_security else {}
    if site.features.feeds:
        guessed["rss.xml"] = addresses.FEED
        guessed["atom.xml"] = f"{addresses.EDITION_FEEDS}.atom"
    leading = {**guessed, **moved}
    return "".join(f"{root}{name} {root}{target} 301\n" for name, target in leading.items())


def security_text(site: Site, expires: dt.date) -> str | None:
    """security.txt (RFC 9116): where to report vulnerabilities; without a contact, the site itself.

    None where the standard allows neither, as for a site on http://localhost.
    """
    contact = site.contact or site.address
    if not contact.startswith(("https://", "mailto:")):
        return None
    is_secure = site.address.startswith("https://")
    languages = dict.fromkeys((site.language.code, "en"))
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires}T00:00:00Z",
        *((f"Canonical: {site.absolute(SECURITY)}",) if is_secure else ()),
        f"Preferred-Languages: {', '.join(languages)}",
    )
    return "".join(f"{line}\n" for line in lines)


def security_hint(settings: SiteSettings, today: dt.date) -> str | None:
    """What whoever publishes should know about security.txt, or None.

    A build does not read the clock, so it cannot say this itself.
    """
    if not settings.site.features.hosts:
        return None
    expires = settings.security_expires
    remedy = "Set SITREP['security_expires'] in pelicanconf.py to a day within a year."
    if expires is None:
        return f"No security.txt is written, because no expiry date is set. {remedy}"
    if expires <= today:
        return f"security.txt expired on {expires}. {remedy}"
    if expires > today + LONGEST:
        return f"security.txt expires only on {expires}, more than a year ahead. {remedy}"
    return None
