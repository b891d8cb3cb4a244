from __future__ import annotations

import pytest

from sitrep.content.checks.figures import figure_faults
from sitrep.content.report_file import ReportFile
from sitrep.core.errors import Fault
from sitrep.core.figures import Figure, parse_figure_option
from sitrep.core.model import Passage, Report, Status, TextKind


def figures(*words: str) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for word in words:
        key, _, value = word.partition("=")
        found += parse_figure_option(key, value)[0]
    return tuple(found)


def faults(body: str, *words: str, **values: object) -> list[Fault]:
    passages = (
        Passage("Nothing happened.", ("SY-ID",)),
        Passage(body, ("SY-ID",), figures=figures(*words)),
    )
    report = Report("a", passages=passages, **values)  # type: ignore[arg-type]
    lines = (("passage 1", 10), ("passage 2", 14))
    return list(figure_faults(ReportFile("content/reports/a.md", report, lines)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Four or five people were killed, 22 were hurt.", ["killed=4..5", "wounded=22"]),
        ("Between **4** and *seven* people were killed.", ["killed=4..7"]),
        ("At least twenty-two, later 85 people were hurt.", ["wounded=22+,85@2020-07-20"]),
        ("More than 4.1 million people fled.", ["displaced=>4100000"]),
        ("> Two dozen were detained\n\nin 1,234 raids.", ["detained=24"]),
        ("{? Nine people ?} were killed.", ["killed=9"]),
        ("A civilian was killed.", ["killed.civilians=1"]),
        ("Seven died; 90 in all of July.", ["killed=7,total:90"]),
        ("Nothing is said of anybody.", []),
    ],
)
def test_figures_that_the_text_says_are_no_fault(text: str, words: list[str]) -> None:
    assert faults(text, *words) == []


def test_a_number_that_the_text_does_not_say_is_a_fault_of_its_passage() -> None:
    (fault,) = faults("Four people were killed.", "killed=4..5")
    assert str(fault) == (
        "content/reports/a.md:14: passage 2: killed=4..5 says 5, which is not in the passage's "
        "text, in digits or words. Write the number that the text gives, or take it out of killed=."
    )


def test_every_number_that_is_not_there_is_named_with_its_version() -> None:
    found = faults(
        "Some were killed and 30 were hurt.",
        "killed.civilians=4..5,>7@2020-07-20",
        "wounded=30,total:99",
    )
    assert [fault.problem.partition(",")[0] for fault in found] == [
        "killed.civilians=4..5 says 4",
        "killed.civilians=4..5 says 5",
        "killed.civilians=>7@2020-07-20 says 7",
        "wounded=total:99 says 99",
    ]


def test_a_number_in_an_address_is_not_in_the_text() -> None:
    assert len(faults("[See](https://example.org/5) what happened.", "killed=5")) == 1


def test_the_language_of_the_report_is_that_of_its_words() -> None:
    assert faults("مقتل خمسة مدنيين", "killed=5", lang="ar") == []
    assert len(faults("مقتل خمسة مدنيين", "killed=6", lang="ar")) == 1
    assert faults("Yirmi beş kişi öldü.", "killed=25", lang="tr") == []


def test_a_headline_does_not_stand_for_the_text() -> None:
    passage = Passage("People were killed.", ("SY",), title="Nine die", figures=figures("killed=9"))
    file = ReportFile("a.md", Report("a", passages=(passage,)), (("passage 1", 3),))
    assert len(list(figure_faults(file))) == 1


@pytest.mark.parametrize("text", ["[…]", "Some of the text.\n\n[…]"])
def test_what_was_cut_from_a_text_cannot_be_looked_up(text: str) -> None:
    assert faults(text, "killed=5", text=TextKind.EXCERPT) == []
    assert len(faults(text, "killed=5")) == 1


def test_a_passage_that_was_left_whole_is_checked_in_a_report_that_was_cut() -> None:
    assert len(faults("Four were killed.", "killed=5", text=TextKind.EXCERPT)) == 1


def test_a_withdrawn_report_is_let_be() -> None:
    assert faults("", "killed=5", status=Status.WITHDRAWN) == []
