from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import build_site
from tests.trees import report_text, tree

WORDS = "The ford at Example Mill was closed for repairs on Monday. Traffic was led over the old bridge instead."
BODY = f"::: passage SY-ID\n{WORDS}\n:::\n"
CARRIED = '[{source: example-review, date: 2020-07-03, title: Another headline, changed: ["Cuts the last paragraph"]}]'


def test_a_report_shows_where_it_comes_from(tmp_path: Path) -> None:
    provenance = "{sha256: abc123, taken: 2020-07-02, rules: '1', from: dump.txt}"
    report = report_text("one", byline="Jane Roe", carriers=CARRIED, provenance=provenance, date_basis="text")
    plain = build_site(tmp_path, tree({"one": report})).page("reports/one/").plain
    assert "First published by Example Wire, by Jane Roe" in plain
    assert "On 1 July 2020 (from what the text says), in week 27" in plain
    assert "Carried by Example Review, 3 July 2020, as “Another headline”. Cuts the last paragraph" in plain
    assert "Taken from dump.txt, 2 July 2020, cleaning rules 1, sha-256 abc123" in plain
    assert "Grade B3: source usually reliable, report possibly true. The source: Invented for tests." in plain


def test_a_summary_says_that_it_is_one(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree({"one": report_text("one", text="summary")}))
    assert "A summary in this digest's own words." in site.page("reports/one/").plain


def test_corrections_are_shown(tmp_path: Path) -> None:
    report = report_text("one", changes="[{date: 2020-07-05, note: The figure was 12.}]")
    assert (
        "Corrected 5 July 2020: The figure was 12."
        in build_site(tmp_path, tree({"one": report})).page("reports/one/").plain
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
    files = tree({"one": report_text("one", title="The headline", body=BODY)})
    files["sources.toml"] = files["sources.toml"].replace('rights = "full"', f'rights = "{rights}"')
    site = build_site(tmp_path, files)
    everything = "\n".join(path.read_text("utf-8") for path in site.output.rglob("*.*") if path.is_file())
    for sentence in (each for each in WORDS.replace("Monday. ", "Monday.|").split("|") if each not in shown):
        assert sentence not in everything
    assert all(sentence in site.page("reports/one/").plain for sentence in [shown])
    assert ("The headline" in everything) == (rights != "withhold")


def test_a_summary_is_shown_whatever_the_rights(tmp_path: Path) -> None:
    files = tree({"one": report_text("one", body=BODY, source="example-review", text="summary")})
    assert WORDS in build_site(tmp_path, files).page("reports/one/").plain


def test_a_withdrawn_report_leaves_a_tombstone_and_no_text(tmp_path: Path) -> None:
    gone = report_text(
        "gone", status="withdrawn", body=BODY, title="Lost headline", changes="[{date: 2020-07-05, note: Wrong place.}]"
    )
    site = build_site(tmp_path, tree({"one": report_text("one"), "gone": gone}))
    assert "Here stood a report by Example Wire of 1 July 2020." in site.page("reports/gone/").plain
    assert "5 July 2020: Wrong place." in site.page("reports/gone/").plain
    for path in site.output.rglob("*.*"):
        assert "Example Mill" not in path.read_text("utf-8"), path
        assert "Lost headline" not in path.read_text("utf-8"), path


def test_correcting_title_and_date_moves_no_address(tmp_path: Path) -> None:
    before = build_site(tmp_path, tree({"one": report_text("one")}))
    address = [path.as_posix() for path in before.pages if path.as_posix().startswith("reports/")]
    report = report_text(
        "one", title="Corrected", date="2020-06-03", changes="[{date: 2020-07-05, note: Title and date.}]"
    )
    (tmp_path / "content/reports/2020/one.md").write_text(report, "utf-8")
    after = build_site(tmp_path)
    assert [path.as_posix() for path in after.pages if path.as_posix().startswith("reports/")] == address


def test_what_a_report_leans_on_is_named_and_linked(tmp_path: Path) -> None:
    texts = {"one": report_text("one", cites="[two, example-review]"), "two": report_text("two", title="Ford shut")}
    page = build_site(tmp_path, tree(texts)).page("reports/one/")
    assert "Leans on Ford shut, Example Review" in page.plain
    assert {"../../reports/two/", "../../sources/example-review/"} <= set(page.links)
