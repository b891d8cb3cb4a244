"""The icons that the theme brings, where browsers look for one unasked, and the web app manifest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pelican.writers import Writer

from sitrep.site.addresses import FAVICON, WEB_MANIFEST
from sitrep.site.generator import SiteGenerator
from sitrep.site.pictures.card import read_palette
from sitrep.site.policy import Served, Serving
from sitrep.site.site import Site

FOLDER = "theme/"
"""Where the site has them."""
IMAGES = "static/img"
"""Where the theme has them."""
TOKENS = "static/css/tokens.css"


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon of a theme, and what it is for."""

    file: str
    type: str
    sizes: str
    rel: str | None = None
    """What pages link it as; None: the manifest alone names it."""
    purpose: str | None = None
    """In the manifest, as it calls it: any, or maskable, which a launcher may cut to a shape."""


ICONS = (
    Icon("icon.svg", "image/svg+xml", "any", "icon", "any"),
    Icon("icon-32.png", "image/png", "32x32", "icon"),
    Icon("icon-180.png", "image/png", "180x180", "apple-touch-icon"),
    Icon("icon-192.png", "image/png", "192x192", None, "any"),
    Icon("icon-512.png", "image/png", "512x512", None, "any"),
    Icon("icon-mask.png", "image/png", "512x512", None, "maskable"),
)
"""In the order in which pages name them: of several that fit, browsers take the last."""


class IconFiles(SiteGenerator):
    """Writes ``/favicon.ico`` and ``/site.webmanifest``; the pictures are files of the theme."""

    def generate_context(self) -> None:
        """Put into the context what pages link: those that the theme has, of a small size first."""
        self.context["icons"] = [each for each in reversed(self._icons) if each.rel]

    def generate_output(self, _writer: Writer) -> None:
        """Write both; the first only where the theme has it."""
        theme = Path(self.theme)
        guessed = theme / "icons" / FAVICON
        if guessed.is_file():
            self.write(FAVICON, guessed.read_bytes())
        tokens = theme / TOKENS
        paper = read_palette(tokens.read_text("utf-8") if tokens.is_file() else "").paper
        manifest = web_manifest(self.site, self._icons, paper)
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        self.write(WEB_MANIFEST, f"{text}\n".encode())

    def served(self) -> Iterable[Served]:
        """The manifest by its type, which few hosts know."""
        yield Served(FAVICON, Serving.PICTURE)
        yield Served(WEB_MANIFEST, Serving.WEB_MANIFEST)

    def expected(self) -> Iterable[str]:
        """The manifest."""
        yield WEB_MANIFEST

    @property
    def _icons(self) -> tuple[Icon, ...]:
        folder = Path(self.theme) / IMAGES
        return tuple(each for each in ICONS if (folder / each.file).is_file())


def web_manifest(site: Site, icons: Iterable[Icon], paper: str) -> Mapping[str, object]:
    """What a phone needs to keep the site on its first screen; its addresses hold in any folder."""
    return {
        "name": site.name,
        "short_name": site.name,
        "description": site.description,
        "lang": site.language.code,
        "dir": site.language.direction,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": paper,
        "theme_color": paper,
        "icons": [
            {
                "src": f"{FOLDER}{each.file}",
                "type": each.type,
                "sizes": each.sizes,
                "purpose": each.purpose,
            }
            for each in icons
            if each.purpose
        ],
    }
