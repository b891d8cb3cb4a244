"""The front page with the latest edition, the 404 page, and the list of drafts in a preview."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.core.events import KINDS
from sitrep.site.addresses import DRAFTS, HOME, NOT_FOUND
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import front_head, hidden_head
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


class FrontPages(PagesOfCatalogue):
    """Writes ``/`` and ``/404.html``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """Each of them."""
        say = self.site.language.say
        lost = hidden_head(
            say("Not found"), say("There is nothing at this address."), NOT_FOUND, self.site
        )
        yield OutputPage(HOME, "front", front_head(catalogue, self.site), self._front(catalogue))
        yield OutputPage(NOT_FOUND, "not_found", lost, anywhere=True)

    def served(self) -> Iterable[Served]:
        """Both as pages."""
        return (Served(address, Serving.PAGE) for address in (HOME, NOT_FOUND))

    def expected(self) -> Iterable[str]:
        """Both."""
        return (HOME, NOT_FOUND)

    def _front(self, catalogue: Catalogue) -> dict[str, object]:
        """What the front page is given: the newest week that is announced, and those before it."""
        edition = catalogue.latest
        if edition is None:
            return {"edition": None}
        earlier = [each for each in catalogue.editions if each.week < edition.week]
        language = self.site.language
        own = {kind.id: kind.label for kind in self.context["sitrep_content"].kinds}
        main = find_main_story(edition)
        return {
            "edition": edition,
            "coming": catalogue.coming,
            "late": sum(family.late for family in edition.families),
            "event_of_week": main,
            "event_whole": main is not None and is_light(main),
            "regions": regions_in_brief(edition),
            "going_on": find_going_on(edition),
            "changes": compare_weeks(edition, earlier),
            "kinds": {kind: language.say(label) for kind, label in KINDS.items()} | own,
            "recent": earlier[:RECENT],
            "pictures": build_pictures(
                edition, self.context["sitrep_content"].regions, self.context["chart"]
            ),
        }


class DraftList(PagesOfCatalogue):
    """Writes ``/drafts/``, in a preview."""

    def pages(self, _catalogue: Catalogue) -> Iterable[OutputPage]:
        """The one page, which lists what each draft still lacks."""
        if self.site_settings.drafts:
            head = hidden_head(self.site.language.say("Drafts"), None, DRAFTS, self.site)
            drafts = self.context["sitrep_content"].drafts
            yield OutputPage(DRAFTS, "drafts", head, {"drafts": drafts})

    def served(self) -> Iterable[Served]:
        """As a page."""
        yield Served(f"{DRAFTS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """In a preview, the one page."""
        return (DRAFTS,) if self.site_settings.drafts else ()
