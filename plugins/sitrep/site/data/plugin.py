"""The data files, their schemas, and the page that explains them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

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
from sitrep.site.generator import ApartGenerator, MenuLink, Plugin
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import plain_head
from sitrep.site.policy import Served, Serving

DATA_KEY = "data_content"
"""Where the context holds what all data files are made from."""
LISTED = 52
"""How many editions the page lists, the newest; those before lead to their files themselves."""


class DataPages(PagesOfCatalogue):
    """Writes ``/data/`` and the schemas."""

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
            "lists": data_lists(data_content(self.context), self.site),
            "schemas": PUBLISHED,
        }
        head = replace(
            plain_head(say("Data"), words, DATA, self.site),
            structured=dataset_node(
                self.context["published"], licence(self.site.language), self.site
            ),
        )
        yield self.ready(DATA, "data/data", head, **values)
        fields = plain_head(say("Fields of the JSON files"), words, DATA_FIELDS, self.site)
        yield self.ready(DATA_FIELDS, "data/fields", fields, chapters=tuple(self._fields()))

    def generate_output(self, writer: Writer) -> None:
        """Write the pages and the schemas."""
        super().generate_output(writer)
        for address in PUBLISHED:
            self.write(address, published_schema(address, self.site).encode())

    def served(self) -> Iterable[Served]:
        """As files that programs of other sites may fetch; two of them are pages."""
        yield Served(f"{DATA}*", Serving.OPEN_PAGE)

    def expected(self) -> Iterable[str]:
        """The pages and the schemas."""
        return (DATA, DATA_FIELDS, *PUBLISHED)

    def _columns(self) -> Iterable[Chapter]:
        for table in TABLES:
            yield table_chapter(read_schema(csv_metadata(table)), self.site.language)

    def _fields(self) -> Iterable[Chapter]:
        schemas = {Path(address).name: read_schema(address) for address in JSON_SCHEMAS}
        return schema_chapters(schemas, self.site.language)


class DataFiles(ApartGenerator):
    """Writes every data file of the catalogue."""

    def write_files(self) -> None:
        """Write them."""
        files = data_products(data_content(self.context), self.site, memory=self._memory)
        self.produce(product(address, make, *of) for address, make, of in files)

    def expected(self) -> Iterable[str]:
        """Every data file."""
        return data_addresses(data_content(self.context))

    @property
    def _memory(self) -> DataMemory:
        engine = engine_of(self.context)
        reports = (family.report.id for family in self.context["published"].families)
        return DataMemory(
            reports=engine.remember("data", keep=reports), groups=engine.remember("data-groups")
        )


def data_content(context: dict[str, Any]) -> DataContent:
    """What the data files of a build are made from, worked out once."""
    if DATA_KEY not in context:
        regions = context["sitrep_content"].regions
        context[DATA_KEY] = DataContent(
            published=context["published"],
            regions=regions,
            reference=DataReference(read_ground(regions), read_tables()),
            preview=context["catalogue"],
        )
    found: DataContent = context[DATA_KEY]
    return found


PLUGIN = Plugin("sitrep.site.data", (DataPages, DataFiles))
