"""What came of handing a mail over, and how it is handed over: by SMTP or by a program."""

from __future__ import annotations

import smtplib
import ssl
import subprocess
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from sitrep.core.errors import PublishError
from sitrep.site.commands.send.mailer import MailProgram, MailServer, Protection
from sitrep.site.commands.send.recipients import Recipient, without_addresses

PATIENCE = 60
"""Seconds that a server or a program may take to answer."""
_OUR_NAME = "[127.0.0.1]"
"""What we call ourselves, as mail programs do: the machine's name would be in every mail."""
_LONGEST_REPLY = 200
_TAKEN, _WILL_FORWARD, _CLOSING = 250, 251, 421
_TRY_AGAIN = 75
"""EX_TEMPFAIL of sendmail."""


class DeliveryOutcome(Enum):
    """What came of it."""

    SENT = auto()
    REFUSED = auto()
    """This recipient's; the next may be taken."""
    UNSURE = auto()
    """It was handed over, and nobody said whether it was taken."""
    GONE = auto()
    """There is nobody to hand anything to; it was not handed over."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of one mail."""

    outcome: DeliveryOutcome
    words: str = ""
    """What was said, without addresses."""


class MailCarrier(Protocol):
    """Takes mails, one after another."""

    def __enter__(self) -> MailCarrier:
        """Make ready; raises PublishError where that cannot be."""

    def __exit__(self, *_exception: object) -> None:
        """End it."""

    def deliver(self, message: bytes, recipient: Recipient) -> Delivery:
        """Hand over a mail."""


class SmtpCarrier:
    """Hands mails to an SMTP server."""

    def __init__(self, server: MailServer, sender: str, password: str | None) -> None:
        self._server = server
        self._sender = sender
        self._password = password
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> SmtpCarrier:
        try:
            self._smtp = self._connected()
        except smtplib.SMTPAuthenticationError as error:
            raise PublishError(
                f"{self._server} does not take user and password ({error.smtp_code})."
            ) from error
        except (OSError, smtplib.SMTPException) as error:
            raise PublishError(f"{self._server} cannot be used: {_reason(error)}.") from error
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._smtp:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
            self._smtp.close()

    def deliver(self, message: bytes, recipient: Recipient) -> Delivery:
        """Hand over a mail; to a server that has closed the connection, over a new one."""
        delivery = self._try(message, recipient)
        if delivery.outcome is not DeliveryOutcome.GONE:
            return delivery
        if self._smtp:
            self._smtp.close()
        try:
            self._smtp = self._connected()
        except (OSError, smtplib.SMTPException) as error:
            return Delivery(DeliveryOutcome.GONE, _shown(_reason(error), recipient))
        return self._try(message, recipient)

    def _try(self, message: bytes, recipient: Recipient) -> Delivery:
        """Hand over a mail over the connection there is."""
        smtp = self._smtp
        if smtp is None:
            return Delivery(DeliveryOutcome.GONE)
        try:
            code, reply = smtp.mail(self._sender)
            if code == _TAKEN:
                code, reply = smtp.rcpt(recipient.address)
        except (OSError, smtplib.SMTPException) as error:
            return Delivery(DeliveryOutcome.GONE, _shown(_reason(error), recipient))
        if code not in {_TAKEN, _WILL_FORWARD}:
            return self._refused(smtp, code, _shown(_reply(code, reply), recipient))
        return self._try_text(smtp, message, recipient)

    def _try_text(self, smtp: smtplib.SMTP, message: bytes, recipient: Recipient) -> Delivery:
        """Hand over the mail itself, to a server that takes its envelope."""
        try:
            code, reply = smtp.data(message)
        except smtplib.SMTPDataError as error:
            code, reply = error.smtp_code, _bytes(error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            smtp.close()
            return Delivery(DeliveryOutcome.UNSURE, _shown(_reason(error), recipient))
        if code == _TAKEN:
            return Delivery(DeliveryOutcome.SENT)
        return self._refused(smtp, code, _shown(_reply(code, reply), recipient))

    def _refused(self, smtp: smtplib.SMTP, code: int, said: str) -> Delivery:
        if code == _CLOSING:
            smtp.close()
            return Delivery(DeliveryOutcome.GONE, said)
        try:
            smtp.rset()
        except (OSError, smtplib.SMTPException):
            smtp.close()
        return Delivery(DeliveryOutcome.REFUSED, said)

    def _connected(self) -> smtplib.SMTP:
        server, context = self._server, ssl.create_default_context()
        with ExitStack() as opened:  # closed again where we get no further
            if server.protection is Protection.TLS:
                smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, _OUR_NAME, timeout=PATIENCE, context=context
                )
            else:
                smtp = smtplib.SMTP(server.host, server.port, _OUR_NAME, timeout=PATIENCE)
            opened.callback(smtp.close)
            if server.protection is Protection.STARTTLS:
                smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
            if server.user and self._password is not None:
                smtp.login(server.user, self._password)
            opened.pop_all()
        return smtp


class ProgramCarrier:
    """Hands mails to a program like sendmail, which reads the recipient in the mail's head.

    On its command line every user of the machine could read it.
    """

    def __init__(self, program: MailProgram, sender: str) -> None:
        self._program = program
        self._sender = sender

    def __enter__(self) -> ProgramCarrier:
        return self

    def __exit__(self, *_exception: object) -> None:
        return None

    def deliver(self, message: bytes, recipient: Recipient) -> Delivery:
        """Hand over a mail."""
        command = [str(self._program.path), "-i", "-f", self._sender, "-t"]
        given = message.replace(b"\r\n", b"\n")
        try:
            done = subprocess.run(
                command, input=given, capture_output=True, check=False, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired:
            return Delivery(DeliveryOutcome.UNSURE, f"no answer in {PATIENCE} seconds")
        except OSError as error:
            return Delivery(DeliveryOutcome.GONE, f"it cannot be run ({error.strerror})")
        if done.returncode == 0:
            return Delivery(DeliveryOutcome.SENT)
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        later = "; try again later" if done.returncode == _TRY_AGAIN else ""
        return Delivery(DeliveryOutcome.REFUSED, _shown(said, recipient) + later)


def _shown(words: str, recipient: Recipient) -> str:
    """What was said, as a message may show it."""
    return without_addresses(" ".join(words.split()), recipient)[:_LONGEST_REPLY]


def _reply(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {text}"


def _bytes(words: bytes | str) -> bytes:
    return words.encode() if isinstance(words, str) else words


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error)
    return str(error).strip().rstrip(".") or type(error).__name__
