"""How much of a week its form tells: under the limit whatever it holds, and nothing is lost silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from markupsafe import Markup

from sitrep.core.errors import BuildError
from sitrep.core.record import RecordEntry, Thing, ThingKind, What, When
from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.stories import Story
from sitrep.site.mail.fit import MOST, fitted, size
from sitrep.site.mail.plan import MailPlan, by_importance, sections_of
from tests.support.site.mail.heavy import heavy_week
from tests.support.strategies import day
from tests.support.trees import catalogue

CHANGE = ShownChange(
    RecordEntry(When(day("2020-07-08")), What.CORRECTED, Thing(ThingKind.EDITION, "2020-W27")),
    "Corrected",
    "Week 27, 2020",
    "editions/2020-W27/",
)


class Blocks:
    """A press whose parts are so many signs long."""

    def __init__(self, edition: Edition, **lengths: int) -> None:
        self.edition = edition
        self.lengths = {"section": 50, "line": 100, "story": 2_000, "region": 40, **lengths}

    def form(self, plan: MailPlan) -> str:
        parts = ["x" * 500]
        parts += [self.part("point", each) for each in plan.points.items]
        parts += [self.part("lead", self.edition)] if plan.has_lead else []
        parts += [self.part("change", each) for each in plan.changes.items]
        for each in plan.sections:
            parts.append(self.part("section", each))
            parts += [self.part("story", story) for story in each.told]
            parts += [self.part("line", story) for story in each.brief]
        parts += [self.part("region", each) for each in plan.regions.items]
        return "".join(parts)

    def stories(self, plan: MailPlan, order: Iterable[Story]) -> Iterator[str]:
        return (self.part("story", story) for story in order)

    def part(self, kind: str, item: object, section: Section | None = None) -> str:
        return "x" * self.lengths.get(kind, 100)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return catalogue(heavy_week(120, words=1)).editions[0]


def counted(plan: MailPlan) -> int:
    """How many stories a form speaks of, if only as a number."""
    silent = sum(len(section.stories) for section in plan.regions.items) + plan.left
    return plan.told + plan.brief + sum(each.left for each in plan.sections) + silent


def test_a_week_that_fits_is_told_whole(edition: Edition) -> None:
    form = fitted(edition, Blocks(edition, story=100))
    assert not form.plan.is_cut
    assert [each.told for each in form.plan.sections] == [
        section.stories for section in sections_of(edition)
    ]


@pytest.mark.parametrize("lengths", [{}, {"line": 3_000}, {"section": 60_000}, {"story": 99_000}])
def test_a_week_that_does_not_is_cut_below_the_limit_and_all_of_it_is_counted(
    edition: Edition, lengths: dict[str, int]
) -> None:
    form = fitted(edition, Blocks(edition, **lengths))
    assert form.plan.is_cut
    assert size(form.html) <= MOST
    assert counted(form.plan) == len(edition.stories)


def test_the_most_important_are_told_whole_and_the_next_in_a_line(edition: Edition) -> None:
    plan = fitted(edition, Blocks(edition)).plan
    order = [story.anchor for story in by_importance(edition)]
    told = {story.anchor for each in plan.sections for story in each.told}
    brief = {story.anchor for each in plan.sections for story in each.brief}
    assert told == set(order[: len(told)])
    assert brief == set(order[len(told) : len(told) + len(brief)])
    assert told
    assert brief


def test_what_a_key_point_rests_on_comes_first_then_what_most_roots_tell_of(
    edition: Edition,
) -> None:
    order = by_importance(edition)
    assert order[0].anchor == "event-event-7"
    roots = [story.independence.independent for story in order[1:]]
    assert roots == sorted(roots, reverse=True)
    assert {story.anchor for story in order} == {story.anchor for story in edition.stories}


def test_of_what_is_alike_every_region_has_its_turn(edition: Edition) -> None:
    alike = [each for each in by_importance(edition) if each.independence.independent == 1]
    regions = [story.region.id for story in alike if story.event is None][:8]
    assert len(set(regions)) == 4


def test_told_stories_keep_the_order_of_days(edition: Edition) -> None:
    for each in fitted(edition, Blocks(edition)).plan.sections:
        places = [each.section.stories.index(story) for story in each.told]
        assert places == sorted(places)


def test_a_story_that_is_too_long_is_a_line_and_the_room_goes_to_others(edition: Edition) -> None:
    first = by_importance(edition)[0]

    class OneLong(Blocks):
        def part(self, kind: str, item: object, section: Section | None = None) -> str:
            is_long = kind == "story" and item == first
            return "x" * 99_000 if is_long else super().part(kind, item, section)

    plan = fitted(edition, OneLong(edition)).plan
    assert first in [story for each in plan.sections for story in each.brief]
    assert plan.told > 20


def test_a_lead_or_changes_that_are_too_long_are_left_to_the_web(edition: Edition) -> None:
    changes = tuple(replace(CHANGE, note=f"Erratum {at}.") for at in range(500))
    long = replace(edition, lead=Markup("x"), changes=changes, key_points=())
    plan = fitted(long, Blocks(long, lead=50_000, change=200)).plan
    assert not plan.has_lead
    assert plan.changes.items
    assert len(plan.changes.items) + plan.changes.left == 500


def test_parts_that_come_out_longer_than_they_said_are_cut_once_more(edition: Edition) -> None:
    class Growing(Blocks):
        def form(self, plan: MailPlan) -> str:
            return super().form(plan) + "x" * 30 * (plan.told + plan.brief)

    assert size(fitted(edition, Growing(edition)).html) <= MOST


def test_a_head_that_is_too_long_by_itself_stops_the_build(edition: Edition) -> None:
    class Huge(Blocks):
        def form(self, plan: MailPlan) -> str:
            return "x" * 200_000

    with pytest.raises(BuildError, match=r"2020-W27 has 200,000 bytes .* 98,000 are the most"):
        fitted(edition, Huge(edition))


def test_bytes_count_and_not_signs(edition: Edition) -> None:
    class Arabic(Blocks):
        def part(self, kind: str, item: object, section: Section | None = None) -> str:
            return re.sub("x", "م", super().part(kind, item, section))

    form = fitted(edition, Arabic(edition, story=1_000))
    assert size(form.html) <= MOST
    assert len(form.html) < 0.6 * MOST
