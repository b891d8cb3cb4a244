from __future__ import annotations

import pytest

from sitrep.core.markdown.forms import PARAGRAPH, Form, FormKind
from sitrep.ingest.read.html_page import read_page

ITEM, HEADING = FormKind.ITEM, FormKind.HEADING


def forms(body: str) -> dict[str, Form]:
    read = read_page(f"<html><body>{body}</body></html>")
    assert read.page
    return {read.text[line.start : line.end]: line.form for line in read.page.lines}


def test_headings_have_their_rank() -> None:
    found = forms("<h1>Canal</h1><h3><span class=label>Wells</span></h3><p>Dry.</p>")
    assert found == {"Canal": Form(HEADING, 1), "Wells": Form(HEADING, 3), "Dry.": PARAGRAPH}


def test_items_have_depth_and_number() -> None:
    found = forms("<ol start=4><li>North<ul><li>Two wells</li></ul></li><li>South</li></ol>")
    assert found == {
        "North": Form(ITEM, 1, "4."), "Two wells": Form(ITEM, 2), "South": Form(ITEM, 1, "5."),
    }  # fmt: skip


def test_a_second_paragraph_goes_on_with_its_item() -> None:
    found = forms("<ul><li><p>North</p><p>Two wells</p></li></ul>")
    assert found["Two wells"] == Form(ITEM, 1, goes_on=True)


def test_quotations_and_terms() -> None:
    found = forms("<blockquote><p>Nine</p></blockquote><dl><dt>Aden</dt><dd>Quiet</dd></dl>")
    assert found == {
        "Nine": Form(FormKind.QUOTE, 1), "Aden": Form(FormKind.TERM), "Quiet": PARAGRAPH,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("attributes", "depth"),
    [
        ("class=MsoListParagraphCxSpFirst", 1),
        ("class=MsoListBullet2", 2),
        ('class=MsoNormal style="mso-list:l0 level3 lfo1"', 3),
    ],
)
def test_what_word_means_as_an_item_is_one(attributes: str, depth: int) -> None:
    assert forms(f"<p {attributes}>Flour<o:p></o:p> and rope</p>") == {
        "Flour and rope": Form(ITEM, depth)
    }
