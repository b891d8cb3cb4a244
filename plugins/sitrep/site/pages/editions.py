"""A page an edition."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from sitrep.site.addresses import edition_address
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.citation import cite_edition
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.stories import Story
from sitrep.site.pages.base import Charted, OutputPage, PagesOfCatalogue, Shown
from sitrep.site.pages.head import edition_head, edition_updated
from sitrep.site.pictures.week import build_pictures

PAGE_BYTES = 59_000
"""What an edition's page may weigh with stories told at length, for slow phones."""
MOST_BYTES = 92_000
"""What it may weigh in a week so full that its stories take more than that in brief: then those
that key points rest on are told at length all the same, and the last have but a line."""
FRAME_BYTES = 8_700
"""What its head, contents, key to marks and foot weigh."""
PICTURES_BYTES = 12_800
"""What the map with its key and the strip of days weigh."""
POINT_BYTES = 500
"""What a key point weighs, a trend, or a line of what came late or was corrected."""
SECTION_BYTES = 300
"""What the head of a region's part weighs, with its line in the contents."""
LINE_BYTES = 90
"""What a story in a line weighs, beside its headline."""
FRAGMENT_BYTES = 80
"""What the fragment of a passage's address weighs."""
BRIEF_BYTES = 170
"""What a story in brief adds to that: its day, what stands behind it."""
EVENT_BYTES = 420
"""What an event at length adds to that: its kind and place, the frame of its margin."""
ACCOUNT_BYTES = 155
"""What stands around the words of an account: its source line, its element."""
REPORT_BYTES = 410
"""What the first account of a report unfolds."""
STATEMENT_BYTES = 90
"""What stands around a statement of the curator's in the margin."""
FIGURE_BYTES = 45
"""What a figure weighs, or what an account says of it."""
LINK_BYTES = 130
"""What a line weighs that leads to another account, or to what came before and after."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long an edition's page is on each of its stories; those in neither set have a line."""

    whole: frozenset[str]
    """The anchors of those told at length."""
    brief: frozenset[str]
    """Of those told without their texts, which are on their own pages."""
    has_pictures: bool
    """Whether there is room for the map and the strip of days."""
    is_short: bool
    """Whether anything is told without its text."""


class EditionPages(PagesOfCatalogue):
    """Writes ``/editions/<week>/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The newest first."""
        for edition in catalogue.editions:
            yield OutputPage(
                edition_address(edition.week),
                "edition",
                self.show,
                (edition, self.charted),
                changed=edition_updated(edition),
            )

    def expected(self) -> Iterable[str]:
        """Each of them."""
        for edition in self.context["catalogue"].editions:
            yield edition_address(edition.week)

    def show(self, edition: Edition, ground: Charted) -> Shown:
        """An edition's page."""
        values = {
            "edition": edition,
            "lengths": lengths_of(edition),
            "pictures": build_pictures(edition, ground.regions, ground.chart),
            "citation": cite_edition(edition, self.site),
        }
        return Shown(edition_head(edition, self.site), values)


def lengths_of(edition: Edition) -> Lengths:
    """How long each story is told, so that the page stays light.

    All at length, if that is light enough; else those that key points rest on come first, then
    those with most roots, then those with most accounts.
    """
    pointed = {passage.anchor for point in edition.key_points for passage in point.basis.everything}
    stories = sorted(edition.stories, key=lambda story: _most_telling_first(story, pointed))
    load = _Load(_weigh_frame(edition) + sum(map(_weigh_line, stories)))
    has_pictures = bool(edition.events) and load.takes(PICTURES_BYTES, MOST_BYTES)
    load.tell([story for story in stories if _is_pointed(story, pointed)], MOST_BYTES)
    brief = {story.anchor for story in stories if load.takes(BRIEF_BYTES, MOST_BYTES)}
    load.tell([story for story in stories if story.anchor in brief], PAGE_BYTES)
    return Lengths(
        whole=frozenset(load.told),
        brief=frozenset(brief - load.told),
        has_pictures=has_pictures,
        is_short=len(load.told) < len(stories),
    )


class _Load:
    """What a page weighs while its stories are given room."""

    def __init__(self, weight: int) -> None:
        self.weight = weight
        self.told: set[str] = set()
        """The anchors of the stories told at length."""
        self._unfolded: set[str] = set()
        """The ids of the reports that their source lines unfold."""

    def takes(self, weight: int, most: int) -> bool:
        """Whether there is room for so much more; if so, it is taken."""
        fits = self.weight + weight <= most
        self.weight += weight if fits else 0
        return fits

    def tell(self, stories: Iterable[Story], most: int) -> None:
        """Tell at length as many as there is room for."""
        for story in stories:
            reports = {passage.family.report.id for passage in story.passages}
            weight = _weigh(story) + REPORT_BYTES * len(reports - self._unfolded)
            if story.anchor not in self.told and self.takes(weight, most):
                self.told.add(story.anchor)
                self._unfolded |= reports


def _weigh_frame(edition: Edition) -> int:
    """What a page weighs without its stories."""
    lines = (
        *(edition.key_points or edition.sections[:5]),
        *edition.trends,
        *edition.latecomers,
        *edition.withdrawn,
        *edition.changes,
    )
    return FRAME_BYTES + POINT_BYTES * len(lines) + SECTION_BYTES * len(edition.sections)


def _is_pointed(story: Story, pointed: Set[str]) -> bool:
    return any(passage.anchor in pointed for passage in story.passages)


def _most_telling_first(story: Story, pointed: Set[str]) -> tuple[bool, int, int, str]:
    is_pointed = _is_pointed(story, pointed)
    return not is_pointed, -story.independence.independent, -len(story.passages), story.anchor


def _weigh_line(story: Story) -> int:
    """What a story weighs in a line, in bytes of HTML."""
    return LINE_BYTES + len((story.title or "").encode()) + FRAGMENT_BYTES * len(story.passages)


def _weigh(story: Story) -> int:
    """What a story at length adds to what it weighs in brief."""
    texts = sum(len(passage.shown.html.encode()) for passage in story.passages)
    around = ACCOUNT_BYTES * len(story.passages)
    return texts + around + (_weigh_margin(story.event, len(story.elsewhere)) if story.event else 0)


def _weigh_margin(event: ShownEvent, elsewhere: int) -> int:
    said = (*event.agreed, *event.disputed)
    words = sum(len(statement.says.encode()) + STATEMENT_BYTES for statement in said)
    figures = sum(1 + len(each.entries) + len(each.totals) for each in event.figures)
    links = len(event.earlier) + len(event.later) + elsewhere
    return EVENT_BYTES + words + FIGURE_BYTES * figures + LINK_BYTES * links
