from __future__ import annotations

from sitrep.core.language import ENGLISH
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.search.records import Choice, build_filters, build_records
from tests.support.site.sites import Page, parse_page
from tests.support.trees import catalogue, report_text, tree


def records(given: Catalogue) -> dict[str, Page]:
    return {record.address: parse_page(record.html) for record in build_records(given, ENGLISH)}


def facts(page: Page, kind: str) -> list[tuple[str, str]]:
    """What a record says of a report beside its words."""
    name = f"data-pagefind-{kind}"
    found = [
        (attrs[name] or "", attrs["content"] or "") for attrs in page.all("meta") if name in attrs
    ]
    return [(key.removesuffix("[content]"), value) for key, value in found]


def test_a_record_is_found_by_its_passages_under_their_regions() -> None:
    body = "::: passage SY-ID\nThe bridge fell.\n:::\n\n::: passage SY-DR SY-ID\nA market opened.\n:::\n"
    (page,) = records(catalogue(tree({"bridge": report_text("bridge", body)}))).values()
    assert page.plain.endswith("Idlib The bridge fell. Syria, Daraa, Idlib A market opened.")
    assert page.ids == ["bridge-1", "bridge-2"]


def test_a_record_says_what_a_result_shows() -> None:
    (page,) = records(
        catalogue(tree({"bridge": report_text("bridge", title='"<b> & Co."')}))
    ).values()
    shown = dict(facts(page, "meta"))
    assert shown["title"] == "<b> & Co."
    assert shown["origin"] == "Example Wire"
    assert (shown["date"], shown["day"]) == ("2020-07-01", "1 July 2020")
    assert len(shown["grade"]) == 2


def test_a_record_is_told_by_region_source_week_and_year() -> None:
    body = "::: passage SY-DR SY-ID\nA market opened.\n:::\n"
    (page,) = records(catalogue(tree({"bridge": report_text("bridge", body)}))).values()
    assert facts(page, "filter") == [
        ("source", "example-wire"),
        ("region", "syria"),
        ("region", "daraa"),
        ("region", "idlib"),
        ("week", "2020"),
        ("week", "2020-W27"),
    ]
    assert facts(page, "sort") == [("date", "2020-07-01")]


def test_drafts_and_withdrawn_reports_have_no_record_and_are_not_counted() -> None:
    given = catalogue(
        tree(
            {
                "out": report_text("out"),
                "draft": report_text("draft", status="draft"),
                "gone": report_text(
                    "gone", status="withdrawn", changes="[{date: 2020-08-01, note: Wrong.}]"
                ),
            }
        ),
        drafts=True,
    )
    assert len(given.families) == 2
    assert list(records(given)) == ["reports/out/"]
    assert [choice.reports for choice in build_filters(given, ENGLISH).sources] == [1]


def test_filters_count_reports_regions_in_their_order_weeks_newest_first() -> None:
    two = "::: passage SY-DR\nA market opened.\n:::\n\n::: passage SY-DR\nIt closed.\n:::\n"
    given = catalogue(
        tree(
            {
                "a": report_text("a", two, date="2020-07-01"),
                "b": report_text("b", "::: passage SY-ID\nRain.\n:::\n", date="2020-07-02"),
                "c": report_text(
                    "c", "::: passage SY-ID\nSnow.\n:::\n", date="2021-01-03", added="2021-01-04"
                ),
                "d": report_text(
                    "d", "::: passage SY-ID\nWind.\n:::\n", date="2021-01-05", added="2021-01-06"
                ),
            }
        )
    )
    filters = build_filters(given, ENGLISH)
    assert filters.regions == (Choice("idlib", "Idlib", 3), Choice("daraa", "Daraa", 1))
    assert [choice.value for year in filters.years for choice in (year.year, *year.weeks)] == [
        "2021",
        "2021-W01",
        "2020",
        "2020-W53",
        "2020-W27",
    ]
    assert filters.years[1].year == Choice("2020", "All of 2020", 3)
    assert filters.years[1].weeks[1] == Choice("2020-W27", "Week 27, 2020", 2)
    assert [grade.code for grade in filters.grades] == [given.families[0].grade.code]


def test_text_that_rights_withhold_is_in_no_record() -> None:
    body = "::: passage SY-ID\nSeven secret words that nobody may read.\n:::\n"
    given = catalogue(tree({"bridge": report_text("bridge", body, source="example-review")}))
    (page,) = records(given).values()
    assert "secret" not in page.plain
    assert "Idlib" in page.plain


ACTORS = """\
[river-guard]
name = "River Guard"
spellings = ["RG", "حرس النهر"]
about = "A militia of <boatmen>."
regarded = [{by = "the Mast Party", as = "smugglers"}]
evidence = ["https://guard.example.org/"]
"""


def test_an_actor_is_found_by_all_its_names_and_leads_to_its_page() -> None:
    found = records(catalogue(tree(actors__toml=ACTORS)))["actors/river-guard/"]
    assert facts(found, "meta") == [
        ("kind", "actor"),
        ("title", "River Guard"),
        ("names", "RG · حرس النهر"),
        ("about", "A militia of <boatmen>."),
    ]
    for words in ("River Guard", "RG", "حرس النهر", "<boatmen>", "the Mast Party: smugglers"):
        assert words in found.plain
    assert not facts(found, "filter")


def test_a_passage_is_found_by_every_name_of_the_actors_that_it_names() -> None:
    body = "::: passage SY-ID\nRG left.\n:::\n\n::: passage SY-DR\nRain fell.\n:::\n"
    report = report_text("a", body)
    found = records(catalogue(tree({"a": report}, actors__toml=ACTORS)))["reports/a/"]
    assert found.plain.endswith("Idlib RG left. River Guard · RG · حرس النهر Daraa Rain fell.")


def test_a_report_is_found_by_the_actors_that_its_title_alone_names() -> None:
    body = "::: passage SY-ID\nThey left.\n:::\n"
    report = report_text("a", body, title="River Guard leaves", source="example-review")
    found = records(catalogue(tree({"a": report}, actors__toml=ACTORS)))["reports/a/"]
    assert "حرس النهر" in found.plain


def test_where_nothing_is_published_no_actor_is_found() -> None:
    assert records(catalogue(tree({}, actors__toml=ACTORS))) == {}
