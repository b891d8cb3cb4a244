from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.errors import BuildError, ContentError, Fault, printable
from sitrep.site.commands.live.outcome import END, BuildOutcome, outcome_of, read_outcome

TEXTS = st.text(st.characters(codec=None, exclude_categories=()))
FAULTS = st.builds(Fault, TEXTS, st.integers(1, 99), TEXTS, TEXTS, TEXTS)


@given(st.builds(BuildOutcome, st.lists(FAULTS, max_size=3).map(tuple), TEXTS))
def test_what_one_process_tells_the_other_reads(outcome: BuildOutcome) -> None:
    line = outcome.line()
    assert line.index("\n") == len(line) - 1
    assert line.isascii()
    assert read_outcome(line) == outcome


@given(TEXTS)
def test_what_is_printed_is_no_outcome(text: str) -> None:
    assert read_outcome(printable(text)) is None
    assert f"{printable(text)}\n" != END
    assert read_outcome(END) is None


def test_an_error_is_told_by_its_faults_or_its_lines() -> None:
    fault = Fault("a.md", 1, "", "is wrong", "Mend it")
    assert outcome_of(ContentError([fault]), ("conf.py",)) == BuildOutcome(
        (fault,), "", ("conf.py",)
    )
    assert outcome_of(BuildError("one", "two"), ()) == BuildOutcome(problem="one\ntwo")
    assert not outcome_of(BuildError("one"), ()).is_good
    assert BuildOutcome().is_good
