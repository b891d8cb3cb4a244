"""What the maps among the data files say of regions and events, in all and week by week."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.site.surfaces.data import named
from tests.support.site.surfaces.markup import Place
from tests.support.site.surfaces.readings import (
    ALL,
    ECHOES,
    GRADE,
    INDEPENDENT,
    REPORTS,
    ROOTS,
    UNNAMED,
    Reading,
    Subject,
    event_subject,
)


def read_geojson(output: Path) -> Iterator[Reading]:
    """``data/*.geojson``, those of events by year too, and those of each week."""
    for path in sorted((output / "data").rglob("*.geojson")):
        file = path.relative_to(output).as_posix()
        for each in json.loads(path.read_text("utf-8"))["features"]:
            said = each["properties"]
            if "event" in said:
                place, subject = Place("GeoJSON events", file), event_subject(said["event"])
                yield place.says(subject, GRADE, said["grade"])
            else:
                place, subject = Place("GeoJSON", file), Subject(said["week"] or ALL, each["id"])
                yield place.says(subject, REPORTS, said["reports"])
            yield from _independence(place, subject, said)


def _independence(place: Place, subject: Subject, said: dict[str, Any]) -> Iterator[Reading]:
    yield place.says(subject, INDEPENDENT, said["independent"])
    yield place.says(subject, ECHOES, said["echoes"])
    yield place.says(subject, UNNAMED, said["unnamed"])
    yield place.says(subject, ROOTS, named((said["roots"] or "").split("; ")))
