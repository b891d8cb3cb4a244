from __future__ import annotations

import pytest

from sitrep.core.links.rule import judge_address, judge_host, known_hosts
from sitrep.core.model import Source

SOURCES = (
    Source("a", "A", homepage="https://www.a-wire.example/", feed="https://feeds.wire.example/a"),
    Source(
        "b",
        "B",
        aliases=("B Daily", "b-daily.example", "Bücher.example", "U.N. office", "10.0.0.1"),
    ),
)


def test_hosts_of_sources_are_those_of_their_addresses_and_aliases() -> None:
    aliases = {"b-daily.example", "xn--bcher-kva.example"}
    assert known_hosts(SOURCES) == {"a-wire.example", "feeds.wire.example", *aliases}


def test_an_address_without_fault_is_judged_sound() -> None:
    assert judge_address("https://a-wire.example/x?id=3") is None
    assert judge_host("https://a-wire.example/x", known_hosts(SOURCES)) is None


def test_a_tracked_address_is_a_fault_whose_remedy_is_the_clean_one() -> None:
    found = judge_address("https://a-wire.example/x?id=3&utm_source=mail")
    assert found is not None
    assert found.remedy == "Write https://a-wire.example/x?id=3"


def test_a_lookalike_is_a_fault_that_says_how_to_keep_it() -> None:
    found = judge_host("https://a-w1re.example/", known_hosts(SOURCES))
    assert found is not None
    assert "looks like a-wire.example" in found.problem
    assert "aliases" in found.remedy


def test_no_message_repeats_a_password() -> None:
    found = judge_address("https://ann:s3cret@a-wire.example/")
    assert found is not None
    assert "s3cret" not in f"{found.problem} {found.remedy}"


def test_an_address_does_not_become_known_by_looking_like_another() -> None:
    disguised = Source("c", "C", homepage="https://wirе.example/")
    assert known_hosts([disguised]) == frozenset()
    spelled = Source("c", "C", aliases=("xn--wir-tdd.example",))
    assert known_hosts([spelled]) == {"xn--wir-tdd.example"}


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/url?q=http://127.0.0.1/",
        "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
        "https://www.youtube.com/redirect?q=https%3A%2F%2Fann%3As3cret%40wire.example.org%2F",
    ],
)
def test_a_redirect_to_where_no_reader_may_be_sent_is_a_fault(address: str) -> None:
    found = judge_address(address)
    assert found is not None
    assert "redirects" in found.problem
    assert "s3cret" not in f"{found.problem} {found.remedy}"


def test_a_search_for_words_is_no_redirect() -> None:
    assert judge_address("https://www.google.com/url?q=two+words") is None
