"""What Pelican, which reads and writes the curator's own pages, does not know about them."""

from __future__ import annotations

from collections.abc import Iterable

from pelican.writers import Writer

from sitrep.site.generator import SiteGenerator
from sitrep.site.pages.head import plain_head
from sitrep.site.pages.page_head import PageHead
from sitrep.site.policy import Served, Serving


class OwnPages(SiteGenerator):
    """Answers for what Pelican writes of ``content/pages``, such as ``/about/``."""

    def served(self) -> Iterable[Served]:
        """As pages."""
        return (Served(f"{address}*", Serving.PAGE) for address in self.expected())

    def expected(self) -> Iterable[str]:
        """Each of them."""
        return (f"{page.slug}/" for page in self.context["sitrep_content"].pages)

    def generate_output(self, _writer: Writer) -> None:
        """Leave their heads in the context, for the sitemap; they keep no date."""
        heads: list[PageHead] = self.context.setdefault("heads", [])
        for page in self.context["sitrep_content"].pages:
            heads.append(plain_head(page.title, page.description, f"{page.slug}/", self.site))
