from __future__ import annotations

import pytest

from sitrep.content.checks.word_runs import NAMED, runs_of, words_of

PLAIN = "the ferry had been tied up since early spring"


def texts(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


def runs(text: str) -> list[str]:
    return [run.text for run in runs_of(text)]


@pytest.mark.parametrize(
    "dressed",
    [
        PLAIN.upper(),
        PLAIN.title(),
        "the fer\u00adry had be\u200ben tied\u2060 up since ear\ufeffly spring",
        "the ferrу hаd bеen tiеd up sincе eаrly spring",
        "the férry hàd bëen tied up sïnce early spring",
        "ｔｈｅ ｆｅｒｒｙ had been tied up since early spring",
        "the ferry, had — been “tied up” since (early) spring!",
    ],
)
def test_words_are_the_same_however_they_are_dressed(dressed: str) -> None:
    assert texts(dressed) == PLAIN.split()


def test_words_of_arabic_script_are_the_same_with_and_without_signs_and_of_any_keyboard() -> None:
    assert texts("أُعيدَ فتحُ الجســـر فى القرية") == texts("اعيد فتح الجسر في القريه")
    assert texts("٢٠٢١") == texts("2021")


def test_names_and_figures_are_one_sign_whoever_and_how_many_they_are() -> None:
    one = "yesterday the patrol of Jane Roe and the Office for the Coordination of Mills met 14 ferrymen at noon"
    other = "yesterday the patrol of John Doe and the Bureau of Fords met 3,000 ferrymen at noon"
    assert texts(one) == texts(other)
    assert texts(one).count(NAMED) == 2


def test_runs_of_names_alone_say_nothing() -> None:
    text = "there were Northern Ferry Union, Harbour Review and Lake Board, 14 in all"
    assert runs(text) == ["there were *", "were * in", "* in all"]


def test_a_run_of_a_script_without_spaces_is_as_long_as_three_words() -> None:
    assert runs("渡船自春天起就停在岸边")[0] == "渡 船 自 春 天 起"
    assert len(runs("渡船自春天起就停在岸边")) == 6


@pytest.mark.parametrize("text", ["", "two words", "\u200b", "...", "\ud800 lone"])
def test_too_little_text_has_no_runs(text: str) -> None:
    assert runs_of(text) == ()


def test_a_run_knows_where_it_was_taken_from() -> None:
    text = "at noon, thé ferry’s ropes were cut"
    run = runs_of(text)[2]
    assert (text[run.start :].split(maxsplit=1)[0], text[run.end :].split(maxsplit=1)[0]) == (
        "thé",
        "ropes",
    )
