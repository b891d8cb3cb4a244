"""The files of an edition's mail: its form, the form's text, and both as a mail to be sent."""

from __future__ import annotations

from sitrep.site.addresses import edition_mail, edition_message, edition_text
from sitrep.site.catalogue.edition import Edition
from sitrep.site.mail.fit import fitted
from sitrep.site.mail.message import MailTexts, announced_at, build_message
from sitrep.site.mail.press import EditionPress, MailTemplates
from sitrep.site.mail.text import plain_text
from sitrep.site.site import Site


def mail_addresses(edition: Edition) -> tuple[str, ...]:
    """Of the form and the text of an edition; of its mail as well, once it is announced."""
    shown = (edition_mail(edition.week), edition_text(edition.week))
    return (*shown, edition_message(edition.week)) if announced_at(edition) else shown


def edition_mails(
    templates: MailTemplates, edition: Edition, site: Site
) -> tuple[tuple[str, bytes], ...]:
    """The files of an edition with their addresses, made of nothing but what is given."""
    press = EditionPress.of(templates, edition, site)
    html = fitted(edition, press).html
    texts = MailTexts(press.subject(), plain_text(html), html)
    files = [texts.html.encode(), texts.plain.encode()]
    if announced := announced_at(edition):
        files.append(build_message(edition, announced, texts, site))
    return tuple(zip(mail_addresses(edition), files, strict=True))
