from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.figures import FigureKind
from sitrep.core.figures.harm import harmed_counts
from tests.support.growth import LINEAR, growth

HERE = Path(__file__).parent
LEAST_PRECISION = 0.97
LEAST_RECALL = 0.93
FILES = "harmed.tsv", "harmed_blind.tsv"


def cases(name: str) -> list[tuple[str, list[str]]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(text, expected.split()) for text, expected in rows]


def labelled(words: list[str]) -> Counter[tuple[str, int]]:
    return (
        Counter(zip(words[::2], map(int, words[1::2]), strict=False))
        if words != ["-"]
        else Counter()
    )


def counted(text: str) -> Counter[tuple[str, int]]:
    return Counter((str(each.kind), each.values[0]) for each in harmed_counts(text))


@pytest.mark.parametrize("name", FILES)
def test_counts_of_harmed_people_are_found_and_others_are_not(name: str) -> None:
    hits = found = wanted = 0
    for text, words in cases(name):
        counts, labels = counted(text), labelled(words)
        hits += (counts & labels).total()
        found += counts.total()
        wanted += labels.total()
    assert wanted > 50
    assert hits / found >= LEAST_PRECISION
    assert hits / wanted >= LEAST_RECALL


@pytest.mark.parametrize(
    "text", [text for name in FILES for text, words in cases(name) if words == ["-"]]
)
def test_what_counts_nobody_harmed_is_let_be(text: str) -> None:
    assert harmed_counts(text) == ()


def test_a_count_says_where_it_stands_and_shows_its_sentence() -> None:
    text = "The road is open. Four or five men died; two were hurt."
    first, second, third = harmed_counts(text)
    assert text[first.start :].startswith("Four or five")
    assert (first.kind, first.words) == (FigureKind.KILLED, "Four or five men died")
    assert second.values == (5,)
    assert (third.kind, third.words) == (FigureKind.WOUNDED, "two were hurt.")


def test_one_with_an_article_is_counted_where_it_is_asked_for() -> None:
    text = "A soldier was killed, and an old man died in a camp."
    assert harmed_counts(text) == ()
    assert [each.values for each in harmed_counts(text, with_articles=True)] == [(1,), (1,)]


@given(st.text("NpXaCo ,.killed two people and 3 were hurt–-\n"))
def test_any_text_is_searched(text: str) -> None:
    for each in harmed_counts(text, with_articles=True):
        assert each.values
        assert 0 <= each.start < len(text)


@pytest.mark.growth
@pytest.mark.parametrize(
    "part",
    [
        "two people and ",
        "killed ",
        "five to ",
        "four soldiers, ",
        "the number of ",
        "killed at least ",
        "of the ",
        "was ",
        "killed two men and three women, ",
    ],
)
def test_work_grows_with_the_text(part: str) -> None:
    assert growth(harmed_counts, part.__mul__, 200) < LINEAR
