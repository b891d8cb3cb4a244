from __future__ import annotations

import pytest

from sitrep.ingest.draft import Verdict
from tests.support.ingest.documents import PORT, paragraphs_of
from tests.support.site.pages import COMMENTS, RELATED, cleaned_page, news_page, tagged, verdict_of


def test_the_text_of_a_page_comes_out_without_its_furniture() -> None:
    assert paragraphs_of(cleaned_page(news_page())) == PORT


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Ships with wheat wait in the roads, seen", Verdict.CAPTION),
        ("Pass it on", Verdict.SHARE),
        (RELATED[0], Verdict.RELATED),
        (COMMENTS[1], Verdict.COMMENT),
        ("Our readers like", Verdict.NAVIGATION),
        ("printed in two towns", Verdict.NAVIGATION),
    ],
)
def test_what_stands_in_a_region_gets_its_verdict_and_the_word_that_says_so(
    words: str, verdict: Verdict
) -> None:
    draft = cleaned_page(news_page())
    block = next(block for block in draft.blocks if words in block.text)
    assert (block.verdict, block.rule) == (verdict, "page")
    assert "(" in block.reason


def test_comments_longer_than_the_text_are_still_comments() -> None:
    page = news_page().replace(b"</section>", tagged("p", *COMMENTS * 20).encode() + b"</section>")
    draft = cleaned_page(page)
    assert paragraphs_of(draft) == PORT


def test_a_text_in_a_column_with_a_misleading_name_is_kept() -> None:
    page = f"<html><body><div class='widget sidebar related comments'>{tagged('p', *PORT)}</div></body></html>"
    assert paragraphs_of(cleaned_page(page.encode())) == PORT


def test_a_long_column_beside_an_article_that_is_called_one_is_no_text() -> None:
    teasers = tagged("li", *RELATED * 8)
    page = news_page().replace(
        b"<aside id", f"<div class='rail'><ul>{teasers}</ul></div><aside id".encode()
    )
    assert paragraphs_of(cleaned_page(page)) == PORT


def test_a_line_that_is_nothing_but_a_link_is_no_text_and_one_with_a_link_is() -> None:
    linked = f"<p><a href='#'>{RELATED[0]}</a></p>" + tagged(
        "p", PORT[0].replace("Aden", "<a href='#'>Aden</a>")
    )
    draft = cleaned_page(news_page(text=linked + tagged("p", *PORT[1:])))
    assert verdict_of(draft, RELATED[0]) is Verdict.RELATED
    assert paragraphs_of(draft) == PORT


def test_a_link_to_the_comments_does_not_end_the_text() -> None:
    text = tagged("p", *PORT[:2]) + "<p><a href='#c'>Comments</a></p>" + tagged("p", *PORT[2:])
    assert paragraphs_of(cleaned_page(news_page(text=text))) == PORT


def test_a_post_quoted_in_a_networks_frame_is_text() -> None:
    quoted = "The gates stay shut until we are paid, and that is all I have to say tonight."
    text = (
        tagged("p", *PORT)
        + f"<div class='social-embed'><blockquote><p>{quoted}</p></blockquote></div>"
    )
    text += tagged("p", "The union did not answer questions about it on Friday morning.")
    assert verdict_of(cleaned_page(news_page(text=text)), quoted) is Verdict.BODY


def test_blocks_cover_the_text_of_a_page_from_first_to_last_character() -> None:
    draft = cleaned_page(news_page())
    text = draft.document.text
    assert "".join(text[block.start : block.end] for block in draft.blocks) == text
    assert draft.blocks[0].start == 0
