from __future__ import annotations

import pytest

from sitrep.ingest.desk.asking.answers import Move, read_answer
from sitrep.ingest.desk.asking.guesses import Guess, Lacking

OFFERED = (Guess(Lacking.TITLE, "A", ""), Guess(Lacking.TITLE, "B", ""))
SOURCES = frozenset({"example-wire"})


@pytest.mark.parametrize(
    ("line", "move"), [("\n", Move.ACCEPT), ("-\n", Move.LEAVE), (" q ", Move.END)]
)
def test_one_key_is_a_move(line: str, move: Move) -> None:
    assert read_answer(line, OFFERED, SOURCES).move is move


def test_a_number_takes_the_guess_of_that_number() -> None:
    assert read_answer("2", OFFERED, SOURCES).guess == OFFERED[1]
    for line in ("0", "3", "٣"):
        assert read_answer(line, OFFERED, SOURCES).fault


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("title  Ferry   leaves", Lacking.TITLE, "Ferry leaves"),
        ("t Ferry leaves", Lacking.TITLE, "Ferry leaves"),
        ("date: 2021-05-14", Lacking.DATE, "2021-05-14"),
        ("source unknown", Lacking.SOURCE, "unknown"),
        ("s example-wire", Lacking.SOURCE, "example-wire"),
    ],
)
def test_a_value_is_written_behind_its_key(line: str, key: Lacking, value: str) -> None:
    guess = read_answer(line, OFFERED, SOURCES).guess
    assert guess
    assert (guess.key, guess.value) == (key, value)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("date 2021-02-30", "2021-02-30 is not a date; write it as 2020-07-01"),
        ("date 5 May", "5 May is not a date; write it as 2020-07-01"),
        ("title", "title needs a value behind it"),
        ("region idlib", "“region” is neither a number nor title, date or source"),
        (
            "source example-wir",
            "example-wir is not in sources.toml; did you mean example-wire? ./dev new source adds it",
        ),
    ],
)
def test_what_is_wrong_is_said(line: str, fault: str) -> None:
    assert read_answer(line, OFFERED, SOURCES).fault == fault
