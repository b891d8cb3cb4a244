"""The search page, the only one with a script, and the index it looks into."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join
from pelican.writers import Writer

from sitrep.site.addresses import SEARCH
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import plain_head
from sitrep.site.search.index import ENTRY, SCRIPT
from sitrep.site.search.pagefind import build_index
from sitrep.site.search.records import build_filters, build_records

FOLDER = "pagefind"
"""Where the index stands, below the site's folder."""
SCRIPTS = ("theme/search.js", f"{FOLDER}/{SCRIPT}", f"{FOLDER}/{ENTRY}")
"""What the page cannot do without, where anything is published."""


class SearchPage(PagesOfCatalogue):
    """Writes ``/search/`` and ``/pagefind/``, from the catalogue alone: written pages have no part in it."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The one page."""
        say = self.site.wording.say
        words = say(
            "Search all reports of %(site)s by words, region, source and week.", site=self.site.name
        )
        filters = build_filters(catalogue, self.site.wording)
        head = plain_head(say("Search"), words, SEARCH, self.site)
        yield OutputPage(
            SEARCH, "search", head, {"filters": filters, "index": f"{FOLDER}/{SCRIPT}"}
        )

    def generate_output(self, writer: Writer) -> None:
        """Write the page and the index; without reports there is none."""
        super().generate_output(writer)
        wording = self.site.wording
        records = tuple(build_records(self.context["catalogue"], wording))
        for file in build_index(records, wording.language) if records else ():
            path = Path(sanitised_join(self.output_path, FOLDER, file.path))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)


def search_files_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The files that a build owes the search page."""
    return SCRIPTS if any(not family.is_draft for family in catalogue.families) else SCRIPTS[:1]


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return SearchPage


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
