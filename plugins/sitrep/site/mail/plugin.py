"""The e-mail form of every edition: one file each, with a small theme of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from pelican.generators import Generator
from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.site.addresses import edition_mail
from sitrep.site.generator import Plugin, SiteGenerator
from sitrep.site.policy import MAIL_FOLDER, Served, Serving

THEME = "mail"
"""The theme's folder, beside that of the site's theme."""


class MailPages(SiteGenerator):
    """Writes ``/mail/<week>.html``."""

    def generate_output(self, _writer: Writer) -> None:
        """Write them; raises BuildError where there is no theme for them."""
        template = mail_environment(self).get_template("edition.html")
        for edition in self.context["catalogue"].editions:
            text = template.render(site=self.site, edition=edition)
            self.write(edition_mail(edition.week), text.encode())

    def served(self) -> Iterable[Served]:
        """As pages with styles of their own."""
        yield Served(f"{MAIL_FOLDER}*", Serving.MAIL_PAGE)

    def expected(self) -> Iterable[str]:
        """One per edition."""
        return (edition_mail(edition.week) for edition in self.context["catalogue"].editions)


def mail_environment(generator: Generator) -> Environment:
    """The generator's own environment, reading the templates of the e-mail theme."""
    folder = Path(generator.theme).with_name(THEME) / "templates"
    if not folder.is_dir():
        raise BuildError(
            f"the theme {THEME}/ is missing beside {Path(generator.theme).name}/. Restore it."
        )
    environment: Environment = generator.env.overlay(loader=FileSystemLoader(folder))
    return environment


PLUGIN = Plugin("sitrep.site.mail", (MailPages,))
