from __future__ import annotations

import json

import pytest

from tests.support.ingest.containers import SLUICE, read_one

TITLE = "Sluice shut above Goris"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in SLUICE)
MENU = "".join(f'<li><a href="/{at}">Section {at}</a></li>' for at in range(12))


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    )


def data(text: str) -> str:
    values = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2021-05-07",
        "articleBody": text,
    }
    return f'<script type="application/ld+json">{json.dumps(values)}</script>'


@pytest.mark.parametrize("around", ['<div id="app"></div>', f"<nav><ul>{MENU}</ul></nav>"])
def test_a_text_that_stands_in_noscript_alone_is_the_article(around: str) -> None:
    read = read_one(
        page(f"{around}<noscript><article><h1>{TITLE}</h1>{PARAGRAPHS}</article></noscript>")
    )
    assert read.body == SLUICE
    assert read.title == TITLE


def test_noscript_beside_a_text_stays_unseen() -> None:
    note = (
        "Your browser runs no scripts, so that the map of the dam, the comments and the counter stay away. "
        * 2
    )
    read = read_one(page(f"<article>{PARAGRAPHS}</article><noscript><p>{note}</p></noscript>"))
    assert read.body == SLUICE
    assert "counter" not in read.draft.document.text


@pytest.mark.parametrize("text", ["\n\n".join(SLUICE), "\r\n".join(SLUICE), PARAGRAPHS])
def test_a_text_that_stands_in_the_pages_data_alone_is_the_article(text: str) -> None:
    read = read_one(page(f'<nav><ul>{MENU}</ul></nav><div id="root"></div>', data(text)))
    assert read.body == SLUICE
    assert (read.title, read.published) == (TITLE, "2021-05-07")


def test_a_teaser_in_front_of_a_wall_is_not_read_twice() -> None:
    more = [
        f"Ferry {at} waited at the pier on Sunday until the water fell, its skipper said."
        for at in range(9)
    ]
    read = read_one(
        page(f"<article><p>{SLUICE[0]}</p></article>", data("\n".join([*SLUICE, *more])))
    )
    assert read.body == (*SLUICE, *more)


def test_data_that_say_what_the_page_shows_add_nothing() -> None:
    read = read_one(page(f"<article>{PARAGRAPHS}</article>", data(" ".join(SLUICE))))
    assert read.body == SLUICE
