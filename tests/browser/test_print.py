"""An edition on paper."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

from tests.support.site.served import Served
from tests.support.site.window import SCHEMES, Scheme, Window

ADDRESS = "editions/2020-W46/"
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
PASSAGES_A_SHEET = 3
"""Fewer than that on a sheet, on average, would be waste."""


def squeezed(text: str) -> str:
    """Text without white space, with the letters for which ligatures stand."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_all_passages_and_source_lines_are_printed_on_few_sheets(
    window: Window, served: Served
) -> None:
    window.open(served.address + ADDRESS)
    shown = window.page.locator(".words > p, .source summary, p.source").all_inner_texts()
    # A PDF holds letters in the order in which they are seen, which pypdf gives back as it is.
    texts = [text for text in shown if not RIGHT_TO_LEFT.search(text)]
    passages = window.page.locator(".account, .brief").count()
    window.page.emulate_media(media="print")
    sheets = PdfReader(io.BytesIO(window.page.pdf(format="A4"))).pages
    printed = squeezed("".join(sheet.extract_text() for sheet in sheets))
    assert passages > 10
    assert len(texts) > passages // 2
    assert [text for text in texts if squeezed(text) not in printed] == []
    headline = window.page.locator("h1").inner_text()
    assert squeezed(headline) in squeezed(sheets[0].extract_text())
    assert len(sheets) <= passages / PASSAGES_A_SHEET + 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_for_the_screen_is_not_printed(
    window: Window, served: Served, scheme: Scheme
) -> None:
    window.open(served.address + ADDRESS)
    window.page.emulate_media(media="print", color_scheme=scheme)
    for selector in (".top nav", ".field", ".skip", ".contents", ".foot ul"):
        # An element that has no box of its own, as with `display: contents`, may still show what it holds.
        display = f"getComputedStyle(document.querySelector({selector!r})).display"
        assert window.ask(display) == "none", selector
    for selector in ("h1", ".account", ".source summary", ".citation"):
        assert window.page.locator(selector).first.is_visible(), selector
    paper = window.ask("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    ink = window.ask("getComputedStyle(document.body).color.match(/\\d+/g).map(Number)")
    assert min(paper[:3]) > 230
    assert max(ink[:3]) < 60
