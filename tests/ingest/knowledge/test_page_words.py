from __future__ import annotations

import pytest
from lxml import html

from sitrep.ingest.draft import Verdict
from sitrep.ingest.knowledge.page_words import (
    kept_hyphens,
    load_regions,
    no_outlets,
    region_of,
    tags_of,
    verdict_of,
)


def region(markup: str) -> str:
    node = html.fragment_fromstring(markup)
    attributes = (node.get(name, "") for name in ("role", "class", "id"))
    return region_of(node.tag, *attributes).name


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<nav></nav>", "navigation"),
        ('<div role="navigation"></div>', "navigation"),
        ('<div class="postComments"></div>', "comment"),
        ('<ol id="comment-list"></ol>', "comment"),
        ('<div class="x social-bar"></div>', "share"),
        ('<div class="related_posts"></div>', "related"),
        ('<form></form>', "form"),
        ('<div class="wp-caption-text"></div>', "caption"),
        ('<article class="tag-north type-post"></article>', "article"),
        ('<div class="entry-content"></div>', "article"),
        ('<div class="commentary-piece"></div>', ""),
        ('<div class="shareholder"></div>', ""),
        ("<div></div>", ""),
    ],
)  # fmt: skip
def test_a_region_is_told_by_name_role_or_whole_words_of_class_and_id(
    markup: str, name: str
) -> None:
    assert region(markup) == name


def test_the_word_that_tells_a_region_is_given() -> None:
    assert region_of("div", classes="big newsletter-box").words == "newsletter"


def test_only_the_texts_own_regions_are_left_unjudged() -> None:
    assert {region.name for region in load_regions() if region.verdict is Verdict.UNJUDGED} == {
        "article",
        "note",
    }
    assert verdict_of("comment") is Verdict.COMMENT
    assert verdict_of("") is Verdict.UNJUDGED


def test_the_word_lists_are_in_lower_case() -> None:
    for words in (tags_of("unseen"), tags_of("inline"), no_outlets(), kept_hyphens()):
        assert words
        assert all(word == word.lower() for word in words)
