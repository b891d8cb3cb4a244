from __future__ import annotations

from dataclasses import replace

from sitrep.core.markdown.forms import Form, FormKind
from sitrep.ingest.draft import Block, Verdict
from sitrep.ingest.judge.ends import within_ends

WORDS = "The mill at the upper weir stood still for a week and the bakers left."


def block(
    opinion: float, verdict: Verdict = Verdict.BODY, rule: str = "article", text: str = WORDS
) -> Block:
    return Block(0, len(text), text, verdict, rule=rule, opinion=opinion)


def kept(*blocks: Block) -> list[bool]:
    return [each.is_body for each in within_ends(blocks, "judge")]


def test_prose_below_the_text_that_all_counts_against_it_is_left_out() -> None:
    tail = [block(-3.5), block(-0.5), block(-4.0), block(-3.0)]
    assert kept(block(3.0), block(4.0), *tail) == [True, True, False, False, False, False]


def test_one_odd_paragraph_between_paragraphs_of_the_text_stays() -> None:
    assert kept(block(3.0), block(-4.0), block(3.0)) == [True, True, True]


def test_what_words_have_given_away_in_the_tail_counts_against_it() -> None:
    given_away = [block(-1.0, Verdict.SUBSCRIBE, "subscribe-plain")] * 2
    text = [block(3.0), block(3.0)]
    assert kept(*text, *given_away, block(1.0)) == [True, True, False, False, False]
    assert kept(*text, *given_away, *[block(3.0)] * 3)[-3:] == [True] * 3


def test_a_lead_above_a_bar_of_buttons_stays_and_a_long_preamble_does_not() -> None:
    bar = [block(-2.0, Verdict.SHARE, "share-buttons")] * 5
    text = [block(4.0)] * 3
    assert kept(block(1.0), *bar, *text)[0]
    assert not any(kept(*[block(-6.0)] * 3, *bar, *text)[:3])


def test_text_below_a_line_that_seemed_to_end_it_is_taken_in() -> None:
    below = [block(4.0, Verdict.COMMENT)] * 3
    found = within_ends([block(3.0), block(-2.0, Verdict.FORM, "comment-form"), *below], "judge")
    assert [each.verdict for each in found] == [
        Verdict.BODY,
        Verdict.FORM,
        *[Verdict.BODY] * 3,
    ]
    assert {each.rule for each in found[2:]} == {"judge"}


def test_what_the_structure_bears_stays_wherever_it_is() -> None:
    assert kept(block(3.0), block(-5.0, rule="sections")) == [True, True]


def test_a_list_does_not_part_a_text_however_long_it_is() -> None:
    item = replace(block(-4.0, text="Well 3"), form=Form(FormKind.ITEM))
    assert all(kept(block(4.0), *[item] * 40, block(4.0)))


def test_where_there_is_no_text_none_is_made() -> None:
    assert kept(block(4.0, Verdict.NAVIGATION)) == [False]
