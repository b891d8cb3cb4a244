"""What Pelican, which reads and writes the curator's own pages, does not know about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pelican.writers import Writer

from sitrep.content.page_file import SitePage
from sitrep.core.language import Language, marked
from sitrep.core.markdown.render import render_page
from sitrep.core.text import slugify
from sitrep.site.generator import SiteGenerator
from sitrep.site.pages.head import plain_head
from sitrep.site.pages.page_head import PageHead
from sitrep.site.policy import Served, Serving

_HEADING = re.compile(r'<h[2-4] id="([^"]+)"')
"""A heading as pages are rendered, with its fragment."""
EXPLAINED = {
    "events": marked("Events"),
    "roots": marked("Events"),
    "grades": marked("Grades"),
}
"""What the site's own words lead to: the first heading of a page that begins with this word."""


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


def explanations(pages: Iterable[SitePage], language: Language) -> Mapping[str, str]:
    """Where a curator's own pages explain what the site's words mean, by subject.

    A subject that no heading begins with is missing.
    """
    found: dict[str, str] = {}
    for page in pages:
        for name in _HEADING.findall(render_page(page.body)):
            for subject, word in EXPLAINED.items():
                if f"{name}-".startswith(f"{slugify(language.say(word))}-"):
                    found.setdefault(subject, f"{page.slug}/#{name}")
    return found
