from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.core.language import ENGLISH, Language
from sitrep.site.cards.lettering import can_draw
from sitrep.site.style.faces import LATIN, Faces, read_faces, script_of
from sitrep.site.translations import read_language
from tests.support.paths import ROOT
from tests.support.site.sites import Site, build_pages
from tests.support.trees import tree

THEME = ROOT / "themes/digest"
MOST = 130_000
"""Bytes of all faces that one page can load."""
OFTEN = {"en": "’‘“”–—…·−éüñ", "fr": "çœàêëïôû«»", "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى،؛؟"}
"""Signs that a page of a language is bound to have."""
NAMES = "āīūḥṣḍṭẓşğıİçčšž"
"""Signs of names as scholars and Turks spell them."""


def lacking(faces: Faces, family: str, signs: str) -> set[str]:
    """Which of the signs no upright face of a family has, nor can put together."""
    upright = [face for face in faces.faces if (face.family, face.style) == (family, "normal")]
    return {
        sign
        for sign in signs
        if not any(
            can_draw(shape, faces.folder / face.file)
            for face in upright
            for shape in (sign, unicodedata.normalize("NFD", sign))
        )
    }


@pytest.mark.parametrize("code", ["en", "fr", "ar", "de", "ru", "tr"])
def test_all_faces_of_a_digest_are_light(code: str) -> None:
    faces = read_faces(THEME, read_language(code))
    assert 0 < sum(len(data) for _, data in faces.files()) < MOST


@pytest.mark.parametrize("family", ["Newsreader", "Digest Sans"])
@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_the_faces_have_the_signs_of_their_language(code: str, family: str) -> None:
    assert lacking(read_faces(THEME, read_language(code)), family, OFTEN[code]) == set()


@pytest.mark.parametrize("family", ["Newsreader", "Digest Sans"])
def test_names_are_set_in_the_same_face_as_the_words_around_them(family: str) -> None:
    assert lacking(read_faces(THEME, ENGLISH), family, NAMES) == set()


def test_a_digest_has_the_faces_of_its_script_and_those_of_latin_names() -> None:
    english, arabic = read_faces(THEME, ENGLISH), read_faces(THEME, read_language("ar"))
    assert {face.script for face in english.faces} == {LATIN}
    assert {face.script for face in arabic.faces} == {LATIN, "Arab"}
    assert "newsreader-italic.woff2" not in {face.file for face in arabic.faces}


def test_pages_ask_at_once_for_the_faces_of_their_own_script_alone() -> None:
    asked = {code: read_faces(THEME, read_language(code)) for code in ("en", "ar")}
    for faces in asked.values():
        names = {f"theme/fonts/{face.file}" for face in faces.faces if face.script == faces.script}
        assert faces.preloaded
        assert set(faces.preloaded) <= names


@pytest.mark.parametrize(
    ("code", "script"), [("en", "Latn"), ("ar", "Arab"), ("fa", "Arab"), ("uk", "Cyrl")]
)
def test_a_language_has_a_script(code: str, script: str) -> None:
    assert script_of(Language(code)) == script


def test_the_stylesheet_declares_each_face_that_is_there_and_swaps(invented_site: Site) -> None:
    style = invented_site.text("theme/style.css")
    rules = re.findall(r"@font-face\{[^}]*url\(fonts/([^)]+)\)[^}]*\}", style)
    shipped = {path.name for path in (invented_site.output / "theme/fonts").iterdir()}
    assert set(rules) == shipped
    assert style.count("font-display:swap") == len(rules)


def test_a_face_that_stands_in_is_as_wide_and_high(invented_site: Site) -> None:
    style = invented_site.text("theme/style.css")
    for family in ("Newsreader fallback", "Digest Sans fallback"):
        rule = next(each for each in style.split("}") if f'"{family}"' in each)
        assert all(
            f"{name}:" in rule for name in ("size-adjust", "ascent-override", "descent-override")
        )


def test_pages_preload_faces_that_are_there(invented_site: Site) -> None:
    links = [link for link in invented_site.page("").all("link") if link["rel"] == "preload"]
    assert links
    for link in links:
        assert (invented_site.output / str(link["href"])).is_file()
        assert "crossorigin" in link


def test_a_theme_without_faces_has_none(tmp_path: Path) -> None:
    assert read_faces(tmp_path, ENGLISH).faces == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[face]", "unreadable"),
        ('[[face]]\nfile = "a.woff2"\n', "family"),
        (
            '[[fallback]]\nfamily = "A"\nlocal = "Arial"\nsize_adjust = 1\n'
            "ascent = 1\ndescent = 1\nline_gap = 0\n",
            "Write a list",
        ),
    ],
)
def test_a_faulty_table_is_refused_with_what_it_lacks(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/faces.toml").write_text(text, "utf-8")
    with pytest.raises(BuildError, match=said):
        read_faces(tmp_path, ENGLISH)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    shutil.copytree(THEME / "fonts", tmp_path / "fonts")
    (tmp_path / "fonts/newsreader.woff2").unlink()
    with pytest.raises(BuildError, match=r"fonts/newsreader\.woff2"):
        list(read_faces(tmp_path, ENGLISH).files())


def test_an_arabic_digest_is_set_in_arabic_faces(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree(), DEFAULT_LANG="ar")
    assert "noto-naskh-arabic.woff2" in site.text("theme/style.css")
    preloaded = [
        str(link["href"]) for link in site.page("").all("link") if link["rel"] == "preload"
    ]
    assert all("arabic" in address for address in preloaded)
