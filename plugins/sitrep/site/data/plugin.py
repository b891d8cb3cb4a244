"""The data files, their schemas, and the page that explains them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from pelican.writers import Writer

from sitrep.core.language import marked
from sitrep.site.addresses import (
    DATA,
    EDITION_SCHEMA,
    EVENTS_JSON,
    EVENTS_SCHEMA,
    REPORTS_JSON,
    REPORTS_SCHEMA,
    csv_metadata,
)
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.data.dictionary import Chapter, Schema, schema_chapters, table_chapter
from sitrep.site.data.files import TABLES, build_data, data_addresses, licence
from sitrep.site.generator import MenuLink, Plugin
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import plain_head
from sitrep.site.policy import Served, Serving

SCHEMAS = Path(__file__).parent / "schemas"
JSON_SCHEMAS = (REPORTS_SCHEMA, EVENTS_SCHEMA, EDITION_SCHEMA)
PUBLISHED = (*map(csv_metadata, TABLES), *JSON_SCHEMAS)
"""Where the schemas are published; their files here have the same names."""


class DataFiles(PagesOfCatalogue):
    """Writes ``/data/``."""

    foot: ClassVar = (MenuLink(marked("Data"), DATA),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The page with the dictionary."""
        say = self.site.language.say
        words = say(
            "All that this digest holds, for spreadsheets and programs, with what each field means."
        )
        values: dict[str, object] = {
            "editions": catalogue.editions,
            "chapters": tuple(self._chapters()),
            "licence": licence(self.site.language),
            "tables": TABLES,
            "reports_json": REPORTS_JSON,
            "events_json": EVENTS_JSON,
            "schemas": PUBLISHED,
        }
        yield OutputPage(DATA, "data", plain_head(say("Data"), words, DATA, self.site), values)

    def generate_output(self, writer: Writer) -> None:
        """Write the page, the schemas and the data."""
        super().generate_output(writer)
        for address in PUBLISHED:
            self.write(address, _published(address, self.site.absolute(address)).encode())
        regions = self.context["sitrep_content"].regions
        for file in build_data(
            self.context["published"], regions, self.site, shown=self.context["catalogue"]
        ):
            self.write(file.address, file.text.encode())

    def served(self) -> Iterable[Served]:
        """As files that programs of other sites may fetch; ``/data/`` itself is a page."""
        yield Served(f"{DATA}*", Serving.OPEN_PAGE)

    def expected(self) -> Iterable[str]:
        """The page, the schemas and every data file."""
        return (DATA, *PUBLISHED, *data_addresses(self.context["catalogue"]))

    def _chapters(self) -> Iterable[Chapter]:
        language = self.site.language
        for table in TABLES:
            yield table_chapter(_schema(csv_metadata(table)), language)
        schemas = {Path(address).name: _schema(address) for address in JSON_SCHEMAS}
        yield from schema_chapters(schemas, language)


def _schema(address: str) -> Schema:
    found: Schema = json.loads((SCHEMAS / Path(address).name).read_text("utf-8"))
    return found


def _published(address: str, url: str) -> str:
    """A schema as it is published: a JSON Schema states its own URL, so others can refer to it."""
    schema = _schema(address)
    named = {"$schema": schema["$schema"], "$id": url, **schema} if "$schema" in schema else schema
    return json.dumps(named, indent=2, ensure_ascii=False) + "\n"


PLUGIN = Plugin("sitrep.site.data", (DataFiles,))
