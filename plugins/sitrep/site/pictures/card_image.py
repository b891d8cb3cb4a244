"""The pictures of link cards, drawn with Pillow in the theme's colours.

The same values give the same bytes.  A line with a sign that the font lacks is left
out: boxes would say nothing.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from sitrep.core.errors import BuildError
from sitrep.site.pictures.card import (
    HEIGHT,
    WIDTH,
    Card,
    CardMap,
    Palette,
    read_palette,
)

FONT = "fonts/cards.ttf"
"""Below the theme's folder."""
TOKENS = "static/css/tokens.css"
MARGIN = 72
"""Around everything, in pixels: previews crop edges and round corners."""
COLUMN = 560
"""How wide the words run beside a map."""
GAP = 36
"""Between the words and the map."""
NAME, TITLE, DAYS, LINE, COUNTS = 30, 78, 38, 34, 34
"""Sizes of the kinds of text, in pixels: legible at a third of their size, as chats show cards."""
HEADLINES = (56, 48, 42, 36)
"""Sizes of a title that does not fit on one line, the first that holds all of it."""
MOST_LINES = 3
"""Of a title."""
LEADING = 1.4
HEAD_LEADING = 1.2
"""Between the lines of a long title."""
SMALLEST = 24
"""The size below which a line is not shrunk to fit."""
FINE = 3
"""The map is drawn so many times larger and then reduced, for smooth borders."""
SHADES = 12
"""Between paper and ink, for smooth letters; with so few colours a file is a third as large."""
EDGES = 4
"""Shades between an area and its border."""
COMPRESSION = 6
"""Of zlib: 9 takes seven times as long for a tenth of the bytes."""
MARK = 11
"""Half the width of a mark on the map, in pixels."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a theme says of cards."""

    palette: Palette
    font: Path


def read_style(theme: Path) -> Style:
    """A theme's colours and font; raises BuildError where it lacks a file."""
    lacking = [name for name in (FONT, TOKENS) if not (theme / name).is_file()]
    if lacking:
        raise BuildError(
            f"the theme lacks {' and '.join(lacking)}, which link cards are drawn with. Add it."
        )
    return Style(read_palette((theme / TOKENS).read_text("utf-8", errors="replace")), theme / FONT)


def draw_card(card: Card, style: Style) -> bytes:
    """The card as a PNG file."""
    palette = style.palette
    picture = Image.new("RGB", (WIDTH, HEIGHT), palette.paper)
    canvas = ImageDraw.Draw(picture)
    canvas.rectangle((0, 0, WIDTH, 12), fill=palette.accent)
    if card.map:
        drawn = _draw_map(card.map, palette)
        left = MARGIN if card.rtl else WIDTH - MARGIN - drawn.width
        picture.paste(drawn, (left, (HEIGHT - drawn.height) // 2))
    _Column(canvas, style, card).fill()
    file = io.BytesIO()
    few = picture.quantize(palette=_colours(palette), dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=COMPRESSION)
    return file.getvalue()


@dataclass(slots=True)
class _Column:
    """The words of a card, from the top down."""

    canvas: ImageDraw.ImageDraw
    style: Style
    card: Card
    y: float = MARGIN

    @property
    def width(self) -> int:
        return COLUMN if self.card.map else WIDTH - 2 * MARGIN

    def fill(self) -> None:
        """Write all of them: the counts stand at the foot, whatever is above."""
        card, palette = self.card, self.style.palette
        self._write(card.name, NAME, palette.soft)
        self._head(card.title)
        self._write(card.days, DAYS, palette.soft)
        self.y += LINE * 0.6
        foot = HEIGHT - MARGIN - COUNTS * LEADING
        for line in card.lines:
            for part in self._wrap(line, LINE):
                if self.y + LINE * LEADING <= foot:
                    self._write(part, LINE, palette.ink)
        self.y = foot
        self._write(card.counts, COUNTS, palette.accent)

    def _head(self, title: str) -> None:
        """The title, on one line if it fits; cut at a word where it does not fit on three."""
        if not can_draw(title, self.style.font):
            return
        lines, size = [title], TITLE
        if not _fits(title, self._font(title, TITLE), self.width):
            for size in HEADLINES:
                lines = self._wrap(title, size)
                if len(lines) <= MOST_LINES:
                    break
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1].rstrip(' ,;:.–-')} …"]
        for line in lines[:-1]:
            self._write(line, size, self.style.palette.ink, HEAD_LEADING)
        self._write(lines[-1], size, self.style.palette.ink)

    def _font(self, text: str, size: int) -> ImageFont.FreeTypeFont:
        return _font(self.style.font, size, _is_rtl(text))

    def _write(self, text: str, size: int, colour: str, leading: float = LEADING) -> None:
        if not text or not can_draw(text, self.style.font):
            return
        font = self._font(text, size)
        while size > SMALLEST and not _fits(text, font, self.width):
            size -= 2
            font = self._font(text, size)
        x = WIDTH - MARGIN if self.card.rtl else MARGIN
        self.canvas.text(
            (x, self.y), text, fill=colour, font=font, anchor="ra" if self.card.rtl else "la"
        )
        self.y += size * leading

    def _wrap(self, text: str, size: int) -> list[str]:
        """The text as lines that fit the column."""
        font = self._font(text, size)
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".lstrip()
            if lines[-1] and not _fits(longer, font, self.width):
                lines.append(word)
            else:
                lines[-1] = longer
        return lines


def _fits(text: str, font: ImageFont.FreeTypeFont, width: int) -> bool:
    return font.getlength(text) <= width


def can_draw(text: str, font: Path) -> bool:
    """Whether the font has every character, and Pillow can join letters as the script requires."""
    if _is_rtl(text) and not features.check("raqm"):
        return False
    return all(_has(sign, font) for sign in text if unicodedata.category(sign) != "Cf")


@lru_cache(maxsize=2_000)
def _has(sign: str, font: Path) -> bool:
    """Whether a sign looks other than what stands for signs that a font lacks."""
    face = _font(font, SMALLEST, False)
    return sign.isspace() or bytes(face.getmask(sign)) != bytes(face.getmask("\uffff"))


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


@lru_cache(maxsize=64)
def _font(path: Path, size: int, shaped: bool) -> ImageFont.FreeTypeFont:
    layout = ImageFont.Layout.RAQM if shaped and features.check("raqm") else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=layout)


def _draw_map(drawn: CardMap, palette: Palette) -> Image.Image:
    """The map as large as the room beside the words."""
    room = WIDTH - 2 * MARGIN - COLUMN - GAP
    scale = min(room / drawn.width, (HEIGHT - 2 * MARGIN) / drawn.height)
    size = (round(drawn.width * scale), round(drawn.height * scale))
    large = Image.new("RGB", (size[0] * FINE, size[1] * FINE), palette.paper)
    canvas = ImageDraw.Draw(large)
    for shape in drawn.shapes:
        tint = _around(palette) if shape.is_around else palette.rule
        border = palette.rule if shape.is_around else palette.paper
        for ring in shape.rings:
            canvas.polygon(
                [(x * scale * FINE, y * scale * FINE) for x, y in ring], tint, border, FINE
            )
    for mark in drawn.marks:
        at, wide = (mark.x * scale * FINE, mark.y * scale * FINE), MARK * FINE
        around = [(at[0], at[1] - wide), (at[0] + wide, at[1]), (at[0], at[1] + wide)]
        around.append((at[0] - wide, at[1]))
        fill = palette.paper if mark.is_area else palette.accent
        canvas.polygon(around, fill, palette.accent, 3 * FINE)
    return large.resize(size, Image.Resampling.BOX)


def _around(palette: Palette) -> str:
    return _mix(palette.paper, palette.rule, 0.4)


@lru_cache(maxsize=2)
def _colours(palette: Palette) -> Image.Image:
    """All colours of a finished card, as a palette for Pillow.

    Given beforehand, they are exact, and Pillow need not search for them.
    """
    paper = palette.paper
    found = [
        colour
        for ink in (palette.ink, palette.soft, palette.accent)
        for colour in _ramp(paper, ink, SHADES)
    ]
    for area in (_around(palette), palette.rule):
        found += [*_ramp(area, palette.accent, EDGES), *_ramp(area, paper, EDGES)]
    image = Image.new("P", (1, 1))
    image.putpalette(
        [part for colour in dict.fromkeys(found) for part in ImageColor.getrgb(colour)]
    )
    return image


def _ramp(start: str, end: str, steps: int) -> Iterator[str]:
    return (_mix(start, end, step / steps) for step in range(steps + 1))


def _mix(start: str, end: str, share: float) -> str:
    """A colour on the way between two."""
    pairs = zip(ImageColor.getrgb(start), ImageColor.getrgb(end), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)
