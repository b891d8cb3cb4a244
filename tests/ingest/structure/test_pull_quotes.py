from __future__ import annotations

from sitrep.ingest.draft import Verdict
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import CANAL, from_bytes, joined

REPEATED = "soldiers searched every cart and took part of the load as a toll"


def verdicts(text: str) -> dict[str, Verdict]:
    return {block.text: block.verdict for block in from_bytes(text).blocks}


def page(*parts: str) -> str:
    return f"<html><body><article><h1>Toll at the mill</h1>{''.join(parts)}</article></body></html>"


def test_a_quotation_that_repeats_a_sentence_is_taken_out() -> None:
    quote = REPEATED.capitalize()
    found = verdicts(
        page(f"<p>{CANAL[0]}</p><blockquote><p>{quote}</p></blockquote>", f"<p>{CANAL[3]}</p>")
    )
    assert found[quote] is Verdict.PULL_QUOTE
    assert found[CANAL[3]] is Verdict.BODY


def test_whoever_is_quoted_may_be_named_beside_it() -> None:
    quote = f"“{REPEATED}” — a trader at the mill"
    found = verdicts(
        page(f"<p>{CANAL[0]}</p><blockquote>{quote}</blockquote>", f"<p>{CANAL[3]}</p>")
    )
    assert found[quote] is Verdict.PULL_QUOTE


def test_in_plain_text_a_whole_sentence_that_comes_twice_is_taken_out() -> None:
    sentence = "According to the district hospital eleven farm workers were hurt."
    longer = f"{CANAL[0]} {sentence} Three of them were taken by boat to a clinic."
    assert verdicts(joined(longer, sentence, *CANAL[2:4]))[sentence] is Verdict.PULL_QUOTE


def test_a_quotation_of_its_own_stays() -> None:
    quote = "We shall not pay a toll to those who block the only road to the mill"
    found = verdicts(
        page(f"<p>{CANAL[0]}</p><blockquote>{quote}</blockquote>", f"<p>{CANAL[3]}</p>")
    )
    assert found[quote] is Verdict.BODY


def test_an_item_that_says_what_the_text_says_stays() -> None:
    item = "Soldiers searched every cart and took part of the load as a toll"
    found = verdicts(joined(f"• {item}\n• Ferry runs again", *CANAL))
    assert found[item] is Verdict.BODY


def test_the_search_grows_with_the_text() -> None:
    def text(size: int) -> str:
        return joined(*(f"{CANAL[3]} {number}. {CANAL[1]}" for number in range(size)))

    assert growth(from_bytes, text, 40) < LINEAR
