from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from sitrep.site.addresses import FAVICON, LOGO, WEB_MANIFEST
from sitrep.site.style.icons import ICONS, web_manifest
from sitrep.site.translations import read_language
from tests.support.paths import ROOT
from tests.support.site.feeds import SITE
from tests.support.site.sites import Site

THEME = ROOT / "themes/digest"
IMAGES = THEME / "static/img"


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGBA")


def test_pages_link_icons_of_every_kind_and_all_are_there(invented_site: Site) -> None:
    links = [
        link
        for link in invented_site.page("about/").all("link")
        if link["rel"] in {"icon", "apple-touch-icon", "manifest"}
    ]
    assert [link["rel"] for link in links] == ["apple-touch-icon", "icon", "icon", "manifest"]
    for link in links:
        assert (invented_site.output / "about" / str(link["href"])).resolve().is_file()
    assert (invented_site.output / FAVICON).is_file()
    assert (invented_site.output / LOGO).is_file()


def test_the_manifest_names_the_digest_and_pictures_that_are_there(invented_site: Site) -> None:
    manifest = json.loads(invented_site.text(WEB_MANIFEST))
    assert manifest["name"] == invented_site.built.settings.site.name
    assert manifest["lang"] == "en"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        picture = invented_site.output / icon["src"]
        assert picture.is_file()
        if icon["sizes"] != "any":
            assert "x".join(map(str, opened(picture).size)) == icon["sizes"]


def test_an_arabic_digests_manifest_runs_from_the_right() -> None:
    site = replace(SITE, language=read_language("ar"))
    manifest = web_manifest(site, (), "#ffffff")
    assert (manifest["lang"], manifest["dir"], manifest["icons"]) == ("ar", "rtl", [])


def test_nothing_of_the_manifest_leads_out_of_the_sites_folder() -> None:
    manifest = web_manifest(SITE, ICONS, "#ffffff")
    assert "://" not in json.dumps(manifest)
    assert (manifest["start_url"], manifest["scope"]) == ("./", "./")


def test_the_tool_draws_the_icons_that_the_theme_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = THEME / "icons/draw.py"
    spec = importlib.util.spec_from_file_location("draw", path)
    assert spec
    assert spec.loader
    draw = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "draw", draw)
    spec.loader.exec_module(draw)
    monkeypatch.setattr(draw, "TARGET", tmp_path / "img")
    monkeypatch.setattr(draw, "HERE", tmp_path)
    draw.main()
    assert (tmp_path / "img/icon.svg").read_text() == (IMAGES / "icon.svg").read_text()
    drawn = {path.name for path in (tmp_path / "img").iterdir()}
    assert drawn == {icon.file for icon in ICONS} == {path.name for path in IMAGES.iterdir()}
    for name in drawn - {"icon.svg"}:
        new, kept = opened(tmp_path / "img" / name), opened(IMAGES / name)
        assert ImageChops.difference(new, kept).getbbox() is None
    assert opened(tmp_path / FAVICON).size == opened(THEME / "icons" / FAVICON).size


def test_a_maskable_icon_has_nothing_where_launchers_cut() -> None:
    drawn = opened(IMAGES / "icon-mask.png")
    ground = drawn.getpixel((0, 0))
    middle = drawn.width / 2
    for x in range(0, drawn.width, 4):
        for y in range(0, drawn.height, 4):
            if (x - middle) ** 2 + (y - middle) ** 2 > (0.4 * drawn.width) ** 2:
                assert drawn.getpixel((x, y)) == ground
