"""The map of a link card, and all colours of a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

from sitrep.site.pictures.card import HEIGHT, WIDTH, CardMap, Palette, Shape

COLUMN = 560
"""How wide the words run beside a map."""
GAP = 36
"""Between the words and the map."""
MARGIN = 72
"""Around everything, in pixels: previews crop edges and round corners."""
FINE = 3
"""The map is drawn so many times larger and then reduced, for smooth borders."""
EDGES = 4
"""Shades between an area and its border."""
SHADES = 12
"""Between paper and ink, for smooth letters; with so few colours a file is a third as large."""
MARK = 11
"""Half the width of a mark on the map, in pixels."""
BEYOND = 9 * FINE
"""How far a border may reach beyond the corners of what it is around, finely."""

_Points = list[tuple[float, float]]


@lru_cache(maxsize=64)
def draw_map(drawn: CardMap, palette: Palette) -> Image.Image:
    """The map as large as the room beside the words; events of the same areas have the same."""
    room = WIDTH - 2 * MARGIN - COLUMN - GAP
    scale = min(room / drawn.width, (HEIGHT - 2 * MARGIN) / drawn.height)
    size = (round(drawn.width * scale), round(drawn.height * scale))
    ground = _draw_ground(drawn.shapes, size, scale, palette)
    large = ground.large.copy()
    canvas = ImageDraw.Draw(large)
    touched: list[_Points] = []
    for shape in drawn.here:
        touched += _draw_shape(canvas, shape, scale, (_here(palette), palette.accent))
    for mark in drawn.marks:
        at, wide = (mark.x * scale * FINE, mark.y * scale * FINE), MARK * FINE
        around = [(at[0], at[1] - wide), (at[0] + wide, at[1]), (at[0], at[1] + wide)]
        around.append((at[0] - wide, at[1]))
        fill = palette.paper if mark.is_area else palette.accent
        canvas.polygon(around, fill, palette.accent, 3 * FINE)
        touched.append(around)
    small = ground.small.copy()
    for points in touched:
        _reduce(large, small, points)
    return small


@dataclass(frozen=True, slots=True)
class _Ground:
    """The land, as it is drawn and as cards show it."""

    large: Image.Image
    small: Image.Image


@lru_cache(maxsize=2)
def _draw_ground(
    shapes: tuple[Shape, ...], size: tuple[int, int], scale: float, palette: Palette
) -> _Ground:
    """The land, finely: all cards of a build have the same."""
    large = Image.new("RGB", (size[0] * FINE, size[1] * FINE), palette.paper)
    canvas = ImageDraw.Draw(large)
    for shape in shapes:
        tint = _around(palette) if shape.is_around else palette.rule
        border = palette.rule if shape.is_around else palette.paper
        _draw_shape(canvas, shape, scale, (tint, border))
    return _Ground(large, large.resize(size, Image.Resampling.BOX))


def _reduce(large: Image.Image, small: Image.Image, points: _Points) -> None:
    """Show what was drawn around some points: nothing else differs from the ground."""
    across, down = zip(*points, strict=True)
    left, top = (max(0, int((min(each) - BEYOND) // FINE)) for each in (across, down))
    right = min(small.width, int((max(across) + BEYOND) // FINE) + 1)
    bottom = min(small.height, int((max(down) + BEYOND) // FINE) + 1)
    if left < right and top < bottom:
        part = large.crop((left * FINE, top * FINE, right * FINE, bottom * FINE))
        reduced = part.resize((right - left, bottom - top), Image.Resampling.BOX)
        small.paste(reduced, (left, top))


def _draw_shape(
    canvas: ImageDraw.ImageDraw, shape: Shape, scale: float, colours: tuple[str, str]
) -> list[_Points]:
    """Draw an area in a tint, with its border; returns its corners there."""
    drawn: list[_Points] = []
    for ring in shape.rings:
        drawn.append([(x * scale * FINE, y * scale * FINE) for x, y in ring])
        canvas.polygon(drawn[-1], *colours, FINE)
    return drawn


def _here(palette: Palette) -> str:
    """Of the areas that a card is about."""
    return _mix(palette.rule, palette.accent, 0.55)


def _around(palette: Palette) -> str:
    return _mix(palette.paper, palette.rule, 0.4)


@lru_cache(maxsize=2)
def colours_of(palette: Palette) -> Image.Image:
    """All colours of a finished card, as a palette for Pillow.

    Given beforehand, they are exact, and Pillow need not search for them.
    """
    paper = palette.paper
    found = [
        colour
        for ink in (palette.ink, palette.soft, palette.accent)
        for colour in _ramp(paper, ink, SHADES)
    ]
    for area in (_around(palette), palette.rule, _here(palette)):
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
