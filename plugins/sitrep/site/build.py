"""A whole build or none: made beside ``output/``, checked, then put in its place.

A build that fails, or is killed, leaves the last good site as it was.  The swap
is two renames; should the machine stop between them, the next build puts the
old site back first.
"""

from __future__ import annotations

import logging
import os
import shutil
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican, signals
from pelican.generators import Generator, PelicanTemplateNotFound
from pelican.writers import FileOverwriteFailedError

from sitrep.core import addresses
from sitrep.core.addresses import file_of
from sitrep.core.catalogue import Catalogue
from sitrep.core.content import Content
from sitrep.core.errors import BuildError
from sitrep.core.feeds import Feed
from sitrep.site.settings import read_settings_of
from sitrep.site.stylesheet import FILE as STYLESHEET


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished build holds."""

    content: Content
    catalogue: Catalogue
    feeds: tuple[Feed, ...]


class WholeBuild(Pelican):
    """Pelican, with nothing overlooked and nothing half-written."""

    def __init__(self, settings: dict[str, Any]) -> None:
        wanted = list(settings["PLUGINS"] or [])
        read_settings_of(settings)
        super().__init__(settings)
        missing = [name for name in wanted if name not in settings["PLUGINS"]]
        if missing:
            raise BuildError(f"cannot load the plugins {', '.join(missing)}. Correct PLUGINS in pelicanconf.py.")
        self.built: Built | None = None
        self._context: dict[str, Any] = {}

    def run(self) -> None:
        """Build everything; raises a SitrepError and changes nothing where that fails."""
        output = Path(self.output_path)
        recover(output)
        beside = Path(f"{output}.building")
        shutil.rmtree(beside, ignore_errors=True)
        heard = _Heard()
        try:
            self._point_at(beside)
            with heard:
                super().run()
            self._check(beside, heard)
            swap(beside, output)
        except (TemplateError, PelicanTemplateNotFound, FileOverwriteFailedError, OSError) as error:
            raise BuildError(f"{_template_line(error)}{error}.") from error
        finally:
            self._point_at(output)
            shutil.rmtree(beside, ignore_errors=True)

    def _get_generator_classes(self) -> list[type[Generator]]:
        signals.all_generators_finalized.connect(self._remember)
        generators: list[type[Generator]] = super()._get_generator_classes()
        return generators

    def _remember(self, generators: Iterable[Generator]) -> None:
        self._context = next(iter(generators)).context

    def _point_at(self, folder: Path) -> None:
        self.output_path = self.settings["OUTPUT_PATH"] = str(folder)

    def _check(self, folder: Path, heard: _Heard) -> None:
        if heard.errors:
            raise BuildError("Pelican reported errors:\n" + "\n".join(heard.errors))
        lacking = [key for key in ("sitrep_content", "catalogue", "feeds") if key not in self._context]
        if lacking:
            raise BuildError(f"nothing made {' and '.join(lacking)}. List all plugins of pelicanconf.py in PLUGINS.")
        made = Built(*(self._context[key] for key in ("sitrep_content", "catalogue", "feeds")))
        missing = [name for name in expected_files(made) if not (folder / name).is_file()]
        if missing:
            raise BuildError(f"{len(missing)} files were not written, {missing[0]} among them.")
        self.built = made


def expected_files(built: Built) -> list[str]:
    """The files a build owes its content: a page a report, and all that leads there."""
    catalogue = built.catalogue
    pages = [addresses.HOME, addresses.EDITIONS, addresses.REGIONS, addresses.SOURCES, addresses.NOT_FOUND]
    pages += [addresses.report_address(file.report) for file in built.content.reports]
    pages += [addresses.edition_address(edition.week) for edition in catalogue.editions]
    pages += [addresses.region_address(section.region) for section in catalogue.regions]
    pages += [addresses.source_address(outlet.source) for outlet in catalogue.sources]
    pages += [f"{page.slug}/" for page in built.content.pages]
    return [*(file_of(page) for page in pages), *(feed.path for feed in built.feeds), STYLESHEET]


def recover(output: Path) -> None:
    """Put the old site back where a swap was cut short."""
    replaced = Path(f"{output}.replaced")
    if replaced.is_dir() and not output.exists():
        replaced.rename(output)
    shutil.rmtree(replaced, ignore_errors=True)


def swap(new: Path, output: Path) -> None:
    """Put a whole build in the place of the last one."""
    replaced = Path(f"{output}.replaced")
    if output.exists():
        os.replace(output, replaced)
    os.replace(new, output)
    shutil.rmtree(replaced, ignore_errors=True)


def _template_line(error: BaseException) -> str:
    """Where in a template an error arose, as ``file:line: ``; nothing for other errors."""
    frames = [*traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}: "
    places = [f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith(".html")]
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
