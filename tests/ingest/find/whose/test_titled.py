from __future__ import annotations

import pytest

from sitrep.ingest.find.whose.titled import titled_line
from tests.support.ingest.documents import cleaned, knowledge

TEXT = (
    "Two carters were hurt on Tuesday when a mine went off below the sluice at Merrow, the mayor told reporters.",
    "The sluice has been shut since the spring, and engineers have cleared one of its banks so far, he said.",
    "Carts with seed wait on the road until the other bank is safe, which may take until the end of the month.",
)
HEADLINE = "Mine hurts two carters at Merrow sluice"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f"{HEADLINE} | Al-Masdar News", "Al-Masdar News"),
        (f"{HEADLINE} - Daily Sabah", "Daily Sabah"),
        (f"BBC News - {HEADLINE}", "BBC News"),
        (f"{HEADLINE} – day two | Daily Sabah", "Daily Sabah"),
        (f"{HEADLINE} | Reuters", "Reuters"),
    ],
)
def test_a_page_titled_with_a_known_outlet_is_its_page(line: str, name: str) -> None:
    draft = cleaned("\n".join([line, "May 4, 2021", *TEXT]))
    assert draft.publisher
    assert draft.publisher.value in (name, "BBC")
    assert draft.title
    assert draft.title.value == line.removesuffix(f" | {name}").removesuffix(
        f" - {name}"
    ).removeprefix(f"{name} - ")


def test_an_agency_behind_a_dash_is_not_the_page() -> None:
    draft = cleaned("\n".join([f"{HEADLINE} - Reuters", "May 4, 2021", *TEXT]))
    assert draft.publisher is None or draft.publisher.value != "Reuters"


@pytest.mark.parametrize("line", [HEADLINE, "Daily Sabah - Home", f"{HEADLINE} | Merrow"])
def test_a_line_without_headline_or_known_outlet_is_no_pages_title(line: str) -> None:
    assert titled_line(line, knowledge()) is None
