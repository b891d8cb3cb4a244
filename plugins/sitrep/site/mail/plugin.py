"""The e-mail form of every edition, its text, and both as a mail that is ready to be sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pelican.generators import Generator
from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.core.weeks import Week
from sitrep.site.addresses import edition_mail, edition_message, edition_text
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.plugin import CatalogueGenerator, ContentGenerator
from sitrep.site.generator import Plugin, SiteGenerator
from sitrep.site.mail.fit import fitted
from sitrep.site.mail.isolates import without_bdi
from sitrep.site.mail.message import MailTexts, announced_at, build_message
from sitrep.site.mail.plan import MailPlan
from sitrep.site.mail.text import plain_text
from sitrep.site.policy import MAIL_FOLDER, Served, Serving
from sitrep.site.site import Site

THEME = "mail"
"""The theme's folder, beside that of the site's theme."""
_Kind = TypeVar("_Kind", bound=SiteGenerator)
_PARTS = {
    "point": "point",
    "lead": "edition",
    "change": "change",
    "trend": "trend",
    "latecomer": "family",
    "withdrawal": "family",
    "region": "section",
    "story": "story",
    "line": "story",
    "section": "planned",
}
"""The kinds of parts, each with the name by which its template knows what is in it."""


class MailPages(SiteGenerator):
    """Writes ``/mail/<week>.html``, ``.txt`` and, of an edition that is announced, ``.eml``."""

    def generate_output(self, _writer: Writer) -> None:
        """Write them; raises BuildError where there is no theme for them."""
        environment = mail_environment(self)
        for edition in self.context["catalogue"].editions:
            texts = mail_texts(environment, edition, self.site)
            self.write(edition_mail(edition.week), texts.html.encode())
            self.write(edition_text(edition.week), texts.plain.encode())
            if announced := announced_at(edition):
                mail = build_message(edition, announced, texts, self.site)
                self.write(edition_message(edition.week), mail)

    def message_of(self, week: Week) -> bytes | None:
        """The mail of an edition; None if there is none that is announced."""
        environment = mail_environment(self)
        for edition in self.context["catalogue"].editions:
            announced = announced_at(edition)
            if edition.week == week and announced:
                texts = mail_texts(environment, edition, self.site)
                return build_message(edition, announced, texts, self.site)
        return None

    def served(self) -> Iterable[Served]:
        """As pages with styles of their own."""
        yield Served(f"{MAIL_FOLDER}*", Serving.MAIL_PAGE)

    def expected(self) -> Iterable[str]:
        """One per edition, and what is made of it."""
        for edition in self.context["catalogue"].editions:
            yield edition_mail(edition.week)
            yield edition_text(edition.week)
            if announced_at(edition):
                yield edition_message(edition.week)


@dataclass(frozen=True, slots=True)
class MailPress:
    """Writes the form of an edition, and its parts."""

    environment: Environment
    edition: Edition
    site: Site

    def form(self, plan: MailPlan) -> str:
        """The whole form."""
        template = self.environment.get_template("edition.html")
        text = template.render(site=self.site, edition=self.edition, plan=plan)
        return f"{without_bdi(text, self.site.language.direction)}\n"

    def part(self, kind: str, item: object, section: Section | None = None) -> str:
        """A part as long as it can be in a form."""
        given = {_PARTS[kind]: item, "site": self.site, "edition": self.edition}
        template = self.environment.get_template("_part.html")
        text = template.render(template=f"parts/{kind}.html", **{"section": section, **given})
        return without_bdi(text, self.site.language.direction)


def mail_texts(environment: Environment, edition: Edition, site: Site) -> MailTexts:
    """What an edition says in mail."""
    html = fitted(edition, MailPress(environment, edition, site)).html
    subject = environment.get_template("_subject.html").render(site=site, edition=edition)
    return MailTexts(Markup(subject).unescape(), plain_text(html), html)


def mail_environment(generator: Generator) -> Environment:
    """The generator's own environment, reading the templates of the e-mail theme."""
    folder = Path(generator.theme).with_name(THEME) / "templates"
    if not folder.is_dir():
        raise BuildError(
            f"the theme {THEME}/ is missing beside {Path(generator.theme).name}/. Restore it."
        )
    environment: Environment = generator.env.overlay(loader=FileSystemLoader(folder))
    return environment


def message_now(settings: dict[str, Any], week: Week) -> bytes | None:
    """The mail of an edition as a build would write it now; the plugins are loaded already.

    None if the edition is not announced. Raises ContentError where the content has faults.
    """
    context = dict(settings)

    def made(kind: type[_Kind]) -> _Kind:
        return kind(
            context=context,
            settings=settings,
            path=settings["PATH"],
            theme=settings["THEME"],
            output_path=settings["OUTPUT_PATH"],
        )

    made(ContentGenerator).generate_context()
    made(CatalogueGenerator).generate_context()
    return made(MailPages).message_of(week)


PLUGIN = Plugin("sitrep.site.mail", (MailPages,))
