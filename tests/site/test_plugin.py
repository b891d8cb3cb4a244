"""PLUGINS: each line but the first can be removed, and with it goes all that it made, and nothing else."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from posixpath import normpath

import pelican.plugins
import pytest
from pelican import signals

from pelicanconf import PLUGINS
from sitrep.core.errors import BuildError, OutputError
from sitrep.site.mail.reading import read_mail
from tests.support.paths import ROOT
from tests.support.site.sites import ADDRESS, Site, build_site, files_of, parse_page
from tests.support.trees import tree, write

FIRST, *OTHERS = PLUGINS
FILES = {
    "sitrep.site.search": ("search/*", "pagefind/*", "theme/search.js"),
    "sitrep.site.feeds": ("feeds/*", "feed.xml", "feeds.opml"),
    "sitrep.site.data": ("data/*",),
    "sitrep.site.mail": ("mail/*",),
    "sitrep.site.cards": ("cards/*",),
    "sitrep.site.sitemap": ("sitemap.xml", "robots.txt"),
    "sitrep.site.hosts": ("_headers", "_redirects", ".well-known/*"),
}
"""What each plugin writes."""
OTHERWISE = {
    "sitrep.site.search": {
        "nothing from other sites. The only script is the search page's own.": (
            "nothing from other sites, no scripts."
        )
    },
    "sitrep.site.cards": {"summary_large_image": "summary"},
}
"""What pages say in other words without a plugin; all else is left out, or stays as it is."""
MANIFEST = "MANIFEST.sha256"
TOKEN = re.compile(r"[^\s,<>{}]+")


def without(folder: Path, *names: str) -> dict[str, bytes]:
    """The files of the invented site as it is built without some plugins."""
    kept = [each for each in PLUGINS if each not in names]
    site = build_site(folder, PATH=str(ROOT / "tests" / "content"), PLUGINS=kept)
    return files_of(site.output)


def made_by(names: tuple[str, ...], files: dict[str, bytes]) -> set[str]:
    patterns = [pattern for name in names for pattern in FILES[name]]
    return {path for path in files if any(fnmatchcase(path, each) for each in patterns)}


def targets(path: str, text: str) -> Iterator[str]:
    """The files of the site that a file of it names, in links of pages or as whole addresses."""
    yield from re.findall(re.escape(ADDRESS) + r"/([\w./-]*)", text)
    if path.endswith(".html"):
        page = parse_page(text)
        attributes = ("href", "src", "action", "data-index", "content")
        for _tag, found in page.tags:
            for name in attributes:
                yield normpath(f"{path}/../{(found.get(name) or '').partition('#')[0]}")


def text_of(path: str, data: bytes) -> str:
    """What a file says; of a mail, its head and its two texts, whatever they are encoded in."""
    if not path.endswith(".eml"):
        return data.decode()
    mail = read_mail(data)
    assert mail
    head = [str(value) for name, value in mail.message.items() if name != "Content-Type"]
    return "\n".join((*head, mail.plain, mail.html))


def tokens_left(full: str, reduced: str) -> list[str]:
    """What stands in the reduced text and not, in that order, in the full one."""
    rest = iter(TOKEN.findall(full))
    return [token for token in TOKEN.findall(reduced) if token not in rest]


def check(names: tuple[str, ...], full: dict[str, bytes], reduced: dict[str, bytes]) -> None:
    gone = made_by(names, full)
    assert full.keys() - reduced.keys() == gone
    assert not reduced.keys() - full.keys()
    addresses = gone | {path.removesuffix("index.html").rstrip("/") for path in gone}
    otherwise = {key: value for name in names for key, value in OTHERWISE.get(name, {}).items()}
    for path in reduced.keys() - {MANIFEST}:
        if full[path] == reduced[path]:
            before = after = full[path].decode("utf-8", "replace")
        else:
            before, after = text_of(path, full[path]), text_of(path, reduced[path])
            for words, others in otherwise.items():
                before = before.replace(words, others)
        assert not addresses & {each.rstrip("/") for each in targets(path, after)}, path
        assert tokens_left(before, after) == [], path
    listed = {line.split("  ")[1] for line in reduced[MANIFEST].decode().splitlines()}
    assert listed == reduced.keys() - {MANIFEST}


def test_what_each_plugin_writes_is_known_and_is_there(invented_site: Site) -> None:
    assert list(FILES) == OTHERS
    files = files_of(invented_site.output)
    assert all(made_by((name,), files) for name in OTHERS)


@pytest.mark.parametrize("name", OTHERS)
def test_a_plugin_that_is_removed_leaves_neither_a_file_nor_a_link_and_nothing_else_changes(
    tmp_path: Path, invented_site: Site, name: str
) -> None:
    check((name,), files_of(invented_site.output), without(tmp_path, name))


def test_all_of_them_can_be_removed(tmp_path: Path, invented_site: Site) -> None:
    check(tuple(OTHERS), files_of(invented_site.output), without(tmp_path, *OTHERS))


def test_the_first_cannot_be_removed(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=rf"PLUGINS does not name {FIRST}"):
        build_site(tmp_path, tree(), PLUGINS=OTHERS)


def test_a_sitemap_that_would_lack_pages_is_refused(tmp_path: Path) -> None:
    plugins = [name for name in PLUGINS if name != "sitrep.site.data"]
    with pytest.raises(BuildError, match=r"name sitrep\.site\.sitemap after all plugins"):
        build_site(tmp_path, tree(), PLUGINS=[*plugins, "sitrep.site.data"])


def test_the_plugin_of_the_documentation_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example of docs/plugins.md, as it is printed there."""
    text = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    code, _of_pages = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    write(tmp_path / "plugins", {"weeks_json.py": code})
    monkeypatch.syspath_prepend(str(tmp_path / "plugins"))
    site = build_site(tmp_path, tree(), PLUGINS=[*PLUGINS, "weeks_json"])
    assert site.text("data/weeks.json") == '["2020-W27"]'


def test_a_plugin_may_be_named_by_the_short_name_that_pelican_knows_it_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in PLUGINS = [..., "sitemap"], for pelican.plugins.sitemap."""
    write(tmp_path / "plugins", {"short_name/__init__.py": "def register():\n    pass\n"})
    paths = [*pelican.plugins.__path__, str(tmp_path / "plugins")]
    monkeypatch.setattr(pelican.plugins, "__path__", paths)
    site = build_site(tmp_path, tree(), PLUGINS=[*PLUGINS, "short_name"])
    assert site.built.catalogue.families


GENERATOR = """
from pathlib import Path
from pelican import signals
from pelican.generators import Generator

class Theirs(Generator):
    def generate_output(self, writer):
        {action}

def theirs(pelican):
    return Theirs

def register():
    signals.get_generators.connect(theirs)
"""
FINALIZED = """
from pathlib import Path
from pelican import signals

def theirs(pelican):
    Path(pelican.output_path, "sitemap.xml").write_text("<urlset/>")

def register():
    signals.finalized.connect(theirs)
"""
BY_HAND = 'Path(self.output_path, "sitemap.xml").write_text("<urlset/>")'
BY_WRITER = (
    'writer.write_file("sitemap.xml", self.get_template("not_found"), self.context, '
    'head=self.env.globals["page_head"]("Theirs", None, "theirs/"), latest=None)'
)
SITEMAP = "sitrep.site.sitemap"
WAYS = {
    "by hand, after ours": (GENERATOR.format(action=BY_HAND), False),
    "by hand, before ours": (GENERATOR.format(action=BY_HAND), True),
    "by Pelican's writer, after ours": (GENERATOR.format(action=BY_WRITER), False),
    "by Pelican's writer, before ours": (GENERATOR.format(action=BY_WRITER), True),
    "when all is written": (FINALIZED, False),
}


@pytest.mark.parametrize("way", WAYS)
def test_two_plugins_that_write_one_file_are_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    source, is_first = WAYS[way]
    theirs = f"second_writer_{[*WAYS].index(way)}"
    write(tmp_path / "plugins", {f"{theirs}.py": source})
    monkeypatch.syspath_prepend(str(tmp_path / "plugins"))
    place = PLUGINS.index(SITEMAP) if is_first else len(PLUGINS)
    plugins = [*PLUGINS[:place], theirs, *PLUGINS[place:]]
    try:
        with pytest.raises(OutputError) as caught:
            build_site(tmp_path, tree(), PLUGINS=plugins)
    finally:
        handler = sys.modules[theirs].theirs
        signals.get_generators.disconnect(handler)
        signals.finalized.disconnect(handler)
    first, second = (theirs, SITEMAP) if is_first else (SITEMAP, theirs)
    problem = f"is written by {first} and again by {second}"
    found = {(fault.file, fault.problem) for fault in caught.value.faults}
    assert ("output/sitemap.xml", problem) in found
    assert not (tmp_path / "output").exists()


def test_a_plugin_may_change_a_file_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = """
from pathlib import Path
from pelican import signals

def theirs(path, context):
    Path(path).write_text(Path(path).read_text().replace("</main>", "<!-- seen --></main>"))

def register():
    signals.content_written.connect(theirs)
"""
    write(tmp_path / "plugins", {"changing_pages.py": source})
    monkeypatch.syspath_prepend(str(tmp_path / "plugins"))
    try:
        site = build_site(tmp_path, tree(), PLUGINS=[*PLUGINS, "changing_pages"])
    finally:
        signals.content_written.disconnect(sys.modules["changing_pages"].theirs)
    assert "<!-- seen -->" in site.text("index.html")


def test_what_a_plugin_says_before_it_ends_the_process_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pelican-data-files does where its folder is missing."""
    source = """
import logging
import sys
from pelican import signals

def theirs(generators):
    logging.getLogger("pelican.plugins.data_files").error("the folder does not exist")
    sys.exit(1)

def register():
    signals.all_generators_finalized.connect(theirs)
"""
    write(tmp_path / "plugins", {"ending_builds.py": source})
    monkeypatch.syspath_prepend(str(tmp_path / "plugins"))
    try:
        with pytest.raises(BuildError, match="the folder does not exist"):
            build_site(tmp_path, tree(), PLUGINS=[*PLUGINS, "ending_builds"])
    finally:
        signals.all_generators_finalized.disconnect(sys.modules["ending_builds"].theirs)
