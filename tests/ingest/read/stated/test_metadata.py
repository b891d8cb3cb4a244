from __future__ import annotations

import json

from lxml import html

from sitrep.ingest.markup import Facts
from sitrep.ingest.read.stated.metadata import read_facts


def facts(head: str, body: str = "") -> Facts:
    return read_facts(
        html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>x</p></body></html>")
    )


def data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_the_heads_statements_come_with_their_names() -> None:
    found = facts(
        '<meta property="og:title" content="Ferry  late"><meta name="Author" content="Lena Moray">'
    )
    assert [(each.value, each.evidence) for each in found.titles] == [
        ("Ferry late", "meta og:title")
    ]
    assert [each.value for each in found.authors] == ["Lena Moray"]


def test_structured_data_is_read_wherever_it_nests() -> None:
    article = {
        "@type": ["Thing", "NewsArticle"],
        "headline": "Ferry late",
        "datePublished": "2021-05-07",
        "author": [{"name": "Lena Moray"}, "Tom Ash"],
        "publisher": {"@type": "Organization", "name": "Harbour Review"},
    }
    found = facts(data({"@graph": [{"@type": "WebSite", "name": "x"}, article]}))
    assert [each.value for each in found.titles] == ["Ferry late"]
    assert [each.value for each in found.dates] == ["2021-05-07"]
    assert [each.value for each in found.authors] == ["Lena Moray", "Tom Ash"]
    assert [each.value for each in found.sites] == ["Harbour Review"]


def test_the_date_of_a_change_is_no_date_of_publication() -> None:
    head = '<meta property="article:modified_time" content="2021-05-09">' + data(
        {"@type": "Article", "dateModified": "2021-05-09"}
    )
    assert facts(head, '<time datetime="2021-05-08">yesterday</time>').dates == ()


def test_an_element_marked_as_the_date_is_one() -> None:
    body = '<time class="entry-date" datetime="2021-05-07">7 May</time>'
    assert [each.value for each in facts("", body).dates] == ["2021-05-07"]


def test_broken_or_bottomless_data_states_nothing() -> None:
    broken = '<script type="application/ld+json">{"@type": "Article",</script>'
    deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    assert facts(broken + deep) == Facts()


def test_other_things_on_a_page_state_nothing_of_it() -> None:
    assert (
        facts(data({"@type": "VideoObject", "datePublished": "2019-01-01", "author": "x"})).dates
        == ()
    )
