from __future__ import annotations

import pytest

from tests.support.ingest.documents import day_of
from tests.support.site.pages import HEAD, HEADLINE, cleaned_page, news_page


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def titled(head: str) -> tuple[str, str] | None:
    title = cleaned_page(news_page(head=head)).title
    return (title.value, title.evidence) if title else None


@pytest.mark.parametrize(
    "stated",
    [
        HEADLINE,
        f"{HEADLINE} - Meridian Post",
        f"{HEADLINE} | World | Meridian Post",
        f"Meridian Post: {HEADLINE}",
        HEADLINE.upper(),
    ],
)
def test_the_headline_that_a_page_states_and_shows_is_its_title_without_the_outlets_name(
    stated: str,
) -> None:
    head = meta("og:title", stated) + meta("og:site_name", "Meridian Post")
    assert titled(head) == (HEADLINE, "meta og:title, shown on the page")


def test_a_lone_heading_goes_before_a_headline_that_only_the_markup_has() -> None:
    assert titled(meta("og:title", "You will not believe what happened")) == (
        HEADLINE,
        "the only heading of the first rank",
    )


def test_a_headline_of_the_markup_alone_is_named_as_such() -> None:
    page = news_page().replace(f"<h1>{HEADLINE}</h1>".encode(), b"")
    title = cleaned_page(page).title
    assert title is not None
    assert (title.value, title.evidence) == (HEADLINE, "meta og:title, not shown")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (meta("article:published_time", "2021-05-07T23:30:00+03:00"), "2021-05-07"),
        (meta("article:published_time", "20210506"), "2021-05-06"),
        (meta("pubdate", "6 May 2021"), "2021-05-06"),
        (meta("article:published_time", "2021-05-06T21:30:00Z"), "2021-05-07"),
        (meta("article:published_time", "2021-05-04T21:30:00Z"), "2021-05-04"),
        (meta("article:published_time", "0001-01-01T00:00:00Z"), "2021-05-07"),
        (meta("article:published_time", "1970-01-01"), "2021-05-07"),
        (meta("article:published_time", "2021-13-45"), "2021-05-07"),
        (meta("article:modified_time", "2021-05-09"), "2021-05-07"),
        ("", "2021-05-07"),
    ],
)
def test_the_stated_day_is_taken_and_the_day_shown_where_only_the_time_zone_parts_them(
    head: str, date: str
) -> None:
    assert day_of(cleaned_page(news_page(head=head)), "published") == date


def test_a_stated_day_comes_with_where_it_is_stated() -> None:
    day = cleaned_page(news_page()).published
    assert day is not None
    assert day.evidence == "meta article:published_time: 2021-05-07T09:30:00+03:00"


def test_the_writer_is_the_stated_one() -> None:
    byline = cleaned_page(news_page()).byline
    assert byline is not None
    assert (byline.value, byline.evidence) == ("Lena Moray", "JSON-LD author: Lena Moray")


@pytest.mark.parametrize("author", ["admin", "https://net.example/lena", "editor"])
def test_a_writer_without_a_name_is_none(author: str) -> None:
    page = news_page(head=meta("author", author)).replace(b"By Lena Moray", b"")
    assert cleaned_page(page).byline is None


def test_a_page_that_states_nothing_is_read_like_text() -> None:
    draft = cleaned_page(news_page(head=""))
    assert draft.publisher is None
    assert draft.url is None
    assert draft.title is not None


def test_the_pages_own_address_is_the_origins_where_it_is_the_origin() -> None:
    url = cleaned_page(news_page(head=HEAD)).url
    assert url is not None
    assert url.value == "https://www.meridian-post.example/2021/05/dock-strike-third-day"
