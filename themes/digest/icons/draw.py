"""Draws the site's icons: a root and an echo, the marks of trust, under the rule of a masthead.

    .venv/bin/python themes/digest/icons/draw.py

Writes icon.svg, icon-32.png, icon-180.png, icon-192.png, icon-512.png and icon-mask.png into
static/img/, which is copied into the site, and favicon.ico beside itself. Colours are those of tokens.css for light
paper: a dark ground with light shapes is seen on tabs of any colour. Change FIGURE, or put files of
your own with the same names there.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent
TOKENS = HERE.parent / "static/css/tokens.css"
TARGET = HERE.parent / "static/img"
GRID = 32
"""The units of a side."""
CORNER = 7
FINE = 8
"""Pictures are drawn so many times larger and then reduced, for smooth borders."""
MASKED = 0.8
"""What of a maskable icon no launcher cuts off, as a part of its width."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled dot, or a ring whose line is ``line`` wide."""

    x: float
    y: float
    radius: float
    line: float = 0


@dataclass(frozen=True, slots=True)
class Colours:
    """Those of an icon, as ``#rrggbb``."""

    ground: str
    paper: str


FIGURE = (Bar(4, 6, 28, 10), Dot(9, 20, 5), Dot(23, 20, 5, 2))
"""It meets the pixels of a tab's 16."""


def main() -> int:
    """Write all of them."""
    tokens = TOKENS.read_text("utf-8")
    colours = Colours(colour("accent", tokens), colour("paper", tokens))
    TARGET.mkdir(exist_ok=True)
    (TARGET / "icon.svg").write_text(svg(colours), "utf-8")
    for size in (32, 180, 192, 512):
        # Apple's launcher rounds the corners itself, and shows what is clear as black.
        corner = 0 if size == 180 else CORNER
        save(picture(size, colours, corner=corner), f"icon-{size}.png")
    save(picture(512, colours, corner=0, scale=MASKED), "icon-mask.png")
    small, middle, large = (picture(size, colours) for size in (16, 32, 48))
    sizes = [each.size for each in (small, middle, large)]
    large.save(HERE / "favicon.ico", sizes=sizes, append_images=[small, middle])
    return 0


def colour(name: str, tokens: str) -> str:
    """What a token says first."""
    found = re.search(rf"--{name}:\s*(#[0-9a-f]{{6}})", tokens)
    if not found:
        sys.exit(f"draw.py: {TOKENS} has no --{name}: #rrggbb. Add it.")
    return found[1]


def svg(colours: Colours) -> str:
    """The icon as a drawing."""
    shapes = [f'<rect width="{GRID}" height="{GRID}" rx="{CORNER}" fill="{colours.ground}"/>']
    for each in FIGURE:
        if isinstance(each, Bar):
            wide, high = each.right - each.left, each.bottom - each.top
            shapes.append(
                f'<path d="M{each.left} {each.top}h{wide}v{high}h-{wide}z" fill="{colours.paper}"/>'
            )
        elif each.line:
            shapes.append(
                f'<circle cx="{each.x}" cy="{each.y}" r="{each.radius - each.line / 2:g}" '
                f'fill="none" stroke="{colours.paper}" stroke-width="{each.line}"/>'
            )
        else:
            shapes.append(
                f'<circle cx="{each.x}" cy="{each.y}" r="{each.radius}" fill="{colours.paper}"/>'
            )
    inside = "".join(shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}">{inside}</svg>\n'


def picture(
    size: int, colours: Colours, *, corner: float = CORNER, scale: float = 1
) -> Image.Image:
    """The icon as a picture; ``scale`` makes the figure smaller on the same ground."""
    unit = size * FINE / GRID
    large = Image.new("RGBA", (size * FINE, size * FINE), "#00000000")
    canvas = ImageDraw.Draw(large)
    canvas.rounded_rectangle(
        (0, 0, size * FINE - 1, size * FINE - 1), corner * unit, fill=colours.ground
    )

    def at(value: float) -> float:
        return (GRID / 2 + (value - GRID / 2) * scale) * unit

    for each in FIGURE:
        if isinstance(each, Bar):
            canvas.rectangle(
                (at(each.left), at(each.top), at(each.right) - 1, at(each.bottom) - 1),
                fill=colours.paper,
            )
        else:
            line = max(1, round(each.line * scale * unit))
            box = (
                at(each.x - each.radius),
                at(each.y - each.radius),
                at(each.x + each.radius) - 1,
                at(each.y + each.radius) - 1,
            )
            canvas.ellipse(
                box, fill=None if each.line else colours.paper, outline=colours.paper, width=line
            )
    return large.resize((size, size), Image.Resampling.BOX)


def save(drawn: Image.Image, name: str) -> None:
    """Write a picture, without a channel for what is clear where nothing is."""
    is_solid = drawn.getchannel("A").getextrema() == (255, 255)
    (drawn.convert("RGB") if is_solid else drawn).save(TARGET / name, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
