"""What was changed, as pages show it; no address vanishes; one ``updated`` wherever there is one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from sitrep.content.record.file import RECORD
from tests.support.record import entered
from tests.support.site.sites import Site, build_site, files_of
from tests.support.trees import SOURCES, report_text, tree

A, B, W27 = "reports/2020/a.md", "reports/2020/b.md", "editions/2020-W27.md"
EDITION = "---\nannounced: 2020-07-07\ntitle: A bridge\n---\nLead.\n"
BODY = "::: passage idlib event=ford\nThe bridge reopened.\n:::\n"
EVENT = "---\ntitle: A ford is shut\nregions: [idlib]\nkind: other\ndays: 2020-07-01\n---\nNote.\n"


def changed_tree() -> dict[str, str]:
    """An announced week of which a title, a source's grade and id were changed, and a report withdrawn."""
    reports = {
        "a": report_text("a", body=BODY, source="example-review", text="summary"),
        "b": report_text("b", body="::: passage SY-HI\nShut.\n:::\n"),
        "c": report_text("c", body="::: passage SY-DR event=ford\nShut.\n:::\n"),
    }
    files = entered({**tree(reports), "events/ford.md": EVENT})
    files = entered({**files, W27: EDITION}, "2020-07-07T09:00:00+02:00")
    files[A] = files[A].replace("title: Bridge", "title: Ford")
    files = entered(files, "2020-07-10T09:00:00+02:00", {"report a": "The ford, not the bridge."})
    files["sources.toml"] = SOURCES.replace('reliability = "B"', 'reliability = "C"')
    files = entered(files, "2020-07-12T23:30:00+02:00")
    renamed = '[review]\nformerly = ["example-review"]\n'
    files["sources.toml"] = files["sources.toml"].replace("[example-review]\n", renamed)
    files[A] = files[A].replace("source: example-review", "source: review")
    files = entered(files, "2020-07-13T09:00:00+02:00")
    withdrawn = "status: withdrawn\nchanges: [{date: 2020-07-14, note: It was not so.}]"
    files[B] = files[B].replace("status: published", withdrawn)
    files = entered(files, "2020-07-14T09:00:00+02:00")
    return {path: text for path, text in files.items() if path != B}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(tmp_path_factory.mktemp("changes"), changed_tree())


def test_the_page_of_corrections_lists_each_with_its_reason(site: Site) -> None:
    page = site.page("corrections/")
    for words in (
        "The ford, not the bridge.",
        "It was not so.",
        "Ford reopens, before: Bridge reopens",
        "C, before: B",
        "Renamed",
    ):
        assert words in page.plain
    dates = re.findall(r"\d+ July 2020", page.plain.partition("Corrections")[2])
    assert dates == sorted(dates, reverse=True)


def test_each_change_has_a_fragment_where_feeds_lead(site: Site) -> None:
    root = etree.fromstring((site.output / "feeds/corrections.rss").read_bytes())
    links = [each.findtext("link") for each in root.iter("item")]
    assert len(links) == 4
    for link in links:
        address, _, anchor = str(link).removeprefix("http://localhost:8000/").partition("#")
        assert (site.output / address / "index.html").is_file()
        if address.startswith("reports/a/"):
            assert anchor in site.page(address).ids


def test_an_edition_says_what_changed_since(site: Site) -> None:
    page = site.page("editions/2020-W27/")
    assert "Changed since" in page.plain
    assert "as it was announced on 7 July 2020" in page.plain
    for words in ("The ford, not the bridge.", "It was not so.", "Regraded"):
        assert words in page.plain


def test_a_report_says_what_was_changed_in_it(site: Site) -> None:
    page = site.page("reports/a/")
    assert "What was changed" in page.plain
    assert "Ford reopens, before: Bridge reopens" in page.plain
    assert "Regraded Example Wire" in site.page("reports/c/").plain
    assert "Regraded" not in page.plain


def test_a_deleted_report_leaves_a_page_that_says_why_and_nothing_else(site: Site) -> None:
    page = site.page("reports/b/")
    assert "It was not so." in page.plain
    assert page.is_hidden
    assert not [name for name, data in files_of(site.output).items()
                if name.startswith("reports/b") and b"Shut" in data]  # fmt: skip


def test_a_renamed_source_leaves_a_page_and_feeds_that_lead_on(site: Site) -> None:
    page = site.page("sources/example-review/")
    assert any(link.endswith("/sources/review/") for link in page.links)
    assert page.is_hidden
    for form in ("rss", "atom", "json"):
        assert (site.output / f"feeds/sources/example-review.{form}").is_file()
    assert "/sources/example-review/ /sources/review/ 301" in site.text("_redirects")
    assert "/sources/example-review/" not in site.text("sitemap.xml")


def test_no_address_that_was_published_vanishes(site: Site) -> None:
    addresses = {entry.address for entry in site.built.content.record.entries if entry.address}
    assert len(addresses) > 8
    for address in addresses:
        assert (site.output / address / "index.html").is_file(), address


def _updated(site: Site, address: str) -> dict[str, str]:
    """The day on which each surface says that a page was last changed."""
    head = site.text(f"{address}index.html")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    found = {"JSON-LD": re.findall(r'"dateModified": ?"([^"]+)"', "".join(blocks))[0]}
    meta = re.search(r'(?:article:modified_time|og:updated_time)" content="([^"]+)"', head)
    if meta:
        found["head"] = meta[1]
    sitemap = etree.fromstring((site.output / "sitemap.xml").read_bytes())
    for each in sitemap:
        location, *rest = [child.text or "" for child in each]
        if location.endswith(f"/{address}"):
            found["sitemap"] = rest[0]
    for name in ("feeds/reports.json", "feeds/editions.json"):
        for item in json.loads(site.text(name))["items"]:
            if item["url"].endswith(f"/{address}"):
                found[name] = item["date_modified"]
    return {surface: day[:10] for surface, day in found.items()}


@pytest.mark.parametrize(
    ("address", "day"), [("reports/a/", "2020-07-10"), ("editions/2020-W27/", "2020-07-14")]
)
def test_every_surface_has_one_day_of_the_last_change(site: Site, address: str, day: str) -> None:
    found = _updated(site, address)
    assert len(found) >= 3, found
    assert set(found.values()) == {day}


def test_data_files_have_the_same_day(site: Site) -> None:
    records = json.loads(site.text("data/reports.json"))
    (report,) = [each for each in records["reports"] if each["id"] == "a"]
    assert report["updated"][:10] == "2020-07-10"


def test_two_builds_are_the_same_whatever_the_order_of_the_record(
    tmp_path: Path, site: Site
) -> None:
    files = changed_tree()
    turned = {**files, RECORD: "".join(reversed(files[RECORD].splitlines(keepends=True)))}
    again = files_of(build_site(tmp_path, turned).output)
    first = files_of(site.output)
    assert again.keys() == first.keys()
    assert [name for name in first if again[name] != first[name]] == []


def test_a_digest_without_corrections_says_so(tmp_path: Path) -> None:
    site = build_site(tmp_path, entered(tree()))
    assert "Nothing has been corrected so far." in site.page("corrections/").plain
