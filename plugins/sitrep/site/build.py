"""A whole build or none: made beside ``output/``, checked, then put in its place.

A build that fails or is killed leaves the last good site as it was: see output.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from pelican import Pelican, signals
from pelican.generators import Generator, PelicanTemplateNotFound
from pelican.writers import FileOverwriteFailedError, Writer

from sitrep.content.folder import ASIDE_PATTERNS, find_special
from sitrep.content.tree import Content
from sitrep.core.errors import BuildError
from sitrep.files.cache.folder import CacheFolder, open_cache
from sitrep.site.addresses import file_of
from sitrep.site.at_once.pages import PagesAtOnce
from sitrep.site.built import BuildOptions, BuildWork, Built
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.plugin import read_tree
from sitrep.site.engine.base import base_digest
from sitrep.site.engine.elsewhere import Elsewhere
from sitrep.site.engine.engine import ENGINE_KEY, Engine, EngineSettings
from sitrep.site.engine.workers import processors, sparing_collection
from sitrep.site.generator import OWNERS_KEY, SiteGenerator, tell_templates
from sitrep.site.lint.weeks import number_warnings
from sitrep.site.mail.plugin import THEME as MAIL_THEME
from sitrep.site.output import NewSite, check_folder, staging
from sitrep.site.owners import FileOwners
from sitrep.site.plugin import NAME as FIRST
from sitrep.site.proof.inspection import Inspection
from sitrep.site.proof.prove import BuildClaims, Prover
from sitrep.site.proof.quiet import QuietLines
from sitrep.site.rendering.failures import template_line
from sitrep.site.rendering.templates import RAISED
from sitrep.site.settings import SETTINGS_KEY, SiteSettings, read_settings_of
from sitrep.site.steps import step_name
from sitrep.site.turns import ClaimingWriter, EarlyTurn, HeardErrors, Turns
from sitrep.terminal import say

PACKAGE = Path(__file__).parents[1]
_OTHER_STEPS = 4
"""Those of a build that are no generator's."""
_BUILD_ERRORS = (TemplateError, PelicanTemplateNotFound, FileOverwriteFailedError, OSError)
"""Reported as they are; any other of RAISED is a bug in this project unless a template raised it."""


class WholeBuild(Pelican):
    """Pelican, with nothing overlooked and nothing half-written."""

    def __init__(self, settings: dict[str, Any], options: BuildOptions | None = None) -> None:
        wanted = [name for name in settings["PLUGINS"] or [] if isinstance(name, str)]
        self.site_settings: SiteSettings = read_settings_of(settings)
        settings[SETTINGS_KEY] = self.site_settings
        self._options = options or BuildOptions()
        self._steps = self._options.steps
        self._steps.begin("plugins")
        # Pelican has a walker of its own for pages and pictures. What ours passes over was not
        # checked, so ~about.md must not become a page.
        settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *ASIDE_PATTERNS]
        super().__init__(settings)
        loaded = {each.removeprefix("pelican.plugins.") for each in settings["PLUGINS"]}
        missing = [name for name in wanted if name.removeprefix("pelican.plugins.") not in loaded]
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
        self._cache: CacheFolder | None = None
        self._engine = Engine(EngineSettings(workers=1))
        self._prover: Prover | None = None
        self._proof = ""
        self._generators: tuple[SiteGenerator, ...] = ()
        self._owners = FileOwners(Path(self.output_path))
        self._elsewhere = Elsewhere(self._engine, self._owners)
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
            lasting = self._options.lasting
            with (
                sparing_collection(),
                open_cache(self._cache_path(), self._options.known_cache) as cache,
                staging(output, lasting=lasting, aside=cache.aside if cache else None) as new,
            ):
                self._point_at(new.folder)
                self._cache, self._engine = cache, self._engine_for(cache, output)
                self._engine.heard = self._steps.made
                self.settings[ENGINE_KEY] = self._engine
                self._build(new)
        except (*_BUILD_ERRORS, *RAISED) as error:
            place = template_line(error)
            if not place and not isinstance(error, _BUILD_ERRORS):
                raise
            raise BuildError(*f"{place}{error}.".split("\n")) from error
        finally:
            signals.all_generators_finalized.disconnect(self._remember)
            self._point_at(output)
            self._steps.end()

    def build(self) -> Built:
        """Build everything; returns what was made."""
        self.run()
        if self.built is None:
            raise BuildError("nothing was built.")
        engine, owners = self._engine, self._owners
        work = BuildWork(owners.count, len(engine.taken), self._steps.taken, engine.reasons())
        return replace(self.built, work=work)

    def pages_at_once(self) -> PagesAtOnce:
        """What makes pages of the content as it is now, one by one, and builds nothing."""
        classes = super()._get_generator_classes()
        folders = {"path": self.path, "theme": self.theme, "output_path": self.output_path}
        context: dict[str, Any] = {}
        generators = [each(context=context, settings=self.settings, **folders) for each in classes]
        return PagesAtOnce(generators, self.settings, self._cache_path())

    def _get_generator_classes(self) -> list[Any]:
        """Pelican's list, each generator after an early turn of its own."""
        classes = super()._get_generator_classes()
        self._steps.expect(2 * len(classes) + _OTHER_STEPS)
        turns = (partial(EarlyTurn, self._step(step_name(each))) for each in classes)
        return [*chain.from_iterable(zip(turns, classes, strict=True))]

    def _step(self, name: str) -> Callable[[], None]:
        return partial(self._steps.begin, name)

    def _build(self, new: NewSite) -> None:
        heard = HeardErrors()
        try:
            with heard:
                super().run()
        except SystemExit as error:
            # pelican-data-files logs that its folder is missing and exits: nobody would see why.
            if heard.errors:
                raise BuildError("a plugin ended the build:", *heard.errors) from error
            raise
        finally:
            self._elsewhere.close()
        self._owners.begin("", is_watched=False)
        self._check(new, heard)

    def _cache_path(self) -> Path | None:
        return Path(self.settings["CACHE_PATH"]) if self._options.cache else None

    def _engine_for(self, cache: CacheFolder | None, output: Path) -> Engine:
        """The engine of this build, which knows what the last one of the same site made."""
        theme = self.site_settings.theme
        overrides = map(Path, self.settings["THEME_TEMPLATES_OVERRIDES"])
        themes = (theme, theme.with_name(MAIL_THEME), *overrides)
        ours = {SETTINGS_KEY, ENGINE_KEY}
        plain = {name: value for name, value in self.settings.items() if name not in ours}
        settings = EngineSettings(
            base_digest(plain, themes, self.plugins),
            self._options.workers or processors(),
            self.site_settings.site.language.fallback,
        )
        if cache is None:
            return Engine(settings)
        return Engine(settings, cache, f"{output.name} {self.settings['SITEURL']}")

    def _warnings(self, catalogue: Catalogue, content: Content) -> Iterator[str]:
        language = self.site_settings.site.language.code
        remember = self._engine.remember("warnings")
        return number_warnings(catalogue.editions, content.reports, language, remember)

    def _quiet_lines(self) -> QuietLines:
        """What is remembered of large files; of those that were taken over it stays so."""
        engine = self._engine
        remember = engine.remember("quiet", keep=engine.taken)
        return QuietLines(remember, engine.last.hash_of, engine.last_bytes, self._proof)

    def _inspections(self) -> Iterator[Inspection]:
        """What is known of files: of those made now, and of those that were proven as they are."""
        engine = self._engine
        yield from (each for each in engine.seen.values() if isinstance(each, Inspection))
        if engine.last.proof == self._proof:
            yield from (
                Inspection(each, engine.made[each].sha256)
                for each in engine.taken & engine.made.keys()
            )

    def _keep(self, folder: Path) -> None:
        """Keep for the next build what this one made; a site is whole without it, too."""
        seen = self._engine.seen.values()
        self._quiet_lines().learn(each for each in seen if isinstance(each, Inspection))
        try:
            self._engine.keep(folder, self._proof)
        except OSError as error:
            say(
                f"The cache cannot be written ({error}); the next build makes everything. If there "
                f"is room, delete {self.settings['CACHE_PATH']}."
            )

    def _get_writer(self) -> Writer:
        """Pelican's writer, made to claim what it writes; a plugin's own writer is left alone."""
        writer: Writer = super()._get_writer()
        if type(writer) is not Writer:
            return writer
        return ClaimingWriter(self.output_path, self.settings, self._owners)

    def _remember(self, generators: list[Generator]) -> None:
        """Keep the generators of the site, and tell templates what they add to every page."""
        self._generators = tuple(each for each in generators if isinstance(each, SiteGenerator))
        context = self._generators[0].context
        tell_templates(self._generators)
        claims = BuildClaims(self.site_settings, context["sitrep_content"])
        self._prover = Prover(Path(self.output_path), self._name, claims)
        self._proof = self._engine.digester.of(self._prover.digest_parts)
        self._prover.know(self._quiet_lines())
        self._engine.inspect = self._prover.inspect_each
        context[OWNERS_KEY] = self._owners = FileOwners(Path(self.output_path))
        plugins = self.settings["PLUGINS"]
        self._elsewhere = Elsewhere(self._engine, self._owners)
        turns = Turns(self._owners, plugins, self._step, self._elsewhere)
        last = [each.__module__ for each in signals.finalized.receivers_for(self)]
        generators[:] = turns.in_turn(generators, last)

    def _point_at(self, folder: Path) -> None:
        self.output_path = self.settings["OUTPUT_PATH"] = str(folder)

    def _check(self, new: NewSite, heard: HeardErrors) -> None:
        folder = new.folder
        if heard.errors:
            raise BuildError("Pelican reported errors:", *heard.errors)
        self._steps.begin("checks")
        context = self._generators[0].context
        built = Built(
            self.site_settings,
            context["sitrep_content"],
            context["catalogue"],
            context.get("feeds", ()),
            context["chart"],
            tuple(self._warnings(context["catalogue"], context["sitrep_content"])),
        )
        self._engine.clear_tree()
        self._engine.settle(folder)
        if self._engine.works_apart:
            new.settle()
        owed = map(file_of, chain.from_iterable(each.expected() for each in self._generators))
        rest = (name for name in owed if name not in self._engine.made)
        missing = [name for name in rest if not (folder / name).is_file()]
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
        assert self._prover is not None
        self._prover.conclude(self._inspections(), claims)
        self._steps.begin("cache")
        self._keep(folder)
        self._steps.begin("putting it in place")
        self.built = built
