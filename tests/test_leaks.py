"""The walker finds what it must: a leak is planted in each kind of file that a site has."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.site.leaks import Leak, Secret, find_leaks, words_of

WORDS = "Nine herons stole the mayor’s “second” umbrella & a lamp"
SECRET = Secret("heron", f"It is told. {WORDS} before the rain began.", 8)
MARKED = "<p>Nine herons <em>stole</em> the mayor’s “second” um<b>brel</b>la &amp; a lamp</p>"


def in_csv(text: str) -> str:
    table = io.StringIO()
    csv.writer(table).writerows([["id", "text"], ["1", f'{text}, "all" of it']])
    return table.getvalue()


def fragment(text: str) -> bytes:
    """As Pagefind keeps a page's text: a mark, then JSON, compressed."""
    return gzip.compress(
        b"pagefind_dcd" + json.dumps({"content": text}, ensure_ascii=False).encode(), mtime=0
    )


DRESSED: dict[str, str | bytes] = {
    "index.html": f"<html><body>{MARKED}</body></html>",
    "meta.html": f'<meta name="description" content="{html.escape(WORDS)}">',
    "words.html": "".join(f"<span>{html.escape(word)} </span>" for word in WORDS.split()),
    "blocks.html": "".join(f"<li>{html.escape(word)}</li>" for word in WORDS.split()),
    "ld.html": f'<script type="application/ld+json">{{"text": {json.dumps(html.escape(WORDS))}}}</script>',
    "mailto.html": f'<a href="mailto:?body={quote(WORDS)}">tell</a>',
    "feed.xml": f"<rss><description>{html.escape(MARKED)}</description></rss>",
    "twice.xml": f"<rss><description>{html.escape(html.escape(MARKED))}</description></rss>",
    "cdata.xml": f"<content><![CDATA[{MARKED}]]></content>",
    "feed.json": json.dumps({"content_html": MARKED.replace("<", "\\u003c")}),
    "ascii.json": json.dumps({"content_text": WORDS.upper()}, ensure_ascii=True),
    "reports.csv": in_csv(WORDS),
    "map.svg": f"<svg><path aria-label='{WORDS.replace('&', '&#x26;')}'/></svg>",
    "lines.txt": WORDS.replace(" ", "\n  "),
    "fragment/en_1.pf_fragment": fragment(WORDS),
    "soft.html": WORDS.replace("umbrella", "um\u00adbrel\u200bla").replace(
        "Nine", "\u2067Nine\u2069"
    ),
    "nohow.bin": b"\x00\xff\xfe" + WORDS.encode(),
}


def plant(folder: Path, name: str, data: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.mark.parametrize("name", DRESSED)
def test_a_planted_leak_is_found(tmp_path: Path, name: str) -> None:
    plant(tmp_path, name, DRESSED[name])
    (leak,) = find_leaks(tmp_path, [SECRET])
    assert (leak.file, leak.name, len(leak.words.split())) == (name, "heron", 8)


def test_shorter_runs_and_other_words_are_no_leak(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "seven.html",
        "<p>Nine herons stole the mayor’s “second”, and it is told before the rain began</p>",
    )
    plant(
        tmp_path,
        "page.pf_fragment",
        fragment("Nine geese stole the mayor's second umbrella and a lamp"),
    )
    plant(tmp_path, "damaged.gz", b"\x1f\x8b\x08 not compressed at all")
    assert not find_leaks(tmp_path, [SECRET])


def test_a_text_shorter_than_its_run_is_sought_as_a_whole(tmp_path: Path) -> None:
    plant(tmp_path, "index.html", "<h1>Crimson kites forbidden</h1>")
    assert find_leaks(tmp_path, [Secret("title", "Crimson kites forbidden!", 99)]) == [
        Leak("index.html", "title", "crimson kites forbidden")
    ]
    assert not find_leaks(
        tmp_path, [Secret("title", "Crimson kites forbidden again", 99), Secret("empty", "…", 5)]
    )


def test_surrogates_that_json_escapes_are_one_sign(tmp_path: Path) -> None:
    plant(tmp_path, "a.json", json.dumps({"title": "𐐨𐐩 𐐪𐐫"}))
    assert find_leaks(tmp_path, [Secret("deseret", "𐐨𐐩 𐐪𐐫", 2)])
    plant(tmp_path, "a.json", '{"title": "\\ud801 alone"}')
    assert not find_leaks(tmp_path, [Secret("deseret", "𐐨𐐩 𐐪𐐫", 2)])


def test_case_width_and_unseen_signs_do_not_count_in_words() -> None:
    assert words_of("ＦＵＬＬ می‌خواهم, Straße!") == ["full", "میخواهم", "strasse"]
