"""The map on a page, its key, and the strip of the week: equal, and whole without the picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.support.site.sites import build_pages
from tests.support.site.surfaces.markup import all_of, page_of, text_of
from tests.support.trees import report_text, tree

EVENT = """\
---
title: {title}
regions: [{regions}]
{more}days: {days}
kind: {kind}
---
"""
BODY = """\
::: passage SY-HL 2020-07-01 event=bomb
Text.
:::
::: passage SY-ID event=clash
Text.
:::
::: passage SY event=vote
Text.
:::
::: passage SY-DR
Text.
:::
"""
WEEK = "editions/2020-W27/index.html"


def event(title: str, regions: str, kind: str, days: str, more: str = "") -> str:
    return EVENT.format(title=title, regions=regions, kind=kind, days=days, more=more)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        **tree({"a": report_text("a", body=BODY)}),
        "events/bomb.md": event("A bomb", "SY-HL", "bombing", "2020-07-01", "place: Azaz\n"),
        "events/clash.md": event("A clash", "SY-ID", "clash", "2020-06-29/2020-07-03"),
        "events/vote.md": event("A vote", "SY", "politics", "2020-06-20"),
    }
    folder = tmp_path_factory.mktemp("atlas")
    build_pages(folder, files)
    return folder / "output"


def links(page: html.HtmlElement, selector: str) -> list[str]:
    return [str(link.get("href")) for link in all_of(page, selector)]


def test_each_mark_of_the_map_leads_where_its_line_in_the_key_does(output: Path) -> None:
    for file in (WEEK, "index.html"):
        page = page_of(output, file)
        lines = {str(a.get("id")): str(a.get("href")) for a in all_of(page, ".key a")}
        marks = {
            str(a.get("aria-labelledby")): str(a.get("href")) for a in all_of(page, "svg.map a")
        }
        assert len(marks) == 2
        assert marks.items() <= lines.items()
        assert len(lines) == 3


def test_numbers_on_the_map_are_those_of_the_key(output: Path) -> None:
    page = page_of(output, WEEK)
    for link in all_of(page, "svg.map a"):
        shown = {text_of(number) for number in all_of(link, "text.n")}
        (line,) = [
            each for each in all_of(page, ".key a") if each.get("id") == link.get("aria-labelledby")
        ]
        (item,) = line.iterancestors("li")
        assert shown == {item.get("value")}


def test_every_link_of_map_key_and_strip_leads_to_something_on_the_page(output: Path) -> None:
    page = page_of(output, WEEK)
    ids = {str(each) for each in page.xpath("//@id")}
    found = [*links(page, "svg.map a"), *links(page, ".key a"), *links(page, ".week a")]
    assert len(found) == 8
    assert all(link.startswith("#") and link[1:] in ids for link in found)


def test_what_is_referred_to_is_there_and_no_id_is_used_twice(output: Path) -> None:
    for file in (WEEK, "index.html", "regions/index.html", "events/bomb/index.html"):
        page = page_of(output, file)
        ids = [str(each) for each in page.xpath("//@id")]
        assert len(ids) == len(set(ids)), file
        labels = " ".join(map(str, page.xpath("//@aria-labelledby"))).split()
        uses = [str(each)[1:] for each in page.xpath("//*[local-name()='use']/@href")]
        assert {*labels, *uses} <= set(ids), file


def test_a_filled_mark_is_a_known_place_and_a_dashed_one_an_area(output: Path) -> None:
    page = page_of(output, WEEK)
    shapes = {
        str(link.get("href")): str(link.xpath(".//*[local-name()='path']/@class")[0])
        for link in all_of(page, "svg.map a")
    }
    assert shapes["#event-bomb"] == "k"
    assert shapes["#event-clash"] == "k area"
    words = text_of(all_of(page, ".atlas figcaption")[0])
    assert "Filled:" in words
    assert "Dashed:" in words
    assert "not of violence" in words


def test_a_passage_of_no_event_has_no_mark_and_the_caption_says_so(output: Path) -> None:
    words = text_of(all_of(page_of(output, WEEK), ".atlas figcaption")[0])
    assert "1 story without a mark." in words


def test_what_is_not_on_the_map_is_in_the_key_and_said_so(output: Path) -> None:
    figure = all_of(page_of(output, WEEK), ".atlas")[0]
    _, off = all_of(figure, "ol.key")
    assert links(off, "a") == ["#event-vote"]
    assert "Not on the map" in text_of(figure)


def test_each_shape_has_its_word_beside_it_in_the_key_or_in_a_legend(output: Path) -> None:
    key = {text_of(line) for line in all_of(page_of(output, WEEK), ".key li")}
    assert key == {"Bombing, Azaz", "Clash, Idlib", "Politics, Syria"}
    legend = all_of(page_of(output, "index.html"), ".atlas figcaption li")
    assert {text_of(each) for each in legend} == {"Bombing", "Clash", "Politics"}


def test_a_key_at_length_gives_headlines_with_what_stands_behind_them(output: Path) -> None:
    key = {text_of(line) for line in all_of(page_of(output, "index.html"), ".key li")}
    assert key == {"A bomb", "A clash", "A vote"}
    assert len(all_of(page_of(output, "index.html"), ".key .dots")) == 3


def test_the_strip_has_every_story_of_the_key(output: Path) -> None:
    page = page_of(output, WEEK)
    assert set(links(page, ".week a")) == set(links(page, ".key a"))
    assert "Before this week" in text_of(all_of(page, ".week")[0])


def test_names_stand_on_the_map_for_a_phone_and_for_a_wide_screen(output: Path) -> None:
    page = page_of(output, WEEK)
    for screen in ("phone", "wide"):
        words = text_of(all_of(page, f"svg.map g.on-{screen}")[0])
        assert "Idlib" in words


def test_a_map_weighs_little(output: Path) -> None:
    (drawing,) = all_of(page_of(output, WEEK), "svg.map")
    assert len(html.tostring(drawing)) < 14_000


def test_nothing_on_a_map_says_how_much_was_reported_from_an_area(output: Path) -> None:
    for file in (WEEK, "index.html", "regions/index.html"):
        assert "level-" not in (output / file).read_text("utf-8")
