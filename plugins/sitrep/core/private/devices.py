"""Addresses of devices: IP and MAC; their serial numbers are among numbers.py's."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.numbers import has_label

_IPV4 = re.compile(r"(?<![\w.-])(?:\d{1,3}(?:\.|\[\.\])){3}\d{1,3}(?![\w-]|\.\d)")
_IPV6 = re.compile(r"(?<![\w:.])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}(?![\w:])")
_MAC = re.compile(
    r"(?<![\w:-])(?:[0-9a-fA-F]{2}([:-]))(?:[0-9a-fA-F]{2}\1){4}[0-9a-fA-F]{2}(?![\w:-])"
)

_GROUPED_MAC = re.compile(r"(?<![\w.])[0-9a-fA-F]{4}(?:\.[0-9a-fA-F]{4}){2}(?![\w.]*\w)")
"""As network gear prints it: 001a.2b3c.4d5e."""


def find_devices(text: str) -> Iterator[PrivateFinding]:
    """Addresses of devices in a piece of an unhidden text."""
    patterns = [_IPV4]
    if text.count(":") > 2:
        patterns.append(_IPV6)
    for pattern in patterns:
        for match in pattern.finditer(text):
            if _is_somebodys(match[0].replace("[.]", ".")) and not _is_numbering(text, match):
                yield _found(match)
    yield from map(_found, _MAC.finditer(text))
    yield from (
        _found(match) for match in _GROUPED_MAC.finditer(text) if re.search("[a-fA-F]", match[0])
    )


def _is_somebodys(written: str) -> bool:
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_unspecified or address.is_multicast)


def _is_numbering(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like an address is a version or a heading's number."""
    small = all(len(part) == 1 for part in match[0].split("."))
    return small or has_label(text, "figure", match.start(), near=16)


def _found(match: re.Match[str]) -> PrivateFinding:
    return PrivateFinding(match.start(), PrivateKind.DEVICE, match[0].lower(), match.end())
