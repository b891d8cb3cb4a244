from __future__ import annotations

import pytest

from sitrep.ingest.clean.voice import is_readers, page_words, subjects


@pytest.mark.parametrize(
    "text",
    [
        "I was there and saw nobody.",
        "Ask your cousin at the mill.",
        "who counts these",
        "What a lie!",
        "Я там был.",
        "J'ai vu.",
    ],
)
def test_readers_speak_of_themselves_or_to_somebody(text: str) -> None:
    assert is_readers(text)


@pytest.mark.parametrize(
    "text",
    [
        "“I was there,” a trader said.",
        "The US envoy left Gezira.",
        "He said: «je reste» and left.",
        "Nobody was hurt.",
    ],
)
def test_reports_do_so_in_quotations_alone(text: str) -> None:
    assert not is_readers(text)


def test_words_of_a_page_are_counted_outside_quotations() -> None:
    assert page_words("Please subscribe to our newsletter.") == 4
    assert page_words("“Please help us,” a trader wrote to the governor.") == 0


def test_a_text_is_about_its_long_words() -> None:
    assert subjects("The ferries were displaced after Monday") == {"ferri", "displ"}
    assert subjects("The displacement of a ferry") == {"displ", "ferry"}
