"""On whose word accounts say that they rest; all names and texts are invented."""

from __future__ import annotations

import pytest

from sitrep.core.leaning.leaning import leanings, not_said, opens_itself
from sitrep.core.leaning.names import SourceNames
from sitrep.core.model import Passage, Report, Source

SOURCES = (
    Source("harbour-monitor", "Harbour Monitor for Human Rights", aliases=("HMHR", "hmhr.example")),
    Source("ruritanian-defence", "Ruritanian Ministry of National Defence"),
    Source("evening-wire", "Evening Wire", aliases=("EW",)),
    Source("morning-post", "The Morning Post"),
    Source("arabic-monitor", "مرصد الميناء"),
)
NAMES = SourceNames(SOURCES)


def found(text: str, origin: str = "evening-wire") -> list[str]:
    return [leaning.source for leaning in leanings(text, origin, NAMES)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Nine died, according to the Harbour Monitor for Human Rights.", ["harbour-monitor"]),
        ("HMHR counts nine dead.", ["harbour-monitor"]),
        (
            "The Harbour Monitor for Human Rights (HMHR), a group in Porto, says so.",
            ["harbour-monitor"],
        ),
        ("Ruritania's defence ministry accuses the rebels.", ["ruritanian-defence"]),
        (
            "The rebels were beaten, the Ruritanian Ministry of Defence announced.",
            ["ruritanian-defence"],
        ),
        (
            "Evening Wire reports from a statement of Ruritania's ministry of defence.",
            ["ruritanian-defence"],
        ),
        ("Selon HMHR, neuf personnes sont mortes.", ["harbour-monitor"]),
        ("Laut Morning Post starben neun Menschen.", ["morning-post"]),
        ("По данным HMHR, погибли девять человек.", ["harbour-monitor"]),
        ("قتل تسعة أشخاص بحسب مرصد الميناء", ["arabic-monitor"]),
    ],
)
def test_whoever_is_quoted_is_found(text: str, sources: list[str]) -> None:
    assert found(text) == sources


@pytest.mark.parametrize(
    "text",
    [
        "Nine died, Evening Wire reports.",
        "A guard told HMHR nothing of it.",
        "The offices of HMHR in Porto burnt down.",
        "Everybody wants human rights and a harbour.",
        "The wire was cut in the evening.",
    ],
)
def test_the_origin_a_hearer_and_whoever_is_only_spoken_of_are_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Local sources say that nine died.",
        "Witnesses speak of nine dead.",
        "Neun Menschen starben, sagen Augenzeugen.",
        "قالت مصادر محلية إن تسعة قتلوا",
    ],
)
def test_whoever_is_not_named_is_unnamed(text: str) -> None:
    assert found(text) == ["unnamed"]


def test_each_is_found_once_with_the_sentence_that_shows_it_and_unnamed_comes_last() -> None:
    text = "Witnesses saw smoke. HMHR says nine died. HMHR adds that four were hurt."
    (named, unnamed) = leanings(text, "evening-wire", NAMES)
    assert (named.source, named.words) == ("harbour-monitor", "HMHR says nine died.")
    assert unnamed.source == "unnamed"


@pytest.mark.parametrize(
    "text",
    [
        "HMHR has condemned the fire.",
        "HMHR had spoken of nine dead.",
        "The paper quotes the head of HMHR, who counts nine dead.",
        "The number is from an officer of the HMHR.",
        "Sources that HMHR does not name speak of nine dead.",
    ],
)
def test_whoever_has_said_it_and_whoever_speaks_for_them_are_leant_on(text: str) -> None:
    assert "harbour-monitor" in found(text)


@pytest.mark.parametrize("text", ["The head of HMHR was hurt.", "HMHR had nine boats."])
def test_whoever_is_spoken_of_is_not_leant_on(text: str) -> None:
    assert found(text) == []


def test_nothing_is_missing_where_the_line_or_the_report_says_it() -> None:
    text = "HMHR says nine died."
    report = Report("a", source="evening-wire")
    assert [each.source for each in not_said(report, Passage(text), NAMES)] == ["harbour-monitor"]
    assert not_said(report, Passage(text, rests_on=("evening-wire",)), NAMES) == ()
    cited = Report("a", source="evening-wire", cites=("harbour-monitor",))
    assert not_said(cited, Passage(text), NAMES) == ()


def test_an_origin_that_begins_in_its_own_voice_speaks_for_itself() -> None:
    assert opens_itself("A mill burnt. HMHR says nine died.", "evening-wire", NAMES)
    assert not opens_itself("HMHR says nine died. A mill burnt.", "evening-wire", NAMES)


def test_offsets_survive_letters_that_become_two_in_lower_case() -> None:
    assert found("İİİ İzmir burnt. According to HMHR nine died.") == ["harbour-monitor"]
