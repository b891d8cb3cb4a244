from __future__ import annotations

import json

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.feeds.xml_feed import is_feed
from sitrep.ingest.containers.opening import open_documents
from tests.support.ingest.containers import SLUICE, read_all, read_one

HTML = "".join(f"<p>{paragraph}</p>" for paragraph in SLUICE)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<?xml-stylesheet href="style.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Levee Watch</title><link>https://leveewatch.example/</link><description>News of dams</description>
<item><title>Sluice shut above Goris &amp;amp; two hurt</title><link>https://leveewatch.example/2021/sluice</link>
<pubDate>Fri, 07 May 2021 23:30:00 -0500</pubDate><dc:creator>Ada Moss</dc:creator>
<description>Two guards were hurt.</description><content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>Ferry late</title><link>https://leveewatch.example/2021/ferry</link>
<pubDate>Sat, 08 May 2021 08:00:00 GMT</pubDate><description>The ferry was late.</description></item>
<item><title>Nothing</title><link>https://leveewatch.example/2021/none</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Levee Watch</title><id>urn:x</id>
<updated>2021-05-08T00:00:00Z</updated>
<entry><title>Sluice shut above Goris</title><id>urn:y</id><link rel="alternate" href="https://leveewatch.example/2021/sluice"/>
<published>2021-05-07T21:10:00+04:00</published><updated>2021-05-09T00:00:00Z</updated>
<author><name>Ada Moss</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content>
<source><title>Harbour Review</title></source></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://leveewatch.example/"><title>Levee Watch</title>
<link>https://leveewatch.example/</link></channel><item rdf:about="https://leveewatch.example/2021/sluice">
<title>Sluice shut above Goris</title><link>https://leveewatch.example/2021/sluice</link><dc:date>2021-05-07T21:10:00+04:00</dc:date>
<description>{SLUICE[0]} {SLUICE[1]}</description></item></rdf:RDF>"""


def json_feed(**item: object) -> str:
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Levee Watch",
            "items": [{"id": "1", "content_html": HTML, **item}],
        }
    )


def test_each_item_is_a_document_with_its_own_day_address_and_author() -> None:
    first, second = read_all(RSS, "levee.xml")
    assert first.body == SLUICE
    assert first.title == "Sluice shut above Goris & two hurt"
    assert first.published == "2021-05-07"
    assert first.publisher == "Levee Watch"
    assert first.draft.byline
    assert first.draft.byline.value == "Ada Moss"
    assert first.draft.address
    assert first.draft.address.value == "https://leveewatch.example/2021/sluice"
    assert second.body == ("The ferry was late.",)
    assert second.published == "2021-05-08"


def test_an_item_without_text_is_refused_by_its_number_with_the_way_to_go() -> None:
    (refused,) = open_documents(RSS.encode(), "levee.xml").refused
    assert refused.name == "levee.xml#item 3"
    assert "address of its page" in refused.reason


@pytest.mark.parametrize("title", ["Ceasefire", "Sluice shut"])
def test_the_title_of_an_item_is_its_headline_however_short(title: str) -> None:
    read = read_one(ATOM.replace("Sluice shut above Goris", title))
    assert read.title == title


def test_an_item_of_atom_keeps_the_feed_that_it_was_taken_from() -> None:
    read = read_one(ATOM)
    assert (read.title, read.published) == ("Sluice shut above Goris", "2021-05-07")
    assert read.body == SLUICE
    assert read.publisher == "Harbour Review"


def test_rss_one_and_json_feed_are_read_too() -> None:
    assert read_one(RDF).published == "2021-05-07"
    read = read_one(
        json_feed(
            title="Sluice shut above Goris",
            url="https://leveewatch.example/2021/sluice",
            date_published="2021-05-07T21:10:00+04:00",
        )
    )
    assert read.body == SLUICE
    assert (read.title, read.published) == ("Sluice shut above Goris", "2021-05-07")
    assert read.publisher == "Levee Watch"


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251", "utf-8-sig"])
def test_feeds_are_read_in_the_encoding_that_they_state(encoding: str) -> None:
    text = "Шлюз закрыли в ночь на пятницу, и две деревни остались без воды до вечера."
    feed = RSS.replace(HTML, f"<p>{text}</p>").replace(
        'encoding="utf-8"', f'encoding="{encoding[:12]}"'
    )
    if encoding == "utf-8-sig":
        feed = feed.replace('encoding="utf-8-sig"', 'encoding="utf-8"')
    assert read_all(feed.encode(encoding))[0].body == (text,)


def test_an_item_again_is_the_same_document_whatever_else_the_feed_holds() -> None:
    first = open_documents(RSS.encode(), "a.xml").documents[0]
    again = open_documents(RSS.replace("Ferry late", "Ferry on time").encode(), "b.xml").documents[
        0
    ]
    assert first.sha256 == again.sha256


def test_an_item_that_is_cut_says_so() -> None:
    read = read_all(RSS.replace("The ferry was late.", "The ferry was late and […] Read more"))[1]
    assert any("beginning alone" in doubt for doubt in read.draft.doubts)


def test_entities_that_grow_and_outside_ones_are_not_unfolded() -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "lol">{lines}]>'
        + RSS[RSS.index("<rss") :]
    )
    found = read_all(bomb.replace("The ferry was late.", "The ferry &a11; was late."))
    assert len(found[1].draft.document.text) < 1_000
    outside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>{RSS[RSS.index("<rss") :]}'
    assert (
        "root:"
        not in read_all(outside.replace("The ferry", "&x; The ferry"))[1].draft.document.text
    )
    many = bomb.replace("]>", '<!ENTITY z "z">' * 30 + "]>", 1)
    with pytest.raises(DocumentError, match="entities"):
        open_documents(many.encode(), "bomb.xml")


@pytest.mark.parametrize("declared", [b"utf\xff8", b"\xc0\xc0", b"no such"])
def test_a_feed_whose_declaration_is_damaged_is_read(declared: bytes) -> None:
    text = f"<p>{' '.join(SLUICE)}</p>".replace("<", "&lt;")
    data = (
        b'<?xml version="1.0" encoding="' + declared + b'"?><rss version="2.0"><channel>'
        b"<title>Levee</title><item><description>" + text.encode() + b"</description></item>"
        b"</channel></rss>"
    )
    (document,) = open_documents(data, "feed.xml").documents
    assert SLUICE[0] in document.text


def test_a_feed_without_items_is_refused() -> None:
    with pytest.raises(DocumentError, match="without items"):
        open_documents(b"<rss version='2.0'><channel><title>x</title></channel></rss>", "x")


@pytest.mark.parametrize(
    "data", [b"<html><rss>", b"RSS is a format", b"<article>", b"", b"<feeder>"]
)
def test_other_texts_are_no_feeds(data: bytes) -> None:
    assert not is_feed(data)
