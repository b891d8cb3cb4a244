"""Documents from the web, fetched politely: robots.txt is obeyed, hosts are given pauses.

The only module that asks a clock how long to wait.  One fetcher serves a whole
run, in one process, since what it knows of a host holds for all its documents.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus

from protego import Protego

from sitrep.core.errors import DocumentError
from sitrep.core.limits import DOCUMENT
from sitrep.ingest.read.address import SAVE_IT, WebAddress, read_address, read_location
from sitrep.ingest.read.again import Conditions
from sitrep.ingest.read.decode import TOO_LONG
from sitrep.ingest.read.request import (
    AGENT,
    Allowance,
    Network,
    Reply,
    ask,
    connect_ip,
    resolve_host,
    secure_connection,
)

MOST_REDIRECTS = 5
"""Redirects followed for a document; to www, to a new path and to a language make three."""
LEAST_PAUSE = 1.0
"""Seconds between two requests to a host."""
LONGEST_PAUSE = 30.0
"""Seconds of a Crawl-delay that are obeyed; more would stall a run."""
ROBOTS_BYTES = 500 * 1024
"""How much of a robots.txt is read, as RFC 9309 requires."""

_ROBOT_LINE = re.compile(r"\s*user[-\s]*agent\b[\s:]*([^#]*)", re.IGNORECASE)
"""A line that says to whom rules apply, in every spelling that Protego takes for one."""
_OTHERS = "others"

_LATER = frozenset({429, 503})
"""Answers with which a server asks to be left alone for a while."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What a host's robots.txt asks of us."""

    robots: Protego | None = None
    """None if the host has none."""
    refusal: str = ""
    """Why nothing is fetched from the host at all; empty if anything may be."""

    @property
    def pause(self) -> float:
        """Seconds between two requests."""
        delay = self.robots.crawl_delay(AGENT) if self.robots else None
        return min(max(float(delay or 0), LEAST_PAUSE), LONGEST_PAUSE)

    def check(self, address: WebAddress) -> None:
        """Raise DocumentError if the URL may not be fetched."""
        if self.refusal:
            raise DocumentError(self.refusal)
        if self.robots and not self.robots.can_fetch(str(address), AGENT):
            raise DocumentError(f"the robots.txt of {address.host} asks not to fetch it; {SAVE_IT}")


@dataclass(frozen=True, slots=True)
class Fetcher:
    """What fetches, and what it knows of the hosts so far."""

    network: Network
    rules: dict[str, RobotsRules] = field(default_factory=dict)
    """By host."""
    requested: dict[str, float] = field(default_factory=dict)
    """When a host was last sent a request, by the network's clock."""

    def fetch(self, name: str) -> Reply:
        """The document at a URL; raises DocumentError with what is wrong and what to do."""
        reply, address = self._follow(name, None)
        return _document(reply, address)

    def fetch_feed(self, name: str, conditions: Conditions) -> Reply:
        """The feed at a URL, or the answer that it has not changed or is not to be asked for now."""
        reply, address = self._follow(name, conditions)
        return reply if reply.status == 304 or reply.status in _LATER else _document(reply, address)

    def _follow(self, name: str, conditions: Conditions | None) -> tuple[Reply, WebAddress]:
        """The reply at the end of the redirects, and where that is."""
        address = read_address(name)
        allowance = Allowance(self.network)
        for _ in range(MOST_REDIRECTS + 1):
            self._rules_of(address, allowance).check(address)
            reply = self._ask(address, allowance, DOCUMENT.most, conditions)
            if reply.status not in _REDIRECTS:
                return reply, address
            address = read_location(reply.location, address)
        raise DocumentError(f"it redirects more than {MOST_REDIRECTS} times; {SAVE_IT}")

    def _rules_of(self, address: WebAddress, allowance: Allowance) -> RobotsRules:
        """The host's rules, requested once."""
        if address.host not in self.rules:
            try:
                self.rules[address.host] = self._ask_rules(address, allowance)
            except DocumentError as error:
                refusal = (
                    f"the robots.txt of {address.host}, which says what may be fetched, "
                    f"cannot be read: {error}"
                )
                self.rules[address.host] = RobotsRules(refusal=refusal)
        return self.rules[address.host]

    def _ask_rules(self, address: WebAddress, allowance: Allowance) -> RobotsRules:
        """The rules by RFC 9309: a host without any allows all, one that fails allows nothing."""
        at = WebAddress(address.host, "/robots.txt")
        for _ in range(MOST_REDIRECTS + 1):
            reply = self._ask(at, allowance, ROBOTS_BYTES)
            if reply.status not in _REDIRECTS:
                break
            at = read_location(reply.location, at)
        if reply.status == 200:
            return _parsed_rules(reply.data[:ROBOTS_BYTES])
        if 400 <= reply.status < 500:
            return RobotsRules()
        raise DocumentError(
            f"{at.host} answers {_named(reply.status)}; try again later, or {SAVE_IT}"
        )

    def _ask(
        self,
        address: WebAddress,
        allowance: Allowance,
        most: int,
        conditions: Conditions | None = None,
    ) -> Reply:
        """A reply, after the pause its host is owed."""
        host = address.host
        if host in self.requested:
            owed = (
                self.requested[host]
                + self.rules.get(host, RobotsRules()).pause
                - self.network.clock()
            )
            if owed > 0:
                allowance.pause(owed)
        try:
            return ask(address, allowance, most=most, conditions=conditions)
        finally:
            self.requested[host] = self.network.clock()


@cache
def shared_fetcher() -> Fetcher:
    """The fetcher of this process, on the real network."""
    return Fetcher(Network(resolve_host, connect_ip, secure_connection, time.monotonic, time.sleep))


def _document(reply: Reply, address: WebAddress) -> Reply:
    """The reply, if it is the document and not too large."""
    if reply.status in {404, 410}:
        raise DocumentError(
            f"{address.host} has no such page ({_named(reply.status)}); check the URL"
        )
    if reply.status != 200:
        raise DocumentError(
            f"{address.host} answers {_named(reply.status)}; try again later, or {SAVE_IT}"
        )
    if DOCUMENT.is_over(len(reply.data)):
        raise DocumentError(TOO_LONG)
    return reply


def _parsed_rules(data: bytes) -> RobotsRules:
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return RobotsRules(Protego.parse("\n".join(_others_as_one(lines))))


def _others_as_one(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a robots.txt, with every robot that is not us under the same name."""
    # Protego gives every robot of a group a copy of every rule of it: 3,000 invented robots above
    # 4,000 rules, a file of 100 kB, kept it busy for a minute and took 900 MB.
    for line in lines:
        robot = _ROBOT_LINE.match(line)
        yield f"User-agent: {_robot_meant(robot[1])}" if robot else line


def _robot_meant(name: str) -> str:
    """What a User-agent line means to us: our name or the beginning of it, everybody, or others."""
    name = name.partition("/")[0].strip().lower()
    if name == "*":
        return name
    token = name.replace("*", "")
    return token if token and AGENT.startswith(token) else _OTHERS


def _named(status: int) -> str:
    """A status in our own words, never in the server's."""
    known = {each.value: each.phrase for each in HTTPStatus}
    return f"{status} {known[status]}" if status in known else str(status)
