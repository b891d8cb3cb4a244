"""What the plugins that write pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from jinja2 import Template
from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.core.model import Region, Source
from sitrep.site.addresses import file_of
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.generator import SiteGenerator
from sitrep.site.pages.own import explanations
from sitrep.site.pages.page_head import PageHead
from sitrep.site.pages.told.event_index import EventIndex


@dataclass(frozen=True, slots=True)
class OutputPage:
    """A page to be written: its address, its template, its head, and what the template is given."""

    address: str
    template: str
    head: PageHead
    values: Mapping[str, object] = field(default_factory=dict)
    subject: Region | Source | None = None
    """What the page is about, where that has feeds of its own."""
    anywhere: bool = False
    """Whether it is shown at other addresses too, so that its links start at the host's root."""


class PagesOfCatalogue(SiteGenerator):
    """A generator of pages made from the catalogue alone."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The pages, each once."""
        raise NotImplementedError

    def generate_output(self, writer: Writer) -> None:
        """Write them; links within the site are relative, so that it works under any address.

        Their heads stay in the context, as ``heads``: the sitemap is made of them.
        """
        root = urlsplit(self.site.address).path.rstrip("/")
        heads: list[PageHead] = self.context.setdefault("heads", [])
        catalogue: Catalogue = self.context["catalogue"]
        if "event_index" not in self.context:
            self.context["event_index"] = EventIndex.of(catalogue)
            pages = self.context["sitrep_content"].pages
            self.context["explained"] = explanations(pages, self.site.language)
        for page in self.pages(catalogue):
            values = {**page.values, "SITEURL": root} if page.anywhere else page.values
            heads.append(page.head)
            writer.write_file(
                file_of(page.address),
                self._template(page.template),
                self.context,
                relative_urls=self.settings["RELATIVE_URLS"] and not page.anywhere,
                address=page.address,
                head=page.head,
                subject=page.subject,
                **values,
            )

    def _template(self, name: str) -> Template:
        try:
            template: Template = self.get_template(name)
        except UnicodeDecodeError as error:
            raise BuildError(
                f"the template {name}.html is not UTF-8 ({error.reason}). Save it as UTF-8."
            ) from error
        return template
