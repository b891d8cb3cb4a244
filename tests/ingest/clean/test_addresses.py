from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.ingest.clean.addresses import tidy_addresses
from sitrep.ingest.draft import Block, Document, Draft, Finding, Verdict
from tests.support.ingest.documents import knowledge


def tidied(url: str | None, *texts: str) -> Draft:
    blocks = tuple(Block(0, 1, text, Verdict.BODY) for text in texts)
    found = Finding(url, "the page says so") if url else None
    return tidy_addresses(
        Draft(Document("a.txt", "x", "", "a.txt"), blocks, url=found), knowledge()
    )


@pytest.mark.parametrize(
    "found",
    [
        "https://wire.example/a?id=3&utm_source=letter&mc_eid=77ab",
        "https://www.google.com/url?q=https%3A%2F%2Fwire.example%2Fa%3Fid%3D3&sa=D",
    ],
)
def test_an_address_is_kept_clean_and_as_found_apart(found: str) -> None:
    draft = tidied(found)
    assert draft.url == Finding("https://wire.example/a?id=3", "the page says so")
    assert draft.found_url == found


def test_an_address_that_is_clean_stays_and_is_not_kept_twice() -> None:
    draft = tidied("https://wire.example/a?id=3")
    assert (draft.url, draft.found_url) == (
        Finding("https://wire.example/a?id=3", "the page says so"),
        None,
    )
    assert tidied(None) == replace(draft, url=None)


def test_an_address_no_reader_may_follow_is_left_out_and_said_without_its_password() -> None:
    draft = tidied("https://ann:s3cret@wire.example/a")
    assert (draft.url, draft.found_url) == (None, "https://ann:s3cret@wire.example/a")
    assert ["user name or password" in each for each in draft.doubts] == [True]
    assert "s3cret" not in draft.doubts[0]


def test_addresses_in_paragraphs_lose_what_tracks() -> None:
    draft = tidied(
        None,
        "See https://a.example/x?utm_source=m, and https://a.example/x?utm_source=m&p=2.",
        "Plain.",
    )
    assert [block.text for block in draft.blocks] == [
        "See https://a.example/x, and https://a.example/x?p=2.",
        "Plain.",
    ]
