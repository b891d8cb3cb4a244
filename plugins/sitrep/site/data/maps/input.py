"""What features are made with."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.regions import Regions
from sitrep.geo.charts import ChartGround
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class MapInput:
    """The site, the regions by their codes, and the ground that they are on."""

    site: Site
    regions: Regions
    ground: ChartGround
