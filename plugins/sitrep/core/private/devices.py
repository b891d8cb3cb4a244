"""Addresses of devices: IP and MAC. Their serial numbers are found by ``numbers``.

Loopback, multicast and unspecified IP addresses are nobody's; versions ("1.2.3.4") and
numbered headings look like IP addresses and are left out.
"""

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
_LABEL_REACH = 16
"""Characters before a version in which "version" or "section" may be."""


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
    for match in _GROUPED_MAC.finditer(text):
        # Without a letter it is a figure: 1200.3400.5600.
        if re.search("[a-fA-F]", match[0]):
            yield _found(match)


def _is_somebodys(written: str) -> bool:
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_unspecified or address.is_multicast)


def _is_numbering(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like an IP address is a version or a heading's number."""
    if all(len(part) == 1 for part in match[0].split(".")):
        return True
    return has_label(text, "figure", match.start(), near=_LABEL_REACH)


def _found(match: re.Match[str]) -> PrivateFinding:
    return PrivateFinding(match.start(), PrivateKind.DEVICE, match[0].lower(), match.end())
