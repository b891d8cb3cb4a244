"""Finds how much of an edition goes into its e-mail form, the most important first.

What the curator wrote comes before what was filed; whole stories get a share of the room that is
left, lines on others what they leave.  A part that is too long is passed over, and counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from sitrep.core.errors import BuildError
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.stories import Story
from sitrep.site.mail.plan import (
    MailList,
    MailPlan,
    PlannedSection,
    by_importance,
    empty_plan,
    sections_of,
    whole_plan,
)

MOST = 98_000
"""Bytes of a form: Gmail cuts a mail off at 102 kB, and whoever sends it adds a line at its foot."""
_SHARES = {
    "points": 0.3,
    "lead": 0.15,
    "changes": 0.1,
    "trends": 0.1,
    "withdrawn": 0.05,
    "late": 0.05,
}
"""How much of the room each part of an edition may take at most, where not all of it fits."""
_WHOLE = 0.65
"""How much of what they leave is for whole stories: some twenty; a line on each of a hundred others
takes the rest."""
_LIST = 200
"""Bytes around the lines of a region."""
_SHORTEST = 100
"""Bytes that any line takes."""
_PATIENCE = 25
"""How many parts in a row may be too long before the rest is taken to be so, too."""
_ROUNDS = 4
"""How often a plan is made again that came out longer than its parts, or much shorter."""
_SPARE = 0.03
"""What share of a form may be left empty."""

_Item = TypeVar("_Item")


class Press(Protocol):
    """What writes an edition's form, or a part of it."""

    def form(self, plan: MailPlan) -> str:
        """The whole form."""

    def stories(self, plan: MailPlan, order: Iterable[Story]) -> Iterator[str]:
        """Stories that a plan tells whole, each as it stands in the form."""

    def part(self, kind: str, item: object, section: Section | None = None) -> str:
        """A part as long as it can be in a form.

        Its kind is ``point``, ``lead``, ``change``, ``trend``, ``withdrawal``, ``latecomer``,
        ``section`` (without its stories), ``story``, ``line`` or ``region``.
        """


@dataclass(frozen=True, slots=True)
class MailForm:
    """An edition's form."""

    plan: MailPlan
    html: str


def fitted(edition: Edition, press: Press, most: int = MOST) -> MailForm:
    """The form of an edition, at most so many bytes long."""
    order, whole = by_importance(edition), whole_plan(edition)
    if _may_fit(whole, order, press, most):
        html = press.form(whole)
        if size(html) <= most:
            return MailForm(whole, html)
    found: MailForm | None = None
    room, bare = most, size(press.form(empty_plan(edition)))
    sizes = dict[tuple[str, str], int]()
    for _ in range(_ROUNDS):
        plan = _Fitting(edition, order, press, room - bare, sizes).plan()
        html = press.form(plan)
        spare = most - size(html)
        if spare >= 0 and (found is None or size(html) > size(found.html)):
            found = MailForm(plan, html)
        if 0 <= spare < _SPARE * most:
            break
        room += spare
    if found is None:
        raise BuildError(
            f"the e-mail form of {edition.week} has {size(html):,} bytes with as little in it as can "
            f"be; {most:,} are the most. Shorten its title, or the names in it."
        )
    return found


def _may_fit(plan: MailPlan, order: tuple[Story, ...], press: Press, most: int) -> bool:
    """Whether the stories of a plan are not too long by themselves.

    They are written until they are: the most important first, which some form will hold.
    """
    room = most - sum(map(least, order))
    if room < 0:
        return False
    for story, html in zip(order, press.stories(plan, order), strict=True):
        room -= size(html) - least(story)
        if room < 0:
            return False
    return True


def size(html: str) -> int:
    """Bytes in UTF-8."""
    return len(html.encode())


def least(story: Story, kind: str = "story") -> int:
    """Bytes that a story or its line takes at the very least: those of its texts, without bdi."""
    if kind != "story":
        return _SHORTEST
    texts = (passage.shown.html for passage in story.passages)
    return sum(len(text) - text.count("<bdi>") * len("<bdi></bdi>") for text in texts)


@dataclass(slots=True)
class _Purse:
    """Bytes that may still be spent."""

    bytes: int

    def pays(self, cost: int, at_most: int | None = None) -> bool:
        """Pay a cost if there is enough, and if it is within a part's own limit."""
        if cost > self.bytes or (at_most is not None and cost > at_most):
            return False
        self.bytes -= cost
        return True


@dataclass(slots=True)
class _Fitting:
    """The work on one plan."""

    edition: Edition
    order: tuple[Story, ...]
    """Its stories, the most important first."""
    press: Press
    room: int
    """Bytes for all parts."""
    sizes: dict[tuple[str, str], int]
    """Bytes of parts by kind and name."""
    sections: Mapping[str, Section] = field(init=False)
    """By the ids of their regions."""
    opened: set[str] = field(default_factory=set)
    """The regions whose heading is paid for."""
    told: set[str] = field(default_factory=set)
    """Anchors of the stories that are told whole."""
    brief: dict[str, Story] = field(default_factory=dict)
    """Those of which a line is told, by their anchors, the most important first."""

    def __post_init__(self) -> None:
        self.sections = {each.region.id: each for each in sections_of(self.edition)}

    def plan(self) -> MailPlan:
        """What fits."""
        edition = self.edition
        bare = empty_plan(edition)
        purse = _Purse(self.room)
        with_words = replace(
            bare,
            points=self._shelf("point", edition.key_points, "points", purse),
            has_lead=self._has_lead(purse),
            changes=self._shelf("change", edition.changes, "changes", purse),
            trends=self._shelf("trend", edition.trends, "trends", purse),
            withdrawn=self._shelf("withdrawal", edition.withdrawn, "withdrawn", purse),
            latecomers=self._shelf("latecomer", edition.latecomers, "late", purse),
        )
        self._choose(purse)
        closed = [each for region, each in self.sections.items() if region not in self.opened]
        regions = self._shelf("region", closed, None, purse)
        named = {each.region.id for each in regions.items}
        silent = (each for each in closed if each.region.id not in named)
        return replace(
            with_words,
            sections=tuple(self._planned()),
            regions=regions,
            left=sum(len(each.stories) for each in silent),
        )

    def _shelf(
        self, kind: str, items: Iterable[_Item], share: str | None, purse: _Purse
    ) -> MailList[_Item]:
        """As many of some items as their share pays for."""
        every = tuple(items)
        own = _Purse(int(purse.bytes * _SHARES[share]) if share else purse.bytes)
        kept = []
        for item in every:
            if own.bytes < _SHORTEST:
                break
            cost = size(self.press.part(kind, item))
            if own.pays(cost):
                purse.pays(cost)
                kept.append(item)
        return MailList(tuple(kept), len(every) - len(kept))

    def _has_lead(self, purse: _Purse) -> bool:
        return purse.pays(
            size(self.press.part("lead", self.edition)), int(purse.bytes * _SHARES["lead"])
        )

    def _choose(self, purse: _Purse) -> None:
        """Which stories are told whole, of which a line."""
        whole = _Purse(int(purse.bytes * _WHOLE))
        for story in self._affordable("story", self.order, whole):
            purse.bytes -= self._cost("story", story)
            self.told.add(story.anchor)
            self.opened.add(story.region.id)
        others = [story for story in self.order if story.anchor not in self.told]
        for story in self._affordable("line", others, purse):
            self.brief[story.anchor] = story
            self.opened.add(story.region.id)
        # Where a long one was passed over, there may be room left.
        for story in self._affordable("story", tuple(self.brief.values()), purse):
            del self.brief[story.anchor]
            self.told.add(story.anchor)

    def _affordable(self, kind: str, stories: Iterable[Story], purse: _Purse) -> Iterator[Story]:
        """The stories that the purse pays for; nobody looks long for one that is short enough."""
        refused = 0
        for story in stories:
            known = self.sizes.get((kind, story.anchor)) or least(story, kind)
            if known <= purse.bytes and purse.pays(self._cost(kind, story)):
                refused = 0
                yield story
            else:
                refused += 1
                if refused == _PATIENCE:
                    return

    def _cost(self, kind: str, story: Story) -> int:
        """Of a story, and of its region's heading where that is not paid for yet."""
        section = self.sections[story.region.id]
        cost = self._size(kind, story.anchor, story, section)
        if story.region.id not in self.opened:
            head = PlannedSection(section, ())
            cost += self._size("section", story.region.id, head, section) + _LIST
        return cost

    def _size(self, kind: str, name: str, item: object, section: Section) -> int:
        """How long a part is; each is written once."""
        if (kind, name) not in self.sizes:
            self.sizes[kind, name] = size(self.press.part(kind, item, section))
        return self.sizes[kind, name]

    def _planned(self) -> Iterator[PlannedSection]:
        briefs = defaultdict[str, list[Story]](list)
        for story in self.brief.values():
            briefs[story.region.id].append(story)
        for region, section in self.sections.items():
            if region in self.opened:
                told = tuple(each for each in section.stories if each.anchor in self.told)
                yield PlannedSection(section, told, tuple(briefs[region]))
