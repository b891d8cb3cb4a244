from __future__ import annotations

import pytest

from sitrep.ingest.draft import Draft, Verdict
from tests.support.ingest.documents import CANAL, cleaned, joined, paragraphs_of
from tests.support.site.pages import cleaned_page, tagged

KEPT = [
    "The commander can be reached at his headquarters by boat alone, and his men have not been paid since the spring.",
    "Investigators traced four million dollars to the wallet bc1qexampleexampleexampleexample, and held two clerks.",
    "Officers asked traders to donate now or lose their stalls, and eleven of them were beaten on the quay on Monday.",
    "The decree says that any reproduction of the map is a crime, and a printer was led away by guards on Sunday.",
    "Guards with lists told villagers to sign up for the militia, and a morning bulletin named those who fled.",
    "The envoy said that the drafts were the sole responsibility of the author of the plan.",
    "Region: two hamlets in the west of Gezira were shelled on Monday by gunners of the column, who wounded five.",
    "Live: shells fell on the sugar mill of Gezira at noon, and a second convoy left the town for the far bank.",
    "Contact: the clinic lost its radio on Sunday, and nurses walk to the guards to send word of the wounded.",
    "Source: the district hospital, whose doctors counted eleven wounded and two more dead by Monday night.",
    "Residents follow him on Telegram for news of the ferry, and he was arrested by soldiers of the column on Tuesday.",
    "Posters asked people to support the militia with flour, and all rights reserved for nobles were struck off.",
]
OUT = [
    "Please make a donation this month, so that our reporters can stay on the river and you can read them for free.",
    "Disclaimer: the views expressed in this article are the author's own and do not reflect those of this site.",
    "Our website uses cookies so that we can see which of our pages are read, and you may refuse them at any time.",
    "Sign up for our free weekly newsletter, and read our stories before they appear on this page.",
    "This article was first published by Example Wire, and is reposted here with the permission of its editors.",
    "Send bitcoin to bc1qexampleexampleexampleexample or use PayPal, and help us keep this site online.",
]
TAILS = [
    "Jane Roe can be reached at desk@example.org.",
    "All rights reserved.",
    "Please donate now to keep this page online.",
    "Follow her on Telegram.",
    "Subscribe to our newsletter.",
]


def verdict_of(draft: Draft, words: str) -> Verdict:
    return next(block.verdict for block in draft.blocks if words in block.text)


@pytest.mark.parametrize("said", KEPT)
def test_a_phrase_does_not_take_out_prose_that_reports(said: str) -> None:
    assert paragraphs_of(cleaned(joined(*CANAL[:3], said, *CANAL[3:]))) == (
        *CANAL[:3],
        said,
        *CANAL[3:],
    )


@pytest.mark.parametrize("said", KEPT[:4])
def test_the_curator_sees_what_such_a_paragraph_says(said: str) -> None:
    first = " ".join(said.split()[:8])
    doubts = cleaned(joined(*CANAL[:3], said, *CANAL[3:])).doubts
    assert [doubt for doubt in doubts if f"“{first} …” was kept, though it says" in doubt]


@pytest.mark.parametrize("said", OUT)
def test_an_appeal_or_a_notice_in_whole_sentences_is_out(said: str) -> None:
    assert paragraphs_of(cleaned(joined(*CANAL, said))) == CANAL


@pytest.mark.parametrize("tail", TAILS)
def test_a_sentence_at_the_end_of_a_paragraph_goes_alone(tail: str) -> None:
    draft = cleaned(joined(*CANAL[:-1], f"{CANAL[-1]} {tail}"))
    assert paragraphs_of(draft) == CANAL
    assert verdict_of(draft, tail) is not Verdict.BODY


@pytest.mark.parametrize("tail", TAILS)
def test_a_sentence_within_a_paragraph_goes_alone_and_the_paragraph_stays_one(tail: str) -> None:
    first, second = (
        "Two carts sank at the ford.",
        "The drivers swam ashore and lost their flour, a trader said.",
    )
    draft = cleaned(joined(*CANAL[:2], f"{first} {tail} {second}", *CANAL[2:]))
    assert paragraphs_of(draft) == (*CANAL[:2], f"{first} {second}", *CANAL[2:])


@pytest.mark.parametrize("tail", TAILS)
def test_a_sentence_goes_alone_on_a_page_too(tail: str) -> None:
    texts = [*CANAL[:2], f"{CANAL[2]} {tail}", *CANAL[3:]]
    draft = cleaned_page(
        f"<html><body><article>{tagged('p', *texts)}</article></body></html>".encode()
    )
    assert paragraphs_of(draft) == CANAL


def test_blocks_cover_a_document_whose_paragraphs_were_cut() -> None:
    text = "  " + joined(f"{CANAL[0]}  {TAILS[0]}\n", *CANAL[1:]) + "  "
    draft = cleaned(text)
    assert "".join(text[block.start : block.end] for block in draft.blocks) == text
    assert [block.start for block in draft.blocks[1:]] == [block.end for block in draft.blocks[:-1]]


def test_two_sentences_of_a_page_go_from_one_paragraph() -> None:
    draft = cleaned(joined(*CANAL[:-1], f"{CANAL[-1]} {TAILS[0]} {TAILS[1]}"))
    assert paragraphs_of(draft) == CANAL
