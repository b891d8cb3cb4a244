"""A page an edition."""

from __future__ import annotations

from collections.abc import Iterable, Set

from sitrep.site.addresses import edition_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.citation import cite_edition
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.filed import families_of
from sitrep.site.catalogue.stories import Story
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import edition_head
from sitrep.site.pictures.week import build_pictures

PAGE_BYTES = 60_000
"""What an edition's page may weigh with stories told at length, for slow phones."""
MOST_BYTES = 92_000
"""What it may weigh in a week so full that its stories take more than that in brief: then those
that key points rest on are told at length all the same."""
FRAME_BYTES = 16_000
"""What its head, key points, map, lists and foot weigh."""
SECTION_BYTES = 320
"""What the head of a region's part weighs."""
BRIEF_BYTES = 460
"""What a story in brief weighs, with a fragment for one passage."""
ACCOUNT_BYTES = 330
"""What stands around the words of an account: its source line, its element."""
REPORT_BYTES = 500
"""What the first account of a report unfolds."""


class EditionPages(PagesOfCatalogue):
    """Writes ``/editions/<week>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The newest first."""
        for edition in catalogue.editions:
            yield OutputPage(
                edition_address(edition.week),
                "edition",
                edition_head(edition, self.site),
                self._values(edition),
            )

    def expected(self) -> Iterable[str]:
        """Each of them."""
        for edition in self.context["catalogue"].editions:
            yield edition_address(edition.week)

    def _values(self, edition: Edition) -> dict[str, object]:
        """What an edition's page is given."""
        return {
            "edition": edition,
            "whole": whole_stories(edition),
            "pictures": build_pictures(
                edition, self.context["sitrep_content"].regions, self.context["chart"]
            ),
            "citation": cite_edition(edition, self.site),
        }


def whole_stories(edition: Edition) -> frozenset[str]:
    """The anchors of the stories that an edition's page tells at length; the others are in brief.

    All of them, as long as the page stays light; else those that key points rest on come first,
    then those with most roots, then those with most accounts.
    """
    stories = edition.stories
    frame = FRAME_BYTES + SECTION_BYTES * len(edition.sections)
    brief = frame + BRIEF_BYTES * len(stories)
    light, most = PAGE_BYTES - brief, MOST_BYTES - brief
    pointed = {passage.anchor for point in edition.key_points for passage in point.basis.everything}
    whole: set[str] = set()
    for story in sorted(stories, key=lambda story: _most_telling_first(story, pointed)):
        weight = _weigh(story)
        if weight <= (most if _is_pointed(story, pointed) else light):
            light, most = light - weight, most - weight
            whole.add(story.anchor)
    return frozenset(whole)


def _is_pointed(story: Story, pointed: Set[str]) -> bool:
    return any(passage.anchor in pointed for passage in story.passages)


def _most_telling_first(story: Story, pointed: Set[str]) -> tuple[bool, int, int, str]:
    is_pointed = _is_pointed(story, pointed)
    return not is_pointed, -story.independence.independent, -len(story.passages), story.anchor


def _weigh(story: Story) -> int:
    """What a story adds to its line in brief, in bytes of HTML."""
    texts = sum(len(passage.shown.html.encode()) for passage in story.passages)
    event = story.event
    said = [statement.says for statement in (*event.agreed, *event.disputed)] if event else []
    margin = sum(len(words.encode()) + 20 for words in said) + (300 if event else 0)
    accounts = ACCOUNT_BYTES * len(story.passages)
    return texts + margin + accounts + REPORT_BYTES * len(families_of(story.passages)) // 2
