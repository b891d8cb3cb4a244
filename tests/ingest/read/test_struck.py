from __future__ import annotations

import pytest
from lxml import html

from sitrep.ingest.read.decode import read_document
from sitrep.ingest.read.html import write_text
from sitrep.ingest.read.struck import struck_in, without_struck
from tests.support.documents import FLOOD, cleaned, joined, paragraphs_of
from tests.support.growth import LINEAR, growth
from tests.support.pages import cleaned_page


def text_of(markup: str, head: str = "") -> str:
    return write_text(
        html.document_fromstring(f"<html><head>{head}</head><body>{markup}</body></html>")
    ).text


@pytest.mark.parametrize(
    "seven",
    [
        "<del>seven</del>",
        "<s>seven</s>",
        "<strike class='x'>seven</strike>",
        "<span style='color: red; text-decoration: line-through'>seven</span>",
        "<span style='TEXT-DECORATION-LINE: underline line-through'>seven</span>",
        "<span class='note gone'>seven</span>",
        "<b class='withdrawn'>seven</b>",
        "<del><b>sev</b>en</del>",
    ],
)
def test_words_that_a_line_runs_through_are_not_in_a_pages_text(seven: str) -> None:
    styles = (
        "p {margin: 0} .old, span.gone { text-decoration: line-through } "
        ".withdrawn{text-decoration:line-through}"
    )
    head = f"<style>{styles}</style>"
    assert (
        text_of(f"<p>The blast hurt {seven} <ins>three</ins> porters.</p>", head)
        == "The blast hurt three porters."
    )


def test_a_whole_paragraph_that_was_taken_back_is_out() -> None:
    markup = "<p>The mill stands.</p><del><p>The mill burnt down.</p></del><p>The weir holds.</p>"
    assert text_of(markup) == "The mill stands.\nThe weir holds."


def test_underlined_words_and_those_in_place_of_others_stay() -> None:
    markup = (
        "<p>The <u>old</u> <ins>iron</ins> <span style='text-decoration: "
        "underline'>bridge</span> stands.</p>"
    )
    assert text_of(markup) == "The old iron bridge stands."


def test_a_line_through_most_of_a_page_is_a_tag_left_open() -> None:
    page = "<p>One line.</p><s>" + "".join(f"<p>{text}</p>" for text in FLOOD) + "</s>"
    assert all(text in text_of(page) for text in FLOOD)


@pytest.mark.parametrize(
    "seven",
    [
        "~~seven~~",
        "<s>seven</s>",
        "<del datetime='x'>seven</del>",
        "[s]seven[/s]",
        "s\u0336e\u0336v\u0336e\u0336n\u0336",
    ],
)
def test_words_struck_out_in_plain_text_are_out(seven: str) -> None:
    text = f"The blast hurt {seven} three porters."
    assert " ".join(without_struck(text).split()) == "The blast hurt three porters."
    assert list(struck_in(text)) == ["seven"]


@pytest.mark.parametrize(
    "text", ["It took ~5 to ~~ 7 hours.", "a ~ b ~ c", "The <span>old</span> mill", "~~~~~~~~"]
)
def test_signs_that_strike_nothing_out_are_left(text: str) -> None:
    assert without_struck(text) == text


def test_the_curator_sees_what_was_struck_out_of_a_page() -> None:
    paragraphs = [text.replace("eleven", "<s>nine</s> eleven") for text in FLOOD]
    article = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><body><article>{article}</article></body></html>"
    draft = cleaned_page(page.encode())
    assert paragraphs_of(draft) == FLOOD
    assert [doubt for doubt in draft.doubts if "struck out" in doubt and "“nine”" in doubt]


def test_the_curator_sees_what_was_struck_out_of_a_text() -> None:
    draft = cleaned(joined(*(text.replace("eleven", "~~nine~~ eleven") for text in FLOOD)))
    assert paragraphs_of(draft) == FLOOD
    assert [doubt for doubt in draft.doubts if "struck out" in doubt and "“nine”" in doubt]


@pytest.mark.growth
@pytest.mark.parametrize("sign", ["~~a", "<s>a", "[s]a", "a\u0336"])
def test_signs_without_end_take_no_time(sign: str) -> None:
    assert growth(without_struck, lambda size: sign * size + "</ [/", 2000) < LINEAR


def test_a_page_of_struck_words_alone_is_read_without_fault() -> None:
    assert read_document(
        b"<html><body><p><s>Withdrawn.</s> The report was withdrawn.</p></body></html>", "a"
    ).text
