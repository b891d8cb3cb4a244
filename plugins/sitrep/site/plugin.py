"""The first line of PLUGINS: content/ read, made into the catalogue, and shown as pages.

All other plugins build on it, and what they write leads to its pages: it cannot be removed.
"""

from __future__ import annotations

from sitrep.site.catalogue import images
from sitrep.site.catalogue import plugin as catalogue
from sitrep.site.generator import Plugin
from sitrep.site.pages.actors import ActorPages
from sitrep.site.pages.archive import ArchivePages
from sitrep.site.pages.changes import CorrectionPages, FormerPages
from sitrep.site.pages.editions import EditionPages
from sitrep.site.pages.events import EventPages
from sitrep.site.pages.home import DraftList, FrontPages
from sitrep.site.pages.own import OwnPages
from sitrep.site.pages.regions import RegionPages
from sitrep.site.pages.reports import ReportPages
from sitrep.site.pages.sources import SourcePages
from sitrep.site.style.icons import IconFiles
from sitrep.site.style.stylesheet import Stylesheet
from sitrep.site.theme import connect_theme

NAME = "sitrep.site"
PLUGIN = Plugin(
    NAME,
    (
        catalogue.ContentGenerator,  # content/ -> reports, sources, regions, notes
        catalogue.CatalogueGenerator,  # -> families, editions, regions, sources
        FrontPages,  # -> /
        ArchivePages,  # -> /editions/
        EditionPages,  # -> /editions/<week>/
        EventPages,  # -> /events/
        RegionPages,  # -> /regions/
        SourcePages,  # -> /sources/
        ActorPages,  # -> /actors/, where the curator describes any
        ReportPages,  # -> /reports/
        CorrectionPages,  # -> /corrections/
        FormerPages,  # -> where something stood that stands there no more
        DraftList,  # -> /drafts/
        OwnPages,  # -> /about/ and whatever else the curator writes
        images.ImageFiles,  # -> /images/
        Stylesheet,  # -> /theme/style.css, /theme/fonts/
        IconFiles,  # -> /favicon.ico, /site.webmanifest
    ),
)


def register() -> None:
    """Called by way of the package."""
    connect_theme()
    images.connect()
    catalogue.connect_reader()
    PLUGIN.register()
