"""The host of an address: how it is read, and why a reader may not be sent there.

Only names of the public DNS and public IP addresses in their usual spelling pass.
Everything else that a browser would still resolve (2130706433, 0x7f.1, circled
digits, an IPv4 address inside an IPv6 one) is a way to hide where a link leads.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

import idna

LONGEST_HOST = 253
"""Characters of a host name, by the rules of DNS."""
MOST_HOSTS = 1_000
"""Hosts whose judgement is remembered: a digest has thousands of addresses and some dozens of
hosts."""

_WWW = re.compile(r"^www\d?\.(?=[^.]+\.)")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
"""A last label of this form makes browsers read the whole host as an IPv4 address (WHATWG URL)."""
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_TOP = re.compile(r"[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")

_NOT_PUBLIC_NAMES = {
    "localhost": "the reader's own machine",
    "localdomain": "the reader's own machine",
    "local": "a local network",
    "internal": "a private network",
    "intranet": "a private network",
    "private": "a private network",
    "corp": "a private network",
    "home": "a private network",
    "lan": "a private network",
    "arpa": "the machinery of the internet",
    "onion": "a hidden service, which ordinary browsers cannot open and which marks whoever tries",
    "i2p": "a hidden service, which ordinary browsers cannot open and which marks whoever tries",
    "exit": "a hidden service, which ordinary browsers cannot open and which marks whoever tries",
}
"""Top-level labels of no public site, and what they lead to (RFC 6761, 7686, 8375; ICANN)."""

_NUMBER_ZONES = frozenset(
    {"nip.io", "sslip.io", "xip.io", "localtest.me", "lvh.me", "traefik.me", "vcap.me"}
)
"""Zones whose names lead to the IP address written in them, or to the reader's own machine."""
_GATEWAY = re.compile(
    r"(?:.+\.)?(?:[a-z2-7]{56}|[a-z2-7]{16})\.onion\.[a-z]+|(?:.+\.)?[a-z2-7]{52}\.b32\.i2p\.[a-z]+"
)
"""Public names that fetch a hidden service for a reader: whoever runs them reads along."""

_NOT_PUBLIC_4 = tuple(
    IPv4Network(each)
    for each in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a provider's translator
        "127.0.0.0/8",  # this machine
        "168.63.129.16/32",  # the host below a virtual machine at Azure
        "169.254.0.0/16",  # link-local; clouds tell a machine's secrets here
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
"""Written out: what ``ipaddress`` calls global differs between versions of Python."""
_PUBLIC_6 = IPv6Network("2000::/3")
"""All public IPv6 addresses; loopback, private, multicast and wrapped IPv4 are outside it."""
_NOT_PUBLIC_6 = tuple(
    IPv6Network(each)
    for each in (
        "2001::/23",  # protocol assignments, Teredo among them: it wraps an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4 wraps an IPv4 address
        "3fff::/20",  # documentation
    )
)


def host_of(address: str) -> str:
    """The host name of a URL as DNS has it, in lower case, without a final dot; empty if none."""
    try:
        host = urlsplit(address).hostname or ""
        return ascii_host(host) or host.lower()
    except ValueError:  # brackets, or a host that cannot be separated from what is around it
        return ""


def bare_host(address: str) -> str:
    """The host by which a site is named, without ``www``; an address may lack its scheme."""
    return _WWW.sub("", host_of(address if "://" in address else f"https://{address}"))


def ascii_host(host: str) -> str | None:
    """A host name in ASCII, as a browser would look it up, or None if it cannot be read."""
    name = host.lower().removesuffix(".")
    if not name.isprintable():  # IDNA would drop what nobody sees, and the reader would not know
        return None
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except UnicodeError:
            return None
    return name if len(name) <= LONGEST_HOST else None


def unicode_host(host: str) -> str | None:
    """A name as readers see it, or None where a label of it is not what it claims to be."""
    try:
        return ".".join(
            idna.decode(label) if label.startswith("xn--") else label for label in host.split(".")
        )
    except UnicodeError:
        return None


@lru_cache(MOST_HOSTS)
def host_problem(host: str) -> str | None:
    """Why no reader may be sent to a host, or None; IPv6 is given without brackets."""
    if ":" in host:
        return None if is_public(host) else "leads to an IP address that is not public"
    name = ascii_host(host)
    if not name:
        return "has a host that cannot be read"
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return _number_problem(host)
    if "." not in name:
        return "names no public host"
    return _name_problem(name)


def is_public(number: str) -> bool:
    """Whether an IP address is public: one that wraps another or cannot be read is not."""
    try:
        read = ip_address(number)
    except ValueError:
        return False
    return _is_public_6(read) if isinstance(read, IPv6Address) else _is_public_4(read)


def _number_problem(host: str) -> str | None:
    """Anything but four plain numbers with dots between them is a disguise, wherever it leads."""
    try:
        number = ip_address(host)
    except ValueError:
        return "hides an IP address in an unusual spelling"
    return None if is_public(str(number)) else "leads to an IP address that is not public"


def _name_problem(name: str) -> str | None:
    *labels, top = name.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels) or not _TOP.fullmatch(top):
        return "has a host that cannot be read"
    if unicode_host(name) is None:
        return "has a host that cannot be read"
    if ".".join((*labels[-1:], top)) in _NUMBER_ZONES:
        return "leads to whatever IP address is written in it"
    if _GATEWAY.fullmatch(name):
        return "leads to a hidden service through somebody who reads along"
    return f"leads to {_NOT_PUBLIC_NAMES[top]}" if top in _NOT_PUBLIC_NAMES else None


def _is_public_4(number: IPv4Address) -> bool:
    if any(number in each for each in _NOT_PUBLIC_4):
        return False
    return number.is_global and not (number.is_private or number.is_reserved or number.is_multicast)


def _is_public_6(number: IPv6Address) -> bool:
    if number.scope_id or number not in _PUBLIC_6 or any(number in each for each in _NOT_PUBLIC_6):
        return False
    return number.is_global and not (number.is_private or number.is_reserved or number.is_multicast)
