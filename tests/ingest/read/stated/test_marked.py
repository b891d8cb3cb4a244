from __future__ import annotations

import pytest
from lxml import html

from sitrep.ingest.read.stated.marked import marked_dates, marked_writers

LONG = f"<p>{'The flood has washed away eleven pontoons. ' * 4}</p>"
TIME = '<time datetime="2021-05-14T09:00:00+03:00">three days ago</time>'


def dates(body: str) -> list[str]:
    root = html.document_fromstring(f"<html><body>{body}</body></html>")
    return [each.value[:10] for each in marked_dates(root)]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Dam holds</h1><p>{TIME}</p>{LONG}",
        f"<header><h1>Dam holds</h1></header><div><span>by x</span>{TIME}</div>{LONG}",
    ],
)
def test_a_time_between_headline_and_text_is_the_texts(body: str) -> None:
    assert dates(body) == ["2021-05-14"]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Dam holds</h1>{LONG}{TIME}",
        f"<h1>Dam holds</h1><aside>{TIME}</aside>{LONG}",
        f"<h1>Dam holds</h1><p>Updated {TIME}</p>{LONG}",
        f"<h1>One</h1>{TIME}<h1>Two</h1>{LONG}",
    ],
)
def test_a_time_elsewhere_or_of_a_change_is_not(body: str) -> None:
    assert dates(body) == []


def test_marked_writers_are_named() -> None:
    root = html.document_fromstring(
        '<html><body><span itemprop="author"><b itemprop="name">Ann Example</b></span>'
        '<a rel="author" href="/b">Bob Sample</a></body></html>'
    )
    assert [each.value for each in marked_writers(root)] == ["Ann Example", "Bob Sample"]
