"""What editions are handed to: an SMTP server, or a program that takes mail as sendmail does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sitrep.core.errors import SettingsError

FORMS = (
    "smtp://user@mail.example.org:587 (STARTTLS), smtps://user@mail.example.org:465 (TLS), "
    "smtp+plain://localhost:25 (a server on this machine), or /usr/sbin/sendmail"
)
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class Protection(StrEnum):
    """How a connection is encrypted."""

    STARTTLS = "STARTTLS"
    TLS = "TLS"
    NONE = "not encrypted"


@dataclass(frozen=True, slots=True)
class MailServer:
    """An SMTP server."""

    host: str
    port: int
    protection: Protection
    user: str | None = None

    def __str__(self) -> str:
        return f"{self.host}:{self.port} ({self.protection})"

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine."""
        return self.host in _HERE


@dataclass(frozen=True, slots=True)
class MailProgram:
    """A program that takes a mail as sendmail does, and finds the recipient in its head."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def is_here(self) -> bool:
        """It may hand mail on to anywhere."""
        return False


_SCHEMES = {
    "smtp": (Protection.STARTTLS, 587),
    "smtps": (Protection.TLS, 465),
    "smtp+plain": (Protection.NONE, 25),
}


def read_mailer(word: str) -> MailServer | MailProgram:
    """What a setting or an option names; raises SettingsError, which never repeats a password."""
    if "://" not in word:
        path = Path(word)
        if not path.is_absolute():
            raise SettingsError(f"the mailer is “{word}”. Write {FORMS}.")
        return MailProgram(path)
    try:
        parts = urlsplit(word)
        host, port, password = parts.hostname, parts.port, parts.password
    except ValueError as error:
        raise SettingsError(f"the mailer's URL cannot be read. Write {FORMS}.") from error
    if password is not None:
        raise SettingsError(
            "the mailer's URL holds a password, which everybody sees who sees the settings or the "
            "list of processes. Take it out, and set SITREP_MAIL_PASSWORD in the environment or "
            "name a file with --password-file."
        )
    if parts.scheme not in _SCHEMES or not host or parts.path.strip("/") or parts.query:
        raise SettingsError(f"the mailer's URL is none that can be used. Write {FORMS}.")
    protection, usual = _SCHEMES[parts.scheme]
    if protection is Protection.NONE and host not in _HERE:
        raise SettingsError(
            f"mail to {host} would not be encrypted. Write smtp:// or smtps://; smtp+plain:// is "
            "for a server on this machine."
        )
    user = unquote(parts.username) if parts.username else None
    return MailServer(host, port or usual, protection, user)
