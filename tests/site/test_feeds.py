from __future__ import annotations

import datetime as dt
from pathlib import Path

import feedparser
from lxml import etree
from markupsafe import Markup

from sitrep.core.feeds import Feed, Item, Site
from sitrep.site.feeds import rss
from tests.sites import Site as BuiltSite
from tests.sites import build_site
from tests.trees import report_text, tree

SITE = Site("Example Digest", "https://digest.example.org/", "What was said.", "en", "tag:digest.example.org,2026:")


def item(name: str, day: int = 1, **given: object) -> Item:
    values: dict[str, object] = {
        "id": f"tag:digest.example.org,2026:report/{name}",
        "title": name,
        "link": f"https://digest.example.org/reports/{name}/",
        "published": dt.date(2020, 7, day),
        "updated": dt.date(2020, 7, day),
        "html": Markup("<p>text</p>"),
        **given,
    }
    return Item(**values)  # type: ignore[arg-type]


def feed(*items: Item) -> Feed:
    return Feed("feeds/reports.rss", "Reports", "All of them", items)


def test_no_date_in_a_feed_comes_from_the_clock() -> None:
    document = rss(feed(item("one", 1), item("two", 3)), SITE).decode()
    assert "<lastBuildDate>Fri, 03 Jul 2020 00:00:00 +0000</lastBuildDate>" in document
    assert str(dt.datetime.now(dt.UTC).year) not in document.replace("tag:digest.example.org,2026:", "")
    assert rss(feed(), SITE) == rss(feed(), SITE)
    assert str(dt.datetime.now(dt.UTC).year) not in rss(feed(), SITE).decode()


def test_items_keep_their_order_and_the_channel_links_to_the_site() -> None:
    read = feedparser.parse(rss(feed(item("new", 3), item("old", 1)), SITE))
    assert [entry.title for entry in read.entries] == ["new", "old"]
    assert read.feed.link == "https://digest.example.org/"
    assert {"rel": "self", "href": "https://digest.example.org/feeds/reports.rss", "type": "application/rss+xml"} in [
        {key: link[key] for key in ("rel", "href", "type")} for link in read.feed.links
    ]


def test_guids_are_tag_uris_and_no_permalinks() -> None:
    root = etree.fromstring(rss(feed(item("one")), SITE))
    guid = root.find("channel/item/guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == ("tag:digest.example.org,2026:report/one", "false")


def test_hostile_titles_arrive_unharmed() -> None:
    title = "]]> <script>x</script> & “q” é \u202eabc\u202c 😀"
    read = feedparser.parse(rss(feed(item("one", title=title)), SITE))
    root = etree.fromstring(rss(feed(item("one", title=title)), SITE))
    assert root.findtext("channel/item/title") == title
    assert not read.bozo


def test_creators_arrive_as_dublin_core() -> None:
    read = feedparser.parse(rss(feed(item("one", creators=("Example Wire",), categories=("Idlib",))), SITE))
    assert read.entries[0].author == "Example Wire"
    assert [tag.term for tag in read.entries[0].tags] == ["Idlib"]


def test_the_sites_feeds_hold_every_edition_and_report(own_site: BuiltSite) -> None:
    catalogue = own_site.built.catalogue
    editions = feedparser.parse(own_site.text("feed.xml"))
    reports = feedparser.parse(own_site.text("feeds/reports.rss"))
    assert not editions.bozo
    assert not reports.bozo
    assert [entry.link.rstrip("/").rpartition("/")[2] for entry in editions.entries] == [
        str(edition.week) for edition in catalogue.editions
    ]
    assert [entry.link.rstrip("/").rpartition("/")[2] for entry in reports.entries] == [
        family.report.id for family in catalogue.families
    ]


def test_feeds_hold_no_relative_address_and_nothing_active(own_site: BuiltSite) -> None:
    for path in ("feed.xml", "feeds/reports.rss"):
        for entry in feedparser.parse(own_site.text(path), sanitize_html=False).entries:
            fragment = etree.HTML(f"<div>{entry.summary}</div>")
            assert all(link.startswith(("http://", "https://")) for link in fragment.xpath("//@href"))
            assert not fragment.xpath(
                "//script | //style | //img | //iframe | //@style | //@*[starts-with(name(), 'on')]"
            )


def test_a_readers_sanitiser_finds_nothing_to_strip(own_site: BuiltSite) -> None:
    for path in ("feed.xml", "feeds/reports.rss"):
        raw = feedparser.parse(own_site.text(path), sanitize_html=False, resolve_relative_uris=False)
        clean = feedparser.parse(own_site.text(path))
        for before, after in zip(raw.entries, clean.entries, strict=True):
            text = etree.HTML(f"<div>{before.summary}</div>").xpath("string()")
            assert etree.HTML(f"<div>{after.summary}</div>").xpath("string()") == text


def test_an_edition_with_notes_enters_when_it_is_announced(tmp_path: Path) -> None:
    files = tree(editions___2020_W27__md="---\nannounced: null\n---\nLead.\n")
    files["editions/2020-W27.md"] = files.pop("editions/2020_W27.md")
    site = build_site(tmp_path, files)
    assert feedparser.parse(site.text("feed.xml")).entries == []
    (tmp_path / "content/editions/2020-W27.md").write_text("---\nannounced: 2020-07-07\n---\nLead.\n", "utf-8")
    entries = feedparser.parse(build_site(tmp_path).text("feed.xml")).entries
    assert [entry.published for entry in entries] == ["Tue, 07 Jul 2020 00:00:00 +0000"]


def test_withheld_text_is_in_no_feed(tmp_path: Path) -> None:
    report = report_text("one", source="example-review", body="::: passage SY-ID\nSecret words of the review.\n:::\n")
    site = build_site(tmp_path, tree({"one": report}))
    assert not any("Secret words" in path.read_text("utf-8") for path in site.output.rglob("*.*") if path.is_file())
