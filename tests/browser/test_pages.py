"""Every kind of page, at every width, light and dark."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.support.site.layout import cut_off, overlapping, shift
from tests.support.site.served import KINDS, NOT_FOUND, SEARCH, Served
from tests.support.site.window import SCHEMES, WIDTHS, Window

BYTES = 210_000
"""What a page and all that it loads may weigh, on a slow phone: its faces take up to 130 kB, once for
the whole site.  Search loads its index beside that."""

LANDMARKS: tuple[Literal["banner", "main", "contentinfo"], ...] = ("banner", "main", "contentinfo")

every_page = pytest.mark.parametrize("kind", KINDS)


def address_of(served: Served, kind: str) -> str:
    return served.address + KINDS[kind]


def shape_of(address: str) -> str:
    """The form of an address: ``regions/*/#/`` for a further page of a region."""
    first, *others = address.split("/")
    return "/".join(
        [
            first,
            *(re.sub(r"\d+", "#", name) if name.isdecimal() else name and "*" for name in others),
        ]
    )


def test_no_kind_of_page_is_left_out(served: Served) -> None:
    there = {
        shape_of(str(page.parent / "_")[:-1].removeprefix("./"))
        for page in served.site.pages
        if page.name == "index.html"
    }
    looked_at = {shape_of(address) for address in KINDS.values()}
    pages_of_text = {f"{file.slug}/" for file in served.site.built.content.pages}
    assert there - looked_at - {shape_of(address) for address in pages_of_text} == set()


@every_page
def test_a_page_fits_its_window(window: Window, served: Served, kind: str) -> None:
    window.open(address_of(served, kind))
    faults = []
    for width in WIDTHS:
        window.look(width, "light")
        wide = window.ask(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        faults += [f"{width}: {wide} pixels too wide"] if wide else []
        faults += [f"{width}: cut off: {words}" for words in cut_off(window)]
        faults += [f"{width}: overlap: {words}" for words in overlapping(window)]
    assert faults == []


@every_page
def test_a_page_stands_still_while_it_loads(window: Window, served: Served, kind: str) -> None:
    # Faces that come late replace faces of the same measure, which a machine for tests may lack.
    window.page.route("**/*.woff2", lambda route: route.abort())
    try:
        shifts = list(_shifts(window, served, kind))
    finally:
        window.page.unroute("**/*.woff2")
        window.said.clear()
    assert shifts == [0, 0]


def _shifts(window: Window, served: Served, kind: str) -> Iterator[float]:
    """By how much a page moves on a phone and on a wide screen, in one scheme each."""
    for width, scheme in zip((WIDTHS[0], WIDTHS[-1]), SCHEMES, strict=True):
        window.look(width, scheme)
        window.open(address_of(served, kind))
        yield shift(window)


@every_page
def test_a_page_is_quiet_light_and_asks_nobody_else(
    window: Window, served: Served, kind: str
) -> None:
    address = address_of(served, kind)
    window.open(address)
    window.page.wait_for_load_state("networkidle") if kind == "search" else None
    missing = address.endswith(NOT_FOUND)
    assert [text for text in window.said if not (missing and "404" in text)] == []
    asked = [request.url for request in window.asked]
    assert [url for url in asked if not url.startswith(served.address)] == []
    if not address.endswith(SEARCH):
        assert [url for url in asked if url.endswith((".js", ".wasm"))] == []
        answers = [request.response() for request in window.asked]
        assert sum(len(answer.body()) for answer in answers if answer) < BYTES


@every_page
def test_a_page_is_an_outline_with_landmarks_and_named_links(
    window: Window, served: Served, kind: str
) -> None:
    window.open(address_of(served, kind))
    levels = window.ask(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => +each.tagName[1])"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []
    for landmark in LANDMARKS:
        assert window.page.get_by_role(landmark).count() == 1, landmark
    assert window.page.get_by_role("navigation", name="Site").count() == 1
    nameless = re.findall(r"^\s*- '?(?:link|button|img)'?(?:$|:)", snapshot(window), re.MULTILINE)
    assert nameless == []


def snapshot(window: Window) -> str:
    """What a screen reader is told, a line a thing."""
    return window.page.locator("body").aria_snapshot()


def test_light_and_dark_are_told_apart(window: Window, served: Served) -> None:
    window.open(served.address)
    colours = []
    for scheme in SCHEMES:
        window.look(1440, scheme)
        colours.append(
            window.ask(
                "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
            )
        )
    assert len({*colours[0], *colours[1]}) == 4


@pytest.mark.parametrize("address", [KINDS["edition"], KINDS["report"]])
def test_lines_of_text_are_no_longer_than_can_be_read(
    window: Window, served: Served, address: str
) -> None:
    window.open(served.address + address)
    widths = window.ask(
        "[...document.querySelectorAll('.words')].map(each => each.getBoundingClientRect().width)"
    )
    assert widths
    assert max(widths) <= 43 * 16


def test_all_of_it_works_without_scripts(browser: Browser, served: Served) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(served.address)
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Editions").click()
    page.get_by_role("link", name="Week 46, 2020").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Week 46")
    page.get_by_role("heading", level=2, name="Millford").get_by_role("link").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Millford"
    page.close()


def test_the_marks_of_a_map_lead_to_their_stories(browser: Browser, served: Served) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(served.address + KINDS["edition of events"])
    marks = page.locator(".map a").all()
    assert marks
    for mark in marks:
        wanted = mark.get_attribute("href") or ""
        mark.locator("use:visible, .k:visible").first.click()
        assert page.url.endswith(wanted)
        page.go_back()
    page.close()


def test_a_permalink_shows_its_passage_highlighted(window: Window, served: Served) -> None:
    edition = next(
        each for each in served.site.built.catalogue.editions if str(each.week) == "2020-W46"
    )
    anchor = [passage.anchor for section in edition.sections for passage in section.passages][-1]
    window.open(f"{served.address}editions/2020-W46/#{anchor}")
    box = window.page.locator(f"[id='{anchor}']").bounding_box()
    assert box
    assert 0 <= box["y"] < 800
    papers = window.ask(
        "anchor => [...document.querySelectorAll('.account')]"
        ".map(each => [each.id === anchor, getComputedStyle(each).borderTopColor])",
        anchor,
    )
    (lit,) = [paper for here, paper in papers if here]
    assert lit not in {paper for here, paper in papers if not here}


def test_forced_colours_leave_the_areas_of_a_map_apart(window: Window, served: Served) -> None:
    window.open(served.address + KINDS["edition of events"])
    window.page.emulate_media(forced_colors="active")
    styles = window.ask(
        "[...document.querySelectorAll('.map .land, .map .k')].map(each => getComputedStyle(each))"
        ".map(style => [style.fill, style.stroke, parseFloat(style.strokeWidth)])"
    )
    assert styles
    assert [
        style for style in styles if style[0] == style[1] or style[1] == "none" or style[2] < 1
    ] == []
