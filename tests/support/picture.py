"""The picture of an edition in the README: python -m tests.support.picture [ADDRESS-BELOW-output/]."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.support.chromium import ADVICE, find_chromium
from tests.support.paths import ROOT

EDITION = "editions/2020-W27/"
WIDTH, HEIGHT = 1200, 1000
"""CSS pixels: what a reader sees of it first."""
COLOURS = 128
"""Few enough for a small file, and more than the page has."""
PICTURE = ROOT / "docs" / "edition.png"


def main(arguments: list[str]) -> int:
    """Draw the picture of a page of output/; returns the exit code."""
    address = arguments[0] if arguments else EDITION
    page = ROOT / "output" / address / "index.html"
    chromium = find_chromium()
    if not page.is_file() or chromium is None:
        sys.stderr.write(f"{page} is missing: run ./dev build.\n" if chromium else f"{ADVICE}\n")
        return 1
    draw(page, chromium)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size} bytes")
    return 0


def draw(page: Path, chromium: str) -> None:
    """Write the picture of a page, as a window shows it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        window = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        window.goto(page.as_uri())
        shot = window.screenshot()
        browser.close()
    image = Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(PICTURE, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
