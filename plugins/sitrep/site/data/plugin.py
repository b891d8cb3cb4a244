"""The data files, their schemas, and the page that explains them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from pelican.writers import Writer

from sitrep.core.language import marked
from sitrep.geo.charts import read_ground
from sitrep.site.addresses import (
    DATA,
    DATA_FIELDS,
    csv_metadata,
)
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.data.described.dataset import dataset_node
from sitrep.site.data.described.dictionary import Chapter, schema_chapters, table_chapter
from sitrep.site.data.described.lists import data_lists
from sitrep.site.data.described.schemas import (
    JSON_SCHEMAS,
    PUBLISHED,
    published_schema,
    read_schema,
    read_tables,
)
from sitrep.site.data.facts import DataContent, DataMemory, DataReference, licence
from sitrep.site.data.files import TABLES, data_addresses, data_products
from sitrep.site.engine.engine import engine_of
from sitrep.site.engine.product import product
from sitrep.site.generator import MenuLink, Plugin
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import plain_head
from sitrep.site.policy import Served, Serving

LISTED = 52
"""How many editions the page lists, the newest; those before lead to their files themselves."""


class DataFiles(PagesOfCatalogue):
    """Writes ``/data/``."""

    foot: ClassVar = (MenuLink(marked("Data"), DATA),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The page of the files and of the tables' columns, and that of the fields of JSON."""
        say = self.site.language.say
        words = say(
            "All that this digest holds, for spreadsheets and programs, with what each field means."
        )
        values: dict[str, object] = {
            "editions": catalogue.editions[:LISTED],
            "are_earlier": len(catalogue.editions) > LISTED,
            "chapters": tuple(self._columns()),
            "licence": licence(self.site.language),
            "lists": data_lists(self._content, self.site),
            "schemas": PUBLISHED,
        }
        head = replace(
            plain_head(say("Data"), words, DATA, self.site),
            structured=dataset_node(
                self._content.published, licence(self.site.language), self.site
            ),
        )
        yield self.ready(DATA, "data/data", head, **values)
        fields = plain_head(say("Fields of the JSON files"), words, DATA_FIELDS, self.site)
        yield self.ready(DATA_FIELDS, "data/fields", fields, chapters=tuple(self._fields()))

    def generate_output(self, writer: Writer) -> None:
        """Write the page, the schemas and the data."""
        super().generate_output(writer)
        for address in PUBLISHED:
            self.write(address, published_schema(address, self.site).encode())
        files = data_products(self._content, self.site, memory=self._memory)
        self.produce(product(address, make, *of) for address, make, of in files)

    def served(self) -> Iterable[Served]:
        """As files that programs of other sites may fetch; two of them are pages."""
        yield Served(f"{DATA}*", Serving.OPEN_PAGE)

    def expected(self) -> Iterable[str]:
        """The page, the schemas and every data file."""
        return (DATA, DATA_FIELDS, *PUBLISHED, *data_addresses(self._content))

    @cached_property
    def _content(self) -> DataContent:
        regions = self.context["sitrep_content"].regions
        return DataContent(
            published=self.context["published"],
            regions=regions,
            reference=DataReference(read_ground(regions), read_tables()),
            preview=self.context["catalogue"],
        )

    @property
    def _memory(self) -> DataMemory:
        engine = engine_of(self.context)
        reports = (family.report.id for family in self._content.published.families)
        return DataMemory(
            reports=engine.remember("data", keep=reports), groups=engine.remember("data-groups")
        )

    def _columns(self) -> Iterable[Chapter]:
        for table in TABLES:
            yield table_chapter(read_schema(csv_metadata(table)), self.site.language)

    def _fields(self) -> Iterable[Chapter]:
        schemas = {Path(address).name: read_schema(address) for address in JSON_SCHEMAS}
        return schema_chapters(schemas, self.site.language)


PLUGIN = Plugin("sitrep.site.data", (DataFiles,))
