from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from sitrep.core.model import Source
from sitrep.site.catalogue.build import Named
from sitrep.site.catalogue.listed.sources import SourcePage
from sitrep.site.feeds.told.reports import told_report
from sitrep.site.pages.json_ld import (
    edition_data,
    event_data,
    front_data,
    list_data,
    region_data,
    report_data,
    source_data,
)
from sitrep.site.pages.json_ld_nodes import Node
from sitrep.site.site import Site
from tests.support.site.leaning import MARKET
from tests.support.strategies import one_line_texts
from tests.support.trees import SOURCES, catalogue, report_text, tree

SITE = Site(
    "Example Digest",
    "https://digest.example.org/sub/",
    "For tests.",
    "tag:digest.example.org,2026:",
)
BODY = (
    "::: passage SY-ID 2020-06-29/2020-06-30\nThe secret bridge.\n:::\n"
    "::: passage SY-HI SY-DY 2020-07-01\nThe secret ford.\n:::\n"
)
CARRIERS = "[{source: example-review, date: 2020-07-03, url: https://review.example.org/b, title: Carried}]"


def plain(node: Node) -> Any:
    """A node as whoever reads its JSON has it."""
    return json.loads(json.dumps(node))


def report(name: str = "a", **keys: str) -> Any:
    (family,) = catalogue(tree({name: report_text(name, keys.pop("body", BODY), **keys)})).families
    return plain(report_data(family, SITE))


def types_of(node: Any) -> set[str]:
    """Every type in a tree."""
    if isinstance(node, list):
        return {name for each in node for name in types_of(each)}
    if isinstance(node, dict):
        own = {node["@type"]} if "@type" in node else set()
        return own | {name for each in node.values() for name in types_of(each)}
    return set()


def numbers(node: Any) -> dict[str, int]:
    """The observations that a page mentions."""
    mentions = node["mentions"]
    return {each["name"]: each["value"] for each in mentions if each["@type"] == "Observation"}


def roots(node: Any) -> list[str]:
    """The organisations that a page mentions, by the addresses of their pages."""
    ids = [each["@id"] for each in node["mentions"] if each["@type"] == "Organization"]
    return [each.removeprefix(f"{SITE.address}sources/") for each in ids]


# What is told, and by whom


def test_a_passage_is_a_claim_of_its_innermost_speaker_in_the_messengers_article() -> None:
    first = next(family for family in MARKET.families if family.report.id == "first")
    found = plain(report_data(first, SITE))
    (claim,) = found["mentions"]
    assert claim["@type"] == "Claim"
    assert [author["name"] for author in claim["author"]] == ["Ministry"]
    assert found["publisher"]["name"] == "Example Wire"
    assert claim["appearance"]["@id"] == found["url"]
    assert claim["@id"] == "https://digest.example.org/sub/reports/first/#first-1"
    assert (claim["name"], claim["temporalCoverage"]) == (
        "A bomb goes off",
        "2020-06-30/2020-06-30",
    )


def test_a_claim_is_rated_by_its_speakers_letter_with_the_reason() -> None:
    first = next(family for family in MARKET.families if family.report.id == "first")
    rating = plain(report_data(first, SITE))["mentions"][0]["contentRating"]
    assert rating["ratingValue"] == "E2"
    assert rating["ratingExplanation"] == (
        "source unreliable, report probably true; nothing else here confirms it"
    )
    assert rating["author"]["name"] == "Example Digest"


def test_a_claim_of_nobody_named_has_no_author_and_the_messenger_is_none() -> None:
    (claim,) = report(body="::: passage SY-ID from=unnamed\nText.\n:::\n")["mentions"]
    assert "author" not in claim
    assert claim["contentRating"]["ratingValue"] == "F3"


def test_an_event_is_when_and_where_it_happened_with_a_claim_an_account() -> None:
    found = plain(event_data(MARKET.events[0], SITE))
    event = found["mainEntity"]
    assert (event["@type"], event["name"]) == ("Event", "A bomb hits a market")
    assert (event["startDate"], event["endDate"]) == ("2020-06-30", "2020-07-01")
    (place,) = event["location"]
    assert (place["name"], place["identifier"]["value"]) == ("Idlib", "SY-ID")
    assert not {"geo", "address", "latitude"} & place.keys()
    claims = [(each["appearance"]["@id"][-8:], each["author"]) for each in event["subjectOf"]]
    assert [where for where, _ in claims] == ["s/first/", "/second/"]
    assert claims[0][1] == claims[1][1]
    assert found["contentRating"]["ratingValue"] == "E2"
    assert (roots(found), numbers(found)) == (
        ["ministry/#outlet"],
        {"independent roots": 1, "echoes": 1},
    )
    assert [step["name"] for step in found["breadcrumb"]["itemListElement"]] == [
        "Example Digest",
        "Events",
        "A bomb hits a market",
    ]


def test_a_region_tells_the_one_number_and_whose_it_is() -> None:
    found = plain(region_data(MARKET.regions[0], SITE))
    assert (roots(found), numbers(found)) == (
        ["ministry/#outlet"],
        {"independent roots": 1, "echoes": 1},
    )


def test_where_nobody_is_named_the_number_is_told_as_0() -> None:
    region, *_ = catalogue(tree({"a": report_text("a", source="unknown")})).regions
    found = plain(region_data(region, SITE))
    assert (roots(found), numbers(found)) == ([], {"independent roots": 0, "echoes": 0})


def test_an_editions_data_do_not_grow_with_its_reports() -> None:
    few, many = (
        catalogue(tree({f"r{number}": report_text(f"r{number}") for number in range(size)}))
        for size in (1, 9)
    )
    assert plain(edition_data(few.editions[0], SITE)) == plain(edition_data(many.editions[0], SITE))


def test_who_only_makes_statements_is_an_organisation_and_no_outlet() -> None:
    kinds = {
        page.source.id: plain(source_data(page, SITE))["mainEntity"]["@type"]
        for page in MARKET.sources
    }
    assert (kinds["ministry"], kinds["example-wire"]) == ("Organization", "NewsMediaOrganization")


# Reports


def test_a_summary_is_this_digests_own_work_based_on_the_origins() -> None:
    found = report(text="summary", changes="[{date: 2020-07-09, note: Mended.}]")
    assert (found["@context"], found["@type"], found["headline"]) == (
        "https://schema.org",
        "NewsArticle",
        "Bridge reopens",
    )
    assert found["author"] == found["publisher"] == found["sdPublisher"]
    assert found["publisher"]["name"] == "Example Digest"
    assert found["creditText"] == "Example Digest, after Example Wire"
    assert (found["datePublished"], found["dateModified"]) == ("2020-07-02", "2020-07-09")
    assert found["isBasedOn"]["url"] == "https://wire.example.org/a"
    assert found["isBasedOn"]["publisher"]["name"] == "Example Wire"
    assert found["isBasedOn"]["datePublished"] == "2020-07-01"


@pytest.mark.parametrize("keys", [{"text": "summary"}, {}, {"byline": "A. Writer"}])
def test_feeds_name_the_same_author_and_the_same_origin(keys: dict[str, str]) -> None:
    made = catalogue(tree({"a": report_text("a", **keys)}))
    found = report(**keys)
    told = told_report(made.families[0], {}, SITE)
    assert told
    item = told.item(SITE)
    names = [author.name for author in item.creators]
    assert names[0] in {found["author"]["name"], found.get("creditText")}
    assert names[1:] == ([keys["byline"]] if "byline" in keys else [])
    assert item.origin
    based = found["isBasedOn"]["publisher"]
    assert (item.origin.name, item.origin.homepage) == (based["name"], based["url"])
    if "text" in keys:
        assert item.creators[0].address == found["author"]["url"]


def test_a_text_taken_verbatim_stays_its_origins_and_only_the_description_is_ours() -> None:
    found = report(byline="A. Writer")
    assert found["author"] == found["publisher"] == found["isBasedOn"]["publisher"]
    assert found["publisher"] == {
        "@type": "NewsMediaOrganization",
        "@id": "https://digest.example.org/sub/sources/example-wire/#outlet",
        "name": "Example Wire",
        "url": "https://wire.example.org/",
    }
    assert (found["datePublished"], found["sdDatePublished"]) == ("2020-07-01", "2020-07-02")
    assert "dateModified" not in found
    assert found["sdPublisher"]["name"] == "Example Digest"
    assert found["creditText"] == "A. Writer"


def test_an_unknown_source_is_no_publisher() -> None:
    found = report(source="unknown", url="null", credibility="null")
    assert not {"publisher", "author"} & {*found, *found["isBasedOn"]}


def test_where_it_happened_is_told_by_iso_codes_and_when_from_first_day_to_last() -> None:
    found = report()
    identified = {"@type": "PropertyValue", "propertyID": "ISO 3166-2"}
    idlib, desert, homs = found["spatialCoverage"]
    assert (idlib["name"], idlib["identifier"]) == ("Idlib", {**identified, "value": "SY-ID"})
    assert idlib["url"] == "https://digest.example.org/sub/regions/idlib/"
    assert [place["identifier"]["value"] for place in desert["containsPlace"]] == ["SY-HI", "SY-DY"]
    assert "identifier" not in desert
    assert (homs["name"], homs["identifier"]["value"]) == ("Homs", "SY-HI")
    assert found["temporalCoverage"] == "2020-06-29/2020-07-01"


def test_a_region_tells_only_the_codes_that_a_passage_names() -> None:
    (syria,) = report(body="::: passage syria\nAll of it.\n:::\n")["spatialCoverage"]
    assert (syria["identifier"]["propertyID"], syria["identifier"]["value"]) == ("ISO 3166-1", "SY")
    assert "containsPlace" not in syria
    syria, idlib, daraa = report(body="::: passage SY-ID SY-DR\nBoth.\n:::\n")["spatialCoverage"]
    assert [place["identifier"]["value"] for place in syria["containsPlace"]] == ["SY-ID", "SY-DR"]
    assert (idlib["name"], daraa["name"]) == ("Idlib", "Daraa")


def test_carriers_are_further_appearances_of_the_original() -> None:
    (carried,) = report(carriers=CARRIERS)["isBasedOn"]["workExample"]
    assert (carried["headline"], carried["url"]) == ("Carried", "https://review.example.org/b")
    assert (carried["publisher"]["name"], carried["datePublished"]) == (
        "Example Review",
        "2020-07-03",
    )


def test_corrections_and_archived_copies_are_told() -> None:
    found = report(
        changes="[{date: 2020-07-09, note: Mended.}]", archived="https://archive.example.org/a"
    )
    assert found["correction"] == [
        {"@type": "CorrectionComment", "text": "Mended.", "datePublished": "2020-07-09"}
    ]
    assert found["isBasedOn"]["archivedAt"] == "https://archive.example.org/a"


def test_what_a_report_leans_on_is_cited_by_absolute_addresses() -> None:
    (family,) = catalogue(tree()).families
    found = plain(report_data(family, SITE, [Named("Example Review", "sources/example-review/")]))
    assert found["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Example Review",
            "url": "https://digest.example.org/sub/sources/example-review/",
        }
    ]


def test_the_way_to_a_report_leads_over_its_edition() -> None:
    found = report()
    steps = found["mainEntityOfPage"]["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [
        (1, "Example Digest"),
        (2, "Week 27, 2020"),
        (3, "Bridge reopens"),
    ]
    assert (
        steps[1]["item"]
        == found["isPartOf"]["url"]
        == "https://digest.example.org/sub/editions/2020-W27/"
    )
    assert found["image"] == "https://digest.example.org/sub/cards/2020-W27.png"


def test_no_text_of_a_report_is_told_whatever_its_rights() -> None:
    assert "secret" not in json.dumps(
        [report(), report(text="summary"), report(source="example-review")]
    )


def test_titles_that_rights_withhold_are_not_told() -> None:
    sources = SOURCES.replace('rights = "full"', 'rights = "withhold"')
    given_tree = {**tree({"a": report_text("a", carriers=CARRIERS)}), "sources.toml": sources}
    (family,) = catalogue(given_tree).families
    written = json.dumps(report_data(family, SITE))
    assert "Bridge reopens" not in written
    assert "Carried" not in written
    assert "Report by Example Wire" in written


def test_a_title_worded_by_the_editor_is_not_put_into_the_origins_mouth() -> None:
    assert report()["isBasedOn"]["headline"] == "Bridge reopens"
    assert "headline" not in report(title_kind="editor")["isBasedOn"]


# Editions, regions, sources, the site


def test_an_edition_is_a_collection_about_its_regions() -> None:
    notes = "---\nannounced: 2020-07-07\nerrata: [{date: 2020-07-09, note: Mended.}]\n---\n"
    (edition,) = catalogue(
        {**tree({"a": report_text("a", BODY)}), "editions/2020-W27.md": notes}
    ).editions
    found = plain(edition_data(edition, SITE))
    assert (found["@type"], found["name"]) == ("CollectionPage", "Week 27, 2020")
    assert (found["datePublished"], found["dateModified"]) == ("2020-07-07", "2020-07-09")
    assert found["temporalCoverage"] == "2020-06-29/2020-07-05"
    assert [place["name"] for place in found["about"]] == ["Idlib", "Homs-Deir ez-Zor desert"]
    assert found["correction"][0]["text"] == "Mended."


def test_an_edition_that_is_not_announced_has_no_date_of_publication() -> None:
    (edition,) = catalogue(tree()).editions
    assert not {"datePublished", "dateModified"} & edition_data(edition, SITE).keys()


def test_a_regions_page_is_about_a_place_with_its_spellings_and_codes() -> None:
    idlib, desert, *_ = catalogue(tree({"a": report_text("a", BODY)})).regions
    found = plain(region_data(idlib, SITE))
    assert (found["@type"], found["about"]["@type"]) == ("CollectionPage", "Place")
    assert (found["about"]["name"], found["about"]["alternateName"]) == ("Idlib", ["Idleb"])
    assert found["about"]["identifier"]["value"] == "SY-ID"
    assert desert.region.name == "Homs"


def test_a_sources_page_is_the_profile_of_a_news_organisation() -> None:
    outlet = catalogue(tree()).sources[1]
    source = replace(
        outlet.source, about="Paid by its readers.", evidence=("https://wire.example.org/about",)
    )
    found = plain(source_data(replace(outlet, source=source), SITE))
    assert found["@type"] == "ProfilePage"
    assert found["mainEntity"] == {
        "@type": "NewsMediaOrganization",
        "@id": "https://digest.example.org/sub/sources/example-wire/#outlet",
        "name": "Example Wire",
        "url": "https://wire.example.org/",
        "ownershipFundingInfo": "Paid by its readers.",
    }
    assert found["citation"] == ["https://wire.example.org/about"]


def test_the_page_of_the_unknown_source_is_nobodys_profile() -> None:
    files = tree({"a": report_text("a", source="unknown", url="null", credibility="null")})
    unknown = next(page for page in catalogue(files).sources if page.source.id == "unknown")
    assert "mainEntity" not in source_data(unknown, SITE)


def test_the_front_page_says_how_the_site_is_searched_and_what_is_newest() -> None:
    found = plain(front_data(catalogue(tree()), SITE))
    assert (found["@type"], found["name"], found["url"]) == (
        "WebSite",
        "Example Digest",
        SITE.address,
    )
    assert found["potentialAction"]["target"]["urlTemplate"] == (
        "https://digest.example.org/sub/search/?q={search_term_string}"
    )
    assert found["potentialAction"]["query-input"] == "required name=search_term_string"
    assert found["hasPart"]["name"] == "Week 27, 2020"
    assert "hasPart" not in front_data(catalogue(tree({})), SITE)


def test_a_list_is_a_collection_one_step_from_the_front_page() -> None:
    found = plain(list_data(Named("Editions", "editions/"), SITE))
    assert found["@type"] == "CollectionPage"
    assert [step["name"] for step in found["breadcrumb"]["itemListElement"]] == [
        "Example Digest",
        "Editions",
    ]


def test_every_type_is_one_of_schema_orgs_that_we_mean_to_use() -> None:
    everything = catalogue(tree({"a": report_text("a", BODY, carriers=CARRIERS)}))
    nodes = [
        report_data(everything.families[0], SITE),
        edition_data(everything.editions[0], SITE),
        *(region_data(section, SITE) for section in everything.regions),
        *(source_data(outlet, SITE) for outlet in everything.sources),
        front_data(everything, SITE),
        *(event_data(event, SITE) for event in MARKET.events),
    ]
    assert types_of(plain({"all": nodes})) == {
        "BreadcrumbList", "Claim", "CollectionPage", "EntryPoint", "Event", "ListItem", "NewsArticle",
        "NewsMediaOrganization", "Observation", "Organization", "Place", "ProfilePage", "PropertyValue", "Rating",
        "SearchAction", "WebPage", "WebSite",
    }  # fmt: skip


@given(one_line_texts)
def test_whatever_an_outlet_is_called_its_data_are_plain_json(name: str) -> None:
    outlet = SourcePage(Source("example-wire", name), (), ())
    assert plain(source_data(outlet, SITE))["mainEntity"]["name"] == name


def test_what_the_original_says_otherwise_by_now_is_the_digests_comment_on_it() -> None:
    found = report(revisions="[{date: 2020-07-09, note: Ten → twelve killed., followed: false}]")
    (comment,) = found["isBasedOn"]["comment"]
    assert (comment["text"], comment["datePublished"]) == ("Ten → twelve killed.", "2020-07-09")
    assert comment["author"]["@id"].endswith("#digest")
    assert "comment" not in report()["isBasedOn"]
