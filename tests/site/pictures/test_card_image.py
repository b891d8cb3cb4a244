from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from sitrep.core.errors import BuildError
from sitrep.site.pictures.card import CALM, HEIGHT, WIDTH, Card, CardMap, CardMark, Shape
from sitrep.site.pictures.card_image import (
    FONT,
    MARGIN,
    TOKENS,
    Style,
    can_draw,
    draw_card,
    read_style,
)
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
    return Style(CALM, THEME / FONT)


def drawn(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(card, style()))).convert("RGB")


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
    dark = Style(replace(CALM, paper="#102030"), THEME / FONT)
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


def test_the_map_stands_beside_the_words_and_a_mark_at_a_place_has_the_accent() -> None:
    accent = tuple(bytes.fromhex(CALM.accent[1:]))
    right, left = (round(WIDTH * 0.75), HEIGHT // 2), (round(WIDTH * 0.25), HEIGHT // 2)

    def marked(*, is_area: bool) -> Card:
        return replace(CARD, map=replace(MAP, marks=(CardMark(50, 25, is_area),)))

    assert drawn(marked(is_area=False)).getpixel(right) == accent
    assert drawn(replace(marked(is_area=False), rtl=True)).getpixel(left) == accent
    assert drawn(marked(is_area=True)).getpixel(right) != accent


def test_the_font_has_the_signs_of_names_and_dates_in_latin_and_arabic() -> None:
    assert can_draw("Ḥamāh, Dayr az-Zawr · Şırnak – “Été” ʿAfrīn’s…", THEME / FONT)
    assert can_draw("الأسبوع 27، 2020: دير الزور – ٥ يوليو", THEME / FONT)


def test_a_line_that_the_font_cannot_draw_is_left_out_and_not_shown_as_boxes() -> None:
    assert not can_draw("叙利亚", THEME / FONT)
    assert draw_card(replace(CARD, days="叙利亚"), style()) == draw_card(
        replace(CARD, days=""), style()
    )
    assert draw_card(replace(CARD, days="July"), style()) != draw_card(
        replace(CARD, days=""), style()
    )


def test_the_themes_font_comes_with_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (THEME / FONT).with_name("OFL.txt").read_text("utf-8")


def test_a_theme_without_font_or_tokens_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=f"lacks {FONT} and {TOKENS}"):
        read_style(tmp_path)


def test_every_edition_and_the_site_have_their_card(invented_site: Site) -> None:
    weeks = {f"{edition.week}.png" for edition in invented_site.built.catalogue.editions}
    found = {path.name: path.stat().st_size for path in (invented_site.output / "cards").iterdir()}
    assert found.keys() == {"site.png", *weeks}
    assert max(found.values()) < LARGEST
