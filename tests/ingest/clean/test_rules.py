from __future__ import annotations

import re
from dataclasses import replace
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.ingest.clean.rules import judge_phrases, judge_shapes
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Phrase, load_phrases
from sitrep.ingest.knowledge.date_patterns import plain
from tests.support.documents import BORDER, CANAL, FLOOD, PORT, document, knowledge
from tests.support.growth import LINEAR, growth

RECORDINGS = [
    "https://harbour-review.example/media/GZ 03 05 2021 EN.mp4",
    "https://www.youtube.com/watch?v=invented",
    "https://youtu.be/invented",
    "https://vimeo.com/0000000",
]


def judged(*texts: str) -> tuple[Block, ...]:
    blocks = tuple(Block(0, len(text), text) for text in texts)
    return judge_shapes(judge_phrases(Draft(document(""), blocks), knowledge()), knowledge()).blocks


def phrase(name: str, pattern: str, longest: int = 0) -> Phrase:
    return Phrase(name, re.compile(pattern, re.IGNORECASE), Verdict.SHARE, False, longest, "", "")


def by_phrases(text: str, *bank: Phrase) -> Block:
    block = Block(0, len(text), text)
    return judge_phrases(Draft(document(""), (block,)), replace(knowledge(), phrases=bank)).blocks[
        0
    ]


def test_the_first_entry_that_fits_decides_and_is_named_with_its_words() -> None:
    block = by_phrases(
        "Pass it on, friends", phrase("on", "pass it on"), phrase("friends", "friends")
    )
    assert (block.verdict, block.rule, block.reason) == (Verdict.SHARE, "on", "says “Pass it on”")


LETTERS = re.findall("[a-z]", "".join(map(chr, range(0x20000))), re.IGNORECASE)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_needed_word_is_seen_in_every_letter_that_its_pattern_takes_for_it(letter: str) -> None:
    plain_letter = next(each for each in ascii_lowercase if re.match(each, letter, re.IGNORECASE))
    needing = replace(phrase("word", f"x{plain_letter}x"), needs=frozenset({f"x{plain_letter}x"}))
    assert by_phrases(f"x{letter}x", needing).rule == "word"


@pytest.mark.parametrize("entry", load_phrases(), ids=lambda entry: entry.name)
@settings(max_examples=10)
@given(data=st.data())
def test_the_words_an_entry_needs_spare_no_text_that_its_pattern_fits(
    entry: Phrase, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(entry.pattern))
    assert by_phrases(text, entry) == by_phrases(text, replace(entry, needs=frozenset()))


@pytest.mark.parametrize(
    ("longest", "verdict"), [(3, Verdict.UNJUDGED), (4, Verdict.SHARE), (0, Verdict.SHARE)]
)
def test_an_entry_judges_blocks_up_to_its_longest_alone(longest: int, verdict: Verdict) -> None:
    assert by_phrases("Pass it on, friends", phrase("on", "pass it on", longest)).verdict is verdict


def test_typographic_quotes_are_seen_as_plain_ones() -> None:
    assert plain("‘don’t’ “now”\u00a0please") == "'don't' \"now\" please"
    assert by_phrases("Don’t miss", phrase("miss", "don't miss")).verdict is Verdict.SHARE


@pytest.mark.parametrize("text", [*CANAL, *PORT, *BORDER, *FLOOD])
def test_a_reports_paragraph_is_left_open(text: str) -> None:
    assert judged(text)[0].verdict is Verdict.UNJUDGED


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("*", Verdict.MARK),
        ("———", Verdict.MARK),
        ("", Verdict.MARK),
        *((address, Verdict.VIDEO) for address in RECORDINGS),
        ("https://harbour-review.example/a-b/", Verdict.LINK),
        ("http://a.example/x, www.b.example/y; mailto:desk@a.example", Verdict.LINK),
        ("desk@harbour-review.example", Verdict.LINK),
        ("See https://harbour-review.example/ for more on it.", Verdict.UNJUDGED),
        ("Write to desk@harbour-review.example for help.", Verdict.UNJUDGED),
        ("14", Verdict.UNJUDGED),
    ],
)
def test_a_shape_decides_only_where_nothing_else_stands_in_the_block(
    text: str, verdict: Verdict
) -> None:
    block = judged(text)[0]
    assert block.verdict is verdict
    assert bool(block.reason and block.rule) == (verdict is not Verdict.UNJUDGED)


def test_a_shape_does_not_overrule_a_phrase() -> None:
    assert judged("https://www.patreon.com/harbour-example")[0].verdict is Verdict.DONATION


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Give what you can at https://ko-fi.com/harbour-example this week", Verdict.DONATION),
        ("2,750 €", Verdict.DONATION),
        ("Donate today: every coin keeps our boats afloat.", Verdict.DONATION),
        ("Support our work!", Verdict.DONATION),
        ("Please consider turning off your ad blocker here.", Verdict.DONATION),
        ("Hit the share button, dear friends.", Verdict.SHARE),
        ("Tweet", Verdict.SHARE),
        ("Sign up for our weekly bulletin", Verdict.SUBSCRIBE),
        ("Find us on Facebook", Verdict.SUBSCRIBE),
        ("Already a subscriber?", Verdict.SUBSCRIBE),
        ("The views expressed in this column are the guest's.", Verdict.DISCLAIMER),
        ("Any reproduction needs a letter from us.", Verdict.DISCLAIMER),
        ("(c) 2020-2021 Harbour Review", Verdict.COPYRIGHT),
        ("Media inquiries: desk@harbour-review.example", Verdict.DISCLAIMER),
        ("We use cookies to count visits.", Verdict.BANNER),
        ("Originally published by Harbour Review", Verdict.CREDIT),
        ("Source: Harbour Review", Verdict.CREDIT),
        ("Source", Verdict.CREDIT),
        ("More articles by Jane Roe", Verdict.RELATED),
        ("[caption id=4]", Verdict.MARK),
        ("12 replies", Verdict.COMMENT),
        ("Write a comment", Verdict.FORM),
        ("2 weeks ago", Verdict.COMMENT),
        ("May 5, 2021 Posted by lakeside_reader", Verdict.POSTER),
        ("Topics: rivers, wells", Verdict.LABEL),
        ("You may also like", Verdict.RELATED),
        ("Advertisement", Verdict.BANNER),
        ("Skip to content", Verdict.NAVIGATION),
        ("Load more …", Verdict.NAVIGATION),
        ("Video: boats on the canal", Verdict.VIDEO),
    ],
)
def test_words_around_a_report_are_known_in_other_wordings(text: str, verdict: Verdict) -> None:
    assert judged(text)[0].verdict is verdict


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "original-source",
            "A clip that first appeared on a local channel shows two trucks burning by the mill.",
        ),
        (
            "original-source",
            "The figures were first published in a daily of the capital, which the ministry later shut.",
        ),
        ("articles-by", "Posts by residents showed boats burning near the mill."),
        ("articles-by", "Stories from the camps differ, but most speak of thirst."),
        (
            "disclaimer-permission",
            "The prefect refused to grant permission to the convoy that waited at the lock.",
        ),
        (
            "disclaimer-responsibility",
            "The toll does not reflect the official count, which the hospital keeps to itself.",
        ),
        (
            "donation-plea",
            "More fuel would help keep the pumps running through the dry months, the engineer said.",
        ),
        (
            "donation-plea",
            "Nobody here can donate to us what the river took, an elder of the upper village said.",
        ),
        ("donation-support", "Support for the mayor grows"),
        ("donation-paypal", "PayPal froze the account of the charity in March, its director said."),
        (
            "subscribe-newsletter",
            "Families were told to join the Telegram channel for warnings of raids.",
        ),
        ("read-also", "Related protests broke out in the port overnight, police said."),
        ("read-also", "Watch towers along the river came under fire again."),
        ("read-also", "Most viewed the truce as a pause."),
        ("contact-line", "Contact between the two headquarters broke off on Sunday."),
        (
            "copyright-line",
            "The lawyer said that all rights reserved to the two towns under the treaty remain in force.",
        ),
        ("share-buttons", "Share with neighbours, the elders said, or the wells run dry for all."),
        ("skip-links", "Return to home villages slow"),
        (
            "cookies",
            "Under the privacy policy of the phone company, lists of callers go to the ministry after a year.",
        ),
    ],
    ids=lambda value: str(value)[:34],
)
def test_an_ordinary_sentence_is_left_open(rule: str, text: str) -> None:
    block = judged(text)[0]
    assert (block.verdict, block.rule) == (Verdict.UNJUDGED, ""), (
        f"taken by {rule} when this was written"
    )


@pytest.mark.growth
@pytest.mark.parametrize(
    ("unit", "end"),
    [
        ("a b ", "."),
        ("http://a b ", ""),
        ("a.", ""),
        (". ", "x"),
        ("-", "a"),
        (".", "a"),
    ],
)
def test_judging_shapes_takes_linear_time(unit: str, end: str) -> None:
    assert growth(judged, lambda size: unit * (size // len(unit)) + end, 2500) < LINEAR


@pytest.mark.growth
@pytest.mark.parametrize(("address", "few"), [("https://a.example/x/ ", 40), ("http://a", 80)])
def test_a_line_of_addresses_with_a_word_behind_them_takes_linear_time(
    address: str, few: int
) -> None:
    assert growth(judged, lambda size: address * size + " more", few) < LINEAR
