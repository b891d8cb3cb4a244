from __future__ import annotations

from tests.support.ingest.documents import FLOOD, cleaned, joined

HEADLINE = "Pontoons washed away below the dam"


def test_a_date_and_a_writer_right_below_the_text_are_its_own() -> None:
    draft = cleaned(joined(HEADLINE, *FLOOD, "By Jane Roe", "14. 05. 2021, 02:02"))
    assert draft.published
    assert draft.byline
    assert (str(draft.published.date), draft.byline.value) == ("2021-05-14", "Jane Roe")


def test_dates_further_down_are_others() -> None:
    draft = cleaned(joined(HEADLINE, *FLOOD, "Related", "Mills burn again", "14 May 2021"))
    assert draft.published is None
