"""A site in another language than English: every word of it is a label, or the curator's own."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sitrep.core.language import Language
from tests.support.paths import ROOT
from tests.support.site.served import INVENTED
from tests.support.site.sites import Site, build_site
from tests.support.site.translated import Dictionary

BEGIN, END = "\ue000", "\ue001"
"""Put around every label, so that what is none can be told."""
SAID = ("title", "aria-label", "alt", "placeholder", "label")
"""Attributes that readers are told."""
EMPTY = frozenset({"br", "img", "meta", "link", "input", "wbr", "hr"})
SHORT = 12
"""Letters; a shorter text must be found between the same words."""
ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}")
NAMES = re.compile(r"https?://\S+|\b[\w.-]+\.(?:json|csv|xml)\b|\b\d{4}-W\d\d\b")
"""Addresses, files and weeks, which are the same in every language."""
LATIN = re.compile(r"[A-Za-z][A-Za-z'’\-‐ ]*")
OURS = frozenset(
    {
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "json",
        "bibtex",
        "ris",
        "csv",
        "geojson",
        "hxl",
        "rss",
        "atom",
        "opml",
    }
    | {"json feed", "situation digest", "sy", "iq", "ni"}
)
"""What is the same in every language: grades, formats, codes, the name of the site."""


@dataclass(slots=True)
class Unmarked(HTMLParser):
    """The texts of a page that are not within a label."""

    found: list[str] = field(default_factory=list)
    depth: int = 0
    ended: list[str] = field(default_factory=list)
    """The open elements whose words are no labels, innermost last."""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_foreign = tag in {"script", "style", "code"} or ("lang", "en") in attrs
        # The data dictionary quotes the schemas, in English, and says so.
        is_foreign |= "data-chapter" in (dict(attrs).get("class") or "")
        if (self.ended or is_foreign) and tag not in EMPTY:
            self.ended.append(tag)
        for name, value in attrs:
            if name in SAID and value and not self.ended:
                self.read(value, 0)

    def handle_endtag(self, _tag: str) -> None:
        if self.ended:
            self.ended.pop()

    def handle_data(self, data: str) -> None:
        if not self.ended:
            self.depth = self.read(data, self.depth)

    def read(self, text: str, depth: int) -> int:
        """Keep what is outside of labels; returns how many are still open."""
        for part in re.split(f"([{BEGIN}{END}])", text):
            if part in {BEGIN, END}:
                depth += 1 if part == BEGIN else -1
            elif depth == 0:
                self.found += LATIN.findall(NAMES.sub(" ", plain(part)))
        return depth


def plain(text: str) -> str:
    """A text without accents and without signs that nobody sees."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parted if unicodedata.category(sign) not in {"Cf", "Mn"})


def words(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", plain(text).lower()))


def unmarked(html: str) -> list[str]:
    page = Unmarked()
    page.feed(html)
    return page.found


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The invented site, in Arabic but with its English labels, each marked."""

    def marked_language(code: str) -> Language:
        return Language(code, Dictionary(lambda label: f"{BEGIN}{label}{END}"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sitrep.site.settings.read_language", marked_language)
        folder = tmp_path_factory.mktemp("labelled")
        yield build_site(folder, PATH=str(ROOT / INVENTED), DEFAULT_LANG="ar")


@pytest.fixture(scope="module")
def content() -> str:
    files = [path for path in (ROOT / INVENTED).rglob("*") if path.suffix in {".md", ".toml"}]
    files.append(ROOT / "pelicanconf.py")
    text = " ".join(path.read_text("utf-8") for path in files)
    written = ESCAPED.sub("", text)
    ways = (written, unescape(written), re.sub(r"(?:\\[nrt])+", " ", written))
    return f" {' '.join(map(words, ways))} "


def strangers(found: list[str], content: str) -> set[str]:
    """What is neither a label nor the curator's."""
    squeezed = content.replace(" ", "")
    return {
        text
        for text in map(words, found)
        if text and text not in OURS and not _is_content(text, content, squeezed)
    }


def _is_content(text: str, content: str, squeezed: str) -> bool:
    return f" {text} " in content or (len(text) >= SHORT and text.replace(" ", "") in squeezed)


def test_every_word_of_a_page_is_a_label_or_the_curators(labelled: Site, content: str) -> None:
    found: dict[str, set[str]] = {}
    for path in labelled.pages:
        left = strangers(unmarked((labelled.output / path).read_text("utf-8")), content)
        if left:
            found[str(path)] = left
    assert found == {}


def test_every_word_of_a_feed_is_a_label_or_the_curators(labelled: Site, content: str) -> None:
    for path in sorted(labelled.output.glob("feeds/**/*.json")):
        feed = json.loads(path.read_text("utf-8"))
        bare = Unmarked()
        for text in (
            feed["title"],
            feed["description"],
            *(each["title"] for each in feed["items"]),
        ):
            bare.read(text, 0)
        bodies = [each for item in feed["items"] for each in unmarked(item["content_html"])]
        assert strangers([*bare.found, *bodies], content) == set(), path


def test_a_word_that_is_no_label_would_be_found(content: str) -> None:
    page = f"<p>{BEGIN}Reports on <b>Reedmarsh</b>{END}, in Reedmarsh</p><a title='Read on'>…</a>"
    assert strangers(unmarked(page), content) == {"in reedmarsh", "read on"}


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_site_in_a_shipped_language_says_nothing_in_english(
    tmp_path: Path, language: str
) -> None:
    site = build_site(tmp_path, PATH=str(ROOT / INVENTED), DEFAULT_LANG=language)
    assert site.built.settings.site.language.untranslated == ()
