"""Sites built for tests, from small trees or from the project's own content."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from sitrep.site.__main__ import main
from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions, Built
from tests.support.paths import ROOT
from tests.support.processes import run_program
from tests.support.site.leaks import readings
from tests.support.trees import write

BLOCKS = frozenset(
    {
        "p",
        "li",
        "dt",
        "dd",
        "div",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "header",
        "nav",
        "th",
        "td",
        "br",
    }
)
UNREAD = frozenset({"head", "script", "style", "template", "svg"})
"""What holds no words of the page's text: what a picture says stands in the table after it."""
DATA_BLOCK = {"type": "application/ld+json"}
"""The attributes of a script that no browser runs."""
ADDRESS = "http://localhost:8000"


@dataclass(frozen=True, slots=True)
class Site:
    """A built site."""

    output: Path
    built: Built

    def text(self, path: str) -> str:
        """The text of a file of it."""
        return (self.output / path).read_text("utf-8")

    def page(self, address: str) -> Page:
        """A page of it, taken apart."""
        return parse_page(
            self.text(f"{address}index.html" if address.endswith("/") or not address else address)
        )

    def part(self, address: str, mark: str) -> Page:
        """What follows the one ``mark`` in the source of a page of it, taken apart."""
        _before, part = self.text(f"{address}index.html").split(mark)
        return parse_page(part)

    @property
    def pages(self) -> list[Path]:
        """Its HTML files, below its folder."""
        return sorted(path.relative_to(self.output) for path in self.output.rglob("*.html"))


@dataclass(slots=True)
class Page(HTMLParser):
    """What tests ask of a page."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    unread: int = 0
    """How many elements are open that hold no words of the text."""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in BLOCKS:
            self.words.append(" ")
        self.unread += tag in UNREAD

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.words.append(data)

    @property
    def plain(self) -> str:
        """What is read in it, white space single."""
        return re.sub(r"\s+", " ", "".join(self.words)).strip()

    @property
    def scripts(self) -> list[dict[str, str | None]]:
        """The attributes of its scripts that a browser would run."""
        return [attrs for attrs in self.all("script") if attrs != DATA_BLOCK]

    @property
    def is_hidden(self) -> bool:
        """Whether search engines are asked to leave it out."""
        return {"name": "robots", "content": "noindex"} in list(self.all("meta"))

    @property
    def links(self) -> list[str]:
        """Where its links and resources point."""
        return [
            value
            for _tag, attrs in self.tags
            for key in ("href", "src")
            if (value := attrs.get(key)) is not None
        ]

    @property
    def ids(self) -> list[str]:
        """Its fragments."""
        return [value for _tag, attrs in self.tags if (value := attrs.get("id"))]

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        """The attributes of every such tag."""
        return (attrs for name, attrs in self.tags if name == tag)


def files_with(folder: Path, words: str) -> list[str]:
    """The files below a folder that hold words, in whatever case, escapes or markup; compressed ones are unpacked."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        path.relative_to(folder).as_posix()
        for path in files
        if any(words.casefold() in text.casefold() for text in readings(path.read_bytes()))
    ]


def parse_page(text: str) -> Page:
    """A page taken apart."""
    page = Page()
    page.feed(text)
    page.close()
    return page


def settings_for(folder: Path, **override: Any) -> dict[str, Any]:
    """The project's settings for a content folder and output below ``folder``."""
    own = {"PATH": "content", "OUTPUT_PATH": "output", "CACHE_PATH": ".cache"}
    given = {**{key: str(folder / name) for key, name in own.items()}, **override}
    settings: dict[str, Any] = read_settings(str(ROOT / "pelicanconf.py"), override=given)
    return settings


def build_site(folder: Path, files: Mapping[str, str] | None = None, **override: Any) -> Site:
    """A site built below ``folder``, of ``files`` or of what is there, in one process.

    Other processors have tests of their own.
    """
    if files is not None:
        write(folder / "content", files)
    whole = WholeBuild(settings_for(folder, **override), BuildOptions(workers=1))
    whole.run()
    assert whole.built is not None
    return Site(Path(whole.output_path), whole.built)


def build_pages(folder: Path, files: Mapping[str, str] | None = None, **override: Any) -> Site:
    """The same without feeds, data, mails, cards and search, which takes a quarter of the time.

    For tests of what a page says: it says the same, and links to none of these
    (``tests/site/test_plugin.py``).
    """
    return build_site(folder, files, PLUGINS=["sitrep.site"], **override)


SETTINGS = """\
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, OUTPUT_PATH, THEME = "content", "output", {theme!r}
SITREP = {{**SITREP, "hub": {hub!r}}}
"""


def settings_file(folder: Path, hub: str = "") -> Path:
    """A settings file in ``folder`` that builds its content/ with the project's theme and plugins."""
    path = folder / "conf.py"
    path.write_text(
        SETTINGS.format(root=str(ROOT), theme=str(ROOT / "themes" / "digest"), hub=hub), "utf-8"
    )
    return path


def run_site(
    folder: Path, *arguments: str, hub: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """``python -m sitrep.site`` in ``folder``, in a process of its own."""
    command, *options = arguments
    words = [command, "--settings", str(settings_file(folder, hub)), *options]
    inherited = {
        key: value for key, value in os.environ.items() if key not in {"GITHUB_ACTIONS", "SITE_URL"}
    }
    given = {**inherited, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    result = run_program("sitrep.site", words, main=main, cwd=folder, environment=given)
    return subprocess.CompletedProcess(
        result.args, result.returncode, result.stdout.decode(), result.stderr.decode()
    )


def empty_folders(folder: Path) -> list[str]:
    """The folders below a site's in which nothing lies: a build makes none."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_dir() and not any(path.iterdir())
    ]


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
