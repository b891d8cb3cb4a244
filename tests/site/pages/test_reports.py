from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.site.sites import (
    ADDRESS,
    Site,
    build_pages,
    build_site,
    files_with,
    settings_for,
)
from tests.support.trees import report_text, tree, write

WORDS = "The ford at Example Mill was closed for repairs on Monday. Traffic was led over the old bridge instead."
BODY = f"::: passage SY-ID\n{WORDS}\n:::\n"
CARRIED = '[{source: example-review, date: 2020-07-03, title: Another headline, changed: ["Cuts the last paragraph"]}]'


def test_a_report_shows_where_it_comes_from(tmp_path: Path) -> None:
    provenance = "{taken: 2020-07-02, rules: '1'}"
    report = report_text(
        "one", byline="Jane Roe", carriers=CARRIED, provenance=provenance, date_basis="text"
    )
    plain = build_pages(tmp_path, tree({"one": report})).page("reports/one/").plain
    assert (
        "1 July 2020, from what the text says Origin: Example Wire, by Jane Roe · original" in plain
    )
    assert (
        "3 July 2020 Carrier: Example Review Titled Another headline Cuts the last paragraph"
        in plain
    )
    assert "A reprint adds no confirmation: this is one account, however many carry it." in plain
    assert (
        "Who says so Example Wire Grade B3: source usually reliable, report possibly true;"
        " nothing else here confirms it" in plain
    )
    assert "Title as the source worded it Edition Week 27, 2020" in plain
    assert "2 July 2020 Added to this digest" in plain
    assert "Taken from a document 2 July 2020, cleaning rules 1" in plain


def test_its_passages_stand_under_their_regions_with_the_days_of_their_events(
    tmp_path: Path,
) -> None:
    body = (
        "::: passage SY-ID\nThe bridge reopened.\n:::\n"
        "::: passage SY-HI SY-DY 2020-06-29/2020-06-30\nIt rained.\n:::\n"
    )
    page = build_pages(tmp_path, tree({"one": report_text("one", body=body)})).page("reports/one/")
    assert (
        "no day given Idlib Passage 1: Idlib The bridge reopened. Who says so Example Wire"
        in page.plain
    )
    assert (
        "29–30 June Homs-Deir ez-Zor desert, Homs Passage 2: Homs-Deir ez-Zor desert It rained."
        in page.plain
    )
    assert {"one-1", "one-2"} <= set(page.ids)


def test_it_says_how_to_cite_it(tmp_path: Path) -> None:
    plain = build_pages(tmp_path, tree({"one": report_text("one")})).page("reports/one/").plain
    assert "How to cite it Example Wire (1 July 2020): “Bridge reopens”." in plain
    assert "Week 27, 2020, grade B3. <http://localhost:8000/reports/one/>" in plain


def test_words_of_another_language_are_marked_and_find_their_own_direction(tmp_path: Path) -> None:
    body = "::: passage SY-ID\nعاد الجسر إلى العمل.\n:::\n"
    report = report_text("one", title="الجسر", lang="ar", body=body)
    for address in ("reports/one/", "editions/2020-W27/", "regions/idlib/"):
        page = build_pages(tmp_path / address, tree({"one": report})).page(address)
        assert {"class": "words", "dir": "auto", "lang": "ar"} in list(page.all("div"))
        assert {"lang": "ar"} in list(page.all("bdi"))


def test_the_curators_words_on_a_report_of_another_language_are_not_marked_as_its_own(
    tmp_path: Path,
) -> None:
    report = report_text("one", title_kind="editor", lang="ar", text="summary")
    page = build_pages(tmp_path, tree({"one": report})).page("reports/one/")
    assert [tag for tag, attrs in page.tags if attrs.get("lang") == "ar"] == []


def test_claims_that_the_report_calls_unconfirmed_are_marked_wherever_they_stand(
    tmp_path: Path,
) -> None:
    body = "::: passage SY-ID\nThey say {? that the bridge fell ?} at noon.\n:::\n"
    site = build_site(tmp_path, tree({"one": report_text("one", body=body)}))
    for address in ("reports/one/", "editions/2020-W27/", "regions/idlib/", "mail/2020-W27.html"):
        assert "They say that the bridge fell (unconfirmed) at noon." in site.page(address).plain


def test_a_summary_says_that_it_is_one(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree({"one": report_text("one", text="summary")}))
    assert "A summary in this digest's own words." in site.page("reports/one/").plain


def test_corrections_are_shown(tmp_path: Path) -> None:
    report = report_text("one", changes="[{date: 2020-07-05, note: The figure was 12.}]")
    assert (
        "Corrected 5 July 2020: The figure was 12."
        in build_pages(tmp_path, tree({"one": report})).page("reports/one/").plain
    )


@pytest.mark.parametrize(
    ("rights", "shown"),
    [
        ("full", WORDS),
        ("excerpt:12", "The ford at Example Mill was closed for repairs on Monday."),
        ("link", ""),
        ("withhold", ""),
    ],
)
def test_rights_rule_the_text_on_every_page(tmp_path: Path, rights: str, shown: str) -> None:
    files = tree({"one": report_text("one", title="A headline of the ford", body=BODY)})
    files["sources.toml"] = files["sources.toml"].replace('rights = "full"', f'rights = "{rights}"')
    site = build_site(tmp_path, files)
    for sentence in (
        each for each in WORDS.replace("Monday. ", "Monday.|").split("|") if each not in shown
    ):
        assert files_with(site.output, sentence) == []
    assert shown in site.page("reports/one/").plain
    assert (files_with(site.output, "A headline of the ford") != []) == (rights != "withhold")


def test_a_summary_is_shown_whatever_the_rights(tmp_path: Path) -> None:
    files = tree({"one": report_text("one", body=BODY, source="example-review", text="summary")})
    assert WORDS in build_pages(tmp_path, files).page("reports/one/").plain


def test_a_withdrawn_report_leaves_a_tombstone_and_no_text(tmp_path: Path) -> None:
    gone = report_text(
        "gone",
        status="withdrawn",
        body=BODY,
        title="Lost headline",
        changes="[{date: 2020-07-05, note: Wrong place.}]",
    )
    site = build_site(tmp_path, tree({"one": report_text("one"), "gone": gone}))
    assert (
        "A report by Example Wire of 1 July 2020 was published here."
        in site.page("reports/gone/").plain
    )
    assert "5 July 2020: Wrong place." in site.page("reports/gone/").plain
    assert files_with(site.output, "Example Mill") == []
    assert files_with(site.output, "Lost headline") == []


def test_correcting_title_and_date_moves_no_address(tmp_path: Path) -> None:
    before = build_pages(tmp_path, tree({"one": report_text("one")}))
    address = [path.as_posix() for path in before.pages if path.as_posix().startswith("reports/")]
    report = report_text(
        "one",
        title="Corrected",
        date="2020-06-03",
        changes="[{date: 2020-07-05, note: Title and date.}]",
    )
    (tmp_path / "content/reports/2020/one.md").write_text(report, "utf-8")
    after = build_pages(tmp_path)
    assert [
        path.as_posix() for path in after.pages if path.as_posix().startswith("reports/")
    ] == address


def test_what_a_report_leans_on_is_named_and_linked(tmp_path: Path) -> None:
    texts = {
        "one": report_text("one", cites="[two, example-review]"),
        "two": report_text("two", title="Ford shut"),
    }
    page = build_pages(tmp_path, tree(texts)).page("reports/one/")
    assert "Relies on: Ford shut, Example Review" in page.plain
    assert {"../../reports/two/", "../../sources/example-review/"} <= set(page.links)


REVISED = "[{date: 2020-07-09, note: Nine → fourteen killed., followed: false}]"
SAYS = "Its source now says something different, as found on 9 July 2020: Nine → fourteen killed."


def test_a_report_whose_source_says_otherwise_says_so_wherever_it_is_read(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree({"one": report_text("one", revisions=REVISED)}))
    for address in ("reports/one/", "editions/2020-W27/"):
        assert SAYS in site.page(address).plain


@pytest.mark.parametrize("key", ["followed: true", "source: example-review, followed: true"])
def test_once_its_text_follows_its_source_nothing_is_said(tmp_path: Path, key: str) -> None:
    report = report_text("one", revisions=REVISED.replace("followed: false", key))
    assert (
        "says something different"
        not in build_pages(tmp_path, tree({"one": report})).page("reports/one/").plain
    )


def test_of_several_revisions_the_newest_is_shown(tmp_path: Path) -> None:
    newer = "{date: 2020-07-10, note: Nine → twenty killed., followed: false}"
    report = report_text("one", revisions=f"{REVISED[:-1]}, {newer}]")
    plain = build_pages(tmp_path, tree({"one": report})).page("reports/one/").plain
    assert "as found on 10 July 2020: Nine → twenty killed." in plain
    assert "fourteen" not in plain.partition("What was changed")[0]


def test_a_draft_whose_title_and_date_have_no_kind_claims_none(tmp_path: Path) -> None:
    draft = report_text("one", title_kind="null", date_basis="null", status="draft")
    folder = write(tmp_path / "content", tree({"one": draft}))
    settings = {**settings_for(tmp_path, PATH=str(folder))["SITREP"], "drafts": True}
    plain = build_pages(tmp_path, SITREP=settings).page("reports/one/").plain
    assert "Bridge reopens" in plain
    assert not [
        words for words in ("as the source worded it", "as the source states") if words in plain
    ]


def test_leaning_on_somebody_unknown_is_no_work_that_machines_could_look_up(tmp_path: Path) -> None:
    report = report_text("one", cites="[unknown, example-review]")
    site = build_pages(tmp_path, tree({"one": report}))
    assert "Relies on: Example Review, a source not named" in site.page("reports/one/").plain
    source = site.text("reports/one/index.html")
    data = source[source.index("application/ld+json") : source.index("</script>")]
    assert "/sources/example-review/" in data
    assert "/sources/unknown/" not in data


EVENT = "---\ntitle: A bridge falls\nregions: [SY-ID]\ndays: 2020-06-30\nkind: other\n---\n"


def test_each_passage_says_who_speaks_how_sure_it_is_and_who_confirms_it(tmp_path: Path) -> None:
    own = (
        "::: passage SY-ID 2020-06-30 event=bridge-falls killed=2 credibility=2\n"
        "# Two die on the bridge\n\nIt killed 2 people.\n:::\n"
        "::: passage SY-ID from=unnamed\nIt rained, they say.\n:::\n"
    )
    other = "::: passage SY-ID event=bridge-falls from=ministry\nIt fell.\n:::\n"
    files = tree(
        {
            "one": report_text("one", body=own),
            "two": report_text("two", body=other, source="example-review", text="summary"),
        }
    )
    files["sources.toml"] += '\n[ministry]\nname = "Ministry"\n'
    files["events/bridge-falls.md"] = EVENT
    page = build_pages(tmp_path, files).page("reports/one/")
    assert (
        "30 June Idlib Two die on the bridge It killed 2 people."
        " Who says so Example Wire; root: adds an independent root"
        " Grade B2: source usually reliable, report probably true;"
        " independent accounts of it rest on Ministry Figures Killed: 2"
        " Event A bridge falls · also told by Example Review"
        " Independent accounts Bridge reopens (Ministry, in Example Review)" in page.plain
    )
    assert {"../../events/bridge-falls/", "../../reports/two/#two-1"} <= set(page.links)
    assert (
        "It rained, they say. Who says so A source not named, in Example Wire; unnamed: nobody"
        " named stands behind it, so it is not counted Grade F3" in page.plain
    )


def test_a_report_says_by_which_address_and_by_what_it_is_cited(invented_site: Site) -> None:
    family = invented_site.built.catalogue.families[0]
    page = invented_site.page(f"reports/{family.report.id}/")
    links = [(link.get("rel"), link.get("type"), link.get("href")) for link in page.all("link")]
    files = [f"../../data/citations/{family.report.id}.{end}" for end in ("bib", "ris")]
    assert ("cite-as", None, f"{ADDRESS}/reports/{family.report.id}/") in links
    assert ("describedby", "application/x-bibtex", files[0]) in links
    assert {*files} <= {*page.links}
    assert invented_site.text(files[0].removeprefix("../../")).startswith("@misc{")
