from __future__ import annotations

from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns, about_draft
from tests.support.ingest.documents import FLOOD, cleaned, joined

OWN = joined("Support Harbour Review", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)


def test_a_body_is_packed_and_unpacked_with_its_text_and_what_is_known_of_it() -> None:
    body = BodyRuns.of(cleaned(OWN))
    found = PackedRuns.of(body).unpacked()
    assert found == body
    assert found.text == body.text
    assert found.text.paragraphs == "\n".join(FLOOD)


def test_an_outlets_own_page_is_known_by_outlet_and_day_and_a_copy_by_neither() -> None:
    own = about_draft(cleaned(OWN))
    assert (own.outlet, own.day, own.title) == (
        "harbour-review",
        "2021-05-14",
        "Pontoons washed away below the dam",
    )
    assert about_draft(cleaned(joined(*FLOOD, "Source: Harbour Review"))).outlet == ""
