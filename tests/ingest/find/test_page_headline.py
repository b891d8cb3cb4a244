from __future__ import annotations

import pytest

from sitrep.ingest import clean
from sitrep.ingest.read.decode import read_document
from tests.support.ingest.documents import FLOOD, knowledge


def title_of(title: str, heading: str) -> str | None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in FLOOD)
    page = f"<html><head><title>{title}</title></head><body>{heading}<div>14 May 2021</div>{text}"
    found = clean(read_document(page.encode(), "a.html"), knowledge()).title
    return found.value if found else None


@pytest.mark.parametrize(
    "title", ["Dam burst - Lakeside Courier", "Lakeside Courier: Dam burst", "Dam burst"]
)
@pytest.mark.parametrize("rank", ["h1", "h2", "h3"])
def test_two_words_are_the_headline_where_heading_and_title_agree(title: str, rank: str) -> None:
    assert title_of(title, f"<{rank}>Dam burst</{rank}>") == "Dam burst"


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Latest news - Lakeside Courier", "<h2>Latest news</h2>"),
        ("Lakeside Courier", "<h2>Dam news</h2>"),
        ("Harbours - Lakeside Courier", "<h2>Dam news</h2>"),
    ],
)
def test_a_lesser_heading_that_the_title_does_not_say_is_none(title: str, heading: str) -> None:
    assert title_of(title, heading) is None
