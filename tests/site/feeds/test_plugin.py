"""The feeds as files of a whole site: the project's own, the invented one, and small ones."""

from __future__ import annotations

import html
import json
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from lxml import etree

from sitrep.site.addresses import OPML, REGIONS_OPML, SOURCES_OPML
from sitrep.site.catalogue.attribution import voices_of
from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.windows.budget import BUDGET
from sitrep.site.feeds.windows.plan import PlannedFile
from tests.support.site.feedrules import breaches
from tests.support.site.feeds import (
    ANNOUNCED,
    BODY,
    WITHDRAWN,
    complaints,
    documents,
    files,
    planned_of,
)
from tests.support.site.sites import ADDRESS, Site, build_site, run_site
from tests.support.trees import report_text, tree, write

SITES = pytest.mark.parametrize("name", ["invented_site"])


@pytest.fixture
def site(request: pytest.FixtureRequest, name: str) -> Site:
    """The site of that name."""
    found: Site = request.getfixturevalue(name)
    return found


def feed_files(site: Site) -> list[PlannedFile]:
    return planned_of(site)


def xml_files(site: Site) -> list[PlannedFile]:
    return [file for file in feed_files(site) if file.format is not Format.JSON]


@SITES
def test_every_feed_is_valid_by_our_schemas(site: Site) -> None:
    paths = [*(file.path for file in feed_files(site)), OPML, REGIONS_OPML, SOURCES_OPML]
    assert [
        each for path in paths for each in complaints(path, (site.output / path).read_bytes())
    ] == []
    assert len(paths) > 60


@SITES
def test_no_current_feed_weighs_more_than_its_budget(site: Site) -> None:
    sizes = {
        file.path: (site.output / file.path).stat().st_size
        for file in feed_files(site)
        if not file.feed.current
    }
    assert {path: size for path, size in sizes.items() if size > BUDGET} == {}
    assert max(sizes.values()) > BUDGET / 10


@SITES
def test_no_feed_breaks_a_rule_that_a_schema_cannot_say(site: Site) -> None:
    found = {
        file.path: breaches((site.output / file.path).read_bytes()) for file in xml_files(site)
    }
    assert {path: each for path, each in found.items() if each} == {}


def as_shown(detail: feedparser.FeedParserDict) -> str:
    """What a reader shows of a text that feedparser read, by the type it found."""
    return html.unescape(detail.value) if "html" in detail.type else str(detail.value)


@SITES
def test_feedparser_reads_back_what_was_written(site: Site) -> None:
    for file in xml_files(site):
        read = feedparser.parse((site.output / file.path).read_bytes())
        assert not read.bozo, file.path
        assert as_shown(read.feed.title_detail) == file.feed.title
        decoded = html.unescape if file.format is Format.RSS else str
        assert len(read.entries) == len(file.feed.items)
        for entry, item in zip(read.entries, file.feed.items, strict=True):
            assert (entry.id, entry.link, as_shown(entry.title_detail)) == (
                item.id,
                item.link,
                item.title,
            )
            body = entry.content[0].value if "content" in entry else entry.summary
            assert body == item.html
            assert [decoded(tag.label or tag.term) for tag in entry.get("tags", [])] == [
                tag.label for tag in item.tags
            ]
            assert entry.published_parsed[:6] == item.appeared.timetuple()[:6]


@SITES
def test_json_feeds_hold_the_same_items(site: Site) -> None:
    for file in feed_files(site):
        if file.format is Format.JSON:
            items = json.loads(site.text(file.path))["items"]
            assert [(item["id"], item["title"], item["content_html"]) for item in items] == [
                (item.id, item.title, item.html) for item in file.feed.items
            ]


@SITES
def test_feeds_hold_no_relative_address_and_nothing_active(site: Site) -> None:
    seen = 0
    for item in {item.id: item for file in feed_files(site) for item in file.feed.items}.values():
        body = etree.HTML(f"<div>{item.html}</div>")
        targets = body.xpath("//@href")
        assert all(target.startswith(("http://", "https://", "mailto:")) for target in targets)
        assert not body.xpath(
            "//script | //style | //img | //iframe | //@style | //@src | //@*[starts-with(name(), 'on')]"
        )
        seen += len(targets)
    assert seen > 30


@SITES
def test_addresses_of_the_site_in_its_feeds_lead_to_files(site: Site) -> None:
    links = {item.link for file in feed_files(site) for item in file.feed.items}
    links |= {target for file in feed_files(site) for target in _feed_targets(site, file)}
    assert links
    for link in links:
        path, _, anchor = link.removeprefix(f"{ADDRESS}/").partition("#")
        assert not anchor or f'id="{anchor}"' in site.text(f"{path}index.html"), link
        assert (
            site.output / (f"{path}index.html" if path.endswith("/") or not path else path)
        ).is_file(), link


def _feed_targets(site: Site, file: PlannedFile) -> list[str]:
    if file.format is Format.JSON:
        node = json.loads(site.text(file.path))
        return [node["feed_url"], *filter(None, [node.get("next_url")])]
    root = etree.fromstring((site.output / file.path).read_bytes())
    links = root.xpath("/*/*[local-name()='link']/@href | /*/channel/*[local-name()='link']/@href")
    return [link for link in links if link.startswith(ADDRESS)]


@SITES
def test_each_file_says_where_it_stands_itself(site: Site) -> None:
    for file in feed_files(site):
        own = urljoin(f"{ADDRESS}/", file.path)
        assert own in _feed_targets(site, file), file.path


def test_the_sites_feeds_hold_every_announced_edition_and_every_report(invented_site: Site) -> None:
    catalogue = invented_site.built.catalogue
    held: dict[str, set[str]] = {"editions": set(), "reports": set()}
    for file in feed_files(invented_site):
        if file.feed.stem.split("/")[1] in held and file.format is Format.ATOM:
            held[file.feed.stem.split("/")[1]] |= {
                item.link.rstrip("/").rpartition("/")[2] for item in file.feed.items
            }
    assert held["editions"] == {
        str(edition.week) for edition in catalogue.editions if edition.notes.announced
    }
    assert held["reports"] == {
        family.report.id for family in (*catalogue.families, *catalogue.withdrawn)
    }


def test_the_first_line_of_every_report_says_who_when_how_sure_and_where(
    invented_site: Site,
) -> None:
    families = {family.report.id: family for family in invented_site.built.catalogue.families}
    for entry in feedparser.parse(invented_site.text("feeds/reports.atom")).entries:
        family = families.get(entry.link.rstrip("/").rpartition("/")[2])
        if family is None:  # withdrawn: its item says just that
            continue
        first = etree.HTML(entry.content[0].value).find("body/p")
        words = "".join(first.itertext())
        voice, *others = voices_of(family.passages, family.origin)
        name = (*voice.speakers, family.origin)[0].name
        assert name in words.partition("grade")[0]
        assert f"grade {voice.grade.code}" in words
        assert all(f"grade {each.grade.code}" in words for each in others)
        assert all(
            carriage.source.name in words or "a carrier not named" in words
            for carriage in family.carriages
        )
        assert first.find(".//a") is not None


def test_an_edition_enters_the_feeds_when_it_is_announced(tmp_path: Path) -> None:
    given = files(edition="---\nannounced: null\n---\nLead.\n")
    site = build_site(tmp_path, given)
    assert feedparser.parse(site.text("feed.xml")).entries == []
    (tmp_path / "content/editions/2020-W27.md").write_text(ANNOUNCED, "utf-8")
    entries = feedparser.parse(build_site(tmp_path).text("feed.xml")).entries
    assert [entry.published for entry in entries] == ["Tue, 07 Jul 2020 12:00:00 +0000"]


def test_withheld_text_is_in_no_file(tmp_path: Path) -> None:
    report = report_text(
        "one", source="example-review", body="::: passage SY-ID\nSecret words of the review.\n:::\n"
    )
    site = build_site(tmp_path, tree({"one": report}))
    assert not any(
        b"Secret words" in path.read_bytes() for path in site.output.rglob("*.*") if path.is_file()
    )


def test_a_second_build_of_the_same_content_writes_the_same_bytes() -> None:
    given = files(report_text("a", body=BODY), ANNOUNCED) | {
        "reports/2020/b.md": report_text("b", **WITHDRAWN)
    }
    assert documents(given) == documents(given)


CORRECTIONS = {
    "title": "Ferry sails",
    "date": "2020-06-20",
    "credibility": "5",
    "body": "::: passage SY-DR\nThe bridge reopened.\n:::\n",
}


@pytest.mark.parametrize("form", [Format.RSS, Format.ATOM])
@pytest.mark.parametrize("key", CORRECTIONS)
def test_a_correction_announces_nothing_anew(key: str, form: Format) -> None:
    changes = "[{date: 2020-07-20, note: Mended.}]"
    before, after = (
        feedparser.parse(documents(files(text))[f"feeds/reports.{form}"])
        for text in (report_text("a"), report_text("a", changes=changes, **{key: CORRECTIONS[key]}))
    )
    (old,), (new,) = before.entries, after.entries
    assert (new.id, new.link, new.published) == (old.id, old.link, old.published)
    assert after.feed.updated_parsed[:3] == (2020, 7, 20)
    if form is Format.ATOM:
        assert (old.updated_parsed[:3], new.updated_parsed[:3]) == ((2020, 7, 2), (2020, 7, 20))


def test_a_preview_keeps_drafts_out_of_every_feed(tmp_path: Path) -> None:
    draft = report_text(
        "b",
        status="draft",
        title="Quaggadraft",
        body="::: passage SY-ID\nA quaggadraft text.\n:::\n",
    )
    files = {
        **tree({"a": report_text("a"), "b": draft}),
        "editions/2020-W27.md": "---\nannounced: 2020-07-07\n---\n",
    }
    write(tmp_path / "content", files)
    assert run_site(tmp_path, "build", "--drafts").returncode == 0
    output = tmp_path / "output-drafts"
    fed = [
        output / "feed.xml",
        *(path for path in (output / "feeds").rglob("*.*") if path.suffix != ".html"),
    ]
    assert len(fed) > 10
    assert [path for path in fed if "uaggadraft" in path.read_text("utf-8")] == []
