from __future__ import annotations

from tests.support.ingest.documents import FLOOD, cleaned, day_of, joined

LEAD = "The flood has washed away eleven of the fourteen pontoons below the dam, a clerk said."


def test_the_day_of_a_dateline_takes_its_year_from_the_date_of_the_copy() -> None:
    draft = cleaned(
        joined(
            "Dam holds",
            "Posted by someone on May 16, 2021",
            f"GORIS, May 14 (Reuters) - {LEAD}",
            *FLOOD,
        )
    )
    assert day_of(draft, "original") == "2021-05-14"


def test_a_day_that_a_sentence_begins_with_is_no_dateline() -> None:
    draft = cleaned(joined("Dam holds", f"May 14 was the day on which it rained. {LEAD}", *FLOOD))
    assert day_of(draft, "original") is None
