from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from sitrep.core.errors import BuildError
from sitrep.site.cards.ground import COLUMN, MARGIN
from sitrep.site.cards.lettering import can_draw
from sitrep.site.cards.painting import (
    COUNTS,
    DOT,
    LEADING,
    SANS,
    SERIF,
    TOKENS,
    Style,
    draw_card,
    read_style,
)
from sitrep.site.pictures.card import CALM, HEIGHT, WIDTH, Card, CardMap, Shape, Trust
from tests.support.paths import ROOT
from tests.support.site.sites import Site

LARGEST = 40_000
"""Bytes of a card: some apps give up on slow ones."""
FAINT = 40
"""Differences up to here are what fewer colours made of the paper."""
THEME = ROOT / "themes/digest"
SQUARE = ((10, 10), (90, 10), (90, 40), (10, 40))
MAP = CardMap(100, 50, (Shape((SQUARE,), is_around=True), Shape((SQUARE,), is_around=False)))
CARD = Card(
    address="cards/2020-W27.png",
    title="Week 27, 2020",
    days="29 June – 5 July 2020",
    lines=("Idlib", "Ḥamāh", "Deir ez-Zor"),
    counts="9 reports · 5 independent roots",
    name="Example Digest",
    rtl=False,
    map=MAP,
)

ONLY = replace(CARD, lines=(), days="", counts="", name="")
"""With a title alone."""


def style() -> Style:
    return Style(CALM, THEME / SERIF, THEME / SANS)


def drawn(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(card, style()))).convert("RGB")


def pixel(card: Card, at: tuple[int, int]) -> tuple[int, ...]:
    found = drawn(card).getpixel(at)
    assert isinstance(found, tuple)
    return found


def inked(card: Card) -> tuple[int, int, int, int]:
    """The box around all words: below the stripe, and without a map."""
    words = drawn(replace(card, map=None)).crop((0, 20, WIDTH, HEIGHT))
    paper = Image.new("RGB", words.size, CALM.paper)
    box = (
        ImageChops.difference(words, paper)
        .point(lambda value: 255 if value > FAINT else 0)
        .getbbox()
    )
    assert box
    return box


def test_a_card_is_a_small_picture_of_the_size_that_link_cards_have() -> None:
    data = draw_card(CARD, style())
    assert data.startswith(b"\x89PNG")
    assert len(data) < LARGEST
    assert drawn(CARD).size == (WIDTH, HEIGHT)


def test_the_same_values_give_the_same_bytes() -> None:
    assert draw_card(CARD, style()) == draw_card(CARD, style())


def test_a_card_is_drawn_in_the_themes_colours() -> None:
    assert drawn(CARD).getpixel((2, HEIGHT - 2)) == (0xFD, 0xFC, 0xF9)
    dark = replace(style(), palette=replace(CALM, paper="#102030"))
    picture = Image.open(io.BytesIO(draw_card(CARD, dark))).convert("RGB")
    assert picture.getpixel((2, HEIGHT - 2)) == (0x10, 0x20, 0x30)


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        replace(
            CARD,
            title="A digest whose name is longer than any card is wide, and then some more of it",
        ),
        replace(CARD, lines=("many words " * 60,)),
        replace(CARD, title="A bomb on the M4 between Saraqib and Jisr " * 9),
        replace(CARD, lines=tuple("abcdefghijkl")),
        replace(CARD, lines=(), days="", name=""),
        replace(CARD, rtl=True, title="الأسبوع 27، 2020", lines=("إدلب", "درعا")),
    ],
)
def test_words_stay_within_the_margins(card: Card) -> None:
    left, _top, right, bottom = inked(card)
    assert left >= MARGIN - 4
    assert right <= WIDTH - MARGIN + 4
    assert bottom <= HEIGHT - 20 - MARGIN / 2


def test_a_long_headline_runs_over_several_lines_and_is_cut_in_the_end() -> None:
    headline = "A bomb on the road hits a patrol, and another one a market near the town"
    one, several = inked(replace(ONLY, title="A bomb")), inked(replace(ONLY, title=headline * 2))
    assert several[3] - several[1] > 2 * (one[3] - one[1])
    endless = headline * 5
    assert draw_card(replace(ONLY, title=endless), style()) == draw_card(
        replace(ONLY, title=endless + " and more"), style()
    )


def test_words_begin_at_the_right_where_the_language_does() -> None:
    assert inked(CARD)[0] < MARGIN + 20
    assert inked(replace(CARD, rtl=True))[2] > WIDTH - MARGIN - 20


def test_the_map_stands_beside_the_words_at_their_end() -> None:
    land = (0xD9, 0xD5, 0xCC)
    right, left = (round(WIDTH * 0.75), HEIGHT // 2), (round(WIDTH * 0.25), HEIGHT // 2)
    assert drawn(CARD).getpixel(right) == land
    assert drawn(replace(CARD, rtl=True)).getpixel(left) == land


def test_the_areas_that_a_card_is_about_stand_out() -> None:
    spot = (round(WIDTH * 0.75), HEIGHT // 2)
    here = replace(MAP, here=(Shape((SQUARE,), is_around=False),))
    red, green, blue = pixel(replace(CARD, map=here), spot)
    assert red > 1.5 * green
    assert red > 1.5 * blue


def test_roots_echoes_and_the_unnamed_are_told_apart_without_colour() -> None:
    dots = {
        name: draw_card(replace(ONLY, trust=Trust(*numbers, "B2")), style())
        for name, numbers in {"root": (1, 0, 0), "echo": (0, 1, 0), "unnamed": (0, 0, 1)}.items()
    }
    assert len(set(dots.values())) == 3
    y = HEIGHT - MARGIN - round(COUNTS * LEADING) - 3 * DOT + DOT
    root, echo = (
        replace(ONLY, trust=Trust(1, 0, 0, "B2")),
        replace(ONLY, trust=Trust(0, 1, 0, "B2")),
    )
    assert max(pixel(root, (MARGIN + DOT, y))) < 60
    assert min(pixel(echo, (MARGIN + DOT, y))) > 240


def test_more_dots_than_can_be_counted_stay_within_the_column() -> None:
    left, _top, right, _bottom = inked(replace(ONLY, trust=Trust(99, 99, 0, "B2")))
    assert left >= MARGIN - 4
    assert right <= MARGIN + COLUMN + 120
    rtl = inked(replace(ONLY, trust=Trust(99, 99, 0, "B2"), rtl=True))
    assert rtl[2] <= WIDTH - MARGIN + 4


@pytest.mark.parametrize("font", [SERIF, SANS])
def test_the_fonts_have_the_signs_of_names_and_dates_in_latin_and_arabic(font: str) -> None:
    assert can_draw("Ḥamāh, Dayr az-Zawr · Şırnak – “Été” ʿAfrīn’s…", THEME / font)
    assert can_draw("الأسبوع 27، 2020: دير الزور – ٥ يوليو", THEME / font)


def test_a_title_in_a_script_of_the_second_font_alone_is_written_in_that() -> None:
    title = "Обстрел Идлиба"
    assert not can_draw(title, THEME / SERIF)
    assert draw_card(replace(ONLY, title=title), style()) != draw_card(
        replace(ONLY, title=""), style()
    )


def test_a_line_that_the_font_cannot_draw_is_left_out_and_not_shown_as_boxes() -> None:
    assert not can_draw("叙利亚", THEME / SANS)
    assert draw_card(replace(CARD, days="叙利亚"), style()) == draw_card(
        replace(CARD, days=""), style()
    )
    assert draw_card(replace(CARD, days="July"), style()) != draw_card(
        replace(CARD, days=""), style()
    )


def test_the_themes_fonts_come_with_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (THEME / SERIF).with_name("OFL.txt").read_text("utf-8")


def test_a_theme_without_font_or_tokens_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=f"lacks {SERIF}, {SANS}, {TOKENS}"):
        read_style(tmp_path)


def test_the_site_and_every_edition_event_and_region_have_their_card(invented_site: Site) -> None:
    catalogue, cards = invented_site.built.catalogue, invented_site.output / "cards"
    wanted = {f"{edition.week}.png" for edition in catalogue.editions} | {"site.png"}
    wanted |= {f"events/{shown.event.id}.png" for shown in catalogue.events}
    wanted |= {f"regions/{section.region.id}.png" for section in catalogue.regions}
    found = {str(path.relative_to(cards)): path.stat().st_size for path in cards.rglob("*.png")}
    assert found.keys() == wanted
    assert max(found.values()) < LARGEST
