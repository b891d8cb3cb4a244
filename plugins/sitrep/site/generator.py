"""What the generators of the site share, and how a plugin registers them with Pelican."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar

from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join
from pelican.writers import Writer

from sitrep.site.engine.engine import engine_of
from sitrep.site.engine.product import Bundle, Product
from sitrep.site.owners import FileOwners
from sitrep.site.policy import Served
from sitrep.site.settings import SETTINGS_KEY, SiteSettings
from sitrep.site.site import Site

OWNERS_KEY = "file_owners"
"""Where the context holds which plugin wrote which file."""
_SET_UP_KEY = "generator_set_up"
"""Where the context holds what the first generator of a build was set up with."""
_SHARED = ("readers", "_templates", "_templates_path", "env")
"""What of that all generators share."""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link that every page has to a page of a plugin."""

    label: str
    """In English, marked for translation."""
    address: str


class SiteGenerator(Generator):
    """A generator that says what it adds to a site, so that nothing else has to know it."""

    menu: ClassVar[tuple[MenuLink, ...]] = ()
    """What it adds to the navigation at the head of every page."""
    foot: ClassVar[tuple[MenuLink, ...]] = ()
    """What it adds to the links at the foot of every page."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **places: str) -> None:
        """Set up as Pelican does, once for all generators of the site.

        Each would make an environment of templates of its own, and list the whole theme for it.
        """
        shared = context.get(_SET_UP_KEY)
        if shared is None:
            super().__init__(context=context, settings=settings, **places)
            context[_SET_UP_KEY] = {name: vars(self)[name] for name in _SHARED}
        else:
            self.__dict__.update(shared, context=context, settings=settings, **places)
            signals.generator_init.send(self)

    @property
    def links(self) -> tuple[MenuLink, ...]:
        """What of ``menu`` leads to a page, in the site that is built."""
        return self.menu

    @property
    def site_settings(self) -> SiteSettings:
        """The project's own settings."""
        found: SiteSettings = self.context[SETTINGS_KEY]
        return found

    @property
    def site(self) -> Site:
        """What the pages must know of the site as a whole."""
        return self.site_settings.site

    def served(self) -> Iterable[Served]:
        """How a host is to serve its files."""
        return ()

    def expected(self) -> Iterable[str]:
        """The addresses of what a build owes its readers: without one of them it fails."""
        return ()

    def write(self, address: str, data: bytes) -> Path:
        """Write a file of the site; returns its path."""
        path = Path(sanitised_join(self.output_path, address))
        owners: FileOwners = self.context[OWNERS_KEY]
        owners.claim(path)
        folder = Path(self.output_path)
        engine_of(self.context).make_way(path.relative_to(folder).as_posix(), folder)
        path.write_bytes(data)
        return path

    def produce(self, products: Iterable[Product]) -> tuple[str, ...]:
        """Have files of the site, those that would come out as last time taken over.

        Returns their addresses.
        """
        addresses: list[str] = []
        engine_of(self.context).produce(self._claimed(products, addresses), Path(self.output_path))
        return tuple(addresses)

    def _claimed(self, products: Iterable[Product], addresses: list[str]) -> Iterator[Product]:
        """The products, one at a time, once their files are claimed and noted."""
        owners: FileOwners = self.context[OWNERS_KEY]
        for each in products:
            for address in each.addresses:
                owners.claim_address(address)
            addresses += each.addresses
            yield each

    def produce_bundle(self, bundle: Bundle) -> tuple[str, ...]:
        """Have the files that one call makes, however many; returns their addresses."""
        folder = Path(self.output_path)
        addresses = engine_of(self.context).produce_bundle(bundle, folder)
        owners: FileOwners = self.context[OWNERS_KEY]
        for address in addresses:
            owners.claim_address(address)
        return addresses


class ApartGenerator(SiteGenerator):
    """A generator on which no other waits: it may write its files while the others write theirs."""

    leaves: ClassVar[tuple[str, ...]] = ()
    """What it puts into the context, beside writing files."""

    @property
    def shared(self) -> tuple[object, ...]:
        """What its files and those of other generators are made from: reports and editions."""
        published = self.context["published"]
        return published.families, published.editions

    def write_files(self) -> None:
        """Write them."""
        raise NotImplementedError

    def tell_plugins(self) -> None:
        """Tell other plugins, as Pelican does, once the files are written."""

    def generate_output(self, _writer: Writer) -> None:
        """Called by Pelican: do both."""
        self.write_files()
        self.tell_plugins()


def tell_templates(generators: Sequence[SiteGenerator]) -> None:
    """Put into the context what all generators of a site add to every page."""
    context = generators[0].context
    context["menu"] = tuple(chain.from_iterable(each.links for each in generators))
    context["foot"] = tuple(chain.from_iterable(each.foot for each in generators))
    context["served"] = tuple(chain.from_iterable(each.served() for each in generators))


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Plugin:
    """A line of PLUGINS: its name, and its generators in the order in which they run.

    Pelican holds its handlers weakly: a Plugin is kept in the module that makes it.
    """

    name: str
    generators: tuple[type[Generator], ...]

    def register(self) -> None:
        """Take part in builds, after the plugins that have registered before."""
        signals.get_generators.disconnect(self.generators_for)
        signals.get_generators.connect(self.generators_for)

    def generators_for(self, pelican: Any) -> tuple[type[Generator], ...]:
        """The generators, for a build whose PLUGINS names this one.

        A handler outlives its build: in a process that builds several sites, the plugins of
        earlier ones are still connected.
        """
        return self.generators if self.name in pelican.settings["PLUGINS"] else ()
