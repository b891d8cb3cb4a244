from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.site.style.stylesheet import PARTS
from tests.support.paths import ROOT
from tests.support.site.sites import Site, build_site
from tests.support.trees import tree

LARGEST = 20_000


def test_readers_get_the_parts_as_one_small_file(invented_site: Site) -> None:
    style = invented_site.text("theme/style.css")
    assert len(style.encode()) < LARGEST
    parts = [(ROOT / "themes/digest/static/css" / part).read_text("utf-8") for part in PARTS]
    written = re.sub(r"/\*.*?\*/", "", "\n".join(parts), flags=re.DOTALL)
    faces, _, parts_of_it = style.rpartition("}\n")
    assert set(re.findall(r"@[\w-]+", faces)) == {"@font-face"}
    assert _signs(parts_of_it) == _signs(written)
    addresses = [link["href"] for link in invented_site.page("").all("link")]
    assert "./theme/style.css" in addresses


def test_only_the_tokens_name_colours_and_fonts() -> None:
    for part in PARTS[1:]:
        style = (ROOT / "themes/digest/static/css" / part).read_text("utf-8")
        assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", style), part
        assert not re.search(r"font-family:(?! var\()", style), part


def test_the_stylesheet_asks_nobody_else(invented_site: Site) -> None:
    style = invented_site.text("theme/style.css")
    assert not re.search(r"@import|//", style)
    for address in re.findall(r"url\(([^)]*)\)", style):
        assert (invented_site.output / "theme" / address).is_file()


def test_a_theme_without_a_part_is_refused_by_name(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "static/css").mkdir(parents=True)
    (tmp_path / "mail").symlink_to(ROOT / "themes" / "mail")
    with pytest.raises(BuildError, match=r"static/css/tokens\.css"):
        build_site(
            tmp_path,
            tree(),
            THEME=str(theme),
            THEME_TEMPLATES_OVERRIDES=[str(ROOT / "themes/digest/templates")],
        )


def _signs(style: str) -> str:
    """A stylesheet without what may be left out: spaces, and a semicolon before a brace."""
    return re.sub(r"\s+", "", style).replace(";}", "}")
