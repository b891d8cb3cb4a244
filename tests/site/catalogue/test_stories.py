"""Stories: what happened, each thing told once, in the order of days."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.stories import Story, stories_by_region
from tests.support.trees import catalogue, report_text, tree

EVENT = "---\ntitle: {title}\nregions: [{region}]\ndays: {days}\nkind: other\n---\n"
BRIDGE = EVENT.format(title="A bridge falls", region="SY-ID", days="2020-06-30")
FLOOD = EVENT.format(title="A flood comes", region="SY-DR", days="2020-07-01/2020-07-03")


def passage(text: str, *, where: str = "SY-ID", headline: str = "", keys: str = "") -> str:
    heading = f"# {headline}\n\n" if headline else ""
    return f"::: passage {where} {keys}\n{heading}{text}\n:::\n"


def edition(reports: dict[str, str], **events: str) -> Edition:
    """The newest week of a tree with these reports and events."""
    files = tree(reports)
    files |= {f"events/{name}.md": text for name, text in events.items()}
    return catalogue(files).editions[0]


def told(stories: tuple[Story, ...]) -> list[tuple[str, list[str]]]:
    """The anchors of stories, with those of what they tell."""
    return [(story.anchor, [each.anchor for each in story.passages]) for story in stories]


def test_an_event_is_one_story_of_all_its_accounts_here() -> None:
    one = report_text("one", passage("It fell.", keys="event=bridge"))
    two = report_text("two", passage("It fell down.", keys="event=bridge"), source="example-review")
    (story,) = edition({"one": one, "two": two}, bridge=BRIDGE).stories
    assert (story.anchor, story.title) == ("event-bridge", "A bridge falls")
    assert {each.anchor for each in story.passages} == {"one-1", "two-1"}
    assert story.independence.independent == 2
    assert story.elsewhere == ()


def test_each_passage_is_in_one_story_that_of_its_first_event() -> None:
    both = passage("It fell in the flood.", keys="event=flood,bridge")
    bridge = passage("It fell.", keys="event=bridge")
    found = edition({"one": report_text("one", both + bridge)}, bridge=BRIDGE, flood=FLOOD).stories
    assert told(found) == [("event-bridge", ["one-2"]), ("event-flood", ["one-1"])]
    of_bridge, _flood = found
    assert [each.anchor for each in of_bridge.elsewhere] == ["one-1"]
    assert of_bridge.has_margin


def test_untitled_passages_of_a_report_stand_with_the_one_before_them() -> None:
    body = (
        passage("It rained.", headline="Rain")
        + passage("It rained on.")
        + passage("It snowed.", headline="Snow")
        + passage("It was dry.", where="SY-DR")
    )
    found = edition({"one": report_text("one", body)}).stories
    assert sorted(told(found)) == [
        ("one-1", ["one-1", "one-2"]),
        ("one-3", ["one-3"]),
        ("one-4", ["one-4"]),
    ]
    assert [story.title for story in found if story.anchor == "one-4"] == [None]


def test_stories_stand_in_the_order_of_days_then_of_the_reports_day() -> None:
    body = (
        passage("Late.", headline="Late", keys="2020-07-04")
        + passage("Undated.", headline="Undated")
        + passage("Long.", headline="Long", keys="2020-06-29/2020-07-03")
        + passage("Short.", headline="Short", keys="2020-06-29")
    )
    found = edition({"one": report_text("one", body)}).stories
    assert [story.title for story in found] == ["Short", "Long", "Undated", "Late"]
    assert found[2].days is None
    assert found[2].published == dt.date(2020, 7, 1)


def test_the_order_of_reports_does_not_matter() -> None:
    reports = {
        name: report_text(name, passage(f"By {name}.", headline=name, keys=keys))
        for name, keys in [("a", "event=bridge"), ("b", "2020-06-30"), ("c", "event=bridge")]
    }
    found = {
        tuple(map(str, told(edition(dict(order), bridge=BRIDGE).stories)))
        for order in permutations(reports.items())
    }
    assert len(found) == 1


def test_a_story_is_told_under_its_events_region_if_something_is_filed_there() -> None:
    here = passage("It fell.", where="SY-ID", keys="event=bridge")
    there = passage("It fell far away.", where="SY-DR", keys="event=bridge")
    (story,) = edition({"one": report_text("one", there + here)}, bridge=BRIDGE).stories
    assert story.region.id == "idlib"
    (story,) = edition({"one": report_text("one", there)}, bridge=BRIDGE).stories
    assert story.region.id == "daraa"
    assert {region.id for region in story.concerns} == {"idlib", "daraa"}


def test_accounts_of_other_weeks_are_told_elsewhere_and_count() -> None:
    first = report_text("one", passage("It fell.", keys="event=bridge"))
    later = report_text(
        "two",
        passage("It fell, they say now.", keys="event=bridge"),
        source="example-review",
        date="2020-07-08",
        added="2020-07-09",
    )
    (story,) = edition({"one": first, "two": later}, bridge=BRIDGE).stories
    assert [each.anchor for each in story.passages] == ["two-1"]
    assert [str(week) for week in story.weeks] == ["2020-W27"]
    assert story.independence.independent == 2
    assert set(story.told) == {"one#1", "two#1"}


def test_one_voice_is_a_single_account_on_one_root_and_no_event() -> None:
    plain = report_text("one", passage("It rained.", headline="Rain"))
    nobody = report_text("two", passage("It hailed.", headline="Hail"), source="unknown")
    of_event = report_text("three", passage("It fell.", keys="event=bridge"))
    reports = {"one": plain, "two": nobody, "three": of_event}
    found = {story.anchor: story.is_one_voice for story in edition(reports, bridge=BRIDGE).stories}
    assert found == {"one-1": True, "two-1": False, "event-bridge": False}


def test_a_story_is_late_if_all_of_it_came_after_its_week() -> None:
    files = tree(
        {
            "one": report_text("one", passage("It fell.", keys="event=bridge")),
            "two": report_text(
                "two",
                passage("It fell.", keys="event=bridge") + passage("It rained.", headline="Rain"),
                added="2020-07-09",
            ),
        }
    )
    files["events/bridge.md"] = BRIDGE
    files["editions/2020-W27.md"] = "---\nannounced: 2020-07-07\n---\n"
    found = catalogue(files).editions[0].stories
    assert {story.anchor: story.is_late for story in found} == {
        "event-bridge": False,
        "two-2": True,
    }


def test_stories_are_sorted_into_regions_in_their_order() -> None:
    body = passage("A.", headline="A", keys="2020-07-01") + passage(
        "B.", where="SY-DR", headline="B", keys="2020-06-30"
    )
    body += passage("C.", headline="C", keys="2020-06-29")
    found = stories_by_region(edition({"one": report_text("one", body)}).stories)
    assert {region.id: [story.title for story in each] for region, each in found.items()} == {
        "idlib": ["C", "A"],
        "daraa": ["B"],
    }
