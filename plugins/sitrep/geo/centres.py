"""Where districts and subdistricts have their middle: as near as a map of events may point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sitrep.core.errors import BuildError
from sitrep.geo.spelling import fold

FOLDER = Path(__file__).parent / "data" / "centres"


@dataclass(frozen=True, slots=True)
class Centre:
    """A point on the Earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Centres:
    """The centres of a country's districts and subdistricts."""

    by_name: Mapping[tuple[str, str], Centre] = field(default_factory=dict)
    """By the code of the subdivision that they lie in, and their folded name."""

    def find(self, place: str, codes: Iterable[str]) -> Centre | None:
        """The centre of the place with that name in one of the subdivisions, or None.

        A name that is in two of them points to neither.
        """
        found = {self.by_name.get((code, fold(place))) for code in codes} - {None}
        return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8)
def read_centres(country: str) -> Centres:
    """Those of a country, by its ISO 3166-1 code; none where the package has none.

    Raises BuildError for a broken file.
    """
    file = FOLDER / f"{country}.tsv"
    if not file.is_file():
        return Centres()
    found: dict[tuple[str, str], Centre] = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        try:
            code, latitude, longitude, names = line.split("\t")
            centre = Centre(float(latitude), float(longitude))
        except ValueError as error:
            remedy = "Build it again: python -m sitrep.geo.build.centres"
            raise BuildError(
                f"geo/data/centres/{file.name}:{number} is unreadable. {remedy}."
            ) from error
        for name in names.split("|"):
            found.setdefault((code, fold(name)), centre)
    return Centres(found)
