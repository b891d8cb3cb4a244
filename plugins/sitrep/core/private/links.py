"""Web addresses that lead to somebody, or say where something is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.core.private.coordinates import plain_pair
from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.reading import URL
from sitrep.core.private.words import knowledge

_COORDINATES = re.compile(
    r"(?<![\d.])[-+]?\d{1,3}\.\d{1,2},[-+]?\d{1,3}\.\d{4,}|(?<![\d.])[-+]?\d{1,3}\.\d{3,}(?:,|/|\+|;|~|%2c|!\dd|[&;][\w.]{1,12}=)[-+]?\d{1,3}\.\d{3,}",
    re.IGNORECASE,
)
_PATH = re.compile(r"[./][A-Za-z]{2,12}/")
"""A host's ending and a slash: without them there is no link."""
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
    names_host = any(f"{host}/" in lowered for host in knowledge().accounts["hosts"])
    for match in _account_link().finditer(text) if names_host else ():
        name = _account(match[1].lower(), match[2])
        if name:
            yield PrivateFinding(
                match.start(), PrivateKind.HANDLE, f"{match[1].lower()}/{name}", match.end()
            )
    for short in knowledge().maps["short"]:
        for at in _places(lowered, short):
            if lowered[at + len(short) : at + len(short) + 3].strip():
                word = _word_at(lowered, at)
                yield PrivateFinding(at, PrivateKind.COORDINATES, word, at + len(word))
    for match in URL.finditer(text):
        yield from _in_address(match)


def _geo(match: re.Match[str]) -> PrivateFinding:
    return PrivateFinding(match.start(), PrivateKind.COORDINATES, plain_pair(match[0]), match.end())


def _in_address(match: re.Match[str]) -> Iterator[PrivateFinding]:
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
        rf"(?<![\w.-])(?:(?:www|m|mobile|web|[a-z]{{2}}-[a-z]{{2}}|ar|fr|tr|ru|en)\.)?({hosts})/([^\s<>\"\])|]{{1,200}})",
        re.IGNORECASE,
    )


def _account(host: str, path: str) -> str | None:
    """The account that a path on a network leads to; None for searches, posts and help."""
    path = path.rstrip(".,;:!?'\"*")
    words = [word for word in re.split(r"[/?#]", path) if word]
    if host == "t.me" and words[:1] == ["s"]:
        words = words[1:]
    if not words or (
        len(words) == 1 and words[0].lower().removeprefix("@") in knowledge().institutions
    ):
        return None
    first = words[0].lower()
    if host.endswith("youtube.com") and not first.startswith("@"):
        return (
            "/".join(words[:2]).lower() if first in {"channel", "user", "c"} and words[1:] else None
        )
    if first == "profile.php" or first in {
        "groups",
        "group",
        "pages",
        "people",
        "in",
        "profile",
        "user",
        "u",
        "send",
        "invite",
        "add",
        "channel",
    }:
        return "/".join(words[:3]).lower()
    owner = re.search(r"[?&]id=(\d{6,})", path)
    if not owner and _is_nobodys(first):
        return None
    return owner[1] if owner else first.removeprefix("@")


def _is_nobodys(first: str) -> bool:
    """Whether a path begins as searches, posts and help do."""
    return first in knowledge().accounts["no_account"] or first.startswith(
        ("wall-", "photo-", "story.php")
    )


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _word_at(text: str, at: int) -> str:
    return re.split(r"[\s<>\"]", text[at : at + 120], maxsplit=1)[0]
