"""The e-mail form of every edition, its text, and both as a mail that is ready to be sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader
from pelican.generators import Generator
from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.core.weeks import Week
from sitrep.site.addresses import edition_message
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.plugin import CatalogueGenerator, ContentGenerator
from sitrep.site.engine.product import Product
from sitrep.site.generator import Plugin, SiteGenerator
from sitrep.site.mail.files import edition_mails, mail_addresses
from sitrep.site.mail.press import Macros
from sitrep.site.policy import MAIL_FOLDER, Served, Serving
from sitrep.site.site import Site

THEME = "mail"
"""The theme's folder, beside that of the site's theme."""
_Kind = TypeVar("_Kind", bound=SiteGenerator)


class MailPages(SiteGenerator):
    """Writes ``/mail/<week>.html``, ``.txt`` and, of an edition that is announced, ``.eml``."""

    @cached_property
    def templates(self) -> ThemeTemplates:
        """Those of the e-mail theme; raises BuildError where there is none."""
        return mail_templates(self)

    def generate_output(self, _writer: Writer) -> None:
        """Write them; raises BuildError where there is no theme for them."""
        _ = self.templates  # missing, they are named before anything is made
        self.produce(
            Product(tuple(mail_addresses(edition)), self.mails, (edition, self.site))
            for edition in self.context["catalogue"].editions
        )

    def message_of(self, week: Week) -> bytes | None:
        """The mail of an edition; None if there is none that is announced."""
        for edition in self.context["catalogue"].editions:
            if edition.week == week:
                mails = dict(edition_mails(self.templates, edition, self.site))
                return mails.get(edition_message(week))
        return None

    def mails(self, edition: Edition, site: Site) -> tuple[bytes, ...]:
        """The files of an edition: they follow from what is given and from the templates."""
        return tuple(data for _, data in edition_mails(self.templates, edition, site))

    def served(self) -> Iterable[Served]:
        """As pages with styles of their own."""
        yield Served(f"{MAIL_FOLDER}*", Serving.MAIL_PAGE)

    def expected(self) -> Iterable[str]:
        """One per edition, and what is made of it."""
        for edition in self.context["catalogue"].editions:
            yield from mail_addresses(edition)


@dataclass(frozen=True, slots=True)
class ThemeTemplates:
    """The templates of the e-mail theme, with what every template of the site knows."""

    environment: Environment

    def rendered(self, name: str, **values: object) -> str:
        """What the template of a name makes of some values."""
        return self.environment.get_template(name).render(values)

    def macros(self, name: str, **values: object) -> Macros:
        """The macros of a template, which know some values."""
        return vars(self.environment.get_template(name).make_module(values))


def mail_templates(generator: Generator) -> ThemeTemplates:
    """Those beside the theme of the site, read as that is."""
    folder = Path(generator.theme).with_name(THEME) / "templates"
    if not folder.is_dir():
        raise BuildError(
            f"the theme {THEME}/ is missing beside {Path(generator.theme).name}/. Restore it."
        )
    return ThemeTemplates(generator.env.overlay(loader=FileSystemLoader(folder)))


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
