from __future__ import annotations

import pytest

from sitrep.core.figures import Figure, FigureKind, parse_figure_option
from sitrep.core.figures.unlisted import unfounded_numbers, unlisted_counts


def figures(*words: str) -> list[Figure]:
    found: list[Figure] = []
    for word in words:
        key, _, value = word.partition("=")
        found += parse_figure_option(key, value)[0]
    return found


TEXT = "Thirteen people were hurt and at least four, later five civilians were killed."


def unlisted(text: str, *words: str, language: str | None = None) -> list[tuple[str, int]]:
    found = unlisted_counts(text, figures(*words), language)
    return [(str(each.kind), each.values[0]) for each in found]


def test_counts_that_no_figure_has_are_listed() -> None:
    assert unlisted(TEXT) == [("wounded", 13), ("killed", 5)]
    assert unlisted(TEXT, "killed.civilians=4+,5") == [("wounded", 13)]
    assert unlisted(TEXT, "wounded=13", "killed=total:5") == []


def test_a_figure_of_another_kind_does_not_stand_for_a_count() -> None:
    assert unlisted("Thirteen people were hurt.", "killed=13") == [("wounded", 13)]


def test_one_who_died_is_listed_where_nothing_else_is_said_of_the_dead() -> None:
    assert unlisted("A soldier was killed in Idlib.") == [("killed", 1)]
    assert unlisted("A soldier was killed in Idlib.", "killed=1") == []
    assert unlisted("Five died. A soldier was killed in the yard.", "killed=5") == []
    assert unlisted("A soldier was killed and five civilians died.") == [("killed", 5)]


def test_nothing_is_listed_of_other_languages() -> None:
    assert unlisted(TEXT, language="de") == []
    assert unlisted(TEXT, language="en-GB") == [("wounded", 13), ("killed", 5)]


def unfounded(text: str, *passages: str, words: tuple[str, ...] = ()) -> tuple[str, ...]:
    return unfounded_numbers(text, [(each, None) for each in passages], figures(*words))


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Thirteen people were hurt.", "13 people were hurt."),
        ("Some 4.1 million people need aid.", "About 4,100,000 people need help."),
        ("On 12 July a bomb hit the M4.", "A bomb hit the road."),
        ("Since 2011 nobody was sure; from May 2020 on all were.", "Nobody knows."),
        ("Resolution 2533 keeps one crossing open.", "The council voted."),
        ("The 5th Corps left on 3 August at 10:30.", "It left."),
        ("No one was hurt, one of them said.", "All are well."),
        ("A T-72 and a 122-mm gun fired.", "Both fired."),
        ("COVID-19 spreads; the 25-year-old fell ill.", "It spreads."),
        ("From 2020-07-19 to 19/7 it was quiet.", "Quiet."),
        ("On July 12 and 13, and from 3 to 5 August, it rained.", "Rain."),
    ],
)
def test_numbers_that_are_in_a_passage_or_count_nothing_are_no_matter(
    text: str, passage: str
) -> None:
    assert unfounded(text, passage) == ()


@pytest.mark.parametrize(
    ("text", "passage", "numbers"),
    [
        ("Fourteen people were hurt.", "13 people were hurt.", ("Fourteen",)),
        ("Some 4.2 million need aid.", "4.1 million need aid.", ("4.2 million",)),
        ("12 civilians and 1,300 families fled.", "Families fled.", ("12", "1,300")),
        ("They killed 2000 people.", "They killed many.", ("2000",)),
        ("Prices rose by 50 percent.", "Prices rose.", ("50",)),
    ],
)
def test_numbers_that_are_in_none_of_the_passages_are_named(
    text: str, passage: str, numbers: tuple[str, ...]
) -> None:
    assert unfounded(text, passage) == numbers


def test_figures_and_any_of_the_passages_will_do() -> None:
    text = "Between four and seven people died, and 85 were hurt."
    assert unfounded(text, "Four died.", "85 were hurt.") == ("seven",)
    assert unfounded(text, "Four died.", "85 were hurt.", words=("killed=4..7",)) == ()
    assert unfounded(text) == ("four", "seven", "85")


def test_passages_are_read_in_their_own_languages() -> None:
    arabic = ("مقتل خمسة مدنيين وإصابة ثلاثة عشر", "ar")
    assert unfounded_numbers("Five died, 13 were hurt.", [arabic], ()) == ()
    assert unfounded_numbers("Six died, 13 were hurt.", [arabic], ()) == ("Six",)
    assert unfounded_numbers("Six died.", [("Lix qof", "so")], ()) == ()
    german = "Bei dem Anschlag starben fünf Menschen, am 3. August weitere zwei."
    assert unfounded_numbers(german, [("Fünf starben.", "de")], (), "de") == ("zwei",)


def test_kinds_are_those_of_figures() -> None:
    assert {each.kind for each in unlisted_counts(TEXT, ())} == {
        FigureKind.KILLED,
        FigureKind.WOUNDED,
    }
