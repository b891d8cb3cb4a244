"""A whole build or none: made beside ``output/``, checked, then put in its place.

A build that fails, or is killed, leaves the last good site as it was; how, says
outputfolder.py.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican, signals
from pelican.generators import Generator, PelicanTemplateNotFound
from pelican.writers import FileOverwriteFailedError

from sitrep.content.folder import ASIDE_PATTERNS, find_special
from sitrep.content.tree import Content
from sitrep.core.errors import BuildError
from sitrep.site import addresses
from sitrep.site.addresses import file_of
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.plugin import read_tree
from sitrep.site.data.plugin import data_files_of
from sitrep.site.feeds.feeds import FeedFile
from sitrep.site.output import check_folder, staging
from sitrep.site.proof.host_files import HEADERS, REDIRECTS
from sitrep.site.proof.prove import prove
from sitrep.site.search.plugin import search_files_of
from sitrep.site.settings import read_settings_of
from sitrep.site.stylesheet import FILE as STYLESHEET

PACKAGE = Path(__file__).parents[1]
_BUILD_ERRORS = (TemplateError, PelicanTemplateNotFound, FileOverwriteFailedError, OSError)
_TEMPLATE_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What an expression in a template may raise; anywhere else it is a bug of ours."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished build holds."""

    content: Content
    catalogue: Catalogue
    feeds: tuple[FeedFile, ...]


class WholeBuild(Pelican):
    """Pelican, with nothing overlooked and nothing half-written."""

    def __init__(self, settings: dict[str, Any]) -> None:
        wanted = list(settings["PLUGINS"] or [])
        read_settings_of(settings)
        # Pelican has a walker of its own for pages and pictures. What ours passes over was not
        # checked, so ~about.md must not become a page.
        settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *ASIDE_PATTERNS]
        super().__init__(settings)
        missing = [name for name in wanted if name not in settings["PLUGINS"]]
        if missing:
            raise BuildError(
                f"cannot load the plugins {', '.join(missing)}. Correct PLUGINS in pelicanconf.py."
            )
        self.built: Built | None = None
        self._context: dict[str, Any] = {}
        self._name = Path(self.output_path).name

    def run(self) -> None:
        """Build everything; raises a SitrepError and changes nothing where that fails."""
        output = Path(
            os.path.realpath(self.output_path)
        )  # Path.resolve() gives up on links that go round
        ours = read_settings_of(self.settings)
        check_folder(output, (folder.resolve() for folder in (ours.content, ours.theme, PACKAGE)))
        if ours.content.is_dir() and find_special(ours.content):
            read_tree(ours.content)  # raises what else is wrong as well
        signals.all_generators_finalized.connect(self._remember)
        try:
            with staging(output) as beside:
                self._point_at(beside)
                self._build(beside)
        except (*_BUILD_ERRORS, *_TEMPLATE_ERRORS) as error:
            place = _template_line(error)
            if not place and not isinstance(error, _BUILD_ERRORS):
                raise
            raise BuildError(*f"{place}{error}.".split("\n")) from error
        finally:
            signals.all_generators_finalized.disconnect(self._remember)
            self._point_at(output)

    def build(self) -> Built:
        """Build everything, and say what was made."""
        self.run()
        if self.built is None:
            raise BuildError("nothing was built.")
        return self.built

    def _build(self, folder: Path) -> None:
        heard = _Heard()
        with heard:
            super().run()
        self._check(folder, heard)

    def _remember(self, generators: Iterable[Generator]) -> None:
        self._context = next(iter(generators)).context

    def _point_at(self, folder: Path) -> None:
        self.output_path = self.settings["OUTPUT_PATH"] = str(folder)

    def _check(self, folder: Path, heard: _Heard) -> None:
        if heard.errors:
            raise BuildError("Pelican reported errors:", *heard.errors)
        lacking = [
            key for key in ("sitrep_content", "catalogue", "feeds") if key not in self._context
        ]
        if lacking:
            raise BuildError(
                f"nothing made {' and '.join(lacking)}. List all plugins of pelicanconf.py in PLUGINS."
            )
        made = Built(*(self._context[key] for key in ("sitrep_content", "catalogue", "feeds")))
        missing = [name for name in expected_files(made) if not (folder / name).is_file()]
        if missing:
            raise BuildError(f"{len(missing)} files were not written, {missing[0]} among them.")
        prove(folder, self._name, made.content, read_settings_of(self.settings))
        self.built = made


def expected_files(built: Built) -> list[str]:
    """The files a build owes its content: a page a report, and all that leads there."""
    catalogue = built.catalogue
    pages = [
        addresses.HOME,
        addresses.EDITIONS,
        addresses.REGIONS,
        addresses.SOURCES,
        addresses.NOT_FOUND,
    ]
    pages += [addresses.report_address(file.report) for file in built.content.reports]
    pages += [addresses.edition_address(edition.week) for edition in catalogue.editions]
    pages += [addresses.region_address(section.region) for section in catalogue.regions]
    pages += [addresses.source_address(outlet.source) for outlet in catalogue.sources]
    pages += [f"{page.slug}/" for page in built.content.pages]
    pages += [addresses.FEEDS, addresses.DATA, addresses.SEARCH]
    files = [
        addresses.OPML,
        addresses.SITEMAP,
        addresses.ROBOTS,
        HEADERS,
        REDIRECTS,
        addresses.SITE_CARD,
        STYLESHEET,
        *data_files_of(catalogue),
    ]
    files += search_files_of(catalogue)
    for edition in catalogue.editions:
        files += [addresses.edition_card(edition.week), addresses.edition_mail(edition.week)]
    return [*(file_of(page) for page in pages), *(feed.path for feed in built.feeds), *files]


def _template_line(error: BaseException) -> str:
    """Where in a template an error arose, as ``file:line: ``; nothing for other errors."""
    frames = [*traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}: "
    places = [
        f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith(".html")
    ]
    return places[-1] if places else ""


class _Heard(logging.Handler):
    """Collects what Pelican logs as an error and would pass over."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())

    def __enter__(self) -> None:
        logging.getLogger("pelican").addHandler(self)

    def __exit__(self, *_exception: object) -> None:
        logging.getLogger("pelican").removeHandler(self)
