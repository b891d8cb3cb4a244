from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.language import Language
from sitrep.core.text import one_line
from sitrep.core.weeks import Week
from sitrep.site.catalogue.family import Family
from sitrep.site.pages.head import (
    edition_head,
    front_head,
    hidden_head,
    plain_head,
    region_head,
    region_leaf_head,
    report_head,
    source_head,
    source_leaf_head,
)
from sitrep.site.pages.page_head import DESCRIPTION, PageHead, PageKind, shorten
from sitrep.site.pictures.card import Picture
from sitrep.site.site import Site
from tests.support.strategies import day, raw_texts
from tests.support.trees import SOURCES, catalogue, report_text, tree

SITE = Site(
    "Example Digest",
    "https://digest.example.org/sub/",
    "For tests.",
    "tag:digest.example.org,2026:",
)
BODY = (
    "::: passage SY-ID\nThe bridge reopened. {? Nobody was hurt. ?}\n:::\n"
    "::: passage SY-DR\nThe ford is shut.\n:::\n"
)


def family(rights: str = "full", **keys: str) -> Family:
    """A report named a, of an outlet with such rights; a draft as a preview has it."""
    sources = SOURCES.replace('rights = "full"', f'rights = "{rights}"')
    everything = catalogue(
        {**tree({"a": report_text("a", BODY, **keys)}), "sources.toml": sources}, drafts=True
    )
    return (*everything.families, *everything.withdrawn)[0]


def head(**keys: str) -> PageHead:
    return report_head(family(**keys), SITE)


# Titles, descriptions, addresses


def test_a_title_ends_with_the_sites_name_which_cards_show_apart() -> None:
    assert head().title == "Bridge reopens · Example Digest"
    assert head().name == "Bridge reopens"


def test_the_front_page_is_called_by_the_sites_name_alone() -> None:
    found = front_head(catalogue(tree()), SITE)
    assert (found.title, found.description, found.address) == (
        "Example Digest",
        "For tests.",
        SITE.address,
    )


def test_addresses_and_pictures_are_absolute() -> None:
    assert head().address == "https://digest.example.org/sub/reports/a/"
    assert head().picture == Picture(
        "https://digest.example.org/sub/cards/2020-W27.png",
        "Example Digest · Week 27, 2020: 29 June – 5 July 2020",
    )
    assert plain_head("About", None, "about/", SITE).picture == Picture(
        "https://digest.example.org/sub/cards/site.png", "Example Digest"
    )


def test_a_reports_description_says_who_when_and_what_its_text_says_claims_marked() -> None:
    assert head().description == (
        "Example Wire, 1 July 2020: The bridge reopened. Nobody was hurt. (unconfirmed) The ford is shut."
    )


def test_a_report_without_text_is_described_by_its_regions() -> None:
    assert head(rights="link").description == "Example Wire, 1 July 2020: Idlib, Daraa"


def test_an_excerpts_description_holds_no_more_than_the_excerpt() -> None:
    assert head(rights="excerpt:4").description == "Example Wire, 1 July 2020: The bridge reopened."


def test_a_title_that_rights_withhold_is_nowhere_in_the_head() -> None:
    found = report_head(family(rights="withhold"), SITE)
    assert "Bridge reopens" not in repr(found)
    assert found.name == "Report by Example Wire"


def test_a_summarys_head_is_ours_to_show_whatever_the_rights() -> None:
    assert "The bridge reopened." in head(rights="withhold", text="summary").description


def test_an_edition_is_described_by_its_headline_and_key_points_or_else_its_counts() -> None:
    (bare,) = catalogue(tree()).editions
    assert edition_head(bare, SITE).description == "1 report, 1 independent root."
    points = ", ".join(
        f"{{text: {text}, rests_on: [2020-07-01-example-wire-bridge]}}"
        for text in ("Bridges reopen.", "Fords close.")
    )
    notes = f"---\nannounced: 2020-07-07\nkey_points: [{points}]\n---\n"
    (noted,) = catalogue({**tree(), "editions/2020-W27.md": notes}).editions
    assert edition_head(noted, SITE).description == "Bridges reopen. Fords close."
    headed = {**tree(), "editions/2020-W27.md": notes.replace("key_p", "title: A dry week\nkey_p")}
    (dry,) = catalogue(headed).editions
    assert edition_head(dry, SITE).description == "A dry week. Bridges reopen. Fords close."
    assert (
        edition_head(noted, SITE).title == "Week 27, 2020: 29 June – 5 July 2020 · Example Digest"
    )


def test_regions_and_sources_are_described_by_what_is_known_of_them() -> None:
    everything = catalogue(tree())
    assert (
        region_head(everything.regions[0], SITE).description
        == "Idlib, week by week: 1 report, 1 independent root."
    )
    wire = replace(
        everything.sources[1],
        source=replace(everything.sources[1].source, about="Paid by its readers."),
    )
    assert (
        source_head(wire, SITE).description == "Example Wire · independent · Paid by its readers."
    )


def test_further_pages_of_a_list_have_titles_and_addresses_of_their_own() -> None:
    everything = catalogue(tree())
    region, source = (
        region_leaf_head(everything.regions[0].region, (Week(2020, 27), None), SITE, 2),
        source_leaf_head(everything.sources[1].source, SITE, 3),
    )
    assert (region.name, region.address) == (
        "Idlib, page 2",
        "https://digest.example.org/sub/regions/idlib/2/",
    )
    assert (source.name, source.address) == (
        "Example Wire, page 3",
        "https://digest.example.org/sub/sources/example-wire/3/",
    )
    assert region.structured is None
    assert region.description == "Idlib, week by week: 29 June – 5 July 2020"


def test_a_further_page_on_a_region_is_described_without_a_day_too() -> None:
    (section,) = catalogue(tree()).regions
    found = region_leaf_head(section.region, (None,), SITE, 2)
    assert found.description == "Idlib, week by week: date unknown"


def test_a_page_without_a_description_has_the_sites() -> None:
    assert plain_head("About", None, "about/", SITE).description == "For tests."
    assert plain_head("About", "Who we are.", "about/", SITE).description == "Who we are."


# What search engines are told


@pytest.mark.parametrize(
    ("keys", "left_out"),
    [
        ({}, True),
        ({"text": "summary"}, False),
        ({"rights": "link"}, False),
        ({"rights": "excerpt:4"}, False),
        ({"rights": "excerpt:400"}, True),
        ({"status": "withdrawn", "changes": "[{date: 2020-07-09, note: Gone.}]"}, True),
    ],
)
def test_only_what_shows_anothers_whole_text_and_tombstones_are_left_out(
    keys: dict[str, str], left_out: bool
) -> None:
    assert head(**keys).noindex is left_out


def test_a_draft_is_left_out_and_tells_machines_nothing() -> None:
    found = report_head(family(status="draft", text="summary"), SITE)
    assert found.noindex
    assert found.structured is None


def test_a_tombstone_tells_machines_nothing_of_what_stood_there() -> None:
    found = head(status="withdrawn", changes="[{date: 2020-07-09, note: Gone.}]")
    assert (found.name, found.structured) == ("Withdrawn report", None)
    assert "Bridge" not in repr(found)


def test_a_hidden_page_is_left_out() -> None:
    assert hidden_head("Not found", None, "404.html", SITE).noindex


# Days


def test_who_published_and_when_go_together() -> None:
    theirs, ours = head(), head(text="summary")
    assert (theirs.kind, theirs.published, theirs.updated) == (
        PageKind.ARTICLE,
        day("2020-07-01"),
        day("2020-07-02"),
    )
    assert (ours.kind, ours.published, ours.updated) == (
        PageKind.ARTICLE,
        day("2020-07-02"),
        day("2020-07-02"),
    )


def test_a_correction_moves_the_day_of_every_page_that_shows_it() -> None:
    notes = "---\nannounced: 2020-07-07\n---\n"
    fixed = report_text(
        "a", changes="[{date: 2020-07-20, note: Mended.}]", carriers="[{source: example-review}]"
    )
    everything = catalogue({**tree({"a": fixed}), "editions/2020-W27.md": notes})
    review, wire = everything.sources
    heads = [
        front_head(everything, SITE),
        edition_head(everything.editions[0], SITE),
        region_head(everything.regions[0], SITE),
        source_head(review, SITE),
        source_head(wire, SITE),
        report_head(everything.families[0], SITE),
    ]
    assert {found.updated for found in heads} == {day("2020-07-20")}


def test_an_erratum_moves_the_editions_day() -> None:
    notes = "---\nannounced: 2020-07-07\nerrata: [{date: 2020-07-09, note: Mended.}]\n---\n"
    (edition,) = catalogue({**tree(), "editions/2020-W27.md": notes}).editions
    found = edition_head(edition, SITE)
    assert (found.published, found.updated) == (day("2020-07-07"), day("2020-07-09"))


def test_a_site_without_reports_has_no_day() -> None:
    assert front_head(catalogue(tree({})), SITE).updated is None


# Languages


@pytest.mark.parametrize(
    ("language", "locale"), [("en", "en_US"), ("pt-BR", "pt_BR"), ("ar", "ar_EG"), ("fr", "fr_FR")]
)
def test_open_graph_is_told_a_language_with_a_territory(language: str, locale: str) -> None:
    assert plain_head("x", None, "x/", replace(SITE, language=Language(language))).locale == locale


# Cutting


@given(raw_texts, st.integers(10, 60))
def test_a_cut_text_is_a_start_of_the_whole_on_one_line(text: str, limit: int) -> None:
    found = shorten(text, limit)
    assert len(found) <= limit
    assert found == one_line(found)
    assert one_line(text).startswith(found.removesuffix("…"))


def test_a_text_is_cut_at_a_word() -> None:
    assert shorten("The bridge, it is said, reopened", 24) == "The bridge, it is said…"
    assert shorten("The bridge, it is said, reopened", 32) == "The bridge, it is said, reopened"


def test_no_description_is_longer_than_search_engines_show() -> None:
    long = "word " * 100
    assert len(head(title="x", text="summary").description) <= DESCRIPTION
    assert len(plain_head("x", long, "x/", SITE).description) <= DESCRIPTION
