"""The data as a Dataset of schema.org, by which search engines for data find it."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.core.language import Language
from sitrep.site.addresses import DATA, DATA_PACKAGE, EVENTS_JSON, REPORTS_JSON, hxl_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.data.files import TABLES
from sitrep.site.data.maps.map_files import MAPS
from sitrep.site.data.records import VERSION
from sitrep.site.pages.head import newest_of
from sitrep.site.pages.json_ld import CONTEXT
from sitrep.site.pages.json_ld_nodes import Node, digest_node, node_of, region_node, site_node
from sitrep.site.site import Site

_TYPES = {"csv": "text/csv", "json": "application/json", "geojson": "application/geo+json"}


def dataset_node(catalogue: Catalogue, licence: str, site: Site) -> Node:
    """What the data are, of when and where, and every file that holds all of them."""
    language = site.language
    values = {
        "@id": f"{site.absolute(DATA)}#dataset",
        "name": language.say("%(site)s: data", site=site.name),
        "description": f"{site.description} {_description(language)}",
        "url": site.absolute(DATA),
        "version": str(VERSION),
        "inLanguage": language.code,
        "isAccessibleForFree": True,
        "license": site.absolute(DATA),
        "conditionsOfAccess": licence,
        "creator": digest_node(site),
        "publisher": digest_node(site),
        "includedInDataCatalog": node_of("DataCatalog", site_node(site)),
        "dateModified": newest_of(catalogue),
        "temporalCoverage": _weeks(catalogue),
        "spatialCoverage": [region_node(each.region, site) for each in catalogue.regions],
        "distribution": list(_downloads(site)),
    }
    return {"@context": CONTEXT, **node_of("Dataset", values)}


def _description(language: Language) -> str:
    return language.say(
        "Everything this digest shows, for spreadsheets and programs. Every passage names who "
        "speaks in it, who published and who carried it, date and grade."
    )


def _weeks(catalogue: Catalogue) -> str | None:
    """From the first day of the oldest edition to the last of the newest."""
    weeks = sorted(edition.week for edition in catalogue.editions)
    return f"{weeks[0].first}/{weeks[-1].last}" if weeks else None


def _downloads(site: Site) -> Iterator[Node]:
    tagged = map(hxl_address, TABLES)
    for address in (*TABLES, *tagged, REPORTS_JSON, EVENTS_JSON, *MAPS, DATA_PACKAGE):
        yield node_of(
            "DataDownload",
            {
                "name": address.removeprefix(DATA),
                "contentUrl": site.absolute(address),
                "encodingFormat": _TYPES[address.rpartition(".")[2]],
            },
        )
