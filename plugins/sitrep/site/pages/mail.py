"""The e-mail form of every edition: one file each, by a thin theme of its own over the same catalogue."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join
from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.site.addresses import edition_mail

FOLDER = "mail"
"""The theme's name; it lies beside the site's theme."""


class MailPages(Generator):
    """Writes ``/mail/<week>.html``."""

    def generate_output(self, _writer: Writer) -> None:
        """Write them; raises BuildError where there is no theme for them."""
        template = mail_environment(self).get_template("edition.html")
        for edition in self.context["catalogue"].editions:
            path = Path(sanitised_join(self.output_path, edition_mail(edition.week)))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                template.render(site=self.context["site"], edition=edition), "utf-8", newline="\n"
            )


def mail_environment(generator: Generator) -> Environment:
    """The generator's own environment, reading the templates of the e-mail theme."""
    folder = Path(generator.theme).with_name(FOLDER) / "templates"
    if not folder.is_dir():
        raise BuildError(
            f"the theme {FOLDER}/ is missing beside {Path(generator.theme).name}/. Restore it."
        )
    environment: Environment = generator.env.overlay(loader=FileSystemLoader(folder))
    return environment


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return MailPages


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
