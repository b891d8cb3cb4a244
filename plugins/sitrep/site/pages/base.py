"""What the plugins that write pages share.

A page is what ``show`` makes of a few values, put into a template; nothing else of the catalogue is
in reach of either, so that a page whose values are the same need not be made again.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast
from urllib.parse import urlsplit

from pelican import signals
from pelican.utils import get_relative_path, path_to_url
from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.core.model import Region, Source
from sitrep.core.regions import Regions
from sitrep.geo.outlines import Chart
from sitrep.site.addresses import file_of
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.engine.product import Product, product
from sitrep.site.generator import SiteGenerator
from sitrep.site.pages.own import explanations
from sitrep.site.pages.page_head import PageHead, Stop
from sitrep.site.rendering.templates import Templates

STOPS_KEY = "stops"
"""Where the context holds what the sitemap is made of."""
TEMPLATES_KEY = "templates_of_build"
"""Where the context holds the templates that all generators share."""
CHARTED_KEY = "charted"
"""Where it holds what maps are drawn on."""
AROUND_KEY = "around_pages"
"""Where it holds what stands around all pages."""
_AROUND = ("preview", "menu", "foot", "faces", "icons", "feed_formats", "explained")
"""What of the context every template sees, beside the site's own values."""
_FUNCTIONS = ("feed_links",)
"""The same of what is called: it is part of the program, and has no digest."""
_PLAIN = (str, int, float, list, tuple, dict, type(None))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its head, and what its template is given."""

    head: PageHead
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutputPage:
    """A page to be written."""

    address: str
    template: str
    show: Callable[..., Shown]
    """A method of the generator that uses nothing of it but its settings: it runs only if the page
    has to be made."""
    of: tuple[object, ...] = ()
    """What ``show`` is given: all that the page says follows from it."""
    changed: dt.date | None = None
    """When what it shows last changed, as its head says it."""
    is_listed: bool = True
    """Whether search engines are offered it; as its head says it."""
    subject: Region | Source | None = None
    """What the page is about, where that has feeds of its own."""
    anywhere: bool = False
    """Whether it is shown at other addresses too, so that its links start at the host's root."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A page without what it shows."""

    address: str
    template: str
    show: str
    """The name of the generator's method."""
    subject: Region | Source | None
    anywhere: bool


@dataclass(frozen=True, slots=True)
class Charted:
    """What maps are drawn on."""

    chart: Chart | None
    rows: tuple[Region, ...]
    """The digest's regions: what readers call areas."""
    regions: Regions = field(compare=False)
    """The same with all codes, which are part of the program."""


@dataclass(frozen=True, slots=True)
class PageSurroundings:
    """What all templates see, beside what their pages show: the same value for all pages."""

    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page of the curator's own, as the navigation names it."""

    title: str
    url: str


class PagesOfCatalogue(SiteGenerator):
    """A generator of pages made from the catalogue alone."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The pages, each once."""
        raise NotImplementedError

    def products(self) -> Iterator[Product]:
        """Their files, none of which is made yet.

        What the sitemap needs of each is put into the context as it is passed.
        """
        around = self._around()
        stops: list[Stop] = self.context.setdefault(STOPS_KEY, [])
        for page in self.pages(self.context["catalogue"]):
            if page.is_listed:
                stops.append(Stop(self.site.absolute(page.address), page.changed))
            frame = PageFrame(
                page.address, page.template, page.show.__name__, page.subject, page.anywhere
            )
            yield product(file_of(page.address), self.page, frame, around, *page.of)

    def generate_output(self, _writer: Writer) -> None:
        """Write them, and tell other plugins as Pelican does."""
        for address in self.produce(self.products()):
            path = os.path.join(self.output_path, address)
            signals.content_written.send(path, context=self.context)

    def page(self, frame: PageFrame, around: PageSurroundings, *of: object) -> bytes:
        """A page as it is written.

        Links within the site are relative, so that it works under any address.
        """
        show = cast("Callable[..., Shown]", getattr(self, frame.show))
        shown = show(*of)
        values = {
            **around.values,
            **{name: self.context[name] for name in _FUNCTIONS if name in self.context},
            "site": replace(self.site, commit=None),  # which is no argument of the page
            "SITEURL": self._root_of(frame),
            "address": frame.address,
            "head": shown.head,
            "subject": frame.subject,
            **shown.values,
        }
        return self._rendered(frame.template, values).encode()

    def as_given(self, head: PageHead, values: Mapping[str, object]) -> Shown:
        """What ``ready`` is shown by."""
        return Shown(head, values)

    @property
    def charted(self) -> Charted:
        """What maps are drawn on: the same value for all pages of a build."""
        if CHARTED_KEY not in self.context:
            regions: Regions = self.context["sitrep_content"].regions
            self.context[CHARTED_KEY] = Charted(self.context["chart"], regions.rows, regions)
        found: Charted = self.context[CHARTED_KEY]
        return found

    def ready(self, address: str, template: str, head: PageHead, **values: object) -> OutputPage:
        """A page whose values are worth nothing to be put off."""
        return OutputPage(
            address,
            template,
            self.as_given,
            (head, values),
            changed=head.updated,
            is_listed=not head.noindex,
        )

    def _root_of(self, frame: PageFrame) -> str:
        """What links within the site begin with."""
        if frame.anywhere:
            return urlsplit(self.site.address).path.rstrip("/")
        if not self.settings["RELATIVE_URLS"]:
            return self.site.address.rstrip("/")
        return cast("str", path_to_url(get_relative_path(file_of(frame.address))))

    def _around(self) -> PageSurroundings:
        """What stands around the pages of this build.

        Of Pelican's settings, and of what plugins add to them, that is what a template names.
        """
        if AROUND_KEY not in self.context:
            content = self.context["sitrep_content"]
            named = self.templates.capitals & self.context.keys() - {"SITEURL"}
            pages = (OwnPage(str(page.title), page.url) for page in self.context.get("pages", ()))
            # Pelican writes the curator's own pages, with what it has in its context.
            self.context["explained"] = explanations(content.pages, self.site.language)
            values = {
                **{name: self.context[name] for name in sorted(named) if self._is_plain(name)},
                **{name: self.context[name] for name in _AROUND if name in self.context},
                "pages": tuple(pages),
            }
            self.context[AROUND_KEY] = PageSurroundings(values)
        found: PageSurroundings = self.context[AROUND_KEY]
        return found

    def _is_plain(self, name: str) -> bool:
        return isinstance(self.context[name], _PLAIN)

    @property
    def templates(self) -> Templates:
        """Those that all generators share."""
        if TEMPLATES_KEY not in self.context:
            self.context[TEMPLATES_KEY] = Templates(self.env, self.site.language)
        found: Templates = self.context[TEMPLATES_KEY]
        return found

    def _rendered(self, name: str, values: Mapping[str, object]) -> str:
        try:
            return self.templates.render(f"{name}.html", values)
        except UnicodeDecodeError as error:
            raise BuildError(
                f"the template {name}.html is not UTF-8 ({error.reason}). Save it as UTF-8."
            ) from error
