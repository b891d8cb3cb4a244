"""One request over the network: the name is resolved once, and only checked IPs are used.

All that touches the network is in ``Network``, so that tests need none.
"""

from __future__ import annotations

import io
import queue
import re
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException, HTTPResponse
from typing import Any

from sitrep.core.errors import DocumentError
from sitrep.core.links.hosts import is_public
from sitrep.ingest.read.address import PORT, SAVE_IT, WebAddress
from sitrep.ingest.read.again import Conditions, seconds_to_wait

AGENT = "sitrep-ingest"
"""Our name, for servers' logs and robots.txt."""
PAGES = "text/html, text/plain, application/pdf"
FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml, text/xml"
)
"""What is wanted of a server."""
STEP_SECONDS = 20.0
"""Longest wait for a name, a connection or the next bytes."""
TOTAL_SECONDS = 60.0
"""Longest time for one document, redirects and robots.txt included, polite pauses not."""
MOST_IPS = 4
"""IP addresses of a host that are tried: if one is down, others may be up."""
HEAD_BYTES = 64 * 1024
"""What a response's head may have beside its body; usual ones have 2 kB."""
CHUNK = 64 * 1024
"""Bytes read at once."""

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{2,40})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Network:
    """What fetching needs of the world."""

    resolve: Callable[[str, float], Sequence[str]]
    """The IP addresses of a host, within so many seconds; raises OSError."""
    connect: Callable[[str, float], socket.socket]
    """A connection to an IP address, with a timeout in seconds; raises OSError."""
    secure: Callable[[socket.socket, str], socket.socket]
    """The connection encrypted, the host's name verified; raises OSError."""
    clock: Callable[[], float]
    """Seconds of a clock that never goes back."""
    sleep: Callable[[float], None]


class Allowance:
    """The time one document may still take, from when it begins."""

    __slots__ = ("_ends", "network")

    def __init__(self, network: Network) -> None:
        self.network = network
        self._ends = network.clock() + TOTAL_SECONDS

    def step(self) -> float:
        """Seconds that the next wait may last; raises DocumentError when none are left."""
        left = self._ends - self.network.clock()
        if left <= 0:
            raise DocumentError(
                f"it took longer than {TOTAL_SECONDS:.0f} seconds; try again later, or {SAVE_IT}"
            )
        return min(left, STEP_SECONDS)

    def pause(self, seconds: float) -> None:
        """Sleep, which does not count: it is our own politeness."""
        self.network.sleep(seconds)
        self._ends += seconds


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    location: str = ""
    """Where it redirects to; not to be trusted."""
    charset: str | None = None
    """The encoding the head states; not to be trusted either."""
    data: bytes = b""
    """The body of a 200, at most a byte more than was requested."""
    etag: str = ""
    modified: str = ""
    """What the server calls the state that it sent; not to be trusted."""
    wait: float = 0.0
    """Seconds for which it wants no further request."""


def ask(
    address: WebAddress, allowance: Allowance, *, most: int, conditions: Conditions | None = None
) -> Reply:
    """The response to a GET; raises DocumentError with what went wrong and what to do.

    With ``conditions`` it may be that nothing has changed, and it is for a feed.
    """
    try:
        with closing(_connected(address, allowance)) as connection:
            connection.sendall(_request(address, conditions))
            return _answer(connection, address, allowance, most)
    except ssl.SSLCertVerificationError as error:
        raise DocumentError(
            f"{address.host} has no valid certificate; {SAVE_IT} if you trust it"
        ) from error
    except (HTTPException, ValueError) as error:
        raise DocumentError(
            f"{address.host} broke off, or did not send a web page; try again later, or {SAVE_IT}"
        ) from error
    except TimeoutError as error:
        raise DocumentError(
            f"{address.host} did not answer within {STEP_SECONDS:.0f} seconds; try again later"
        ) from error
    except OSError as error:
        reason = error.strerror or "the connection broke"
        raise DocumentError(
            f"{address.host} cannot be reached ({reason}); "
            "check the URL and your network connection"
        ) from error


def resolve_host(host: str, seconds: float) -> list[str]:
    """The IPs of a host, looked up in a thread: the system's DNS timeout cannot be set."""
    found: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def look() -> None:
        try:
            rows = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
        except OSError as error:
            found.put(error)
        else:
            found.put([str(row[4][0]) for row in rows])

    threading.Thread(target=look, daemon=True).start()
    try:
        answer = found.get(timeout=seconds)
    except queue.Empty as error:
        raise DocumentError(
            f"the name {host} was not resolved within {seconds:.0f} seconds; try again later"
        ) from error
    if isinstance(answer, OSError):
        raise DocumentError(
            f"the name {host} is unknown ({answer.strerror}); "
            "check the URL and your network connection"
        ) from answer
    return answer


def connect_ip(ip: str, seconds: float) -> socket.socket:
    """A connection to that IP address and no other."""
    return socket.create_connection((ip, PORT), timeout=seconds)


def secure_connection(connection: socket.socket, host: str) -> socket.socket:
    """TLS that verifies the host's name, whatever its IP address."""
    return _tls().wrap_socket(connection, server_hostname=host)


@cache
def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


def _connected(address: WebAddress, allowance: Allowance) -> socket.socket:
    """An encrypted connection to one of the checked IP addresses."""
    network = allowance.network
    ips = list(dict.fromkeys(network.resolve(address.host, allowance.step())))
    if not ips or not all(is_public(ip) for ip in ips):
        raise DocumentError(
            f"{address.host} is not on the public internet, and only public sites are fetched"
        )
    *others, last = ips[:MOST_IPS]
    for ip in others:
        try:
            connection = network.connect(ip, allowance.step())
        except OSError:
            continue
        return network.secure(connection, address.host)
    return network.secure(network.connect(last, allowance.step()), address.host)


def _answer(
    connection: socket.socket, address: WebAddress, allowance: Allowance, most: int
) -> Reply:
    """The response on a connection; only the body of a 200 is read."""
    response = HTTPResponse(connection, method="GET")
    response.fp.close()
    response.fp = io.BufferedReader(_Incoming(connection, allowance, most))
    with closing(response):
        response.begin()
        if response.status != 200:
            head = response.headers
            wait = seconds_to_wait(head.get("Retry-After", ""), head.get("Date", ""))
            return Reply(response.status, response.getheader("Location") or "", wait=wait)
        if (response.getheader("Content-Encoding") or "identity").strip().lower() != "identity":
            raise DocumentError(
                f"{address.host} sent it compressed, which was not requested; {SAVE_IT}"
            )
        charset = _CHARSET.search(response.getheader("Content-Type") or "")
        return Reply(
            200,
            charset=charset[1] if charset else None,
            data=_body(response, most),
            etag=response.getheader("ETag") or "",
            modified=response.getheader("Last-Modified") or "",
        )


def _request(address: WebAddress, conditions: Conditions | None) -> bytes:
    wanted = FEEDS if conditions else PAGES
    lines = (
        f"GET {address.target} HTTP/1.1",
        f"Host: {address.authority}",
        f"User-Agent: {AGENT}",
        f"Accept: {wanted}, */*;q=0.1",
        "Accept-Encoding: identity",
        "Connection: close",
        *(conditions.heads if conditions else ()),
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")


def _body(response: HTTPResponse, most: int) -> bytes:
    """The body, at most a byte more than requested; raises DocumentError if it is cut short."""
    parts: list[bytes] = []
    left = most + 1
    while left and (part := response.read(min(CHUNK, left))):
        parts.append(part)
        left -= len(part)
    if left and response.length:
        raise DocumentError(
            f"the connection closed before the document was complete; try again, or {SAVE_IT}"
        )
    return b"".join(parts)


class _Incoming(io.RawIOBase):
    """The bytes of a connection, within the time allowed and not without end.

    ``http.client`` itself waits for each piece from the start, and reads a chunk of
    negative size until memory is full.
    """

    def __init__(self, connection: socket.socket, allowance: Allowance, most: int) -> None:
        self._connection = connection
        self._allowance = allowance
        self._left = most + most // 8 + HEAD_BYTES

    def readable(self) -> bool:
        """As a reader of it asks."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """How many bytes came; raises DocumentError when time is up, or there is too much."""
        self._connection.settimeout(self._allowance.step())
        count = self._connection.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise DocumentError(f"it is larger than ingest accepts; {SAVE_IT}")
        return count
