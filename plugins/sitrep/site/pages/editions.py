"""A page an edition."""

from __future__ import annotations

from collections.abc import Iterable, Set

from sitrep.site.addresses import edition_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.citation import cite_edition
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.stories import Story
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import edition_head
from sitrep.site.pictures.week import build_pictures

PAGE_BYTES = 59_000
"""What an edition's page may weigh with stories told at length, for slow phones."""
MOST_BYTES = 92_000
"""What it may weigh in a week so full that its stories take more than that in brief: then those
that key points rest on are told at length all the same."""
FRAME_BYTES = 8_500
"""What its head, contents, key to marks and foot weigh."""
MAP_BYTES = 14_500
"""What the map and its key weigh."""
POINT_BYTES = 500
"""What a key point weighs, a trend, or a line of what came late or was corrected."""
SECTION_BYTES = 300
"""What the head of a region's part weighs, with its line in the contents."""
BRIEF_BYTES = 220
"""What a story in brief weighs, beside its headline."""
FRAGMENT_BYTES = 115
"""What a passage adds to it: the fragment of its address, its part of what stands behind it."""
EVENT_BYTES = 420
"""What an event adds to that: its kind and place, its roots, the frame of its margin."""
ACCOUNT_BYTES = 150
"""What stands around the words of an account: its source line, its element."""
REPORT_BYTES = 410
"""What the first account of a report unfolds."""
STATEMENT_BYTES = 90
"""What stands around a statement of the curator's in the margin."""
FIGURE_BYTES = 45
"""What a figure weighs, or what an account says of it."""
LINK_BYTES = 130
"""What a line weighs that leads to another account, or to what came before and after."""


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
    brief = _weigh_frame(edition) + sum(map(_brief, stories))
    light, most = PAGE_BYTES - brief, MOST_BYTES - brief
    pointed = {passage.anchor for point in edition.key_points for passage in point.basis.everything}
    whole: set[str] = set()
    unfolded: set[str] = set()
    for story in sorted(stories, key=lambda story: _most_telling_first(story, pointed)):
        reports = {passage.family.report.id for passage in story.passages}
        weight = _weigh(story) + REPORT_BYTES * len(reports - unfolded)
        if weight <= (most if _is_pointed(story, pointed) else light):
            light, most = light - weight, most - weight
            whole.add(story.anchor)
            unfolded |= reports
    return frozenset(whole)


def _weigh_frame(edition: Edition) -> int:
    """What a page weighs without its stories."""
    lines = (
        *(edition.key_points or edition.sections[:5]),
        *edition.trends,
        *edition.latecomers,
        *edition.withdrawn,
        *edition.notes.errata,
    )
    drawn = MAP_BYTES if edition.events else 0
    return FRAME_BYTES + drawn + POINT_BYTES * len(lines) + SECTION_BYTES * len(edition.sections)


def _is_pointed(story: Story, pointed: Set[str]) -> bool:
    return any(passage.anchor in pointed for passage in story.passages)


def _most_telling_first(story: Story, pointed: Set[str]) -> tuple[bool, int, int, str]:
    is_pointed = _is_pointed(story, pointed)
    return not is_pointed, -story.independence.independent, -len(story.passages), story.anchor


def _brief(story: Story) -> int:
    """What a story weighs in brief, in bytes of HTML."""
    return BRIEF_BYTES + len((story.title or "").encode()) + FRAGMENT_BYTES * len(story.passages)


def _weigh(story: Story) -> int:
    """What a story adds to that where it is told at length."""
    texts = sum(len(passage.shown.html.encode()) for passage in story.passages)
    around = ACCOUNT_BYTES * len(story.passages)
    return texts + around + (_weigh_margin(story.event, len(story.elsewhere)) if story.event else 0)


def _weigh_margin(event: ShownEvent, elsewhere: int) -> int:
    said = (*event.agreed, *event.disputed)
    words = sum(len(statement.says.encode()) + STATEMENT_BYTES for statement in said)
    figures = sum(1 + len(each.entries) + len(each.totals) for each in event.figures)
    links = len(event.earlier) + len(event.later) + elsewhere
    return EVENT_BYTES + words + FIGURE_BYTES * figures + LINK_BYTES * links
