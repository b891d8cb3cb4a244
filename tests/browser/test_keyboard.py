"""All of it by keyboard, in the order in which it is read."""

from __future__ import annotations

import itertools

import pytest

from tests.support.site.served import KINDS, Served
from tests.support.site.window import SCHEMES, Scheme, Window

REACHED = "a[href], summary, button, input:not([type=radio]), input:checked"
NAME = """
const nameOf = (each) => {
  const label = document.getElementById(each.getAttribute("aria-labelledby") ?? "");
  return (label ?? each.labels?.[0] ?? each).textContent.trim() || each.textContent.trim();
};"""
STOP = f"""
() => {{{NAME}
  const here = document.activeElement;
  const shape = here.querySelector("path, rect, use");
  const svg = here.closest("svg");
  const style = getComputedStyle(here);
  const box = (svg ?? here).getClientRects()[0];
  return {{
    at: [...document.querySelectorAll("{REACHED}")].indexOf(here),
    svg: !!svg,
    name: nameOf(here),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    stroke: shape ? parseFloat(getComputedStyle(shape).strokeWidth) : 0,
    top: box && !here.closest(".key, .contents, svg, .lines") ? box.top + scrollY : null,
    shown: box ? box.bottom > 0 && box.top < innerHeight : false,
  }};
}}"""
PLACES = f"""
[...document.querySelectorAll("{REACHED}")].filter(each => each.checkVisibility()).length"""


@pytest.mark.parametrize(
    "kind", ["front", "archive", "regions", "region", "edition", "report", "events", "event"]
)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_tab_key_follows_the_page_down_and_shows_where_it_is(
    window: Window, served: Served, kind: str, scheme: Scheme
) -> None:
    window.look(360, scheme)
    window.open(served.address + KINDS[kind])
    places = min(window.ask(PLACES), 45)
    stops = []
    for _place in range(places):
        window.page.keyboard.press("Tab")
        stops.append(window.ask(STOP))
    assert stops[0]["name"] == "Skip to the content"
    order = [stop["at"] for stop in stops]
    assert order == sorted(order)
    assert [stop["name"] for stop in stops if not stop["name"]] == []
    assert [stop["name"] for stop in stops if stop["outline"] < 2 and stop["stroke"] < 2] == []
    assert [stop["name"] for stop in stops if not stop["shown"]] == []
    # What stands in columns, or on a map, has an order of its own.
    tops = [stop["top"] for stop in stops[1:] if stop["top"] is not None]
    assert all(later > earlier - 24 for earlier, later in itertools.pairwise(tops))


@pytest.mark.parametrize("picture", [".map", ".week"])
def test_the_keyboard_reaches_each_area_and_day(
    window: Window, served: Served, picture: str
) -> None:
    window.open(served.address + KINDS["edition of events"])
    wanted = window.ask(
        f"picture => {{{NAME} return [...document.querySelectorAll(picture + ' a')].map(nameOf)}}",
        picture,
    )
    window.page.locator(f"{picture} a").first.focus()
    window.page.keyboard.press("Shift+Tab")
    names = []
    for _area in wanted:
        window.page.keyboard.press("Tab")
        names.append(window.ask(STOP)["name"])
    assert wanted
    assert names == wanted


def test_the_skip_link_leads_to_the_text(window: Window, served: Served) -> None:
    window.open(served.address)
    window.page.keyboard.press("Tab")
    box = window.page.locator(".skip").bounding_box()
    assert box
    assert box["x"] >= 0
    window.page.keyboard.press("Enter")
    assert window.ask("document.activeElement.id") == "content"


def test_a_map_names_its_marks_as_its_key_does(window: Window, served: Served) -> None:
    window.open(served.address)
    names = window.ask(
        f"() => {{{NAME} return [...document.querySelectorAll('.map a')].map(nameOf)}}"
    )
    assert names
    for name in names:
        assert window.page.get_by_role("link", name=name, exact=True).count() >= 2, name
