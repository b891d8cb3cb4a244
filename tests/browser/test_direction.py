"""Right-to-left: titles that try to turn the page around, Arabic texts, and a whole site in Arabic."""

from __future__ import annotations

import pytest

from tests.support.site.layout import cut_off, overlapping
from tests.support.site.served import COMMON, KINDS, Served
from tests.support.site.window import WIDTHS, Window

ARABIC = KINDS["excerpt in Arabic"]
TURNED = """
() => {
  const found = [];
  const isHostile = text => /[\\u0590-\\u08ff\\u202a-\\u202e\\u2066-\\u2069]/.test(text);
  const blocks = [...document.querySelectorAll("p, li, dd, h1, h2, h3, td, th")]
    .filter(each => isHostile(each.textContent) && getComputedStyle(each).direction === "ltr");
  for (const block of blocks) {
    const parts = [];
    const collect = node => {
      if (node.nodeType === 3 ? node.data.trim() : node.matches("bdi, [dir]")) parts.push(node);
      else node.childNodes.forEach(collect);
    };
    block.childNodes.forEach(collect);
    const boxes = parts.map(part => {
      const range = document.createRange();
      range.selectNodeContents(part);
      return range.getClientRects();
    }).filter(all => all.length);
    boxes.slice(1).forEach((all, at) => {
      const earlier = boxes[at][boxes[at].length - 1];
      const middle = box => (box.top + box.bottom) / 2;
      if (Math.abs(middle(earlier) - middle(all[0])) < 6 && all[0].left < earlier.left)
        found.push(block.textContent.trim().replace(/\\s+/g, " ").slice(0, 80));
    });
  }
  return [blocks.length, found];
}"""
"""How many blocks hold a hostile text, and those in which what follows it stands to its left."""
EDGES = """
selector => [...document.querySelectorAll(selector)].map(each => {
  const {left, right} = each.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(each);
  const lines = [...range.getClientRects()];
  return [getComputedStyle(each).direction, Math.min(...lines.map(line => line.left)) - left,
          right - Math.max(...lines.map(line => line.right))];
})"""
"""The direction of each element, and how far its text stays from the left and the right of it."""


@pytest.mark.parametrize(
    "address",
    [
        "editions/2020-W51/",
        "sources/",
        "regions/",
        "editions/",
        KINDS["source with a hostile name"],
    ],
)
def test_a_hostile_title_turns_nothing_beside_it(
    window: Window, served: Served, address: str
) -> None:
    window.open(served.address + address)
    blocks, turned = window.ask(TURNED)
    assert turned == []
    assert blocks > 0 or address != "editions/2020-W51/"


def test_without_isolation_a_hostile_name_would_turn_what_follows_it(
    window: Window, served: Served
) -> None:
    window.open(f"{served.address}editions/2020-W51/")
    window.ask(
        "document.querySelectorAll('bdi').forEach(each => { each.style.unicodeBidi = 'normal'; })"
    )
    assert window.ask(TURNED)[1] != []


def test_an_arabic_passage_runs_from_the_right(window: Window, served: Served) -> None:
    window.open(served.address + ARABIC)
    edges = window.ask(EDGES, ".words p")
    assert edges
    assert {direction for direction, _left, _right in edges} == {"rtl"}
    assert max(right for _direction, _left, right in edges) < 1


def test_a_page_in_arabic_is_laid_out_from_the_right(window: Window, arabic: Served) -> None:
    window.open(f"{arabic.address}editions/2020-W50/")
    assert window.ask("[document.documentElement.dir, document.documentElement.lang]") == [
        "rtl",
        "ar",
    ]
    frame = window.page.locator(".title").bounding_box()
    name = window.page.locator(".plate a").bounding_box()
    assert frame
    assert name
    assert abs(name["x"] + name["width"] - frame["x"] - frame["width"]) < 1
    links = window.ask(
        "[...document.querySelectorAll('.top nav a')].map(a => a.getBoundingClientRect())"
        ".map(box => [box.top, box.left, box.right])"
    )
    first, second = links[:2]
    assert first[0] == second[0]
    assert second[2] <= first[1]
    assert all(
        frame["x"] <= left and right <= name["x"] + name["width"] for _, left, right in links
    )
    permalink = window.page.locator(".event .day").first.bounding_box()
    words = window.page.locator(".words").first.bounding_box()
    assert permalink
    assert words
    assert permalink["x"] > words["x"] + words["width"] - 1


def test_a_page_in_arabic_has_arabic_labels(window: Window, arabic: Served) -> None:
    window.open(f"{arabic.address}editions/2020-W50/")
    for selector in (".top nav li a", ".bar .note", ".roots"):
        text = window.page.locator(selector).first.inner_text()
        assert any("\u0600" <= sign <= "\u06ff" for sign in text), selector
    edges = window.ask(EDGES, ".roots, .bar .note")
    assert {direction for direction, _left, _right in edges} == {"rtl"}
    assert max(right for _direction, _left, right in edges) < 1


@pytest.mark.parametrize(
    "address", [*COMMON.values(), "editions/2020-W50/", "regions/reedmarsh/", ARABIC]
)
def test_a_page_in_arabic_fits_its_window(window: Window, arabic: Served, address: str) -> None:
    window.open(arabic.address + address)
    for width in WIDTHS:
        window.look(width, "light")
        assert (
            window.ask(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            == 0
        )
        assert cut_off(window) == []
        assert overlapping(window) == []
