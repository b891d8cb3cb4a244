"""Regions and events as features, of a week and of the whole digest."""

from __future__ import annotations

from sitrep.core.weeks import Week
from sitrep.site.addresses import event_address, region_address
from sitrep.site.catalogue.edition import Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.independence import Independence
from sitrep.site.data.json_text import json_of
from sitrep.site.data.maps.geojson import (
    FeatureRecord,
    MappedEvent,
    Property,
    feature,
    land,
    spot_of,
)
from sitrep.site.data.maps.input import MapInput
from sitrep.site.data.records import ids_of
from sitrep.site.data.tables.table import listed


def region_feature(
    section: Section, events: tuple[ShownEvent, ...], given: MapInput, week: Week | None = None
) -> FeatureRecord:
    """A region with how much stands behind what is told of it, in a week or in all."""
    region = section.region
    properties: dict[str, Property] = {
        "region": region.id,
        "name": region.name,
        "url": given.site.absolute(region_address(region)),
        "areas": listed(sorted(region.codes)),
        "week": str(week) if week else None,
        "first": week.first if week else None,
        "last": week.last if week else None,
        "reports": len(section.concerning),
        "passages": len(section.passages),
        "mentions": len(section.mentions),
        "events": sum(region in (each.region, *each.mentions) for each in events),
        "updated": section.updated,
        **_support(section.independence),
    }
    return feature(region.id, land(region.codes, given.ground), properties)


def event_feature(shown: ShownEvent, given: MapInput, week: Week | None = None) -> FeatureRecord:
    """An event where its subdistrict or district is, or on the whole of its areas."""
    event = shown.event
    codes = given.regions.codes_of(event.regions)
    spot = spot_of(event, given.regions, given.ground)
    geometry = spot or land(codes, given.ground)
    here = (each for each in shown.accounts if each.passage.family.week == week)
    properties: dict[str, Property] = {
        "event": event.id,
        "title": event.title,
        "kind": event.kind,
        "kind_label": shown.kind,
        "url": given.site.absolute(event_address(event)),
        "days_first": event.days.first if event.days else None,
        "days_last": event.days.last if event.days else None,
        "weeks": listed(map(str, shown.weeks)),
        "week": str(week) if week else None,
        "region": shown.region.id,
        "region_name": shown.region.name,
        "areas": listed(codes),
        "place": event.place,
        "located_by": ("subdistrict" if spot else "area") if geometry else None,
        "accounts": len(shown.accounts),
        "accounts_of_week": sum(1 for _ in here) if week else None,
        **_support(shown.independence),
        "grade": shown.grade.code,
        "updated": shown.updated,
    }
    return feature(event.id, geometry, properties)


def mapped_event(shown: ShownEvent, given: MapInput) -> MappedEvent:
    """An event as the maps of years and of all weeks hold it."""
    text = json_of(event_feature(shown, given))
    return MappedEvent(text, shown.event.id, str(shown.weeks[0]), shown.updated)


def _support(independence: Independence) -> dict[str, Property]:
    """The one number of confirmation, and whether it is one."""
    return {
        "independent": independence.independent,
        "single_root": independence.only is not None,
        "roots": listed(ids_of(independence.roots)),
        "unnamed": independence.unnamed,
        "echoes": independence.echoes,
    }
