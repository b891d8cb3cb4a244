from __future__ import annotations

from pathlib import Path

from sitrep.site.pages.sources import AFFILIATIONS
from tests.support.site.sites import Site, build_pages
from tests.support.trees import report_text, tree


def listed(site: Site) -> list[str]:
    """The ids of the list, in its order."""
    links = site.part("sources/", '<ol class="lines').links
    return [link.split("/")[2] for link in links if link.startswith("../sources/")]


def test_every_source_has_a_page_and_stands_in_the_list(invented_site: Site) -> None:
    page = invented_site.page("sources/")
    for outlet in invented_site.built.catalogue.sources:
        assert f"../sources/{outlet.source.id}/" in page.links
        assert outlet.source.name in page.plain


def test_those_come_first_on_whom_most_rests_and_those_not_named_last(invented_site: Site) -> None:
    sources = {page.source.id: page for page in invented_site.built.catalogue.sources}
    order = [sources[name] for name in listed(invented_site)]
    assert len(order) == len(sources)
    assert order[-1].is_unknown
    resting = [len(page.accounts) for page in order[:-1]]
    assert resting == sorted(resting, reverse=True)
    assert resting[0] > resting[-1]


def test_the_list_can_be_narrowed_to_a_letter_and_to_an_affiliation(tmp_path: Path) -> None:
    """Without script: each choice has a class, which its sources have too, and a rule."""
    site = build_pages(tmp_path, tree())
    page = site.page("sources/")
    radios = [tag for tag in page.all("input") if tag["type"] == "radio"]
    classes = {str(tag["class"]) for tag in radios if tag.get("class")}
    assert classes == {"lA", "lB", "lC", "lD", "lE", "lF", "a1", "a2"}
    assert [tag["name"] for tag in radios if "checked" in tag] == ["letter", "affiliation"]
    assert {"lB a1", "lD a2"} == {str(tag["class"]) for tag in page.all("li") if tag.get("class")}
    style = site.text("theme/style.css")
    for number in range(1, AFFILIATIONS + 1):
        assert f":has(.a{number}:checked)" in style


def test_a_long_list_of_sources_has_pages(tmp_path: Path) -> None:
    files = tree()
    files["sources.toml"] += "".join(
        f'\n[outlet-{number}]\nname = "Outlet {number}"\n' for number in range(400)
    )
    site = build_pages(tmp_path, files)
    further = sorted((site.output / "sources").glob("[0-9]"))
    pages = ["sources/", *(f"sources/{each.name}/" for each in further)]
    found = [link for address in pages for link in site.page(address).links]
    named = {link.rstrip("/").rpartition("/")[2] for link in found if "sources/outlet-" in link}
    assert len(pages) > 1
    assert len(named) == 400


def test_a_source_says_how_far_it_can_be_relied_on_and_why(invented_site: Site) -> None:
    for outlet in invented_site.built.catalogue.sources:
        plain = invented_site.page(f"sources/{outlet.source.id}/").plain
        grade = outlet.source.reliability
        assert f"Letter {grade} " in plain or outlet.is_unknown
        assert outlet.source.reason is None or outlet.source.reason in plain


def test_a_source_that_nobody_judged_says_so(tmp_path: Path) -> None:
    files = tree()
    files["sources.toml"] += '\n[ministry]\nname = "Ministry"\n'
    assert "Why this letter Nobody has judged it yet." in (
        build_pages(tmp_path, files).page("sources/ministry/").plain
    )


def test_what_it_published_first_and_what_it_carried_stand_apart(tmp_path: Path) -> None:
    carried = "[{source: example-review, date: 2020-07-03}]"
    own = report_text("own", source="example-review", title="Its own")
    site = build_pages(
        tmp_path, tree({"one": report_text("one", title="Carried", carriers=carried), "own": own})
    )
    plain = site.page("sources/example-review/").plain
    assert plain.index("Its own") < plain.index("Carried from others 1 Jul Carried")
    assert "Its own" not in site.page("sources/example-wire/").plain


def test_unrelated_reports_of_unknown_sources_are_not_shown_as_one_outlet(tmp_path: Path) -> None:
    reports = {
        "one": report_text("one", source="unknown", text="summary"),
        "two": report_text("two", source="unknown", text="summary"),
        "three": report_text("three", carriers="[{source: unknown, date: 2020-07-02}]"),
    }
    site = build_pages(tmp_path, tree(reports))
    page = site.page("sources/unknown/").plain
    assert (
        "They do not come from one source: each counts by itself, and none of them confirms anything."
        in page
    )
    assert (
        "2 reports by sources that are not named, 1 report with a carrier that is not named" in page
    )
    assert "Reports whose source is not named 1 Jul Bridge reopens" in page
    assert "Reports with a carrier that is not named 1 Jul Bridge reopens" in page
    assert "Reliability" not in page
    assert (
        "Sources not named not one source: each report counts by itself"
        in site.page("sources/").plain
    )
    assert "2 July 2020 Carrier: a carrier not named" in site.page("reports/three/").plain


def test_an_unknown_origin_has_a_page_too(tmp_path: Path) -> None:
    site = build_pages(
        tmp_path, tree({"one": report_text("one", source="unknown", text="summary")})
    )
    assert "Sources not named" in site.page("sources/unknown/").plain
    assert "grade F3" in site.page("reports/one/").plain


SAID = "::: passage SY-ID event=blast from=ministry\n# A blast in Idlib\n\nx\n:::\n"
EVENT = "---\ntitle: Blast\nregions: [SY-ID]\ndays: 2020-06-30\nkind: bombing\n---\n"


def test_a_source_that_only_makes_statements_says_so_and_lists_who_reports_them(
    tmp_path: Path,
) -> None:
    files = tree(
        {
            "one": report_text("one", body=SAID),
            "two": report_text("two", body=SAID, source="example-review", text="summary"),
        }
    )
    files["sources.toml"] += '\n[ministry]\nname = "Ministry"\n'
    files["events/blast.md"] = EVENT
    site = build_pages(tmp_path, files)
    page = site.page("sources/ministry/")
    assert (
        "Ministry This digest has no report by it: it makes statements, which others report."
        in page.plain
    )
    assert (
        "As a root 2 accounts go back to it; 2 of them in reports by others; 1 echo" in page.plain
    )
    assert (
        "What it said, as others report it 1 July 2020 A blast in Idlib Example Wire · F3 · root"
        " 1 July 2020 A blast in Idlib Example Review · F3 · echo" in page.plain
    )
    assert {"../../reports/one/#one-1", "../../reports/two/#two-1"} <= set(page.links)
    assert "2 accounts Ministry F reliability cannot be judged · 1 echo" in (
        site.page("sources/").plain
    )
    wire = site.page("sources/example-wire/").plain
    assert "As a root 0 accounts go back to it" in wire
    assert "it makes statements" not in wire


def test_a_source_says_how_often_it_is_a_root_of_what_it_published(tmp_path: Path) -> None:
    plain = build_pages(tmp_path, tree()).page("sources/example-wire/").plain
    assert "As a root 1 account goes back to it; 0 of them in reports by others Published" in plain
    assert "What it said, as others report it" not in plain
