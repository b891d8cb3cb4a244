"""An edition as a mail that is ready to be sent: its form and its text, with a head.

Nothing in it depends on the clock or on chance: two builds write the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime

from markupsafe import Markup

from sitrep.core.record import When
from sitrep.core.text import one_line
from sitrep.core.weeks import Week
from sitrep.site.addresses import EDITIONS, edition_address
from sitrep.site.catalogue.edition import Edition
from sitrep.site.mail.bodies import multipart
from sitrep.site.mail.headers import as_text, mail_policy
from sitrep.site.mail.reading import ReadMail
from sitrep.site.mail.unsubscribing import is_personal, unsubscribe_headers
from sitrep.site.site import Site

_OWN = frozenset(
    {"from", "to", "mime-version", "content-type", "content-transfer-encoding"}
    | {"content-language", "list-unsubscribe", "list-unsubscribe-post"}
)
"""Lines of a mail that are written for each recipient."""
_KEPT_LAST = ("Content-Language",)
"""Those that filling a mail would remove."""


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Whom a mail is from, whom it goes to, and where that recipient unsubscribes."""

    sender: str
    recipient: str
    unsubscribe: str | None = None


@dataclass(frozen=True, slots=True)
class MailTexts:
    """What an edition says in mail."""

    subject: str
    plain: str
    html: str


def build_message(edition: Edition, announced: When, texts: MailTexts, site: Site) -> bytes:
    """The mail of an edition that was announced then, to nobody yet."""
    message = EmailMessage(policy=mail_policy())
    # Where nobody's mailbox is known, a group without members (RFC 6854).
    sender = f" <{site.sender}>" if site.sender else ":;"
    message["From"] = f"{as_text(one_line(site.name))}{sender}"
    message["Subject"] = as_text(one_line(texts.subject))
    message["Date"] = format_datetime(site.moment(announced))
    message["Message-ID"] = message_id(edition.week, site)
    body = _fill(message, edition.week, texts)
    for name, value in _list_headers(edition, site):
        message[name] = value
    return _written(message, body)


def personal_message(mail: ReadMail, week: Week, to: MailAddress, site: Site) -> bytes:
    """The mail of an edition to one recipient, who can unsubscribe where the settings say how."""
    message = EmailMessage(policy=mail_policy())
    for name, value in mail.message.items():
        if name.lower() not in _OWN:
            message[name] = as_text(str(value))
    message["From"] = f"{as_text(one_line(site.name))} <{to.sender}>"
    message["To"] = to.recipient
    texts = MailTexts(str(mail.message["Subject"]), mail.plain, mail.html)
    if to.unsubscribe:
        texts = _with_way_out(texts, to.unsubscribe, site.language.say("Unsubscribe"))
    body = _fill(message, week, texts)
    for name in _KEPT_LAST:
        if name in mail.message:
            message[name] = str(mail.message[name])
    for name, value in unsubscribe_headers(to.unsubscribe).items() if to.unsubscribe else ():
        message[name] = value
    return _written(message, body)


def _fill(message: EmailMessage, week: Week, texts: MailTexts) -> bytes:
    """Head a mail as one of a text and its form; returns these."""
    # Neither encoding can hold “=_”, so that no text can end a part.
    digest = hashlib.sha256(f"{texts.plain}\0{texts.html}".encode()).hexdigest()
    boundary = f"=_{week}_{digest[:16]}"
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = f'multipart/alternative; boundary="{boundary}"'
    return multipart(boundary, texts.plain, texts.html)


def _written(message: EmailMessage, body: bytes) -> bytes:
    """A mail of the head that is given and what stands below it."""
    head = (message.policy.fold_binary(name, value) for name, value in message.items())
    return b"".join((*head, b"\r\n", body))


def _with_way_out(texts: MailTexts, url: str, label: str) -> MailTexts:
    """The texts with a line at their end that says where to unsubscribe."""
    head, end, tail = texts.html.rpartition("</div>")
    link = Markup('<p><a href="%s">%s</a></p>\n') % (url, label)
    return MailTexts(texts.subject, f"{texts.plain}\n{label}\n{url}\n", f"{head}{link}{end}{tail}")


def announced_at(edition: Edition) -> When | None:
    """When an edition was announced: as the record says, else its own file."""
    if edition.notes.announced is None:
        return None
    return edition.history[0].entry.at if edition.history else When(edition.notes.announced)


def message_id(week: Week, site: Site) -> str:
    """What a mail program knows an edition by, whoever sends it and however often."""
    authority, _comma, minted = site.tag.removeprefix("tag:").rstrip(":").partition(",")
    return f"<edition.{week}.{minted}@{authority}>"


def _list_headers(edition: Edition, site: Site) -> Iterator[tuple[str, str]]:
    authority = site.tag.removeprefix("tag:").partition(",")[0]
    yield "Content-Language", site.language.code
    yield "List-Id", f"{as_text(one_line(site.name))} <editions.{authority}>"
    yield "List-Archive", f"<{site.absolute(EDITIONS)}>"
    yield "Archived-At", f"<{site.absolute(edition_address(edition.week))}>"
    if site.unsubscribe and not is_personal(site.unsubscribe):
        yield from unsubscribe_headers(site.unsubscribe).items()
