from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.errors import BuildError, ContentError, Fault, printable
from sitrep.site.commands.live.messages import (
    END,
    BuildOutcome,
    ask_for_page,
    ask_to_read,
    changed_files,
    is_told,
    outcome_of,
    page_line,
    read_outcome,
    read_page,
    wanted_page,
)

TEXTS = st.text(st.characters(codec=None, exclude_categories=()))
FAULTS = st.builds(Fault, TEXTS, st.integers(1, 99), TEXTS, TEXTS, TEXTS)


@given(st.builds(BuildOutcome, st.lists(FAULTS, max_size=3).map(tuple), TEXTS))
def test_what_one_process_tells_the_other_reads(outcome: BuildOutcome) -> None:
    line = outcome.line()
    assert is_one_line(line)
    assert is_told(line)
    assert read_outcome(line) == outcome


@given(st.none() | st.text())
def test_a_page_is_read_as_it_was_told(text: str | None) -> None:
    page = None if text is None else text.encode()
    line = page_line(page)
    assert is_one_line(line)
    assert is_told(line)
    assert read_page(line) == page


@given(st.text(), st.lists(TEXTS.filter(bool)))
def test_a_request_is_for_a_page_or_for_reading(address: str, names: list[str]) -> None:
    request = ask_for_page(address)
    assert is_one_line(request)
    assert wanted_page(request) == address
    request = ask_to_read(map(Path, names))
    assert is_one_line(request)
    assert wanted_page(request) is None
    assert changed_files(request) == tuple(map(Path, names))


@given(TEXTS)
def test_what_is_printed_is_not_told(text: str) -> None:
    assert not is_told(printable(text))
    assert f"{printable(text)}\n" != END
    assert not is_told(END)


def is_one_line(line: str) -> bool:
    return line.isascii() and line.index("\n") == len(line) - 1


def test_an_error_is_told_by_its_faults_or_its_lines() -> None:
    fault = Fault("a.md", 1, "", "is wrong", "Mend it")
    assert outcome_of(ContentError([fault]), ("conf.py",)) == BuildOutcome(
        (fault,), "", ("conf.py",)
    )
    assert outcome_of(BuildError("one", "two"), ()) == BuildOutcome(problem="one\ntwo")
    assert not outcome_of(BuildError("one"), ()).is_good
    for error in (ContentError([fault]), BuildError("one", "two")):
        assert str(outcome_of(error, ()).error) == str(error)
    assert BuildOutcome().is_good
