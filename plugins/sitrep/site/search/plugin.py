"""The search page, the only one with a script, and the index it looks into."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.core.language import marked
from sitrep.site.addresses import SEARCH
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.generator import MenuLink, Plugin
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import plain_head
from sitrep.site.policy import SCRIPT_OF_PAGE, Served, Serving
from sitrep.site.search.filters import build_filters
from sitrep.site.search.index import ENTRY, SCRIPT
from sitrep.site.search.known import known_names
from sitrep.site.search.lookup import ADDRESS as NAMES
from sitrep.site.search.lookup import WordCount, lookup_file
from sitrep.site.search.marking import NameMarker
from sitrep.site.search.pagefind import build_index
from sitrep.site.search.records import build_records

FOLDER = "pagefind"
"""Where the index stands, below the site's folder."""
INDEX = (f"{FOLDER}/{SCRIPT}", f"{FOLDER}/{ENTRY}", NAMES)
"""What the page cannot do without, where anything is published."""


class SearchPage(PagesOfCatalogue):
    """Writes ``/search/`` and ``/pagefind/``, from the catalogue alone: no page is indexed.

    A preview's drafts are not searched.
    """

    menu: ClassVar = (MenuLink(marked("Search"), SEARCH),)

    def pages(self, _catalogue: Catalogue) -> Iterable[OutputPage]:
        """The one page."""
        say = self.site.language.say
        words = say(
            "Search all reports and events of %(site)s by words, region, source, week and grade.",
            site=self.site.name,
        )
        filters = build_filters(self.context["published"], self.site.language)
        head = plain_head(say("Search"), words, SEARCH, self.site)
        yield OutputPage(
            SEARCH,
            "search",
            head,
            {"filters": filters, "index": f"{FOLDER}/{SCRIPT}", "names": NAMES},
        )

    def generate_output(self, writer: Writer) -> None:
        """Write the page, its script and the index; without reports there is no index."""
        super().generate_output(writer)
        self.write(SCRIPT_OF_PAGE, self._script())
        language = self.site.language
        published: Catalogue = self.context["published"]
        if not published.families:
            return
        marker, count = NameMarker(known_names(published, language)), WordCount()
        records = count.through(build_records(published, language, marker))
        for file in build_index(records, language.code):
            self.write(f"{FOLDER}/{file.path}", file.data)
        self.write(NAMES, lookup_file(marker.bank, marker.held, count.words(), language))

    def _script(self) -> bytes:
        path = Path(self.theme, "static", "js", Path(SCRIPT_OF_PAGE).name)
        if not path.is_file():
            raise BuildError(
                f"the theme lacks static/js/{path.name}, which the search page runs. Add it."
            )
        return path.read_bytes()

    def served(self) -> Iterable[Served]:
        """The page with its script; most files of the index are named after what is in them."""
        yield Served(f"{SEARCH}*", Serving.SEARCH_PAGE)
        for folder in ("fragment", "index", "filter"):
            yield Served(f"{FOLDER}/{folder}/*", Serving.NAMED_BY_CONTENT)

    def expected(self) -> Iterable[str]:
        """The page and its script; and the index, where a report is published."""
        is_index_owed = bool(self.context["published"].families)
        return (SEARCH, SCRIPT_OF_PAGE, *(INDEX if is_index_owed else ()))


PLUGIN = Plugin("sitrep.site.search", (SearchPage,))
