"""``python -m tests.support.site.picture``: docs/edition.png, the top of an edition as it was built.

The README shows it. Run ``./dev build`` first, or ``./dev picture``, which does both.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.support.paths import ROOT
from tests.support.site.chromium import ADVICE, get_chromium

EDITION = ROOT / "output/editions/2020-W29/index.html"
"""A week that shows what the digest is for: two agencies and one ministry, tolls that differ."""
PICTURE = ROOT / "docs/edition.png"
LAST = ".region-section .source-line >> nth=0"
"""Where the picture ends: below who said what the first passage says."""
WIDTH = 960
"""Pixels of the window: the narrowest in which map and key points are side by side."""
MARGIN = 20
SCALE = 1.45
"""Pixels of the picture for each: sharp on most screens, at half the bytes of 2."""
COLOURS = 30
"""The tints of the map, and enough greys for smooth letters."""


def take_picture(chromium: str, page: Path = EDITION) -> bytes:
    """The page down to the end of its first passage, as a PNG of few colours."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        window = browser.new_page(
            viewport={"width": WIDTH, "height": 800}, device_scale_factor=SCALE
        )
        window.goto(page.as_uri())
        last = window.locator(LAST).bounding_box()
        if last is None:
            raise SystemExit(f"{page} shows no passage. Choose another edition.")
        height = last["y"] + last["height"] + MARGIN
        window.set_viewport_size({"width": WIDTH, "height": int(height)})
        shot = window.screenshot()
        browser.close()
    return reduce_colours(shot)


def reduce_colours(png: bytes) -> bytes:
    """The same picture with a palette, which takes a third of the bytes."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    reduced = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    written = BytesIO()
    reduced.save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> int:
    """Make the picture; returns the exit code."""
    chromium = get_chromium()
    if not chromium:
        print(ADVICE)
        return 3
    if not EDITION.is_file():
        print(f"{EDITION.relative_to(ROOT)} is missing. Run ./dev build.")
        return 1
    PICTURE.write_bytes(take_picture(chromium))
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
