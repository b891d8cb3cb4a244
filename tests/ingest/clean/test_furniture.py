from __future__ import annotations

import pytest

from tests.support.ingest.documents import CANAL, paragraphs_of
from tests.support.site.pages import cleaned_page, tagged

ARABIC = (
    "قال سكان في مدينة تعز إن القصف تجدد على الأحياء الشرقية منذ يوم الأحد، وأصيب سبعة مدنيين بجروح.",
    "وأغلق المستشفى الجمهوري في تعز أبوابه أمام المرضى بعد نفاد الوقود من المولدات، وفق ما قال مدير المستشفى.",
    "ووصلت قافلة من المدنيين إلى الأحياء الغربية مساء الاثنين، وفق سكان قالوا إن القصف لم يتوقف على طول الطريق.",
    "وطالب مدير المستشفى بفتح طريق الوقود إلى المدينة قبل نهاية الأسبوع، وقال سكان إن المولدات توقفت في الشرق.",
)
NAMES = [
    "oil-sharing-deal", "rail-strike", "discussion", "paywall", "related-violence", "share-of-aid", "comment-on-talks",
    "social-affairs", "promo", "premium paywall-content", "subscription", "donation-drive", "sponsored-war", "consent",
    "popular-uprising", "trending", "newsletter-body", "banner-of-the-league", "commentSection", "ad-hoc-court",
    "recommended", "sidebar", "widget", "footer-text", "overlay", "disclaimer-row", "author-of-the-attack",
    "caption-wars", "copyright-dispute", "nav-strike", "rail", "popup-courts", "response", "signup", "membership",
]  # fmt: skip


def page(*parts: str) -> bytes:
    inside = "\n".join(parts)
    body = f"<body><div class='c'><h1>Ferries</h1>{inside}</div></body>"
    return f"<html><head><title>t</title></head>{body}</html>".encode()


@pytest.mark.parametrize("attribute", ["class", "id"])
@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_of_the_text_is_kept_whatever_its_element_is_called(
    name: str, attribute: str
) -> None:
    framed = f"<div {attribute}='{name}'><p>{CANAL[2]}</p></div>"
    draft = cleaned_page(page(tagged("p", *CANAL[:2]), framed, tagged("p", *CANAL[3:])))
    assert paragraphs_of(draft) == CANAL


@pytest.mark.parametrize(
    "name", ["paywall", "discussion", "promo", "oil-sharing-deal", "related", "share-of-aid"]
)
def test_the_language_of_a_text_does_not_matter(name: str) -> None:
    framed = f"<section class='{name}'><p>{ARABIC[1]}</p></section>"
    draft = cleaned_page(page(tagged("p", ARABIC[0]), framed, tagged("p", *ARABIC[2:])))
    assert paragraphs_of(draft) == ARABIC


@pytest.mark.parametrize(
    "name", ["rail-strike", "share-of-aid", "comment-on-talks", "related-violence"]
)
def test_a_short_sentence_of_the_text_is_kept_in_an_element_called_after_its_subject(
    name: str,
) -> None:
    short = "Nine people died."
    framed = f"<div class='{name}'><p>{short}</p></div>"
    draft = cleaned_page(page(tagged("p", *CANAL[:2]), framed, tagged("p", *CANAL[2:])))
    assert paragraphs_of(draft) == (*CANAL[:2], short, *CANAL[2:])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "newsletter",
            "<p>Every morning we send you what happened on the river overnight, and you may leave us at any time.</p>",
        ),
        (
            "support-us",
            "<p>Our reporters need your help. Give what you can, so that this page stays open to all readers.</p>",
        ),
        (
            "paywall",
            "<p>This story is for subscribers. Please log in to your account, or subscribe for a month of reading.</p>",
        ),
        (
            "cookie-consent",
            "<p>We and our partners keep data on your device so that this page can be paid for.</p>",
        ),
        ("share-bar", "<p><a href='#'>Pass on</a> <a href='#'>Print</a></p>"),
        (
            "site-promo",
            "<p>Follow our correspondents on Telegram and read their stories before they appear on this page.</p>",
        ),
        (
            "related-stories",
            "<ul><li><a href='/a'>Shepherds missing at the border pass since Friday, officials say</a></ul>",
        ),
        (
            "related",
            "<h3><a href='/a'>Shepherds</a></h3><p>Two shepherds went missing near the pass over the weekend.</p>",
        ),
        (
            "teasers",
            "<h3>Coast</h3><p>Dock workers laid down tools on Thursday, and four ships waited in the roads.</p>",
        ),
        (
            "sidebar",
            "<p><a href='/a'>Dock workers laid down tools for a third day, and four ships with wheat waited.</a></p>",
        ),
        (
            "comments",
            "<p><b>owl</b></p><p>I crossed there last week and nobody searched me at all, believe it or not.</p>",
        ),
        (
            "td-post-comments",
            "<p>Reply</p><p>The ferry takes sugar for toll, and residents of Gezira know who sells it in town.</p>",
        ),
        (
            "author-bio",
            "<p>Jane Roe covers rivers and ports. She has lived on the left bank since the flood of 1998.</p>",
        ),
        (
            "wp-caption-text",
            "<p>Soldiers wait at the ferry in Gezira state on Sunday after the shelling of the silos.</p>",
        ),
    ],
)
def test_furniture_that_is_what_it_is_called_stays_out(name: str, content: str) -> None:
    framed = f"<div class='{name}'>{content}</div>"
    draft = cleaned_page(page(tagged("p", *CANAL[:3]), framed, tagged("p", *CANAL[3:])))
    assert paragraphs_of(draft) == CANAL


def test_what_was_taken_out_between_paragraphs_is_told() -> None:
    teaser = "<h3><a href='/a'>More</a></h3><p>Two shepherds with 340 goats went missing near the pass.</p>"
    framed = f"<div class='related'>{teaser}</div>"
    draft = cleaned_page(page(tagged("p", *CANAL[:3]), framed, tagged("p", *CANAL[3:])))
    begins = "it begins “Two shepherds with 340 goats went missing near …”"
    assert draft.doubts[-2:] == (
        f"text: 1 of 7 paragraphs between kept ones was taken out as related; {begins}",
        "text: figure 340 was taken out with related",
    )
