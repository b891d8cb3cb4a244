from __future__ import annotations

from tests.support.ingest.documents import PORT, cleaned, paragraphs_of
from tests.support.site.pages import HEADLINE, cleaned_page, tagged


def test_a_text_for_two_widths_of_a_screen_stands_once() -> None:
    text = tagged("p", *PORT)
    page = f"<html><title>{HEADLINE}</title><body>" + "".join(
        f"<div class='{width}'><article><h1>{HEADLINE}</h1>{text}</article></div>"
        for width in ("wide", "narrow")
    )
    assert paragraphs_of(cleaned_page(page.encode())) == PORT


def test_heads_go_with_what_stands_again_and_short_sentences_may_come_again() -> None:
    parts = (*PORT[:2], "No one was hurt.", *PORT[2:], "No one was hurt.")
    head = tagged("h2", "At the quay") + tagged("p", *parts)
    page = f"<html><title>{HEADLINE}</title><body><h1>{HEADLINE}</h1>{head}{head}"
    assert paragraphs_of(cleaned_page(page.encode())) == ("At the quay", *parts)


def test_plain_text_stays_as_it_is() -> None:
    assert paragraphs_of(cleaned("\n\n".join((*PORT, *PORT)))) == (*PORT, *PORT)
