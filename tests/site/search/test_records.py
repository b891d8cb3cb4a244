from __future__ import annotations

from sitrep.core.language import ENGLISH
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.search.filters import Choice, build_filters
from sitrep.site.search.folding import fold_name
from sitrep.site.search.known import known_names
from sitrep.site.search.marking import NameMarker, without_marks
from tests.support.searching import records_of
from tests.support.site.leaning import MARKET
from tests.support.site.sites import Page, parse_page
from tests.support.trees import catalogue, report_text, tree


def everything(given: Catalogue) -> dict[str, Page]:
    """All records as somebody sees them, without the marks of names."""
    marker = NameMarker(known_names(given, ENGLISH))
    return {
        record.address: parse_page(without_marks(record.html))
        for record in records_of(given, marker)
    }


def records(given: Catalogue) -> dict[str, Page]:
    """Those of reports and events."""
    found = everything(given)
    return {name: page for name, page in found.items() if name.startswith(("reports/", "events/"))}


def times(page: Page) -> list[str]:
    """The days, months and weeks that a record is found by."""
    return [value for name, value in facts(page, "filter") if name == "when"]


def narrowed(page: Page) -> list[tuple[str, str]]:
    """What the page has a choice for."""
    return [(name, value) for name, value in facts(page, "filter") if name != "when"]


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
    assert times(page) == ["2020-07", "2020-07-01", "2020-W27"]
    assert narrowed(page) == [
        ("kind", "report"),
        ("source", "example-wire"),
        ("region", "syria"),
        ("region", "daraa"),
        ("region", "idlib"),
        ("grade", "B3"),
        ("week", "2020"),
        ("week", "2020-W27"),
    ]
    assert facts(page, "sort") == [("date", "2020-07-01")]


def test_a_report_is_found_by_each_passages_grade_headline_and_speaker() -> None:
    body = (
        "::: passage SY-ID from=example-review credibility=2\n# A bridge falls\n\nIt fell.\n:::\n\n"
        "::: passage SY-DR\nIt rained.\n:::\n"
    )
    given = catalogue(tree({"bridge": report_text("bridge", body)}))
    (page,) = records(given).values()
    told, found_by = dict(facts(page, "meta")), facts(page, "filter")
    assert told["grade"] == "D2, B3"
    assert told["rests"] == "rests on Example Review, Example Wire"
    assert [value for name, value in found_by if name == "grade"] == ["D2", "B3"]
    assert [value for name, value in found_by if name == "source"] == [
        "example-wire",
        "example-review",
    ]
    assert page.plain.endswith("A bridge falls · Idlib It fell. Daraa It rained.")
    filters = build_filters(given, ENGLISH)
    assert [(each.value, each.results) for each in filters.graded] == [("B3", 1), ("D2", 1)]
    assert [(each.value, each.results) for each in filters.sources] == [
        ("example-review", 1),
        ("example-wire", 1),
    ]


def test_an_event_is_a_result_with_its_number_and_its_speakers() -> None:
    found = records(MARKET)
    assert list(found) == ["reports/first/", "reports/second/", "events/market/"]
    told = dict(facts(found["events/market/"], "meta"))
    assert told == {
        "title": "A bomb hits a market",
        "origin": "Bombing",
        "grade": "E2",
        "regions": "Idlib",
        "rests": "1 independent root, 1 echo · rests on Ministry",
        "dots": "1 1 0",
        "date": "2020-06-30",
        "day": "30 June – 1 July 2020",
    }
    assert times(found["events/market/"]) == [
        "2020-06",
        "2020-06-30",
        "2020-07",
        "2020-07-01",
        "2020-W27",
    ]
    assert narrowed(found["events/market/"]) == [
        ("kind", "event"),
        ("source", "ministry"),
        ("source", "example-wire"),
        ("source", "example-review"),
        ("region", "idlib"),
        ("grade", "E2"),
        ("week", "2020"),
        ("week", "2020-W27"),
    ]
    assert "A bomb hits a market" in found["reports/first/"].plain


def test_an_event_counts_as_one_result_of_each_choice() -> None:
    filters = build_filters(MARKET, ENGLISH)
    assert [(each.value, each.results) for each in filters.kinds] == [
        ("region", 1),
        ("source", 3),
        ("edition", 1),
        ("event", 1),
        ("report", 2),
    ]
    assert [each.results for each in filters.regions] == [3]
    assert [(each.value, each.results) for each in filters.sources] == [
        ("example-review", 2),
        ("example-wire", 2),
        ("ministry", 3),
    ]
    assert filters.years[0].year.results == 3


def test_withdrawn_reports_have_no_record_and_are_not_counted() -> None:
    gone = report_text("gone", status="withdrawn", changes="[{date: 2020-08-01, note: Wrong.}]")
    given = catalogue(tree({"out": report_text("out"), "gone": gone}))
    assert list(records(given)) == ["reports/out/"]
    assert [choice.results for choice in build_filters(given, ENGLISH).sources] == [1]


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
    assert [grade.code for grade in filters.grades] == ["B3"]
    assert filters.graded == (Choice("B3", "B3: source usually reliable, report possibly true", 4),)
    assert filters.kinds[-1] == Choice("report", "Reports", 4)
    assert [each.value for each in filters.kinds] == ["region", "source", "edition", "report"]


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
    found = everything(catalogue(tree(actors__toml=ACTORS)))["actors/river-guard/"]
    told = dict(facts(found, "meta"))
    assert told.pop("mark")
    assert told == {
        "title": "River Guard",
        "facts": "RG · حرس النهر",
        "about": "A militia of <boatmen>.",
    }
    for words in ("River Guard", "RG", "حرس النهر", "<boatmen>", "the Mast Party: smugglers"):
        assert words in found.plain
    assert facts(found, "filter") == [("kind", "actor")]


def test_results_can_be_narrowed_to_actors() -> None:
    kinds = build_filters(catalogue(tree(actors__toml=ACTORS)), ENGLISH).kinds
    assert Choice("actor", "Actors", 1) in kinds


def marked(given: Catalogue) -> tuple[dict[str, str], dict[str, str]]:
    """The records with their marks, and the marks of the folded names that they are of."""
    marker = NameMarker(known_names(given, ENGLISH))
    found = {each.address: str(each.html) for each in records_of(given, marker)}
    return found, marker.bank.keys(marker.held)


def test_a_passage_is_found_by_every_name_of_the_actors_that_it_names() -> None:
    body = "::: passage SY-ID\nRG left.\n:::\n\n::: passage SY-DR\nRain fell.\n:::\n"
    report = report_text("a", body)
    found, keys = marked(catalogue(tree({"a": report}, actors__toml=ACTORS)))
    mark = keys[fold_name("حرس النهر")]
    assert f"RG_{mark} left." in found["reports/a/"]
    assert keys[fold_name("River Guard")] == mark
    assert found["reports/a/"].count(mark) == 1


def test_a_report_is_found_by_the_actors_that_its_title_alone_names() -> None:
    body = "::: passage SY-ID\nThey left.\n:::\n"
    report = report_text("a", body, title="River Guard leaves", source="example-review")
    found, keys = marked(catalogue(tree({"a": report}, actors__toml=ACTORS)))
    assert keys[fold_name("حرس النهر")] in found["reports/a/"]


def test_a_region_is_found_in_any_spelling_where_a_text_has_any_other() -> None:
    body = "::: passage SY-HA\nShells fell on al-Hasakeh city.\n:::\n"
    found, keys = marked(catalogue(tree({"a": report_text("a", body)})))
    for spelling in ("Hasakah", "Al Ḩasakah", "الحسكة", "حسكه", "Hassaké", "Хасака"):
        assert f"al-Hasakeh_{keys[fold_name(spelling)]}" in found["reports/a/"], spelling


def test_a_town_is_marked_only_where_its_area_is_told_of() -> None:
    body = "::: passage {}\nA bomb hit Azaz.\n:::\n"
    found, keys = marked(
        catalogue(
            tree(
                {
                    "a": report_text("a", body.format("SY-HL")),
                    "b": report_text("b", body.format("SY-ID")),
                }
            )
        )
    )
    mark = keys[fold_name("A‘zāz")]
    assert f"Azaz_{mark}." in found["reports/a/"]
    assert mark not in found["reports/b/"]


def test_editions_regions_and_sources_have_records() -> None:
    found = everything(catalogue(tree({"out": report_text("out")})))
    assert list(found) == [
        "reports/out/",
        "regions/idlib/",
        "sources/example-review/",
        "sources/example-wire/",
        "editions/2020-W27/",
    ]
    assert times(found["editions/2020-W27/"])[:3] == ["2020-06", "2020-06-29", "2020-06-30"]


def test_where_nothing_is_published_nothing_is_found() -> None:
    assert everything(catalogue(tree({}, actors__toml=ACTORS))) == {}
