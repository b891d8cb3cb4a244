from __future__ import annotations

from sitrep.ingest.head.grammar import Candidate, HeadReading, best_reading
from sitrep.ingest.head.weights import LineIs
from tests.support.growth import LINEAR, growth

BUTTON = Candidate({"line": 1.0, "a word": 1.0, "furniture": 1.0}, None)
HEADLINE = Candidate({"line": 1.0, "headline's length": 1.0, "said again": 0.8}, None)
DATE = Candidate({"line": 1.0, "three words": 1.0, "date alone": 1.0}, None)
PROSE = Candidate({"line": 1.0, "long": 1.0, "prose": 1.0, "stopped": 1.0}, 1.0)


def read(*lines: Candidate) -> HeadReading:
    found = best_reading(lines)
    assert found
    return found


def test_kinds_are_given_down_to_where_the_text_begins() -> None:
    assert read(BUTTON, HEADLINE, DATE, PROSE).kinds == (LineIs.OTHER, LineIs.TITLE, LineIs.DATE)


def test_at_most_one_line_is_the_headline_and_the_nearer_one_wins() -> None:
    kinds = read(HEADLINE, BUTTON, BUTTON, HEADLINE, DATE, PROSE).kinds
    assert kinds.count(LineIs.TITLE) == 1
    assert kinds[3] is LineIs.TITLE


def test_a_notice_above_the_headline_is_skipped_where_the_headline_is_worth_it() -> None:
    notice = Candidate(PROSE.signs, 1.0)
    text = Candidate(PROSE.signs, 0.95)
    stated = Candidate({**HEADLINE.signs, "stated title": 1.0}, None)
    assert read(notice, stated, DATE, text).title_at == 1
    assert read(notice, BUTTON, text).kinds == ()


def test_without_a_text_there_is_no_reading() -> None:
    assert best_reading([BUTTON, HEADLINE]) is None


def test_the_time_grows_with_the_lines() -> None:
    def work(text: str) -> object:
        return best_reading([*[HEADLINE, DATE] * len(text), PROSE])

    assert growth(work, lambda size: "x" * size, 100) < LINEAR
