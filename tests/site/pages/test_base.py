"""What holds for every page of the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from sitrep.core.errors import BuildError
from sitrep.site.addresses import edition_mail, file_of, report_address
from sitrep.site.engine.product import Product
from sitrep.site.pages.base import PagesOfCatalogue
from tests.support.site.sites import (
    ADDRESS,
    DATA_BLOCK,
    Site,
    build_pages,
    build_site,
    files_with,
    parse_page,
    settings_for,
)
from tests.support.trees import ANNOUNCED, report_text, tree, write

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'

SCRIPTS: dict[str, list[dict[str, str | None]]] = {
    "search/index.html": [{"src": "../theme/search.js"}]
}
"""The pages that run something."""


def target(page: Path, link: str) -> str:
    """The file that an internal link leads to, "" for an external one."""
    base = f"{ADDRESS}/{page.as_posix().removesuffix('index.html')}"
    whole = urldefrag(urljoin(base, link)).url
    if not whole.startswith(ADDRESS):
        return ""
    path = unquote(urlsplit(whole).path).lstrip("/")
    return posixpath.join(path, "index.html") if whole.endswith("/") or not path else path


@pytest.mark.parametrize("name", ["invented_site"])
def test_no_internal_link_or_fragment_is_dead(name: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(name)
    ids = {page.as_posix(): set(parse_page(site.text(str(page))).ids) for page in site.pages}
    checked = 0
    for page in site.pages:
        for link in parse_page(site.text(str(page))).links:
            file = target(page, link) if not link.startswith("#") else page.as_posix()
            if not file:
                continue
            assert (site.output / file).is_file(), f"{page}: {link}"
            if fragment := urldefrag(link).fragment:
                assert fragment in ids[file], f"{page}: {link}"
            checked += 1
    assert checked > 1000


def test_every_page_is_reached_from_the_front_page_in_three_clicks(invented_site: Site) -> None:
    reached = {"index.html"}
    for _click in range(3):
        pages = [name for name in reached if name.endswith(".html")]
        reached |= {
            file
            for name in pages
            for link in parse_page(invented_site.text(name)).links
            if (file := target(Path(name), link))
        }
    assert {page.as_posix() for page in invented_site.pages} - reached == {"404.html"}


def is_mail(path: Path) -> bool:
    """Whether a page is the e-mail form of an edition: it stands alone, and goes where no stylesheet does."""
    return path.parts[0] == "mail"


def test_no_page_loads_anything_from_elsewhere_or_runs_or_styles_anything_inline(
    invented_site: Site,
) -> None:
    for path in invented_site.pages:
        page = parse_page(invented_site.text(str(path)))
        assert not [
            tag
            for tag, _attrs in page.tags
            if tag in {"style", "iframe", "object", "embed", "img", "base"}
        ]
        assert not [key for _tag, attrs in page.tags for key in attrs if key.startswith("on")]
        styled = [attrs for _tag, attrs in page.tags if "style" in attrs]
        sheets = [link["href"] for link in page.all("link") if link["rel"] == "stylesheet"]
        assert (styled == [], len(sheets)) == ((False, 0) if is_mail(path) else (True, 1)), path
        assert all(target(path, str(link["href"])) for link in page.all("link"))


def test_only_the_search_page_runs_a_script_and_that_is_the_sites_own(invented_site: Site) -> None:
    for path in invented_site.pages:
        assert parse_page(invented_site.text(str(path))).scripts == SCRIPTS.get(
            path.as_posix(), []
        ), path


def test_links_to_elsewhere_tell_nothing_of_the_reader(invented_site: Site) -> None:
    for path in invented_site.pages:
        page = parse_page(invented_site.text(str(path)))
        assert {"name": "referrer", "content": "no-referrer"} in list(page.all("meta"))
        for attrs in page.all("a"):
            href = str(attrs.get("href", ""))
            if href.startswith("http") and not target(path, href) and not is_mail(path):
                assert attrs["rel"] == "noopener noreferrer nofollow", attrs


def test_pages_say_what_they_are(invented_site: Site) -> None:
    titles = []
    for path in invented_site.pages:
        page = parse_page(invented_site.text(str(path)))
        assert next(page.all("html"))["lang"] == "en"
        assert len(list(page.all("h1"))) == 1, path
        assert len(page.ids) == len(set(page.ids)), path
        described = [
            meta["content"] for meta in page.all("meta") if meta.get("name") == "description"
        ]
        assert (len(described) == 1 and described[0]) or is_mail(path), path
        if path.parts[0] != "reports":  # two outlets may well choose the same headline
            titles.append(
                invented_site.text(str(path)).partition("<title>")[2].partition("</title>")[0]
            )
    assert len(set(titles)) == len(titles)


def test_where_a_contact_is_set_every_page_says_where_mistakes_go(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    ours = {**settings_for(tmp_path)["SITREP"], "contact": "mailto:desk@example.org"}
    site = build_site(tmp_path, SITREP=ours)
    for path in (path for path in site.pages if not is_mail(path)):
        page = parse_page(site.text(str(path)))
        assert "Report a mistake" in page.plain
        assert "mailto:desk@example.org" in page.links


def test_headings_leave_no_level_out(invented_site: Site) -> None:
    for path in invented_site.pages:
        levels = [
            int(tag[1])
            for tag, _attrs in parse_page(invented_site.text(str(path))).tags
            if tag in {"h1", "h2", "h3", "h4"}
        ]
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_canonical_addresses_are_absolute_and_the_pages_own(invented_site: Site) -> None:
    for path in invented_site.pages:
        page = parse_page(invented_site.text(str(path)))
        links = [link["href"] for link in page.all("link") if link["rel"] == "canonical"]
        address = path.as_posix().removesuffix("index.html")
        assert links == ([] if page.is_hidden else [f"{ADDRESS}/{address}"])


def test_search_engines_are_kept_from_full_texts_of_others_tombstones_mails_and_the_wrong_address(
    invented_site: Site,
) -> None:
    catalogue = invented_site.built.catalogue
    copies = [each for each in catalogue.families if each.whole and not each.is_summary]
    reports = {file_of(report_address(each.report)) for each in (*copies, *catalogue.withdrawn)}
    mails = {edition_mail(edition.week) for edition in catalogue.editions}
    hidden = {
        path.as_posix()
        for path in invented_site.pages
        if parse_page(invented_site.text(str(path))).is_hidden
    }
    assert hidden == {"404.html", *mails, *reports}


def test_a_wrong_address_gets_links_that_work_from_anywhere(invented_site: Site) -> None:
    page = invented_site.page("404.html")
    assert "/editions/" in page.links
    assert all(link.startswith(("/", "#", f"{ADDRESS}/feed")) for link in page.links)


def test_below_a_path_they_start_there(tmp_path: Path) -> None:
    page = build_pages(tmp_path, tree(), SITEURL="https://digest.example.org/sub").page("404.html")
    assert "/sub/theme/style.css" in page.links


def test_links_within_the_site_are_relative_so_that_a_copy_works_anywhere(
    invented_site: Site,
) -> None:
    page = invented_site.page("editions/2020-W51/")
    absolute = [attrs["href"] for attrs in page.all("a") if str(attrs["href"]).startswith(ADDRESS)]
    assert absolute == []


@pytest.mark.parametrize("key", ["title", "byline"])
def test_markup_in_front_matter_is_shown_as_text(tmp_path: Path, key: str) -> None:
    given = {key: "'" + HOSTILE.replace("'", "''") + "'"}
    site = build_pages(tmp_path, tree({"one": report_text("one", **given)}))
    page = site.page("reports/one/")
    assert HOSTILE in page.plain
    assert (page.scripts, list(page.all("script"))) == ([], [DATA_BLOCK])
    assert not list(page.all("img"))


def test_markup_in_sources_and_regions_is_shown_as_text(tmp_path: Path) -> None:
    files = tree()
    files["sources.toml"] = files["sources.toml"].replace('"Example Wire"', f"'''{HOSTILE}'''")
    files["regions.toml"] = files["regions.toml"].replace('"Idlib"', f"'''{HOSTILE}'''", 1)
    site = build_site(tmp_path, files)
    for path in site.pages:
        page = parse_page(site.text(str(path)))
        assert page.scripts == SCRIPTS.get(path.as_posix(), [])
        assert not list(page.all("img"))
    assert HOSTILE in site.page("editions/2020-W27/").plain


def test_publishing_uses_the_given_address_everywhere(tmp_path: Path) -> None:
    site = build_site(tmp_path, {**tree(), **ANNOUNCED}, SITEURL="https://digest.example.org/sub")
    assert files_with(site.output, "localhost") == []
    assert "https://digest.example.org/sub/editions/2020-W27/" in site.text("feed.xml")
    assert "https://digest.example.org/sub/" in site.page("").links


# What a page follows from, and what its template sees

WHOLE = ("catalogue", "published", "sitrep_content", "event_index", "chart", "stops", "SITENAME")


def build_with(folder: Path, template: str, **settings: object) -> str:
    write(folder, {"templates/report.html": template})
    overrides = {"THEME_TEMPLATES_OVERRIDES": [str(folder / "templates")], **settings}
    files = tree({"one": report_text("one")})
    return build_pages(folder, files, **overrides).text("reports/one/index.html")


@pytest.mark.parametrize("name", [name for name in WHOLE if name.islower()])
def test_a_template_sees_nothing_of_the_whole_digest(tmp_path: Path, name: str) -> None:
    with pytest.raises(BuildError, match=f"'{name}' is undefined"):
        build_with(tmp_path, f"{{{{ {name} }}}}")


def test_a_template_sees_the_settings_that_it_names(tmp_path: Path) -> None:
    template = "{{ SITENAME }} {{ OWN_SETTING }} {{ SITEURL }}"
    found = build_with(tmp_path, template, OWN_SETTING="ours")
    assert found == "Situation Digest ours ../.."


def test_links_are_absolute_where_the_settings_say_so(tmp_path: Path) -> None:
    found = build_with(tmp_path, "{{ SITEURL }}/x", RELATIVE_URLS=False)
    assert found == f"{ADDRESS}/x"


def test_a_full_page_of_a_list_stays_as_it_is_when_a_report_is_added(tmp_path: Path) -> None:
    reports = {
        f"r{at:03}": report_text(
            f"r{at:03}",
            f"::: passage SY-ID\nThe River Guard said {at}.\n:::\n",
            date=f"2020-{1 + at // 28:02}-{1 + at % 28:02}",
            added="2020-12-31",
        )
        for at in range(300)
    }
    actors = '[river-guard]\nname = "River Guard"\n'
    *older, newest = reports
    written = []
    for names in (older, [*older, newest]):
        site = build_pages(
            tmp_path, tree({name: reports[name] for name in names}, actors__toml=actors)
        )
        further = [path.as_posix() for path in site.pages if path.parent.name.isdigit()]
        written.append({name: site.text(name) for name in further})
    before, after = written
    assert {Path(name).parts[0] for name in before} >= {"regions", "sources", "actors"}
    assert {name: after[name] for name in before} == before


def test_what_the_sitemap_is_told_of_a_page_is_what_its_head_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sitemap is made without showing any page: it must not say anything else."""
    seen: list[str] = []
    products = PagesOfCatalogue.products

    def watched(self: PagesOfCatalogue) -> Iterator[Product]:
        for page in self.pages(self.context["catalogue"]):
            head = page.show(*page.of).head
            found = (head.address, head.updated, not head.noindex)
            assert found == (self.site.absolute(page.address), head.updated, page.is_listed)
            assert page.changed == head.updated or (page.changed and not head.updated), page.address
            seen.append(page.template)
        yield from products(self)

    monkeypatch.setattr(PagesOfCatalogue, "products", watched)
    event = "---\ntitle: Blast\nregions: [SY-ID]\ndays: 2020-06-30\nkind: bombing\n---\n"
    reports = {
        "one": report_text("one", "::: passage SY-ID event=blast\nThe River Guard fired.\n:::\n"),
        "two": report_text("two", changes="[{date: 2020-07-20, note: Mended.}]"),
        "gone": report_text(
            "gone", status="withdrawn", changes="[{date: 2020-07-21, note: Wrong.}]"
        ),
    }
    actors = '[river-guard]\nname = "River Guard"\n'
    build_site(tmp_path, {**tree(reports, actors__toml=actors), "events/blast.md": event})
    assert {"front", "edition", "region", "source", "actors/actor", "events/event"} <= {*seen}
    assert {"report", "withdrawn"} <= {*seen}
