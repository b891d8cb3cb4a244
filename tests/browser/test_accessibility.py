"""axe finds nothing on any kind of page, light and dark, on a phone and on a desk."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support.site.axe import violations
from tests.support.site.served import KINDS, Served
from tests.support.site.window import SCHEMES, Scheme, Window


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(window: Window, served: Served, kind: str) -> None:
    window.open(served.address + KINDS[kind])
    window.ask(Axe().axe_script)
    found = {}
    for width in (360, 1440):
        for scheme in SCHEMES:
            window.look(width, scheme)
            found[width, scheme] = violations(window, colours_alone=scheme == "dark")
    assert {look: faults for look, faults in found.items() if faults} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_a_page_in_arabic(
    window: Window, arabic: Served, scheme: Scheme
) -> None:
    window.look(360, scheme)
    window.open(f"{arabic.address}editions/2020-W51/")
    window.ask(Axe().axe_script)
    assert violations(window) == []


def test_axe_would_find_something(window: Window, served: Served) -> None:
    window.open(served.address)
    window.ask("document.querySelector('h1').style.color = 'var(--rule)'")
    window.ask("document.querySelector('.plate a').replaceChildren()")
    window.ask(Axe().axe_script)
    assert {line.partition(":")[0] for line in violations(window)} >= {"link-name"}
