from __future__ import annotations

import pytest

from sitrep.ingest.find.outlet_names import outlet_at, outlet_called, owner_of
from tests.support.ingest.documents import knowledge


@pytest.mark.parametrize(
    "name", ["Harbour Review", "the harbour review", "HarbourReview", "HARBOUR.REVIEW"]
)
def test_an_outlet_is_known_by_its_names_whatever_their_signs(name: str) -> None:
    outlet = outlet_called(name, knowledge())
    assert outlet is not None
    assert outlet.id == "harbour-review"


def test_the_longest_name_at_the_beginning_of_a_text_wins() -> None:
    outlet = outlet_at("Northern Radio, which first aired it", knowledge())
    assert outlet is not None
    assert outlet.id == "northern-radio"
    assert outlet_at("Nothing of the kind", knowledge()) is None


@pytest.mark.parametrize(
    ("link", "owner"),
    [
        ("https://www.harbour-review.example/a", "harbour-review"),
        ("https://video.harbour-review.example/a?b#c", "harbour-review"),
        ("https://not-harbour-review.example/a", None),
        ("https://HARBOUR-REVIEW.example./a", "harbour-review"),
        ("www.harbour-review.example/a", "harbour-review"),
        ("https://harbour-review.example:x@elsewhere.example/a", None),
        ("https://elsewhere.example/https://harbour-review.example/a", None),
    ],
)
def test_an_address_belongs_to_the_outlet_on_whose_server_it_lies(
    link: str, owner: str | None
) -> None:
    outlet = owner_of(link, knowledge().outlets)
    assert (outlet.id if outlet else None) == owner
