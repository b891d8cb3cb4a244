from __future__ import annotations

import random

import pytest

from sitrep.content.checks.fingerprint import (
    CHANCE,
    MOST_RUNS,
    Fingerprint,
    make_fingerprint,
    new_runs,
    parse_fingerprint,
)

SYLLABLES = ("ba", "de", "ki", "lo", "mu", "ra", "se", "ti", "vo", "zu")


def invented(number: int, seed: int = 1) -> str:
    """A text of so many made-up words."""
    draw = random.Random(seed)
    return " ".join("".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(number))


def mark(text: str, *known: Fingerprint) -> Fingerprint:
    found = parse_fingerprint(make_fingerprint(new_runs([text], known)))
    assert found is not None
    return found


def test_it_tells_every_run_of_its_document() -> None:
    text = invented(900)
    found = mark(text)
    assert all(found.answer(run) for run in new_runs([text]))


def test_it_takes_one_run_in_sixteen_of_another_document_for_its_own() -> None:
    found = mark(invented(900))
    others = new_runs([invented(6000, seed=2)]) - new_runs([invented(900)])
    wrong = sum(bool(found.answer(run)) for run in others) / len(others)
    assert 0.6 * CHANCE < wrong < 1.4 * CHANCE


@pytest.mark.parametrize(("words", "most"), [(500, 520), (2000, 2000), (60_000, 4200)])
def test_it_is_compact_however_long_the_document_is(words: int, most: int) -> None:
    assert len(make_fingerprint(new_runs([invented(words)]))) < most


def test_of_a_very_long_document_it_tells_of_some_runs_and_says_so_of_others() -> None:
    text = invented(3 * MOST_RUNS)
    found = mark(text)
    answers = [found.answer(run) for run in new_runs([text])]
    assert False not in answers
    assert 0.2 < answers.count(True) / len(answers) < 0.5


def test_two_reports_of_one_run_do_not_show_it_by_the_same_bits() -> None:
    one, other = mark(invented(40)), mark(invented(41))
    assert one.salt != other.salt
    assert one.bits[:16] != other.bits[:16]


def test_names_and_figures_leave_no_trace_in_it() -> None:
    one = "the guard said that Jane Roe was taken to the mill with 14 others before the rain came"
    other = "the guard said that John Doe was taken to the mill with 3 others before the rain came"
    assert make_fingerprint(new_runs([one])) == make_fingerprint(new_runs([other]))


def test_what_known_marks_tell_of_is_not_new() -> None:
    text, more = invented(300), invented(80, seed=3)
    assert new_runs([text], [mark(text)]) == frozenset()
    assert len(new_runs([text, more], [mark(text)])) > 60


@pytest.mark.parametrize("written", ["", "1", "1.1", "1.1.", "1.0.AAAAAAAA", "2.1.AAAAAAAA", "1.x.AAAAAAAA", "1.1.A*AA",
                                     "1.²." + "A" * 12, "1.1.AAAA", "1.99999999.AAAAAAAA"])  # fmt: skip
def test_what_ingest_does_not_write_is_none(written: str) -> None:
    assert parse_fingerprint(written) is None
