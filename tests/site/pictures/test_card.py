from __future__ import annotations

from dataclasses import replace

from sitrep.core.language import Language
from sitrep.geo.charts import read_chart
from sitrep.geo.outlines import Chart, ChartArea, Spot
from sitrep.site.pictures.card import CALM, Card, CardMark, Trust, read_palette
from sitrep.site.pictures.week import build_pictures
from sitrep.site.site import Site
from tests.support.cards import build_cards
from tests.support.trees import catalogue, content, report_text, tree

SITE = Site(
    "Example Digest",
    "https://digest.example.org/sub/",
    "For tests.",
    "tag:digest.example.org,2026:",
)
SQUARE = ((0, 0), (10, 0), (10, 10), (0, 10))
CHART = Chart(
    "SY",
    100,
    50,
    areas=(
        ChartArea("SY-ID", (SQUARE,), Spot(5, 5, 5)),
        ChartArea("SY-DR", (SQUARE,), Spot(5, 5, 5)),
    ),
    land=(ChartArea("TR", (SQUARE,), Spot(5, 5, 5)),),
)


def cards(files: dict[str, str], site: Site = SITE, chart: Chart | None = None) -> tuple[Card, ...]:
    """Those of the site and its editions."""
    return tuple(card for card in every_card(files, site, chart) if card.address.count("/") == 1)


def every_card(
    files: dict[str, str], site: Site = SITE, chart: Chart | None = None
) -> tuple[Card, ...]:
    return tuple(build_cards(catalogue(files), site, content(files).regions, chart))


def test_the_site_has_a_card_and_every_edition_one() -> None:
    files = tree(
        {"a": report_text("a"), "b": report_text("b", date="2020-07-08", added="2020-07-09")}
    )
    assert [card.address for card in cards(files)] == [
        "cards/site.png",
        "cards/2020-W28.png",
        "cards/2020-W27.png",
    ]


def test_an_editions_card_says_week_days_counts_and_its_heaviest_regions() -> None:
    body = "".join(
        f"::: passage {code}\nText.\n:::\n"
        for code in ("SY-ID", "SY-DR", "SY-HI", "SY-DY", "SY", "SY-DR")
    )
    _, card = cards(tree({"a": report_text("a", body)}))
    assert (card.title, card.days, card.counts, card.name) == (
        "Week 27, 2020",
        "29 June – 5 July 2020",
        "1 report · 1 independent root",
        "Example Digest",
    )
    assert card.lines == ("Daraa", "Idlib", "Homs", "Homs-Deir ez-Zor desert")


def test_an_editions_card_carries_the_weeks_headline_above_week_and_days() -> None:
    for notes in (
        "title: The bridge opens again\nannounced: 2020-07-07",
        "key_points: [{text: The bridge opens again; nobody crosses., rests_on: [a#1]}]",
    ):
        files = tree({"a": report_text("a")}) | {"editions/2020-W27.md": f"---\n{notes}\n---\n"}
        _, card = cards(files)
        assert (card.title, card.days) == (
            "The bridge opens again",
            "Week 27, 2020 · 29 June – 5 July 2020",
        )


def test_a_card_counts_roots_and_names_echoes_apart() -> None:
    event = "---\ntitle: A bridge opens\nregions: [SY-ID]\ndays: 2020-07-01\nkind: other\n---\n"
    said = "::: passage SY-ID 2020-07-01 event=bridge from=example-wire\nText.\n:::\n"
    files = tree(
        {
            "a": report_text("a", said),
            "b": report_text("b", said, source="example-review"),
            "c": report_text("c", said, source="unknown"),
        }
    )
    site, card = cards(files | {"events/bridge.md": event})
    assert site.counts == card.counts == "3 reports · 1 independent root, 2 echoes"


def test_the_sites_card_says_what_it_is_and_what_time_it_covers() -> None:
    files = tree(
        {"a": report_text("a"), "b": report_text("b", date="2020-07-08", added="2020-07-09")}
    )
    card, *_ = cards(files)
    assert (card.title, card.lines, card.days, card.counts) == (
        "Example Digest",
        ("For tests.",),
        "29 June – 12 July 2020",
        "2 reports · 1 independent root",
    )


def test_a_site_without_reports_has_its_card() -> None:
    (card,) = cards(tree({}))
    assert (card.days, card.counts) == ("", "0 reports · 0 independent roots")


def test_a_card_holds_no_title_of_a_report() -> None:
    assert "Bridge" not in repr(cards(tree()))


def test_a_cards_map_shows_areas_over_the_land_around_with_the_weeks_marks() -> None:
    site, card = cards(tree(), chart=CHART)
    assert card.map
    assert site.map
    assert (card.map.width, card.map.height) == (100, 50)
    assert [shape.is_around for shape in card.map.shapes] == [True, False, False]
    assert site.map.marks == ()


def test_a_cards_map_has_the_marks_of_the_weeks_map() -> None:
    files = tree()
    regions = content(files).regions
    chart = read_chart(regions)
    _, card = cards(files, chart=chart)
    drawn = build_pictures(catalogue(files).editions[0], regions, chart).map
    assert card.map
    assert drawn
    (mark,) = card.map.marks
    assert mark == CardMark(drawn.drawn[0].stands[-1].x, drawn.drawn[0].stands[-1].y, is_area=True)


def test_a_digest_of_places_off_all_charts_has_cards_without_a_map() -> None:
    assert all(card.map is None for card in cards(tree()))


def test_lines_begin_where_the_language_begins_them() -> None:
    files = tree()
    assert all(card.rtl for card in cards(files, replace(SITE, language=Language("ar"))))
    assert not any(card.rtl for card in cards(files))


def test_an_events_card_says_what_where_and_when_and_what_stands_behind_it() -> None:
    event = "---\ntitle: A bridge opens\nregions: [SY-ID]\ndays: 2020-07-01\nkind: other\n---\n"
    said = (
        "::: passage SY-ID 2020-07-01 event=bridge from=example-wire killed=2\n"
        "2 people were killed.\n:::\n"
    )
    files = tree(
        {"a": report_text("a", said), "b": report_text("b", said, source="example-review")}
    )
    found = every_card(files | {"events/bridge.md": event}, chart=CHART)
    (card,) = [each for each in found if each.address == "cards/events/bridge.png"]
    assert (card.title, card.days) == ("A bridge opens", "Other · Idlib · 1 July 2020")
    assert card.lines == ("Killed: 2",)
    assert card.counts == "1 independent root, 1 echo"
    assert card.trust == Trust(1, 1, 0, "B3")
    assert card.map
    assert [shape.rings for shape in card.map.here] == [(SQUARE,)]


def test_a_regions_card_shows_its_areas_and_a_countrys_none() -> None:
    body = "::: passage SY-ID\nText.\n:::\n::: passage SY\nText.\n:::\n"
    found = every_card(tree({"a": report_text("a", body)}), chart=CHART)
    shown = {card.title: card for card in found if card.address.startswith("cards/regions/")}
    here = {name: len(card.map.here) for name, card in shown.items() if card.map}
    assert here["Idlib"] == 1
    assert [number for name, number in here.items() if name != "Idlib"] == [0]
    assert shown["Idlib"].counts == "1 report · 1 independent root"


# Colours


def test_the_palette_is_what_the_tokens_name_first() -> None:
    css = ":root { --paper: #FFFFFF; --ink: #000000; --soft:#333333; --rule: light-dark(#cccccc, #444444); }\n"
    dark = (
        "@media (prefers-color-scheme: dark) { :root { --paper: #111111; --accent: #abcdef; } }\n"
    )
    found = read_palette(css + dark)
    assert (found.paper, found.ink, found.soft, found.rule) == (
        "#ffffff",
        "#000000",
        "#333333",
        "#cccccc",
    )
    assert found.accent == "#abcdef"


def test_colours_that_a_theme_does_not_name_are_calm() -> None:
    assert read_palette(":root { --paper: oklch(98% 0 0); --size: 1rem; }") == CALM
    assert read_palette("") == CALM
