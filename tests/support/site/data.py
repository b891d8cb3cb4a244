"""What data files are made from, in tests."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.core.regions import Regions
from sitrep.geo.charts import read_ground
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.data.described.schemas import read_tables
from sitrep.site.data.facts import DataContent, DataReference
from sitrep.site.data.files import data_products
from sitrep.site.data.parts import LIMIT, DataFile
from sitrep.site.site import Site


def data_content(
    published: Catalogue, regions: Regions, preview: Catalogue | None = None
) -> DataContent:
    """The content with the outlines and descriptions that a build reads."""
    return DataContent(
        published, regions, DataReference(read_ground(regions), read_tables()), preview
    )


def build_data(content: DataContent, site: Site, *, limit: int = LIMIT) -> Iterator[DataFile]:
    """Every data file, one at a time, none larger than the limit."""
    for address, make, of in data_products(content, site, limit=limit):
        yield DataFile(address, make(*of).decode())
