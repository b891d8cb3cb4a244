"""The pictures of link cards, drawn with Pillow in the theme's colours.

The same values give the same bytes.  A line with a sign that no font has is left out: boxes
would say nothing.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from sitrep.core.errors import BuildError
from sitrep.site.cards.ground import COLUMN, MARGIN, colours_of, draw_map
from sitrep.site.cards.lettering import STAND_INS, can_draw, face_of, fits
from sitrep.site.pictures.card import HEIGHT, WIDTH, Card, Palette, Trust, read_palette

SERIF = "fonts/cards-serif.ttf"
"""The font of titles, below the theme's folder."""
SANS = "fonts/cards-sans.ttf"
"""That of all else, and of a title with a sign that the first lacks."""
TOKENS = "static/css/tokens.css"
NAME, TITLE, DAYS, LINE, COUNTS = 30, 88, 34, 34, 34
"""Sizes of the kinds of text, in pixels: legible at a third of their size, as chats show cards."""
HEADLINES = (68, 60, 52, 46, 40)
"""Sizes of a title that does not fit on one line, the first that holds all of it."""
MOST_LINES = 4
"""Of a title."""
LEADING = 1.4
HEAD_LEADING = 1.12
"""Between the lines of a long title."""
SMALLEST = 24
"""The size below which a line is not shrunk to fit."""
COMPRESSION = 4
"""Of zlib: 6 takes half as long again for a sixteenth of the bytes, 9 ten times."""
DOT = 11
"""Half the width of a dot that stands for a root, an echo or somebody unnamed."""
GRADE = 80
"""The room of the grade behind the dots."""
MOST_DOTS = 9
"""Of each; the words below them have the numbers."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a theme says of cards."""

    palette: Palette
    serif: Path
    sans: Path

    def font_of(self, text: str, wanted: Path) -> Path | None:
        """The font that a line is written in: the one wanted, the other, or None."""
        return next((font for font in (wanted, self.sans) if can_draw(text, font)), None)


def read_style(theme: Path) -> Style:
    """A theme's colours and font; raises BuildError where it lacks a file."""
    lacking = [name for name in (SERIF, SANS, TOKENS) if not (theme / name).is_file()]
    if lacking:
        raise BuildError(
            f"the theme lacks {', '.join(lacking)}, which link cards are drawn with. Add it."
        )
    palette = read_palette((theme / TOKENS).read_text("utf-8", errors="replace"))
    return Style(palette, theme / SERIF, theme / SANS)


def draw_card(card: Card, style: Style) -> bytes:
    """The card as a PNG file."""
    palette = style.palette
    picture = Image.new("RGB", (WIDTH, HEIGHT), palette.paper)
    canvas = ImageDraw.Draw(picture)
    canvas.rectangle((0, 0, WIDTH, 12), fill=palette.accent)
    if card.map:
        drawn = draw_map(card.map, palette)
        left = MARGIN if card.rtl else WIDTH - MARGIN - drawn.width
        picture.paste(drawn, (left, (HEIGHT - drawn.height) // 2))
    _Column(canvas, style, card).fill()
    file = io.BytesIO()
    few = picture.quantize(palette=colours_of(palette), dither=Image.Dither.NONE)
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
        """Write all of them: what stands behind it is at the foot, whatever is above."""
        card, palette = self.card, self.style.palette
        self._write(card.name, NAME, palette.soft)
        self._head(card.title)
        self.y += LINE * 0.4
        self._write(card.days, DAYS, palette.soft)
        self.y += LINE * 0.3
        foot = HEIGHT - MARGIN - COUNTS * LEADING - (3 * DOT if card.trust else 0)
        for line in card.lines:
            for part in self._wrap(line, LINE, self.style.sans):
                if self.y + LINE * (LEADING + 0.4) <= foot:
                    self._write(part, LINE, palette.ink)
        self.y = foot
        if card.trust:
            self._trust(card.trust)
        self._write(card.counts, COUNTS, palette.ink if card.trust else palette.accent)

    def _trust(self, trust: Trust) -> None:
        """A filled dot a root, a hollow one an echo, a broken one somebody unnamed; the grade."""
        ink, turn = self.style.palette.ink, -1 if self.card.rtl else 1
        dots = sum(min(each, MOST_DOTS) for each in (trust.roots, trust.echoes, trust.unnamed))
        step = min(3 * DOT, (self.width - GRADE) / max(dots, 1))
        x: float = self._start + turn * DOT
        y = self.y + DOT
        for number, kind in ((trust.roots, "root"), (trust.echoes, "echo"), (trust.unnamed, "")):
            for _each in range(min(number, MOST_DOTS)):
                box = (x - DOT, y - DOT, x + DOT, y + DOT)
                if kind:
                    self.canvas.ellipse(box, ink if kind == "root" else None, ink, 4)
                else:
                    for begin in range(0, 360, 45):
                        self.canvas.arc(box, begin, begin + 24, ink, 4)
                x += turn * step
        font = face_of(self.style.sans, trust.grade, NAME)
        x += turn * DOT / 2
        near = x if turn > 0 else x - font.getlength(trust.grade)
        left, top, right, bottom = self.canvas.textbbox((near, y), trust.grade, font, "lm")
        self.canvas.rectangle((left - 10, top - 8, right + 10, bottom + 8), None, ink, 2)
        self.canvas.text((near, y), trust.grade, ink, font, "lm")
        self.y += 3 * DOT

    @property
    def _start(self) -> int:
        """Where lines begin."""
        return WIDTH - MARGIN if self.card.rtl else MARGIN

    def _head(self, title: str) -> None:
        """The title, on one line if it fits; cut at a word where it needs too many."""
        title = title.translate(STAND_INS)
        font = self.style.font_of(title, self.style.serif)
        if font is None:
            return
        lines, size = [title], TITLE
        if not fits(title, face_of(font, title, TITLE), self.width):
            for size in HEADLINES:
                lines = self._wrap(title, size, font)
                if len(lines) <= MOST_LINES:
                    break
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1].rstrip(' ,;:.–-')} …"]
        for line in lines:
            face = self._fitting(line, font, size)
            self._set(line, face, self.style.palette.ink)
            self.y += face.size * HEAD_LEADING

    def _write(self, text: str, size: int, colour: str) -> None:
        """A line that is no title."""
        text = text.translate(STAND_INS)
        path = self.style.font_of(text, self.style.sans)
        if text and path:
            face = self._fitting(text, path, size)
            self._set(text, face, colour)
            self.y += face.size * LEADING

    def _fitting(self, text: str, path: Path, size: int) -> ImageFont.FreeTypeFont:
        """The font at the size wanted, or smaller where the text is too wide for the column."""
        face = face_of(path, text, size)
        while size > SMALLEST and not fits(text, face, self.width):
            size -= 2
            face = face_of(path, text, size)
        return face

    def _set(self, text: str, face: ImageFont.FreeTypeFont, colour: str) -> None:
        anchor = "ra" if self.card.rtl else "la"
        self.canvas.text((self._start, self.y), text, fill=colour, font=face, anchor=anchor)

    def _wrap(self, text: str, size: int, path: Path) -> list[str]:
        """The text as lines that fit the column."""
        font = face_of(path, text, size)
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".lstrip()
            if lines[-1] and not fits(longer, font, self.width):
                lines.append(word)
            else:
                lines[-1] = longer
        return lines
