"""A web for tests: a loopback server that plays all hosts, a resolver that lies at will, a clock that stands still."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from sitrep.ingest.read.request import Network

PUBLIC = "93.184.216.34"
Answer = bytes | Callable[[socket.socket], None]


def reply(body: bytes = b"Text.", status: str = "200 OK", *heads: str) -> bytes:
    """An answer as it goes over the wire."""
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *heads, "", "")
    return "\r\n".join(lines).encode("latin-1") + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return reply(b"", status, f"Location: {to}")


@dataclass(slots=True)
class Web:
    """What hosts answer by host and path, and what was asked of them."""

    answers: dict[str, Answer] = field(default_factory=dict)
    numbers: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    """What each resolution of a host gives in turn, the last for ever."""
    down: set[str] = field(default_factory=set)
    requests: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    secured: list[str] = field(default_factory=list)
    sleeps: list[float] = field(default_factory=list)
    time: float = 1000.0
    tick: float = 0.0
    """Seconds that pass each time the clock is read."""
    port: int = 0

    @property
    def network(self) -> Network:
        return Network(self.resolve, self.connect, self.secure, self.clock, self.sleep)

    def resolve(self, host: str, _seconds: float) -> Sequence[str]:
        self.resolved.append(host)
        turns = self.numbers.get(host, [[PUBLIC]])
        return turns.pop(0) if len(turns) > 1 else turns[0]

    def connect(self, number: str, seconds: float) -> socket.socket:
        self.connected.append(number)
        if number in self.down:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def secure(self, connection: socket.socket, host: str) -> socket.socket:
        self.secured.append(host)
        return connection

    def clock(self) -> float:
        self.time += self.tick
        return self.time

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.time += seconds

    def serve(self, connection: socket.socket) -> None:
        """Answer one request, recorded as its host and path."""
        head = b""
        while b"\r\n\r\n" not in head and (part := connection.recv(4096)):
            head += part
        lines = head.decode("latin-1").split("\r\n")
        host = next((line[6:] for line in lines if line.startswith("Host: ")), "")
        asked = host + lines[0].split(" ")[1] if head else ""
        self.requests.append(asked)
        self.heads.append(head.decode("latin-1"))
        answer = self.answers.get(asked, reply(b"", "404 Not Found"))
        with suppress(OSError):  # the client may have heard enough
            if isinstance(answer, bytes):
                connection.sendall(answer)
            else:
                answer(connection)


@contextmanager
def opened_web() -> Iterator[Web]:
    """A web on this machine's loopback alone."""
    web = Web()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            web.serve(self.request)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        web.port = server.server_address[1]
        thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join(5)
