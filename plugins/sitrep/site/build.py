"""A whole build or none: made beside ``output/``, checked, then put in its place.

A build that fails or is killed leaves the last good site as it was: see output.py.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican, signals
from pelican.generators import (
    ArticlesGenerator,
    Generator,
    PagesGenerator,
    PelicanTemplateNotFound,
)
from pelican.writers import FileOverwriteFailedError, Writer

from sitrep.content.folder import ASIDE_PATTERNS, find_special
from sitrep.content.tree import Content
from sitrep.core.errors import BuildError
from sitrep.core.text import count
from sitrep.geo.outlines import Chart
from sitrep.site.addresses import file_of
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.plugin import read_tree
from sitrep.site.feeds.windows.plan import PlannedFile
from sitrep.site.generator import OWNERS_KEY, SiteGenerator
from sitrep.site.lint.language import Spoken, spoken
from sitrep.site.output import check_folder, staging
from sitrep.site.owners import FileOwners
from sitrep.site.plugin import NAME as FIRST
from sitrep.site.proof.prove import BuildClaims, prove
from sitrep.site.settings import SETTINGS_KEY, SiteSettings, read_settings_of

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
"""What an expression in a template may raise; raised anywhere else it is a bug in this project."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished build holds."""

    settings: SiteSettings
    content: Content
    catalogue: Catalogue
    feeds: tuple[PlannedFile, ...]
    """Empty, where the feeds' plugin is not in PLUGINS."""
    chart: Chart | None
    """What its maps are drawn on."""

    @property
    def spoken(self) -> Spoken:
        """What it said in the site's language, and what it lacked."""
        return spoken(self.content, self.catalogue, self.settings.site.language, self.chart)

    @property
    def summary(self) -> str:
        """How much it holds: ``58 reports, 10 editions …``."""
        catalogue = self.catalogue
        parts = (
            count(len(catalogue.families), "report"),
            count(len(catalogue.editions), "edition"),
            count(len(catalogue.events), "event"),
            count(len(catalogue.regions), "region"),
            count(len(catalogue.sources), "source"),
            count(len({file.plan.head.id for file in self.feeds}), "feed"),
        )
        return ", ".join(parts)


class WholeBuild(Pelican):
    """Pelican, with nothing overlooked and nothing half-written."""

    def __init__(self, settings: dict[str, Any]) -> None:
        wanted = [name for name in settings["PLUGINS"] or [] if isinstance(name, str)]
        self.site_settings: SiteSettings = read_settings_of(settings)
        settings[SETTINGS_KEY] = self.site_settings
        # Pelican has a walker of its own for pages and pictures. What ours passes over was not
        # checked, so ~about.md must not become a page.
        settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *ASIDE_PATTERNS]
        super().__init__(settings)
        missing = [name for name in wanted if not _is_loaded(name, settings["PLUGINS"])]
        if missing:
            raise BuildError(
                f"cannot load the plugins {', '.join(missing)}. "
                "Install them, or correct PLUGINS in pelicanconf.py."
            )
        if FIRST not in settings["PLUGINS"]:
            raise BuildError(
                f"PLUGINS does not name {FIRST}, which writes the pages that all else links to. "
                "Make it the first line of PLUGINS in pelicanconf.py."
            )
        self.built: Built | None = None
        self._generators: tuple[SiteGenerator, ...] = ()
        self._owners = FileOwners(Path(self.output_path))
        self._name = Path(self.output_path).name

    def run(self) -> None:
        """Build everything; raises a SitrepError and changes nothing where that fails."""
        # Path.resolve() raises on a link that leads back to itself; check_folder names it.
        output = Path(os.path.realpath(self.output_path))
        ours = self.site_settings
        check_folder(output, (folder.resolve() for folder in (ours.content, ours.theme, PACKAGE)))
        if ours.content.is_dir() and find_special(ours.content):
            # Pelican would open a pipe among the pages and wait for ever.
            # Reading the tree raises this fault, and all others with it.
            read_tree(ours.content)
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
        """Build everything; returns what was made."""
        self.run()
        if self.built is None:
            raise BuildError("nothing was built.")
        return self.built

    def _build(self, folder: Path) -> None:
        heard = _Heard()
        try:
            with heard:
                super().run()
        except SystemExit as error:
            # pelican-data-files logs that its folder is missing and exits: nobody would see why.
            if heard.errors:
                raise BuildError("a plugin ended the build:", *heard.errors) from error
            raise
        self._owners.begin("", is_watched=False)
        self._check(folder, heard)

    def _get_writer(self) -> Writer:
        """Pelican's writer, made to claim what it writes; a plugin's own writer is left alone."""
        writer: Writer = super()._get_writer()
        if type(writer) is not Writer:
            return writer
        return _ClaimingWriter(self.output_path, self.settings, self._owners)

    def _remember(self, generators: list[Generator]) -> None:
        """Keep the generators of the site, and tell templates what they add to every page."""
        self._generators = tuple(each for each in generators if isinstance(each, SiteGenerator))
        context = self._generators[0].context
        context["menu"] = tuple(chain.from_iterable(each.links for each in self._generators))
        context["foot"] = tuple(chain.from_iterable(each.foot for each in self._generators))
        context["served"] = tuple(chain.from_iterable(each.served() for each in self._generators))
        context[OWNERS_KEY] = self._owners = FileOwners(Path(self.output_path))
        generators[:] = self._in_turn(tuple(generators))

    def _in_turn(self, generators: Iterable[Generator]) -> Iterator[Generator | _Turn]:
        """The generators, each after its turn; what plugins do when all have run comes last.

        Pelican goes through the list that this replaces, and offers no other way to come between.
        """
        claiming = (SiteGenerator, ArticlesGenerator, PagesGenerator)
        for each in generators:
            is_watched = not isinstance(each, claiming)
            yield _Turn(self._owners, self._plugin_of(type(each).__module__, each), is_watched)
            yield each
        last = [self._plugin_of(each.__module__) for each in signals.finalized.receivers_for(self)]
        yield _Turn(self._owners, " or ".join(dict.fromkeys(last)), is_watched=bool(last))

    def _plugin_of(self, module: str, maker: object = "") -> str:
        """The line of PLUGINS that a module belongs to; ``maker`` or its name, if Pelican's own."""
        lines = [name for name in self.settings["PLUGINS"] if f"{module}.".startswith(f"{name}.")]
        return max(lines, key=len, default=f"Pelican's {maker or module}")

    def _point_at(self, folder: Path) -> None:
        self.output_path = self.settings["OUTPUT_PATH"] = str(folder)

    def _check(self, folder: Path, heard: _Heard) -> None:
        if heard.errors:
            raise BuildError("Pelican reported errors:", *heard.errors)
        context = self._generators[0].context
        built = Built(
            self.site_settings,
            context["sitrep_content"],
            context["catalogue"],
            context.get("feeds", ()),
            context["chart"],
        )
        owed = chain.from_iterable(each.expected() for each in self._generators)
        missing = [name for address in owed if not (folder / (name := file_of(address))).is_file()]
        if missing:
            raise BuildError(f"{len(missing)} files were not written, {missing[0]} among them.")
        conflicts = tuple(self._owners.faults(self._name))
        claims = BuildClaims(
            built.settings,
            built.content,
            context["served"],
            conflicts,
            moved=context["catalogue"].history.moved,
        )
        prove(folder, self._name, claims)
        self.built = built


def _is_loaded(name: str, loaded: Iterable[str]) -> bool:
    """Whether Pelican loaded a plugin; it lists ``sitemap`` as ``pelican.plugins.sitemap``."""
    return any(each in {name, f"pelican.plugins.{name}"} for each in loaded)


def _template_line(error: BaseException) -> str:
    """Where in a template an error was raised, as ``file:line: ``; empty for other errors."""
    frames = [*traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}: "
    places = [
        f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith(".html")
    ]
    return places[-1] if places else ""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Comes before a generator in Pelican's list, and says whose turn it is."""

    owners: FileOwners
    plugin: str
    is_watched: bool

    def generate_output(self, _writer: Writer) -> None:
        """Called by Pelican, like a generator."""
        self.owners.begin(self.plugin, is_watched=self.is_watched)


class _ClaimingWriter(Writer):
    """Pelican's writer, which leaves it to FileOwners to report a file that is written twice.

    Pelican's own check names the file, but not the two that write it.
    """

    def __init__(self, output_path: str, settings: dict[str, Any], owners: FileOwners) -> None:
        super().__init__(output_path, settings)
        self._owners = owners

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> IO[str]:
        del override  # whoever asks to replace a file of another is reported all the same
        self._owners.claim(Path(filename))
        return open(filename, "w", encoding=encoding, newline="\n")


class _Heard(logging.Handler):
    """Collects what Pelican only logs as an error, such as a page that it cannot read."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())

    def __enter__(self) -> None:
        logging.getLogger("pelican").addHandler(self)

    def __exit__(self, *_exception: object) -> None:
        logging.getLogger("pelican").removeHandler(self)
