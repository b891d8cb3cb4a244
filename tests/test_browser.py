"""The project's own site in a real browser, served on loopback: every kind of page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sitrep.site.serve import SiteHandler
from tests.chromium import ADVICE, find_chromium
from tests.conftest import ROOT
from tests.sites import Site, build_site

KINDS = {
    "front": "",
    "archive": "editions/",
    "edition": "editions/2020-W27/",
    "regions": "regions/",
    "region": "regions/idlib/",
    "sources": "sources/",
    "source": "sources/south-front/",
    "report": "reports/2020-07-01-south-front-idlib-daraa/",
    "about": "about/",
    "not found": "nowhere/",
}


@dataclass(frozen=True, slots=True)
class Served:
    """A built site, and where it is served."""

    site: Site
    address: str


WIDTHS = (360, 768, 1440)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = find_chromium()
    if chromium is None:
        pytest.fail(ADVICE)
    return {**browser_type_launch_args, "executable_path": chromium, "args": ["--disable-background-networking"]}


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("browser")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder / "output")))
    address = f"http://127.0.0.1:{server.server_port}"
    site = build_site(folder, PATH=str(ROOT / "content"), SITEURL=address)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(site, f"{address}/")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site(served: Served) -> Site:
    return served.site


@pytest.fixture(scope="session")
def address(served: Served) -> str:
    return served.address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_fits_its_window_and_is_quiet(
    browser: Browser, address: str, path: str, width: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert [url for url in asked if not url.startswith(address) or url.endswith(".js")] == []
    assert [text for text in said if "404" not in text or path != KINDS["not found"]] == []
    page.close()


def test_light_and_dark_are_told_apart(browser: Browser, address: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(address)
        colours.append(
            page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
        )
        page.close()
    assert colours[0] != colours[1]


def test_all_of_it_works_without_scripts(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Editions").click()
    page.get_by_role("link", name="Week 27, 2020").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Week 27")
    page.get_by_role("heading", level=2, name="Daraa").get_by_role("link").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Daraa"
    page.close()


def test_the_keyboard_reaches_the_text_first(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.locator(".skip-link").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_permalink_leads_to_its_passage(page: Page, address: str, site: Site) -> None:
    entry = (
        site.built.catalogue.editions[0].sections[-1].entries or site.built.catalogue.editions[0].sections[0].entries
    )
    anchor = entry[-1].anchor
    page.goto(f"{address}editions/{site.built.catalogue.editions[0].week}/#{anchor}")
    assert page.locator(f'[id="{anchor}"]').is_visible()
    assert page.evaluate("scrollY") > 0


def test_a_page_prints_without_its_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}editions/2020-W27/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Site").is_visible()
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("kind", ["edition", "report"])
def test_lines_of_text_are_no_longer_than_can_be_read(page: Page, address: str, kind: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + KINDS[kind])
    boxes = page.locator(".passage").evaluate_all("all => all.map(each => each.getBoundingClientRect().width)")
    assert boxes
    assert max(boxes) <= 42 * 16


def test_screenshots_can_be_taken(browser: Browser, address: str, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    page.screenshot(path=str(tmp_path / "front.png"), full_page=True)
    assert (tmp_path / "front.png").stat().st_size > 10_000
    page.close()
