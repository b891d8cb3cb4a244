"""The front page with the latest edition, the 404 page, and the list of drafts in a preview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from sitrep.content.digest_file import EventKind
from sitrep.core.events import KINDS
from sitrep.site.addresses import DRAFTS, HOME, NOT_FOUND
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Edition
from sitrep.site.pages.base import Charted, OutputPage, PagesOfCatalogue, Shown
from sitrep.site.pages.head import front_head, hidden_head
from sitrep.site.pages.page_head import PageHead
from sitrep.site.pages.told.front import (
    compare_weeks,
    find_going_on,
    find_main_story,
    is_light,
    regions_in_brief,
)
from sitrep.site.pictures.week import build_pictures
from sitrep.site.policy import Served, Serving

RECENT = 6
"""How many earlier weeks the front page lists."""


@dataclass(frozen=True, slots=True)
class ToldFront:
    """What the front page tells of."""

    edition: Edition | None
    """The newest that is announced."""
    earlier: tuple[Edition, ...] = ()
    """Those before it, newest first, as far as the page lists them."""
    coming: Edition | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    """The curator's own kinds of events."""

    @classmethod
    def of(cls, catalogue: Catalogue, kinds: Iterable[EventKind]) -> ToldFront:
        """The same, of all that there is."""
        edition = catalogue.latest
        if edition is None:
            return cls(None)
        earlier = (each for each in catalogue.editions if each.week < edition.week)
        recent = tuple(islice(earlier, RECENT))
        return cls(edition, recent, catalogue.coming, {kind.id: kind.label for kind in kinds})


class FrontPages(PagesOfCatalogue):
    """Writes ``/`` and ``/404.html``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """Each of them."""
        say = self.site.language.say
        lost = hidden_head(
            say("Not found"), say("There is nothing at this address."), NOT_FOUND, self.site
        )
        head = front_head(catalogue, self.site)
        told = ToldFront.of(catalogue, self.context["sitrep_content"].kinds)
        yield OutputPage(HOME, "front", self.show, (head, told, self.charted), changed=head.updated)
        latest = catalogue.latest.week if catalogue.latest else None
        yield replace(self.ready(NOT_FOUND, "not_found", lost, latest=latest), anywhere=True)

    def show(self, head: PageHead, told: ToldFront, ground: Charted) -> Shown:
        """The front page: the newest week that is announced, and those before it."""
        edition = told.edition
        if edition is None:
            return Shown(head, {"edition": None})
        main = find_main_story(edition)
        values = {
            "edition": edition,
            "coming": told.coming,
            "late": sum(family.late for family in edition.families),
            "event_of_week": main,
            "event_whole": main is not None and is_light(main),
            "regions": regions_in_brief(edition),
            "going_on": find_going_on(edition),
            "changes": compare_weeks(edition, told.earlier),
            "kinds": {**self._kinds(), **told.kinds},
            "recent": told.earlier,
            "pictures": build_pictures(edition, ground.regions, ground.chart),
        }
        return Shown(head, values)

    def _kinds(self) -> dict[str, str]:
        language = self.site.language
        return {kind: language.say(label) for kind, label in KINDS.items()}

    def served(self) -> Iterable[Served]:
        """Both as pages."""
        return (Served(address, Serving.PAGE) for address in (HOME, NOT_FOUND))

    def expected(self) -> Iterable[str]:
        """Both."""
        return (HOME, NOT_FOUND)


class DraftList(PagesOfCatalogue):
    """Writes ``/drafts/``, in a preview."""

    def pages(self, _catalogue: Catalogue) -> Iterable[OutputPage]:
        """The one page, which lists what each draft still lacks."""
        if self.site_settings.drafts:
            head = hidden_head(self.site.language.say("Drafts"), None, DRAFTS, self.site)
            drafts = self.context["sitrep_content"].drafts
            yield self.ready(DRAFTS, "drafts", head, drafts=drafts)

    def served(self) -> Iterable[Served]:
        """As a page."""
        yield Served(f"{DRAFTS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """In a preview, the one page."""
        return (DRAFTS,) if self.site_settings.drafts else ()
