from __future__ import annotations

import pytest
from hypothesis import given

from sitrep.content.syntax.passages import dump_passages, parse_passages
from sitrep.core.errors import Fault
from sitrep.core.model import Passage
from sitrep.core.weeks import Span
from tests.support.growth import LINEAR, growth
from tests.support.strategies import bodies, day


def parse(body: str) -> tuple[list[tuple[int, Passage]], list[Fault]]:
    """Passages with their lines, and faults; the body starts on line 10 of its file."""
    faults: list[Fault] = []
    found = parse_passages(body, "a.md", 10, faults)
    return [(each.line, each.passage) for each in found], faults


def told(faults: list[Fault]) -> list[tuple[int, str]]:
    return [(fault.line, fault.problem) for fault in faults]


def test_a_body_without_marks_is_one_passage_without_regions() -> None:
    assert parse("\n\nOne.\n\nTwo.\n") == ([(12, Passage("One.\n\nTwo."))], [])


@pytest.mark.parametrize("body", ["", "\n", " \n\t\n"])
def test_an_empty_body_has_no_passage(body: str) -> None:
    assert parse(body) == ([], [])


def test_passages_carry_their_regions_and_days() -> None:
    body = "::: passage SY-ID\nOne.\n\nTwo.\n:::\n\n::: passage SY-HI desert 2020-06-30/2020-07-01\nThree.\n:::\n"
    days = Span(day("2020-06-30"), day("2020-07-01"))
    expected = [
        (10, Passage("One.\n\nTwo.", ("SY-ID",))),
        (16, Passage("Three.", ("SY-HI", "desert"), days)),
    ]
    assert parse(body) == (expected, [])


@pytest.mark.parametrize(
    "line", ["::: passage SY-ID 2020-06-30", "   ::: passage   2020-06-30   SY-ID  "]
)
def test_blanks_and_order_within_the_line_do_not_matter(line: str) -> None:
    days = Span(day("2020-06-30"), day("2020-06-30"))
    assert parse(f"{line}\nOne.\n  :::  ") == ([(10, Passage("One.", ("SY-ID",), days))], [])


def test_a_region_named_twice_is_named_once() -> None:
    assert parse("::: passage SY-ID SY-DR SY-ID\nOne.\n:::")[0][0][1].regions == ("SY-ID", "SY-DR")


@pytest.mark.parametrize(
    "line",
    [
        "::: pasage SY-ID",
        "::: Passage SY-ID",
        "::: passages SY-ID",
        ":::passage SY-ID",
        ":::  passage SY-ID",
        ":::: passage SY-ID",
        "::: passage: SY-ID",
        "::: SY-ID",
        "::: note SY-ID",
        "::::",
        "::: end",
        ":::.",
        "::: passage\u200b SY-ID",
    ],
)
def test_a_misspelt_passage_line_is_a_fault_with_its_line(line: str) -> None:
    _, faults = parse(f"::: passage SY-ID\nOne.\n:::\n\n{line}\n")
    assert told(faults) == [(14, f"“{line}” is not a passage line")]
    assert faults[0].key == "passage"
    assert "::: passage" in faults[0].remedy


@pytest.mark.parametrize(
    "line",
    [":: passage SY-DR", ": : : passage SY-DR", "：：： passage SY-DR", "\u200b::: passage SY-DR"],
)
def test_a_passage_line_with_wrong_colons_is_a_fault(line: str) -> None:
    _, faults = parse(f"::: passage SY-ID\nOne.\n{line}\nTwo.\n:::\n")
    assert [fault.line for fault in faults] == [12]


@pytest.mark.parametrize(
    "line", [": passage SY-DR", ":\u00a0:: Passage SY-DR", "\ufeff\uff1a passage", "  ∶∶∶ passage"]
)
def test_a_passage_line_with_wrong_colons_is_told_how_to_write_it(line: str) -> None:
    (fault,) = parse(f"{line}\n")[1]
    assert (fault.key, fault.remedy) == (
        "passage",
        "Write ::: passage, three colons, a space, the word",
    )


@pytest.mark.parametrize(
    "line",
    [
        "passage SY-DR",
        "The passage: shut",
        "passage: shut",
        "\\:: passage",
        "\u200bpassage",
        ":: passages",
        "::",
    ],
)
def test_a_line_that_speaks_of_a_passage_is_text(line: str) -> None:
    assert parse(f"{line}\n") == ([(10, Passage(line))], [])


@pytest.mark.parametrize("mark", ["    ::: passage SY-DR", "\t::: passage SY-DR"])
def test_an_indented_mark_is_code_by_the_rules_of_markdown(mark: str) -> None:
    passages, faults = parse(f"::: passage SY-ID\nOne.\n\n{mark}\n:::\n")
    assert (len(passages), faults) == (1, [])


def test_a_passage_left_open_is_a_fault_at_its_opening() -> None:
    passages, faults = parse("::: passage SY-ID\nOne.\n:::\n::: passage SY-DR\nTwo.\n")
    assert told(faults) == [(13, "is not closed")]
    assert [passage.text for _, passage in passages] == ["One.", "Two."]


def test_a_passage_within_a_passage_is_a_fault_that_names_the_outer_one() -> None:
    passages, faults = parse("::: passage SY-ID\nOne.\n::: passage SY-DR\nTwo.\n:::\n")
    assert told(faults) == [(12, "opens inside the passage of line 10")]
    assert [(passage.regions, passage.text) for _, passage in passages] == [
        (("SY-ID",), "One."),
        (("SY-DR",), "Two."),
    ]


def test_closing_what_is_not_open_is_a_fault() -> None:
    assert told(parse("::: passage SY-ID\nOne.\n:::\n:::\n")[1]) == [
        (13, "closes a passage that is not open")
    ]


def test_text_outside_the_passages_is_a_fault_at_its_first_line() -> None:
    body = "::: passage SY-ID\nOne.\n:::\n\nLost.\nLost too.\n\n::: passage SY-DR\nTwo.\n:::\nLost as well.\n"
    assert told(parse(body)[1]) == [(14, "there is text outside the passages")]


@pytest.mark.parametrize("inside", ["", "\n \n\t\n"])
def test_an_empty_passage_is_a_fault(inside: str) -> None:
    assert told(parse(f"::: passage SY-ID\n{inside}:::\n")[1]) == [(10, "is empty")]


def test_a_passage_line_without_a_region_is_a_fault() -> None:
    assert told(parse("::: passage 2020-06-30\nOne.\n:::\n")[1]) == [(10, "names no region")]


@pytest.mark.parametrize(
    "dates",
    [
        "2020-06-31",
        "2020-6-30",
        "2020-07-01/2020-06-30",
        "2020",
        "2020-06-30/06-31",
        "٢٠٢٠-٠٦-٣٠",
        "20200630",
    ],
)
def test_wrong_dates_are_a_fault(dates: str) -> None:
    assert told(parse(f"::: passage SY-ID {dates}\nOne.\n:::\n")[1]) == [
        (10, f"“{dates}” is not a day or span of days")
    ]


def test_dates_given_twice_are_a_fault() -> None:
    assert told(parse("::: passage SY-ID 2020-06-30 2020-07-01\nOne.\n:::\n")[1]) == [
        (10, "gives its dates twice")
    ]


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u2028", "\u3000\n"])
def test_a_body_of_unicode_blanks_is_empty(blank: str) -> None:
    assert parse(f"\n{blank}\n") == ([], [])


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u2028"])
def test_a_passage_of_unicode_blanks_is_empty(blank: str) -> None:
    assert told(parse(f"::: passage SY-ID\n{blank}\n:::\n")[1]) == [(10, "is empty")]


@given(bodies)
def test_what_is_dumped_is_parsed_back(passages: tuple[Passage, ...]) -> None:
    found, faults = parse(dump_passages(passages))
    assert faults == []
    assert tuple(passage for _, passage in found) == passages


def test_a_region_that_is_not_named_is_told_at_the_key_of_regions() -> None:
    assert [fault.key for fault in parse("::: passage\nOne.\n:::\n")[1]] == ["regions"]


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    [
        ":\u200b",
        ": ",
        ":::\n",
        "::: passage\n",
        "::: passage SY-ID\n",
        ":::x\n",
        "::: passag\n",
        ":",
        "::: ",
        "passage ",
        "\n",
        "x\n",
    ],
)
def test_100_kb_of_one_sign_take_no_time(unit: str) -> None:
    def work(text: str) -> None:
        parse(text)
        parse("::: passage " + text.replace("\n", " "))

    assert growth(work, lambda size: unit * (size // len(unit)), 1000) < LINEAR
