from __future__ import annotations

from sitrep.ingest.draft import Verdict
from tests.support.ingest.documents import PORT, paragraphs_of
from tests.support.site.pages import cleaned_page, news_page, tagged, verdict_of

SHIPS = (
    "Ostrava, grain, 9 May",
    "Ludmila, flour, 10 May",
    "Anna B, wheat, 11 May",
    "Coral Star, rice, 11 May",
)


def test_a_list_below_the_last_paragraph_belongs_to_the_text() -> None:
    text = tagged("p", *PORT) + "<h3>Ships in the roads</h3>" + f"<ul>{tagged('li', *SHIPS)}</ul>"
    assert paragraphs_of(cleaned_page(news_page(text=text))) == (
        *PORT,
        "Ships in the roads",
        *SHIPS,
    )


def test_prose_outside_the_element_that_holds_the_article_is_not_its_text() -> None:
    teaser = "Read by thousands every morning at the breakfast table, this paper has no owner but its writers."
    page = news_page().replace(b"</article>", f"</article><div><p>{teaser}</p></div>".encode())
    assert verdict_of(cleaned_page(page), teaser) is Verdict.NAVIGATION


def test_a_paragraph_above_the_first_sentence_of_the_run_is_kept() -> None:
    lead = "What is known about the strike of the dock workers in Aden so far"
    assert paragraphs_of(cleaned_page(news_page(text=tagged("p", lead, *PORT)))) == (lead, *PORT)


def test_the_paragraph_above_a_long_list_is_kept_with_it() -> None:
    text = tagged("p", PORT[0]) + f"<ol>{tagged('li', *PORT[1:] * 3)}</ol>"
    assert paragraphs_of(cleaned_page(news_page(text=text)))[0] == PORT[0]


def test_plain_text_is_left_as_it_is() -> None:
    draft = cleaned_page("\n\n".join(PORT).encode())
    assert {block.rule for block in draft.blocks} == {"article"}
