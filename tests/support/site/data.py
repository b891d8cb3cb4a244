"""What data files are made from, in tests."""

from __future__ import annotations

from sitrep.core.regions import Regions
from sitrep.geo.charts import read_ground
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.data.described.schemas import read_tables
from sitrep.site.data.files import DataContent, DataReference


def data_content(
    published: Catalogue, regions: Regions, preview: Catalogue | None = None
) -> DataContent:
    """The content with the outlines and descriptions that a build reads."""
    return DataContent(
        published, regions, DataReference(read_ground(regions), read_tables()), preview
    )
