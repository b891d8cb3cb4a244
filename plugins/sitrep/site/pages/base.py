"""What the plugins that write pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pelican import signals
from pelican.utils import get_relative_path, path_to_url
from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.core.model import Region, Source
from sitrep.site.addresses import file_of
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.generator import SiteGenerator
from sitrep.site.pages.own import explanations
from sitrep.site.pages.page_head import PageHead
from sitrep.site.pages.told.event_index import EventIndex
from sitrep.site.rendering.templates import Templates

TEMPLATES_KEY = "templates_of_build"
"""Where the context holds the templates that all generators share."""


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

    def generate_output(self, _writer: Writer) -> None:
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
            heads.append(page.head)
            file = file_of(page.address)
            values = {
                **self.context,
                "SITEURL": root if page.anywhere else path_to_url(get_relative_path(file)),
                "address": page.address,
                "head": page.head,
                "subject": page.subject,
                **page.values,
            }
            path = self.write(file, self._rendered(page.template, values).encode())
            signals.content_written.send(str(path), context=values)

    def _templates_of_build(self) -> Templates:
        """Those that all generators share."""
        if TEMPLATES_KEY not in self.context:
            self.context[TEMPLATES_KEY] = Templates(self.env, self.site.language)
        found: Templates = self.context[TEMPLATES_KEY]
        return found

    def _rendered(self, name: str, values: Mapping[str, object]) -> str:
        try:
            return self._templates_of_build().render(f"{name}.html", values)
        except UnicodeDecodeError as error:
            raise BuildError(
                f"the template {name}.html is not UTF-8 ({error.reason}). Save it as UTF-8."
            ) from error
