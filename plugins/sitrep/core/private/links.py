"""Web addresses that lead to somebody, or say where something is.

Accounts on networks (the hosts and what is nobody's account are in ``words.toml``),
coordinates and phone numbers in the address of a map or a form, short links of map
services, ``geo:`` links.

Limits: networks that the word file does not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.core.private.coordinates import plain_pair
from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.reading import URL
from sitrep.core.private.words import knowledge

_COORDINATES = re.compile(
    r"(?<![\d.])[-+]?\d{1,3}\.\d{1,2},[-+]?\d{1,3}\.\d{4,}"
    r"|(?<![\d.])[-+]?\d{1,3}\.\d{3,}"
    r"(?:,|/|\+|;|~|%2c|!\dd|[&;][\w.]{1,12}=)[-+]?\d{1,3}\.\d{3,}",
    re.IGNORECASE,
)
_LONGEST_SHORT = 120
"""Characters of a short address that are looked at."""
_LED_BY = frozenset(
    "groups group pages people in profile profile.php user u send invite add channel".split()  # noqa: SIM905
)
"""What comes before an account's name in a path."""
_PATH = re.compile(r"[./][A-Za-z]{2,12}/")
"""A host's ending and a slash: without them there is no link."""
_LONGEST_HOST = 30
"""Characters before a slash that hold a host which is looked for."""
_GEO = re.compile(r"(?<!\w)geo:[-\d.]+,[-\d.]+", re.IGNORECASE)
_QUERY_NUMBER = re.compile(
    r"[?&#;](?:(?:phone|tel|telephone|mobile|number|msisdn|whatsapp|wa|contact|call|sms|cell|"
    r"hotline|to)=[+ ]*[\d().-]{7,20}|\w{1,20}=(?:[+ ]{1,3}\d|00[1-9])[\d().-]{7,16}|"
    r"\w{1,20}=0\d{8,10})(?![\w.])",
    re.IGNORECASE,
)


def find_links(text: str) -> Iterator[PrivateFinding]:
    """What the web addresses of an unhidden text give away."""
    if "geo:" in text or "GEO:" in text:
        yield from map(_geo, _GEO.finditer(text))
    if not _PATH.search(text):
        return
    lowered = text.lower()
    hosts = "/".join({part[-_LONGEST_HOST:] for part in lowered.split("/")}) + "/"
    if any(f"{host}/" in hosts for host in knowledge().accounts["hosts"]):
        yield from _accounts(text)
    if any(f"{short.partition('/')[0]}/" in hosts for short in knowledge().maps["short"]):
        yield from _short_links(lowered)
    for match in URL.finditer(text):
        yield from _in_address(match)


def leads_to_somebody(host: str) -> bool:
    """Whether addresses at a host, given in small letters, may lead to somebody or to a spot."""
    return host.endswith(_telling_hosts())


@cache
def _telling_hosts() -> tuple[str, ...]:
    """The hosts of networks, and those of short addresses of maps."""
    shorts = (short.partition("/")[0] for short in knowledge().maps["short"])
    return (*knowledge().accounts["hosts"], *shorts)


def _accounts(text: str) -> Iterator[PrivateFinding]:
    """Addresses of somebody's account on a network."""
    for match in _account_link().finditer(text):
        host = match[1].lower()
        name = _account(host, match[2])
        if name:
            yield PrivateFinding(match.start(), PrivateKind.HANDLE, f"{host}/{name}", match.end())


def _short_links(lowered: str) -> Iterator[PrivateFinding]:
    """Short addresses of map services, which say a spot without coordinates."""
    for short in knowledge().maps["short"]:
        at = lowered.find(short)
        while at >= 0:
            end = at + len(short)
            if lowered[end : end + 3].strip():  # a service that is only mentioned has no path
                word = re.split(r"[\s<>\"]", lowered[at : at + _LONGEST_SHORT], maxsplit=1)[0]
                yield PrivateFinding(at, PrivateKind.COORDINATES, word, at + len(word))
            at = lowered.find(short, end)


def _geo(match: re.Match[str]) -> PrivateFinding:
    return PrivateFinding(match.start(), PrivateKind.COORDINATES, plain_pair(match[0]), match.end())


def _in_address(match: re.Match[str]) -> Iterator[PrivateFinding]:
    """Coordinates and phone numbers in a web address."""
    start, address = match.start(), match[0]
    for found in _COORDINATES.finditer(address):
        value = plain_pair(found[0])
        yield PrivateFinding(
            start + found.start(), PrivateKind.COORDINATES, value, start + found.end()
        )
    for found in _QUERY_NUMBER.finditer(address):
        value = re.sub(r"\D", "", found[0])
        yield PrivateFinding(start + found.start(), PrivateKind.PHONE, value, start + found.end())


@cache
def _account_link() -> re.Pattern[str]:
    hosts = "|".join(sorted(map(re.escape, knowledge().accounts["hosts"]), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.-])(?:(?:www|m|mobile|web|[a-z]{{2}}-[a-z]{{2}}|ar|fr|tr|ru|en)\.)?"
        rf"({hosts})/([^\s<>\"\])|]{{1,200}})",
        re.IGNORECASE,
    )


def _account(host: str, path: str) -> str | None:
    """The account that a path on a network leads to; None for searches, posts and help."""
    path = path.rstrip(".,;:!?'\"*")
    words = [word for word in re.split(r"[/?#]", path) if word]
    if host == "t.me" and words[:1] == ["s"]:
        words = words[1:]  # the preview of a channel: t.me/s/name
    if not words:
        return None
    first = words[0].lower()
    if len(words) == 1 and first.removeprefix("@") in knowledge().institutions:
        return None
    if host.endswith("youtube.com") and not first.startswith("@"):
        is_channel = first in {"channel", "user", "c"} and len(words) > 1
        return "/".join(words[:2]).lower() if is_channel else None
    if first in _LED_BY:
        return "/".join(words[:3]).lower()
    owner = re.search(r"[?&]id=(\d{6,})", path)
    if owner:
        return owner[1]
    return None if _is_nobodys(first) else first.removeprefix("@")


def _is_nobodys(first: str) -> bool:
    """Whether a path begins as searches, posts and help do."""
    posts = ("wall-", "photo-", "story.php")
    return first in knowledge().accounts["no_account"] or first.startswith(posts)
