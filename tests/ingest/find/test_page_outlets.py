from __future__ import annotations

import pytest

from sitrep.ingest.draft import Draft
from tests.support.ingest.documents import PORT
from tests.support.site.pages import cleaned_page, news_page, tagged


def named(draft: Draft) -> list[str | None]:
    return [finding.value if finding else None for finding in (draft.publisher, draft.origin)]


def head(site: str = "", address: str = "", author: str = "") -> str:
    metas = {"og:site_name": site, "author": author, "og:url": address}
    return "".join(
        f'<meta property="{name}" content="{value}">' for name, value in metas.items() if value
    )


@pytest.mark.parametrize(
    ("statements", "publisher"),
    [
        (head("Harbour Review"), "Harbour Review"),
        (head("HarbourReview"), "Harbour Review"),
        (head(address="https://harbour-review.example/2021/05/dock-strike"), "Harbour Review"),
        (head("Salt Lines | News from the coast"), "Salt Lines"),
        (head("WordPress"), None),
        (head("All that is new and true on the whole coast and beyond"), None),
        (head(address="https://salt-lines.example/2021/05/dock-strike"), None),
        ("", None),
    ],
)
def test_the_publisher_is_the_outlet_at_the_pages_address_or_the_one_it_states(
    statements: str, publisher: str | None
) -> None:
    assert named(cleaned_page(news_page(head=statements))) == [publisher, publisher]


@pytest.mark.parametrize("author", ["Associated Press", "JANE ROE, Associated Press"])
def test_an_agency_among_the_writers_is_the_origin(author: str) -> None:
    assert named(cleaned_page(news_page(head=head("Salt Lines", author=author)))) == [
        "Salt Lines",
        "Associated Press",
    ]


def test_a_visible_credit_decides_the_origin() -> None:
    text = tagged("p", *PORT, "This article was originally published by Harbour Review.")
    page = news_page(text=text, head=head("Salt Lines"))
    assert named(cleaned_page(page)) == ["Salt Lines", "Harbour Review"]
