"""The one detector against the labelled cases, and what it may cost."""

from __future__ import annotations

from collections import Counter

import pytest

from sitrep.core.private.find import find_private
from sitrep.core.private.kinds import PrivateKind
from tests.support.growth import LINEAR, growth
from tests.support.ingest.private_cases import HARMLESS, PRIVATE, Case

LEAST_RECALL = 0.95
MOST_FALSE = 0.02
EVERY_PRIVATE = tuple(case for cases in PRIVATE.values() for case in cases)
EVERY_HARMLESS = tuple(case for cases in HARMLESS.values() for case in cases)


def kinds(text: str) -> set[str]:
    return {finding.kind.value for finding in find_private(text)}


def test_the_cases_are_many_and_of_every_kind() -> None:
    assert {case.kind for case in EVERY_PRIVATE} == {kind.value for kind in PrivateKind}
    assert len(EVERY_PRIVATE) >= 200
    assert len(EVERY_HARMLESS) >= 300
    assert not {case.text for case in EVERY_PRIVATE} & {case.text for case in EVERY_HARMLESS}


@pytest.mark.parametrize("kind", [kind.value for kind in PrivateKind])
def test_recall_of_every_kind(kind: str) -> None:
    cases = [case for case in EVERY_PRIVATE if case.kind == kind]
    missed = [case.text for case in cases if kind not in kinds(case.text)]
    assert len(missed) / len(cases) <= 1 - LEAST_RECALL, missed


def test_recall_of_all() -> None:
    missed = [case.text for case in EVERY_PRIVATE if case.kind not in kinds(case.text)]
    assert len(missed) / len(EVERY_PRIVATE) <= 1 - LEAST_RECALL, missed


def test_few_harmless_texts_are_alarms() -> None:
    false = [(case.text, kinds(case.text)) for case in EVERY_HARMLESS if kinds(case.text)]
    assert len(false) / len(EVERY_HARMLESS) <= MOST_FALSE, false


@pytest.mark.parametrize(
    "case",
    [case for case in EVERY_PRIVATE[::7] if case.kind in kinds(case.text)],
    ids=lambda case: case.kind,
)
def test_a_thing_is_found_in_the_middle_of_prose_and_on_its_line(case: Case) -> None:
    prose = "The bridge reopened on 4 July. Two lorries crossed."
    found = find_private(f"{prose}\n{case.text}\n{prose}")
    assert case.kind in {finding.kind.value for finding in found}


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("0944 555 012", "0944\u200b 555\u2060 012"),
        ("0944 555 012", "\u202d0944 555 012\u202c"),
        ("0944 555 012", "0\u03369\u03364\u03364\u0336 555 012"),
        ("0944 555 012", "٠٩٤٤ ۵۵۵ ०१२"),
        ("0944 555 012", "&#48;944&nbsp;555&amp;nbsp;012"),
        ("rami@example.org", "rami&amp;commat;example&period;org"),
        ("rami@example.org", "ram\u0456@ex\u0430mple.org"),
        ("rami@example.org", "𝐫𝐚𝐦𝐢@𝐞𝐱𝐚𝐦𝐩𝐥𝐞.𝐨𝐫𝐠"),
    ],
)
def test_a_disguise_changes_nothing_of_the_value(written: str, hidden: str) -> None:
    (plain,), (disguised,) = find_private(f"at {written} then"), find_private(f"at {hidden} then")
    assert (plain.kind, plain.value) == (disguised.kind, disguised.value)


def test_one_number_written_twice_is_one_finding() -> None:
    assert Counter(f.kind for f in find_private("Call 0944 555 012, again: 0944-555-012.")) == {
        PrivateKind.PHONE: 1
    }


def test_an_officials_name_is_no_alarm_but_a_witness_of_that_name_is() -> None:
    assert not kinds("Colonel Samer Haddad, a resident of the capital, told reporters it was over.")
    assert kinds("Samer Haddad, a resident of the capital, told the minister it was over.") == {
        "witness"
    }


def test_a_changed_name_is_no_alarm() -> None:
    assert not kinds("Samer (name changed), a resident of the town, said he fled.")


@pytest.mark.parametrize(
    "name", ["content/reports/2020/bridge-at-marlstone-closed.md", "shells-at-the-mill.pdf"]
)
def test_a_file_named_for_a_headline_is_not_a_hidden_address(name: str) -> None:
    assert list(find_private(name)) == []
    assert [found.kind for found in find_private("karim-at-example.org")] == [PrivateKind.EMAIL]


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    [
        "9 ",
        "a.",
        "@a",
        "1.",
        "+9",
        "Ab ",
        "°",
        "٣ ",
        "[at] ",
        "a@",
        "x-",
        "&#",
        "%4",
        ", 9",
        " was ",
        "rue ",
        "A, 9, ",
        "Ahmad Ali said ",
        "Ahmad told AFP ",
        "prison Ahmad Ali ",
    ],
)
def test_the_cost_grows_with_the_length_and_not_its_square(unit: str) -> None:
    assert growth(find_private, lambda size: (unit * size)[:size], 2000) < LINEAR
