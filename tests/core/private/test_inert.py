"""What is taken for plain words, or for whole, hides nothing from the finders."""

from __future__ import annotations

import random

import pytest

from sitrep.core.private.find import find_formal
from sitrep.core.private.halves import has_half, is_cut
from sitrep.core.private.inert import Inert
from sitrep.core.private.reading import Reading
from sitrep.core.private.unhide import unhide
from tests.support.ingest.private_cases import HARMLESS, PRIVATE

EVERYTHING = [case.text for cases in (*PRIVATE.values(), *HARMLESS.values()) for case in cases]


def test_nothing_is_found_in_what_is_of_plain_words() -> None:
    inert = Inert()
    plain = [text for text in EVERYTHING if inert.holds(text)]
    assert plain
    assert [text for text in plain if find_formal(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The road is open again, the council said.",
        "> “No copy” elsewhere – is known to us; (so far).",
        "Où l'État a-t-il…",
        "",
        "Week 27, 2020 · 29 June – 5 July 2020",
        "Idlib: 5 reports, 4 independent roots (B3)",
        "2020-07-01-bridge-reopens-after-3-days",
        "2020-07-01T12:00:00Z",
        "Wed, 01 Jul 2020 12:00:00 +0000",
        "with her 5 lorries during 3 days…",
        "3\xa0roots, on the way\n\nto Idlib … 12 lorries",
        "SY-ID",
    ],
)
def test_sentences_dates_and_small_figures_hold_nothing(text: str) -> None:
    assert Inert().holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "zero nine four four",
        "rami at mail dot com",
        "He lives in Nile Street",
        "SWIFT",
        "Telegram",
        "noor.haddad",
        "x@y",
        "geohash",
        "Call 12",
        "12 Nile Street",
        "plate 123",
        "33 north",
        "944 555",
        "no. 12",
        "flat-12",
        "five 5 five",
        "0944",
        "1234-5678",
        "call-0944-555-012",
        "شارع النيل",
        "ABCDEFGHKLMNPRSTUV",
        "001 - 234 - 567 - 89",
        "001 … 234 … 567 … 89",
        "0 · 9 · 4 · 4 · 5 · 5 · 5",
        "with the tag 34",
        "Kaiserring 5",
        "SY-EST 36",
    ],
)
def test_words_that_mean_something_to_a_finder_are_not_plain(text: str) -> None:
    inert = Inert()
    assert not inert.holds(text)
    assert not inert.holds(f"The road is open. {text}")


FIGURES = (
    "1",
    "12",
    "044",
    "2020",
    "1–7",
    "3-4",
    "B3",
    "2020-07-01",
    "2020-W27",
    "7,",
    "(12)",
    "2019.",
    "-",
    "–",
    "…",
    "·",
    "SY-ID",
)


def test_nothing_is_found_in_free_words_with_figures_between() -> None:
    """Words of all labelled cases, put together by chance with figures; the seed is fixed."""
    inert, chance = Inert(), random.Random(27)
    words = sorted({word for text in EVERYTHING for word in text.split() if inert.is_free(word)})
    texts = [
        " ".join(
            chance.choice(words) if chance.random() < 0.6 else chance.choice(FIGURES)
            for _ in range(chance.randint(2, 8))
        )
        for _ in range(4_000)
    ]
    held = [text for text in texts if inert.holds(text)]
    assert len(held) > 1_000
    together = "\n\n".join(held)
    assert find_formal(together) == ()
    assert not has_half(Reading.of(unhide(together)))
    assert [text for text in held if is_cut(text)] == []


@pytest.mark.parametrize(
    "text", ["36.1234", "36.1234 N,", "37.5678, in the north", "36&#46;1234, "]
)
def test_a_latitude_or_a_longitude_alone_is_half_a_place(text: str) -> None:
    assert is_cut(text)


@pytest.mark.parametrize("text", ["about 350,000", "https://jsonfeed.org/version/1.1", "Week 3"])
def test_a_figure_is_no_half_of_a_place(text: str) -> None:
    assert not is_cut(text)


@pytest.mark.parametrize("text", ["on Telegram", "see u/noor", "noor#1234", "Block 12", "w3w:"])
def test_what_a_text_beside_it_completes_is_told(text: str) -> None:
    assert has_half(Reading.of(unhide(f"The road is open. {text}")))
    assert not has_half(Reading.of("The road is open."))
