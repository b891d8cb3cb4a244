"""The search page, the only one with a script, and the index it looks into."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import ClassVar

from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.core.language import marked
from sitrep.site.addresses import SEARCH
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.engine.engine import engine_of
from sitrep.site.generator import MenuLink, Plugin
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import plain_head
from sitrep.site.policy import SCRIPT_OF_PAGE, Served, Serving
from sitrep.site.search.entities import entity_records
from sitrep.site.search.filters import build_filters
from sitrep.site.search.index import ENTRY, SCRIPT
from sitrep.site.search.known import known_names
from sitrep.site.search.lookup import ADDRESS as NAMES
from sitrep.site.search.lookup import SpelledWords, lookup_file
from sitrep.site.search.making import IndexMaker
from sitrep.site.search.marking import NameMarker
from sitrep.site.search.volume_index import VolumeIndex
from sitrep.site.search.volumes import volumes_of

EDITIONS = 6
"""How many editions it leads to while nothing is asked."""
FOLDER = "pagefind"
"""Where the index stands, below the site's folder."""
INDEX = (f"{FOLDER}/{SCRIPT}", f"{FOLDER}/{ENTRY}", NAMES)
"""What the page cannot do without, where anything is published."""


class SearchPage(PagesOfCatalogue):
    """Writes ``/search/`` and ``/pagefind/``, from the catalogue alone: no page is indexed.

    A preview's drafts are not searched.
    """

    menu: ClassVar = (MenuLink(marked("Search"), SEARCH),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The one page."""
        say = self.site.language.say
        words = say(
            "Search all reports and events of %(site)s by words, region, source, week and grade.",
            site=self.site.name,
        )
        filters = build_filters(self.context["published"], self.site.language)
        head = plain_head(say("Search"), words, SEARCH, self.site)
        yield self.ready(
            SEARCH,
            "search",
            head,
            filters=filters,
            index=f"{FOLDER}/{SCRIPT}",
            names=NAMES,
            latest=catalogue.latest,
            editions=catalogue.editions[:EDITIONS],
            regions=[section.region for section in catalogue.regions],
            has_actors=bool(catalogue.actors),
        )

    def generate_output(self, writer: Writer) -> None:
        """Write the page, its script and the index; without reports there is no index."""
        super().generate_output(writer)
        self.write(SCRIPT_OF_PAGE, self._script())
        published: Catalogue = self.context["published"]
        if published.families:
            self._write_index(published)

    def _write_index(self, published: Catalogue) -> None:
        """Write the volumes of the index, what the browser begins with, and the names."""
        language = self.site.language
        marker = NameMarker(known_names(published, language))
        entities = tuple(entity_records(published, language, marker))
        first, *others = volumes_of(published)
        indexes = [VolumeIndex(first, entities, marker.bank, language)]
        indexes += (VolumeIndex(volume, (), marker.bank, language) for volume in others)
        engine = engine_of(self.context)
        with closing(IndexMaker(engine, f"{FOLDER}/", self.produce_bundle)) as maker:
            for index in indexes:
                maker.add(index)
            self.write(f"{FOLDER}/{ENTRY}", maker.finish())
        held = marker.held | maker.held
        spelled = SpelledWords(
            marker.bank.names(held), marker.bank.keys(held), tuple(maker.count.words())
        )
        codes = [index.code for index in indexes[1:]]
        self.write(NAMES, lookup_file(spelled, codes, language))

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
