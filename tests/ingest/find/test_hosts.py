from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from sitrep.core.links.tracking import untracked
from sitrep.ingest.find.hosts import is_host_of, outlet_label, page_key

PAGE = "https://www.harbour-review.example/2021/05/14/dam"


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        f"{PAGE}/",
        f"{PAGE}#top",
        f"{PAGE}?utm_source=a&utm_campaign=b",
        f"{PAGE}?fbclid=1",
        f"{PAGE}?at_medium=rss&ns_campaign=x&tblci=1#xtor=RSS-1",
        f"{PAGE}?ref=home&via=desk",
        f"{PAGE};jsessionid=4711",
        f"{PAGE}?utm_source=a&amp;utm_medium=b",
        f"https://www.google.com/url?q={PAGE}",
        f"{PAGE}/amp",
        f"{PAGE}/amp/",
        f"{PAGE}?amp=1",
        f"{PAGE}?amp",
        f"{PAGE}/index.html",
        PAGE.replace("https", "http"),
        PAGE.replace("www.", ""),
        PAGE.replace("www.", "m."),
        PAGE.replace("www.", "amp."),
        PAGE.replace("www.harbour-review", "WWW.Harbour-Review"),
        PAGE.replace("/dam", "/%64am"),
        f"https://web.archive.org/web/20210515000000/{PAGE}",
        f"https://web.archive.org/web/20210515000000id_/{PAGE}",
        "https://www.google.com/amp/s/www.harbour-review.example/2021/05/14/dam/amp/",
        "https://www-harbour--review-example.cdn.ampproject.org/c/s/www.harbour-review.example/2021/05/14/dam",
    ],
)
def test_a_page_is_one_however_its_address_is_written(address: str) -> None:
    assert page_key(address) == "harbour-review.example/2021/05/14/dam"


@pytest.mark.parametrize(
    "address",
    [
        f"{PAGE}-two",
        f"{PAGE}?id=7",
        f"{PAGE}?page=2",
        PAGE.replace("harbour-review", "news.harbour-review"),
        f"{PAGE}/amplified",
    ],
)
def test_another_path_query_or_server_is_another_page(address: str) -> None:
    assert page_key(address) not in {"", page_key(PAGE)}


def test_the_order_of_a_query_does_not_matter_and_what_it_asks_for_does() -> None:
    assert page_key("https://a.example/?id=7&lang=en") == page_key(
        "http://a.example/?lang=en&id=7&utm_term=x"
    )
    assert page_key("https://a.example/?id=7") != page_key("https://a.example/?id=8")


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "https://a.example/",
        "",
        "no address",
        "https://[",
        "https://a.example/?utm_x=1",
    ],
)
def test_what_leads_to_no_page_of_its_own_has_no_key(address: str) -> None:
    assert page_key(address) in {"", "no address"}


@pytest.mark.parametrize(
    ("host", "label"),
    [
        ("review.example", "review"),
        ("news.review.co.uk", "review"),
        ("review.co", "review"),
        ("localhost", ""),
    ],
)
def test_an_outlets_label_is_what_its_owner_chose(host: str, label: str) -> None:
    assert outlet_label(host) == label


@pytest.mark.parametrize(
    ("address", "name", "fits"),
    [
        (PAGE, "Harbour Review", True),
        (PAGE, "The Harbour Review", True),
        (PAGE, "harbour-review.example", True),
        (PAGE, "Review", False),
        ("https://harbour-review.blog.example/a", "Harbour Review", False),
        ("https://www.theharbourreview.co.uk/a", "Harbour Review", True),
        ("", "Harbour Review", False),
    ],
)
def test_a_server_is_an_outlets_by_the_label_its_owner_chose(
    address: str, name: str, fits: bool
) -> None:
    assert is_host_of(address, name) is fits


def test_a_name_in_a_query_is_tracking_in_one_list_alone() -> None:
    way = tomllib.loads(
        files("sitrep.ingest.knowledge").joinpath("data", "addresses.toml").read_text("utf-8")
    )["way"]
    assert [name for name in way if untracked(f"{PAGE}?{name}=1") == PAGE] == []


def test_a_page_whose_host_is_written_in_other_letters_is_one() -> None:
    assert page_key("https://hafen-blätter.example/dam") == page_key(
        "https://xn--hafen-bltter-ncb.example/dam"
    )
