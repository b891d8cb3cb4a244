from __future__ import annotations

from sitrep.content.checks.fingerprint import new_runs, parse_fingerprint
from sitrep.ingest.desk.fingerprints import MOST_MARKS, fingerprints_of
from tests.support.ingest.documents import BORDER, FLOOD, PORT, cleaned, joined

HEADLINE = "Pontoons washed away below the dam"
OWN = joined("Harbour Review", HEADLINE, "May 14, 2021", *FLOOD)


def tells(marks: tuple[str, ...], text: str) -> bool:
    """Whether one of the marks tells of nearly all of a text."""
    found = [mark for mark in map(parse_fingerprint, marks) if mark]
    return len(new_runs([text], found)) == 0


def test_they_tell_of_the_article_and_its_headline() -> None:
    marks = fingerprints_of([cleaned(OWN)])
    assert all(tells(marks, text) for text in (*FLOOD, HEADLINE.lower()))
    assert not tells(marks, PORT[0])


def test_they_tell_of_prose_that_cleaning_took_out_as_well() -> None:
    appeal = (
        "If you value our reporting from the river, please donate today, "
        "because we live on what readers like you give."
    )
    copy = cleaned(joined(OWN, appeal))
    assert all(appeal not in block.text for block in copy.body)
    assert tells(fingerprints_of([copy]), appeal)


def test_a_copy_of_the_same_words_adds_none() -> None:
    marks = fingerprints_of([cleaned(OWN)])
    assert fingerprints_of([cleaned(joined(HEADLINE, *FLOOD[:3]))], marks) == marks


def test_there_are_never_more_of_them_than_front_matter_bears() -> None:
    known = tuple(f"1.1.AAAAAA{number}" for number in range(MOST_MARKS))
    assert fingerprints_of([cleaned(joined(*BORDER))], known) == known
