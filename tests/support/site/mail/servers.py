"""A mail server on this machine, with TLS if wanted, that takes, refuses or breaks off as told."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER, PASSWORD = "desk", "correct horse"


@dataclass(slots=True)
class Inbox:
    """What the server was handed, and how it answers."""

    refused: dict[str, str] = field(default_factory=dict)
    """What it says to some recipients instead of taking their mail."""
    answers: dict[str, str] = field(default_factory=dict)
    """What it says to the mails of some."""
    breaks_off_after: set[str] = field(default_factory=set)
    """At whose mails it closes the connection without a word."""
    most_at_once: int = 0
    """How many mails it takes over one connection, if not all."""
    mails: list[tuple[str, bytes]] = field(default_factory=list)
    """Recipient and mail."""
    greetings: list[str] = field(default_factory=list)
    is_encrypted: list[bool] = field(default_factory=list)
    senders: set[str] = field(default_factory=set)
    connections: int = 0
    over_this_connection: int = 0

    @property
    def recipients(self) -> list[str]:
        """Who was sent a mail, in order."""
        return [recipient for recipient, _mail in self.mails]

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.greetings.append(hostname)
        self.connections += 1
        self.over_this_connection = 0
        return responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.most_at_once and self.over_this_connection >= self.most_at_once:
            return "421 Too many mails over one connection"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        (recipient,) = envelope.rcpt_tos
        if recipient in self.answers:
            return self.answers[recipient]
        self.mails.append((recipient, envelope.content))
        self.senders.add(envelope.mail_from)
        self.is_encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        self.over_this_connection += 1
        if recipient in self.breaks_off_after:
            server.transport.abort()
        return "250 OK"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    inbox: Inbox
    trust: Path | None
    """The certificate by which it can be trusted."""


def _check(_server: SMTP, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    is_right = data == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=False)


class _AnyPort(Controller):  # type: ignore[misc]  # it has no types
    """A server at whatever port is free."""

    def _trigger_server(self) -> None:
        assert self.server
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def running_server(folder: Path, kind: str = "plain", *, asks: bool = False) -> Iterator[Server]:
    """A server that answers until the end of the block: plain, starttls or tls.

    ``asks``: it takes mail from its user alone, behind STARTTLS.
    """
    inbox, context, trust = Inbox(), None, None
    if kind != "plain":
        authority = trustme.CA()
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("localhost").configure_cert(context)
        trust = folder / "trust.pem"
        authority.cert_pem.write_to_path(trust)
    controller = _AnyPort(
        inbox,
        hostname="127.0.0.1",
        port=0,
        ssl_context=context if kind == "tls" else None,
        tls_context=context if kind == "starttls" else None,
        require_starttls=kind == "starttls",
        authenticator=_check,
        auth_required=asks,
    )
    controller.start()
    try:
        yield Server(controller.port, inbox, trust)
    finally:
        controller.stop()


PROGRAM = """\
#!{python}
import pathlib, sys
folder = pathlib.Path({folder!r})
number = len(list(folder.glob("*.eml")))
mail = sys.stdin.buffer.read()
(folder / f"{{number}}.words").write_text("\\n".join(sys.argv[1:]))
for line in mail.split(b"\\n"):
    if line.startswith(b"To: no-"):
        sys.stderr.write("cannot deliver to " + line[4:].decode() + "\\n")
        sys.exit(75)
(folder / f"{{number}}.eml").write_bytes(mail)
"""


def mail_program(folder: Path, python: str) -> Path:
    """A program that takes mails as sendmail does, and keeps them in a folder."""
    folder.mkdir()
    path = folder / "sendmail"
    path.write_text(PROGRAM.format(python=python, folder=str(folder)), "utf-8")
    path.chmod(0o755)
    return path
