from __future__ import annotations

import pytest

from sitrep.ingest.clean.article import find_article, is_prose
from sitrep.ingest.draft import Block, Draft, Verdict
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import (
    BORDER,
    CANAL,
    COMMENTS,
    FLOOD,
    PORT,
    cleaned,
    document,
    joined,
    knowledge,
)

MENU = ("Home", "World", "Rivers", "Weather", "About us")
SHARE_BAR = ("Share", "Tweet", "Print", "Copy link")


def verdicts(*texts: str) -> list[Verdict]:
    return [block.verdict for block in cleaned(joined(*texts)).blocks]


def kept(*texts: str) -> list[str]:
    return [block.text for block in cleaned(joined(*texts)).body]


def lost(*texts: str) -> list[str]:
    """What of the texts is not in the body."""
    body = kept(*texts)
    return [text for text in texts if text not in body]


def test_every_block_gets_a_verdict_with_reason_and_rule() -> None:
    for block in cleaned(joined(*MENU, *CANAL, "17 comments", *COMMENTS)).blocks:
        assert block.verdict is not Verdict.UNJUDGED
        assert block.reason
        assert block.rule


def test_the_run_of_prose_is_the_article_and_menus_around_it_are_not() -> None:
    assert kept(*MENU, *MENU, *CANAL, *MENU, *MENU) == list(CANAL)


def test_a_subhead_within_the_prose_belongs_to_it() -> None:
    assert kept(*MENU, *BORDER, *MENU) == list(BORDER)


def test_short_quotes_within_the_prose_belong_to_it() -> None:
    quotes = ("“No,” he said.", "“Never.”", "“Not even in winter.”")
    assert kept(*CANAL[:3], *quotes, *CANAL[3:]) == [*CANAL[:3], *quotes, *CANAL[3:]]


def test_what_was_given_away_within_the_article_stays_out() -> None:
    assert kept(*CANAL[:2], "Read also: Floods", "Share", *CANAL[2:]) == list(CANAL)


def test_nothing_below_the_end_is_body_however_long() -> None:
    blocks = cleaned(joined(*CANAL, "17 comments", *COMMENTS)).blocks
    assert [block.text for block in blocks if block.is_body] == list(CANAL)
    below = blocks[len(CANAL) + 1 :]
    assert {block.verdict for block in below} == {Verdict.COMMENT}
    assert below[0].reason == "below “17 comments”"


def test_what_follows_an_end_that_opens_no_comments_is_navigation() -> None:
    assert (
        verdicts(*CANAL, "Articles by: Jane Roe", "Boats burn at the old mill")[-1]
        is Verdict.NAVIGATION
    )


def test_a_link_to_the_comments_above_the_text_ends_nothing() -> None:
    assert kept("Ferry runs again", "6 comments", *CANAL) == list(CANAL)


def test_one_long_comment_does_not_outweigh_the_report() -> None:
    rant = " ".join(["I crossed there and nobody searched me at all."] * 60)
    assert rant not in kept(*PORT, *MENU, *MENU, *MENU, *MENU, *MENU, *MENU, rant)


def test_a_document_without_prose_has_no_body() -> None:
    assert kept(*MENU, *SHARE_BAR) == []


def test_an_empty_document_has_no_blocks() -> None:
    assert find_article(Draft(document("")), knowledge()).blocks == ()


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (CANAL[0], True),
        ("One two three four five six seven eight nine!", True),
        ("One two three four five six seven eight.", False),
        ("A headline of nine words or more has no stop", False),
    ],
)
def test_prose_has_a_sentence_of_some_length(text: str, prose: bool) -> None:
    assert is_prose(Block(0, 0, text)) is prose


@pytest.mark.parametrize(
    "last", ["No one was hurt.", "“We stay,” she said.", "The ministry did not comment on it."]
)
def test_a_short_last_paragraph_is_kept(last: str) -> None:
    assert lost(*CANAL, last) == []


@pytest.mark.parametrize("first", ["“We stay,” she said.", "The bridge is gone."])
def test_a_short_first_paragraph_is_kept(first: str) -> None:
    assert lost(first, *CANAL) == []


def test_a_lead_above_a_share_bar_is_kept() -> None:
    assert lost(FLOOD[0], *SHARE_BAR, *FLOOD[1:]) == list(SHARE_BAR)


def test_a_lead_above_a_box_of_headlines_is_kept() -> None:
    box = (
        "Related stories",
        "Boats burn at mill",
        "Dam gates open late",
        "Rains expected soon",
        "Steel on its way",
    )
    assert FLOOD[0] not in lost(FLOOD[0], *box, *FLOOD[1:])


def test_a_sentence_on_where_a_clip_first_appeared_ends_nothing() -> None:
    clip = "The clip first appeared on a channel of the guards on Monday night and shows two barges on fire."
    assert lost(*CANAL[:4], clip, *CANAL[4:]) == []


def test_a_sentence_on_what_residents_posted_ends_nothing() -> None:
    assert (
        lost(*CANAL[:4], "Posts by residents showed boats burning near the mill.", *CANAL[4:]) == []
    )


@pytest.mark.parametrize("number", ["2", "Page 2 of 5", "- 2 -"])
def test_the_number_of_a_page_is_no_body(number: str) -> None:
    assert lost(*CANAL[:3], number, *CANAL[3:]) == [number]


@pytest.mark.growth
@pytest.mark.parametrize("unit", ["Home\n", f"{CANAL[0]}\n", "17 comments\n"])
def test_finding_the_article_takes_linear_time(unit: str) -> None:
    def work(text: str) -> object:
        blocks = tuple(Block(0, 1, line) for line in text.split("\n"))
        return find_article(Draft(document(text), blocks), knowledge())

    assert growth(work, lambda size: unit * (size // len(unit)), 5000) < LINEAR


def test_a_number_that_cites_a_note_is_the_texts_and_the_number_of_a_page_is_not() -> None:
    cited = f"{PORT[1][:-1]} ("
    lines = (PORT[0], cited, "4", "), as a study found.", PORT[2], "4", *PORT[3:])
    draft = cleaned("\n".join(lines))
    verdicts = [block.verdict for block in draft.blocks if block.text == "4"]
    assert verdicts == [Verdict.BODY, Verdict.MARK]
