from __future__ import annotations

from sitrep.site.pictures.marks import MapMark, mark_events, mark_stories
from tests.support.trees import catalogue, content, report_text, tree

CLASH = """\
---
title: Two groups clash near Kansafrah
regions: [SY-ID]
place: Kansafrah
days: 2020-06-30/2020-07-01
kind: clash
---
"""
BODY = """\
::: passage SY-ID 2020-06-30 event=clash
Text.
:::
::: passage SY-HI SY-HM 2020-07-02
# Bread is dear in Homs

Text.
:::
::: passage SY-DR
Text.
:::
"""


def files(**keys: str) -> dict[str, str]:
    return {**tree({"a": report_text("a", body=BODY, **keys)}), "events/clash.md": CLASH}


def marks(made: dict[str, str]) -> tuple[MapMark, ...]:
    (edition,) = catalogue(made).editions
    return mark_stories(edition.stories, content(made).regions, "editions/2020-W27/")


def test_stories_are_numbered_in_the_order_of_their_page_and_lead_to_where_they_are_told() -> None:
    made = files()
    (edition,) = catalogue(made).editions
    found = marks(made)
    assert [mark.number for mark in found] == [1, 2, 3]
    assert [mark.address for mark in found] == [
        f"editions/2020-W27/#{story.anchor}" for story in edition.stories
    ]
    assert [mark.independence for mark in found] == [
        story.independence for story in edition.stories
    ]


def test_an_event_is_marked_by_its_kind_place_and_days() -> None:
    (mark,) = [mark for mark in marks(files()) if mark.kind]
    assert (mark.kind, mark.kind_words, mark.place, mark.where) == (
        "clash", "Clash", "Kansafrah", "Kansafrah",
    )  # fmt: skip
    assert (mark.codes, str(mark.days)) == (("SY-ID",), "2020-06-30/2020-07-01")
    assert mark.title == "Two groups clash near Kansafrah"


def test_a_passage_of_no_event_has_no_kind_and_its_own_headline() -> None:
    (mark,) = [mark for mark in marks(files()) if mark.codes == ("SY-HI", "SY-HM")]
    assert (mark.kind, mark.kind_words, mark.place) == (None, "", None)
    assert (mark.title, mark.is_quoted, mark.where) == (
        "Bread is dear in Homs", False, mark.region,
    )  # fmt: skip


def test_an_outlets_own_headline_is_said_to_be_one() -> None:
    def untitled(**keys: str) -> MapMark:
        (mark,) = [mark for mark in marks(files(**keys)) if mark.codes == ("SY-DR",)]
        return mark

    assert untitled(title="A headline", title_kind="stated").is_quoted
    assert not untitled(title="A headline", title_kind="editor").is_quoted


def test_events_are_marked_with_their_own_pages() -> None:
    made = files()
    (mark,) = mark_events(catalogue(made).events, content(made).regions)
    assert (mark.number, mark.address, mark.codes) == (1, "events/clash/", ("SY-ID",))
