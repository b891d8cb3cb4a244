from __future__ import annotations

import pytest

from sitrep.content.syntax.passage_line import dump_opening, parse_opening
from sitrep.core.model import Passage
from sitrep.core.weeks import Span
from tests.support.strategies import day


def parse(words: str) -> tuple[Passage, list[tuple[str, str]]]:
    faults: list[tuple[str, str]] = []

    def fault(problem: str, remedy: str, *, key: str = "passage") -> None:
        faults.append((problem, remedy))

    return parse_opening(words, fault), faults


LINE = (
    "SY-HL idlib 2020-07-19/2020-07-20 event=bomb,raid from=anadolu,unnamed credibility=2 "
    "killed=total:4..5,7@2020-07-20 wounded=total:>80"
)


def test_a_line_says_where_when_what_and_who_speaks() -> None:
    passage, faults = parse(LINE)
    assert faults == []
    assert passage.regions == ("SY-HL", "idlib")
    assert passage.days == Span(day("2020-07-19"), day("2020-07-20"))
    assert passage.events == ("bomb", "raid")
    assert passage.rests_on == ("anadolu", "unnamed")
    assert passage.credibility == 2
    assert len(passage.figures) == 3


def test_a_line_is_written_back_in_one_order() -> None:
    assert dump_opening(parse(LINE)[0]) == LINE
    turned = " ".join(reversed(LINE.split()))
    assert dump_opening(parse(turned)[0]) == LINE.replace("SY-HL idlib", "idlib SY-HL")


@pytest.mark.parametrize(
    ("words", "problem", "remedy"),
    [
        ("SY-ID evnt=bomb", "“evnt=” is not an option of a passage", "Write event=,"),
        ("SY-ID colour=red", "“colour=” is not an option of a passage", "Options are event,"),
        ("SY-ID event=a event=b", "gives event= twice", "Write one event="),
        ("SY-ID event=", "event= has no value", "without a space"),
        ("SY-ID event=A_b", "“A_b” in event= is not an id", "content/events"),
        ("SY-ID from=sohr,", "“” in from= is not an id", "sources.toml"),
        ("SY-ID from=unknown", "from= says unknown", "Write unnamed"),
        ("SY-ID credibility=7", "“credibility=7” is not a number from 1 to 6", "1 to 6"),
        ("SY-ID 2020-07-01 2020-07-02", "gives its dates twice", "Write"),
        ("SY-ID 2020-02-30", "“2020-02-30” is not a day", "Write 2020-06-30"),
        ("event=bomb", "names no region", "SY-ID"),
        ("SY-ID killed=many", "“many”", "Write"),
    ],
)
def test_what_is_wrong_is_told_with_its_remedy(words: str, problem: str, remedy: str) -> None:
    ((found, how),) = parse(words)[1]
    assert problem in found
    assert remedy in how


def test_all_faults_of_a_line_are_told_at_once() -> None:
    assert len(parse("colour=red credibility=9 event=A")[1]) == 4
