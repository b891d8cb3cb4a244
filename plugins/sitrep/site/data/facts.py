"""What all data files of a build share: every record once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.core.language import Language
from sitrep.core.regions import Regions
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.data.actor_record import ActorRecord, build_actor
from sitrep.site.data.event_record import EventRecord, build_event
from sitrep.site.data.parts import year_of
from sitrep.site.data.records import Areas, SiteRecord, build_areas
from sitrep.site.data.report_record import (
    ReportRecord,
    WithdrawnRecord,
    build_report,
    build_withdrawn,
)
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """The records, by id, each in the order of the catalogue."""

    site: Site
    areas: Areas
    licence: str
    reports: Mapping[str, ReportRecord]
    events: Mapping[str, EventRecord]
    actors: Mapping[str, ActorRecord]
    withdrawn: Mapping[str, WithdrawnRecord]

    @property
    def years(self) -> tuple[str, ...]:
        """Those of the weeks that something was published of, withdrawn since or not."""
        weeks = [report.edition for report in self.reports.values()]
        weeks += (report.edition for report in self.withdrawn.values())
        return tuple(sorted(set(map(year_of, weeks))))

    @property
    def digest(self) -> SiteRecord:
        """The digest itself."""
        return SiteRecord(self.site.name, self.site.address, self.site.language.code)


def licence(language: Language) -> str:
    """What may be done with the files."""
    return language.say(
        "Summaries, notes and grades are this digest's own; titles and texts taken verbatim belong "
        "to the source named as origin and are included only as far as its rights allow. "
        "Name origin, carriers and date."
    )


def build_facts(catalogue: Catalogue, regions: Regions, site: Site) -> BuildFacts:
    """The facts of what is published; ``regions`` are those of regions.toml."""
    areas = build_areas(regions.rows)
    return BuildFacts(
        site=site,
        areas=areas,
        licence=licence(site.language),
        reports={each.report.id: build_report(each, areas, site) for each in catalogue.families},
        events={
            each.event.id: build_event(each, areas, regions, site) for each in catalogue.events
        },
        actors={page.actor.id: build_actor(page.actor, site) for page in catalogue.actors},
        withdrawn={each.report.id: build_withdrawn(each, site) for each in catalogue.withdrawn},
    )
