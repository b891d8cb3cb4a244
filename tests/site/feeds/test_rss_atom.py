from __future__ import annotations

import html
import re
from dataclasses import replace

import feedparser
import pytest
from lxml import etree
from markupsafe import Markup

from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.item_parts import Copy
from sitrep.site.feeds.items import REISSUE, Author, Item, ItemRegion
from sitrep.site.feeds.windows.feed import Feed
from tests.support.site.feedrules import breaches
from tests.support.site.feeds import (
    ADDRESS,
    SITE,
    complaints,
    feed_of,
    item_of,
    noon,
    origin,
    written,
)

DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
ATOM = "{http://www.w3.org/2005/Atom}"
BOTH = pytest.mark.parametrize("form", [Format.RSS, Format.ATOM])
TITLES = [
    "]]> <script>x</script> & “q” é \u202eabc\u202c 😀",
    "<b>bold</b> & <i>",
    "&amp; &lt;b&gt; &#x202e; &copy;",
    "a < b > c",
    "<![CDATA[x]]>",
    "\u2067خبر عاجل\u2069 שלום",
    "🏳️‍🌈 e\u0301 \u200b \u00a0x",
    "{% x %} {{ y }} ${z} %s",
]


def entry_of(item: Item) -> etree._Element:
    return etree.fromstring(written(feed_of(item), Format.ATOM)).find(f"{ATOM}entry")


def rss_item(item: Item) -> etree._Element:
    return etree.fromstring(written(feed_of(item), Format.RSS)).find("channel/item")


# What feedgen would get wrong


@BOTH
def test_no_date_comes_from_the_clock(form: Format) -> None:
    documents = [written(feed, form).decode() for feed in (feed_of(item_of("one")), feed_of())]
    years = {year for text in documents for year in re.findall(r"(?<![,\d])20\d\d\b", text)}
    # 2005 is in the address of Atom; in 2026 the tag was minted.
    assert years <= {"2005", "2020", "2021", "2026"}
    assert documents == [
        written(feed, form).decode() for feed in (feed_of(item_of("one")), feed_of())
    ]


def test_a_feed_was_last_built_when_something_in_it_changed() -> None:
    items = item_of("one", changed=noon("2020-07-03")), item_of("two", changed=noon("2020-07-05"))
    assert b"<lastBuildDate>Sun, 05 Jul 2020 12:00:00 +0000</lastBuildDate>" in written(
        feed_of(*items), Format.RSS
    )
    root = etree.fromstring(written(feed_of(*items), Format.ATOM))
    assert root.findtext(f"{ATOM}updated") == "2020-07-05T12:00:00+00:00"


@BOTH
def test_items_keep_their_order(form: Format) -> None:
    read = feedparser.parse(written(feed_of(*(item_of(name) for name in "bac")), form))
    assert [entry.title for entry in read.entries] == ["b", "a", "c"]


@BOTH
def test_a_feed_links_to_the_site_and_to_itself(form: Format) -> None:
    read = feedparser.parse(written(feed_of(item_of("one")), form))
    assert read.feed.link == ADDRESS
    own = [link for link in read.feed.links if link.rel == "self"]
    assert [(link.href, link.type) for link in own] == [
        (f"{ADDRESS}feeds/reports.{form}", form.media_type)
    ]


def test_the_name_of_an_author_without_mail_is_not_lost() -> None:
    item = item_of(
        "one", creators=(Author("Example Wire", "https://wire.example.org/"), Author("A. Writer"))
    )
    assert [each.text for each in rss_item(item).findall(f"{DC}creator")] == [
        "Example Wire",
        "A. Writer",
    ]
    authors = entry_of(item).findall(f"{ATOM}author")
    assert [author.findtext(f"{ATOM}name") for author in authors] == ["Example Wire", "A. Writer"]
    assert [author.findtext(f"{ATOM}uri") for author in authors] == [
        "https://wire.example.org/",
        None,
    ]


# RSS


def test_a_guid_is_a_tag_uri_and_no_permalink() -> None:
    guid = rss_item(item_of("one")).find("guid")
    assert (guid.text, guid.attrib) == (
        "tag:digest.example.org,2026:report/one",
        {"isPermaLink": "false"},
    )


def test_an_rss_item_says_whose_it_is_in_dublin_core() -> None:
    item = item_of(
        "one",
        origin=origin(address="https://wire.example.org/a"),
        rights="shown in full",
        coverage=("SY-ID", "SY-DR"),
    )
    found = rss_item(item)
    assert found.findtext(f"{DC}publisher") == "Example Digest"
    assert found.findtext(f"{DC}source") == "https://wire.example.org/a"
    assert found.findtext(f"{DC}rights") == "shown in full"
    assert [each.text for each in found.findall(f"{DC}coverage")] == ["SY-ID", "SY-DR"]


def test_an_rss_item_names_its_regions_with_their_list() -> None:
    categories = rss_item(item_of("one", tags=(ItemRegion("idlib", "Idlib"),))).findall("category")
    assert [(each.text, each.get("domain")) for each in categories] == [
        ("Idlib", f"{ADDRESS}regions/")
    ]


def test_an_rss_item_leads_to_the_original_and_says_once_where_it_comes_from() -> None:
    """By the W3C's validator, source and dc:source of one item say the same twice."""
    address = "https://wire.example.org/a"
    for feed in (None, "https://wire.example.org/feed"):
        found = rss_item(item_of("one", origin=origin(address=address, feed=feed)))
        assert len(found.findall("source")) + len(found.findall(f"{DC}source")) == 1
        (link,) = found.findall(f"{ATOM}link")
        assert (link.get("rel"), link.get("href")) == ("via", address)


def test_the_source_is_named_only_where_its_own_feed_is_known() -> None:
    assert rss_item(item_of("one", origin=origin())).find("source") is None
    source = rss_item(item_of("one", origin=origin(feed="https://wire.example.org/feed"))).find(
        "source"
    )
    assert (source.text, source.get("url")) == ("Example Wire", "https://wire.example.org/feed")


def test_an_rss_item_holds_a_short_description_before_its_whole_text() -> None:
    found = rss_item(item_of("one", html=Markup("<p>The whole.</p>"), summary="Short <b> & sweet"))
    assert found.findtext("description") == "Short &lt;b&gt; &amp; sweet"
    assert found.findtext(f"{CONTENT}encoded") == "<p>The whole.</p>"
    tags = [each.tag for each in found]
    assert tags.index("description") < tags.index(f"{CONTENT}encoded")


# Atom


def test_an_entry_leads_to_its_page_to_the_original_and_to_every_copy() -> None:
    copies = (
        Copy("Example Review", "https://review.example.org/b", None),
        Copy("Unknown source", None, None),
    )
    entry = entry_of(
        item_of("one", origin=origin(address="https://wire.example.org/a", copies=copies))
    )
    assert [
        (link.get("rel"), link.get("href"), link.get("title"))
        for link in entry.findall(f"{ATOM}link")
    ] == [
        ("alternate", f"{ADDRESS}reports/one/", None),
        ("via", "https://wire.example.org/a", "Example Wire"),
        ("related", "https://review.example.org/b", "Example Review"),
    ]


def test_an_entry_names_its_origin_as_source() -> None:
    source = entry_of(item_of("one", origin=origin(feed="https://wire.example.org/feed"))).find(
        f"{ATOM}source"
    )
    assert source.findtext(f"{ATOM}id") == "https://wire.example.org/"
    assert source.findtext(f"{ATOM}title") == "Example Wire"
    assert source.findtext(f"{ATOM}updated") == "2020-06-30T12:00:00+00:00"
    links = {link.get("rel"): link.get("href") for link in source.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://wire.example.org/feed",
        "alternate": "https://wire.example.org/",
    }


def test_an_edition_has_no_source_but_the_digest() -> None:
    assert entry_of(item_of("one")).find(f"{ATOM}source") is None


def test_an_entry_holds_dates_regions_and_rights() -> None:
    item = item_of(
        "one",
        changed=noon("2020-07-03"),
        tags=(ItemRegion("idlib", "Idlib"),),
        rights="shown in full",
    )
    entry = entry_of(item)
    assert entry.findtext(f"{ATOM}published") == "2020-07-01T12:00:00+00:00"
    assert entry.findtext(f"{ATOM}updated") == "2020-07-03T12:00:00+00:00"
    assert entry.findtext(f"{ATOM}rights") == "shown in full"
    assert entry.find(f"{ATOM}category").attrib == {
        "term": "idlib",
        "label": "Idlib",
        "scheme": f"{ADDRESS}regions/",
    }


def test_an_entry_in_another_language_says_so() -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert entry_of(item_of("one", language="ar")).get(lang) == "ar"
    assert entry_of(item_of("one")).get(lang) is None
    assert etree.fromstring(written(feed_of(), Format.ATOM)).get(lang) == "en"


def test_a_withdrawn_report_is_deleted_by_rfc_6721_and_issued_again_later() -> None:
    item = item_of(
        "one",
        title="Withdrawn: x",
        changed=noon("2020-07-09") + REISSUE,
        withdrawn=True,
        summary="Not so.",
    )
    root = etree.fromstring(written(feed_of(item, item_of("two")), Format.ATOM))
    (deleted,) = root.findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert dict(deleted.attrib) == {"ref": item.id, "when": "2020-07-09T12:00:00+00:00"}
    assert deleted.findtext("{http://purl.org/atompub/tombstones/1.0}comment") == "Not so."
    again = root.find(f"{ATOM}entry")
    assert again.findtext(f"{ATOM}id") == item.id
    assert again.findtext(f"{ATOM}updated") > deleted.get("when")


def links(feed: Feed, form: Format) -> dict[str, str]:
    root = etree.fromstring(written(feed, form))
    found = root.iterfind(f"{ATOM}link") if form is Format.ATOM else root[0].iterfind(f"{ATOM}link")
    return {link.get("rel"): link.get("href") for link in found}


@BOTH
def test_archives_are_linked_by_rfc_5005(form: Format) -> None:
    stem = "feeds/reports"
    site = {"alternate": ADDRESS} if form is Format.ATOM else {}
    current = feed_of(item_of("one"), older=f"{stem}/2")
    archive = feed_of(
        item_of("one"), stem=f"{stem}/2", current=stem, older=f"{stem}/1", newer=f"{stem}/3"
    )
    assert links(current, form) == {
        "self": f"{ADDRESS}{stem}.{form}",
        "prev-archive": f"{ADDRESS}{stem}/2.{form}",
        **site,
    }
    assert links(archive, form) == {
        "self": f"{ADDRESS}{stem}/2.{form}",
        "current": f"{ADDRESS}{stem}.{form}",
        "prev-archive": f"{ADDRESS}{stem}/1.{form}",
        "next-archive": f"{ADDRESS}{stem}/3.{form}",
        **site,
    }
    mark = b"<fh:archive/>"
    assert mark in written(archive, form)
    assert mark not in written(current, form)
    assert complaints(f"x.{form}", written(archive, form)) == []
    assert breaches(written(archive, form)) == []


# Both


@BOTH
def test_a_hub_is_announced_where_there_is_one(form: Format) -> None:
    site = replace(SITE, hub="https://hub.example.org/")
    document = written(feed_of(item_of("one")), form, site)
    assert [link.href for link in feedparser.parse(document).feed.links if link.rel == "hub"] == [
        site.hub
    ]
    assert complaints(f"x.{form}", document) == []
    assert b"hub" not in written(feed_of(item_of("one")), form)


def shown(detail: feedparser.FeedParserDict) -> str:
    """What a reader shows of a text that feedparser read, by the type it found."""
    return (
        str(etree.HTML(f"<p>{detail.value}</p>").xpath("string(//p)"))
        if "html" in detail.type
        else detail.value
    )


@BOTH
@pytest.mark.parametrize("name", ["Oil & Gas", "R&D", "3 < 4 > 2", "“Smith” & 'Sons'", "خبر & خبر"])
def test_a_text_that_is_no_markup_is_escaped_once_in_every_field(form: Format, name: str) -> None:
    item = item_of(
        "one", title=name, creators=(Author(name),), tags=(ItemRegion("x", name),), rights=name
    )
    document = written(
        feed_of(replace(item, origin=origin(name=name, feed="https://e.org/f")), title=name), form
    )
    assert "&amp;amp;" not in document.decode()
    assert "&amp;lt;" not in document.decode()
    (entry,) = feedparser.parse(document).entries
    assert {entry.title, entry.author, entry.source.title, entry.rights} == {name}


@BOTH
@pytest.mark.parametrize("title", TITLES)
def test_hostile_titles_arrive_unharmed(form: Format, title: str) -> None:
    body = Markup("<p>%s</p>") % title
    document = written(feed_of(item_of("one", title=title, html=body, summary=title)), form)
    read = feedparser.parse(document)
    assert not read.bozo
    assert shown(read.entries[0].title_detail) == title
    assert shown(read.entries[0].summary_detail) == title
    told = read.entries[0].content[0].value
    assert etree.HTML(told).xpath("string(//p)") == title
    assert complaints(f"x.{form}", document) == []


@BOTH
def test_names_of_all_kinds_arrive_unharmed(form: Format) -> None:
    name = "<b>]]></b> & \u202eabc\u202c \"'"
    item = item_of(
        "one",
        creators=(Author(name),),
        tags=(ItemRegion("x", name),),
        rights=name,
        origin=origin(name=name, feed="https://e.org/f"),
    )
    document = written(feed_of(item, title=name, description=name), form)
    read = feedparser.parse(document)
    assert not read.bozo
    assert shown(read.feed.title_detail) == shown(read.feed.subtitle_detail) == name
    decoded = html.unescape if form is Format.RSS else str
    assert [decoded(tag.label or tag.term) for tag in read.entries[0].tags] == [name]
    assert decoded(read.entries[0].author) == name
    assert (
        html.unescape(read.entries[0].source.title) == html.unescape(read.entries[0].rights) == name
    )
    assert complaints(f"x.{form}", document) == []


def test_the_schemas_refuse_what_they_should() -> None:
    item = item_of("one", origin=origin(address="https://wire.example.org/a"), rights="x")
    spoilt = {
        Format.RSS: [
            (b'isPermaLink="false"', b""),
            (rb"<pubDate>.*?</pubDate>", b"<pubDate>1 July 2020</pubDate>"),
            (rb"<dc:creator>.*?</dc:creator>", b""),
            (rb"<guid.*?</guid>", b""),
            (rb'<atom:link href="[^"]*" rel="self"[^>]*/>', b""),
            (b"https://wire.example.org/a", b"/a"),
            (rb"<url>.*?</url>", b""),
            (rb"<width>32", b"<width>145"),
            (rb"<atom:updated>.*?</atom:updated>", b""),
            (rb"<atom:updated>.*?</atom:updated>", b"<atom:updated>2020-07-01</atom:updated>"),
        ],
        Format.ATOM: [
            (rb"<icon>.*?</icon>", b"<icon>favicon.ico</icon>"),
            (rb"<logo>.*?</logo>", b"<logo></logo>"),
            (rb"<published>.*?</published>", b"<published>2020-07-01</published>"),
            (rb"<summary>.*?</summary>", b"<summary></summary>"),
            (b'type="html"', b'type="CDATA"'),
            (b'rel="via" ', b""),
            (rb"(?s)<source>(.*?)<updated>.*?</updated>", rb"<source>\1"),
            (b"https://wire.example.org/a", b"/a"),
        ],
    }
    for form, changes in spoilt.items():
        document = written(feed_of(item), form)
        assert complaints(f"x.{form}", document) == []
        for old, new in changes:
            changed = re.sub(old, new, document, count=1)
            assert changed != document
            assert complaints(f"x.{form}", changed), old


@pytest.mark.parametrize(
    ("form", "old", "new", "breach"),
    [
        (Format.RSS, "Wed, 01 Jul", "Thu, 01 Jul", "day of the week"),
        (Format.RSS, "Wed, 01 Jul 2020", "Sat, 01 Jul 1989", "not to be believed"),
        (Format.RSS, "&lt;p&gt;", "&lt;p&gt;&lt;p&gt;", "not well-formed"),
        (Format.RSS, "&lt;p&gt;", "&lt;p onclick='x'&gt;", "onclick"),
        (Format.RSS, "text&lt;/p", "&lt;img/&gt;&lt;/p", "<img>"),
        (Format.RSS, ">tag:", ">urn:", "is not a tag URI"),
        (Format.RSS, "<dc:publisher>", "<author>x</author><dc:publisher>", "says author twice"),
        (Format.RSS, "<dc:publisher>", "<dc:date>x</dc:date><dc:publisher>", "says pubDate twice"),
        (Format.ATOM, "<published>2020", "<published>1970", "not to be believed"),
        (Format.RSS, "<item>", "<fh:archive/><item>", "archive"),
        (Format.ATOM, "<entry>", "<fh:archive/><entry>", "archive"),
        (Format.RSS, "dc=", "dublin=", "calls"),
        (Format.RSS, "<dc:publisher>", "<title>x</title><dc:publisher>", "twice"),
        (Format.RSS, "<language>en", "<language>en-latn", "is not a language"),
        (Format.ATOM, "<published>2020", "<published>2021", "contradict"),
        (
            Format.ATOM,
            "<subtitle>",
            '<link rel="self" type="application/atom+xml"/><subtitle>',
            "stands there 2 times",
        ),
        (Format.ATOM, "text&lt;", '&lt;a href="/x"&gt;x&lt;/a&gt;&lt;', "leads to /x"),
    ],
)
def test_the_rules_find_what_they_should(form: Format, old: str, new: str, breach: str) -> None:
    document = written(feed_of(item_of("one")), form).decode()
    assert breaches(document.encode()) == []
    changed = (
        document.replace(old, new)
        if old != "dc="
        else document.replace("dc:", "dublin:").replace(":dc=", ":dublin=")
    )
    for root in ("<rss ", "<feed "):
        changed = changed.replace(
            root, f'{root}xmlns:fh="http://purl.org/syndication/history/1.0" '
        )
    assert changed != document
    assert any(breach in each for each in breaches(changed.encode()))
