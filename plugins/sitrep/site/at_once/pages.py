"""Any page of the content as it is now, made when it is asked for, by the generators of the build."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from pathlib import Path
from typing import Any, TypeGuard

from pelican import signals
from pelican.generators import Generator

from sitrep.core.errors import BuildError
from sitrep.files.cache.folder import CacheFolder, open_cache
from sitrep.site.addresses import file_of
from sitrep.site.at_once.files import KeptFiles
from sitrep.site.at_once.memory import ProcessMemory, RememberingEngine
from sitrep.site.catalogue.plugin import FILES_KEY
from sitrep.site.engine.engine import ENGINE_KEY, EngineSettings
from sitrep.site.engine.product import Product
from sitrep.site.engine.workers import sparing_collection
from sitrep.site.generator import SiteGenerator, tell_templates
from sitrep.site.pages.base import TEMPLATES_KEY, PagesOfCatalogue
from sitrep.site.rendering.failures import failure_lines
from sitrep.site.rendering.templates import RAISED
from sitrep.site.settings import SETTINGS_KEY, SiteSettings

_FAILURES = (OSError, *RAISED)
"""What reading a theme, or filling in a template, may raise."""


class PagesAtOnce:
    """The pages of a site, of the content that was read last.

    Those that Pelican writes itself are not among them, nor any other file.
    """

    def __init__(
        self, generators: Sequence[Generator], settings: dict[str, Any], cache: Path | None
    ) -> None:
        """``generators`` are those of a build that has not begun; ``cache`` may know the content."""
        ours: SiteSettings = settings[SETTINGS_KEY]
        self._untouched, self._settings = generators, settings
        self._engine = EngineSettings(workers=1, said_in_english=ours.site.language.fallback)
        self._cache = cache
        self._content, self._files = ours.content, KeptFiles(ours.content)
        self._memories: dict[str, ProcessMemory] = {}
        self._kept: dict[str, Any] = {}
        """What of the context stays the same from reading to reading."""
        self._listed: list[_ListedPages] = []
        self._kinds: dict[str, type] = {}
        """The kinds of generators that pages were found with, by their folders in the site's."""

    def read(self, changed: Iterable[Path] = ()) -> None:
        """Read what has changed; raises a SitrepError, and leaves the pages as they were.

        The first reading reads everything, and has the cache keep what it worked out.
        """
        paths = tuple(map(self._by_own_name, changed))
        self._files.notice(paths)
        if not all(path.is_relative_to(self._content) for path in paths):
            self._kept.clear()  # perhaps a template
        for each in self._memories.values():
            each.begin()
        try:
            with sparing_collection(), self._opened() as cache:
                generators = self._begun(RememberingEngine(self._engine, self._memories, cache))
        except _FAILURES as error:
            raise BuildError(*failure_lines(error)) from error
        for each in self._memories.values():
            each.forget()
        self._listed = [*map(_ListedPages, generators)]

    def page(self, address: str) -> bytes | None:
        """The page at an address below the site's; None where that may be another's.

        It is empty where the newest content has none, though all pages of that folder are its own.
        Raises a SitrepError where it cannot be made.
        """
        file = file_of(address)
        folder, inside, _rest = file.partition("/")
        usual = self._kinds.get(folder)
        try:
            for each in sorted(self._listed, key=lambda each: each.kind is not usual):
                if product := each.find(file):
                    self._kinds[folder] = each.kind
                    return product.files()[0]
        except _FAILURES as error:
            raise BuildError(*failure_lines(error)) from error
        is_ours = inside and any(folder in each.folders for each in self._listed)
        return b"" if is_ours else None

    def _by_own_name(self, path: Path) -> Path:
        """A path that has changed, in the content folder as the settings name that.

        Whoever watches it may have reached it by another name.
        """
        place = Path(os.path.realpath(path.parent), path.name)
        real = os.path.realpath(self._content)
        return self._content / place.relative_to(real) if place.is_relative_to(real) else path

    def _begun(self, engine: RememberingEngine) -> list[PagesOfCatalogue]:
        """The generators of pages, ready to write them."""
        context: dict[str, Any] = {
            **self._settings,
            "generated_content": {},
            "static_links": set(),
            "static_content": {},
            "localsiteurl": self._settings["SITEURL"],
            ENGINE_KEY: engine,
            FILES_KEY: self._files.read,
            **self._kept,
        }
        generators = [_fresh(each, context) for each in self._untouched]
        for each in generators:
            read: Callable[[], None] | None = getattr(each, "generate_context", None)
            if read:
                read()
        signals.all_generators_finalized.send(generators)
        tell_templates([each for each in generators if isinstance(each, SiteGenerator)])
        found = [each for each in generators if _writes_pages_alone(each)]
        self._kept[TEMPLATES_KEY] = found[0].templates
        return found

    @contextmanager
    def _opened(self) -> Iterator[CacheFolder | None]:
        """The cache, until the content was read once."""
        with open_cache(self._cache) as cache:
            yield cache
            if cache is not None:
                with suppress(OSError):  # the build says so
                    cache.save()
        self._cache = None


class _ListedPages:
    """The pages of a generator, listed as far as somebody has looked for one."""

    def __init__(self, generator: PagesOfCatalogue) -> None:
        self.kind = type(generator)
        self.folders: set[str] = set()
        """The folders of the site in which its pages lie, as far as they are listed."""
        self._rest = generator.products()
        self._found: dict[str, Product] = {}

    def find(self, file: str) -> Product | None:
        """What makes a file; None if this generator does not."""
        if file in self._found:
            return self._found[file]
        for product in self._rest:
            self._found |= dict.fromkeys(product.addresses, product)
            self.folders |= {each.split("/")[0] for each in product.addresses if "/" in each}
            if file in product.addresses:
                return product
        return None


def _fresh(generator: Generator, context: dict[str, Any]) -> Generator:
    """A generator like one that has not begun yet, which has all that takes long to set up."""
    fresh = copy(generator)
    fresh.context = context
    return fresh


def _writes_pages_alone(generator: Generator) -> TypeGuard[PagesOfCatalogue]:
    return (
        isinstance(generator, PagesOfCatalogue)
        and type(generator).generate_output is PagesOfCatalogue.generate_output
    )
