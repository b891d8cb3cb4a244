"""A site of a corpus for each generator, and what an edit of it writes."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench.corpus import (
    LAST_MONDAY,
    PER_WEEK,
    REGIONS,
    SOURCES,
    Article,
    article,
    slug_of,
    weeks_of,
)

HERE = Path(__file__).parent / "sites"
ROOT = Path(__file__).parents[2]
SITE = "https://digest.example"
FEED_PAGE = 25
"""Reports of an archive of a feed, about as many as ours has of this length."""
EDITIONS_PAGE = 6
OWN_SETTINGS = """\
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, OUTPUT_PATH, CACHE_PATH = "content", "output", ".cache"
THEME, SITEURL = {theme!r}, {site!r}
LEFT_OUT = {left_out!r}
PLUGINS = [name for name in PLUGINS if name not in LEFT_OUT]
"""
LONG = ("sitrep.site.search", "sitrep.site.cards")
"""Plugins that make what the other generators have nothing like."""

Write = Callable[[Article], tuple[str, str]]
"""The path of a report's file, below the site, and its text."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """How a generator has its reports."""

    name: str
    write: Write
    more: Callable[[Path, int], None]
    """Writes what its site needs beside reports, for so many."""
    settle: Callable[[Path], None] = lambda _folder: None
    """Does what a curator does between an edit and a build; its time is not measured."""

    def lay_out(self, folder: Path, reports: int) -> None:
        """Write a site of so many reports into a folder, which is emptied before."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if (HERE / self.name).is_dir():
            shutil.copytree(HERE / self.name, folder, dirs_exist_ok=True)
        for number in range(reports):
            self.put(folder, article(number, reports))
        self.more(folder, reports)
        self.settle(folder)

    def edit(self, folder: Path, one: Article) -> None:
        """Write a report's file, and whatever goes with it."""
        self.put(folder, one)
        self.settle(folder)

    def put(self, folder: Path, one: Article) -> None:
        """Write a report's file."""
        path, text = self.write(one)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def edits_of(reports: int) -> Iterator[tuple[str, Article]]:
    """What a curator does: a report is added, a comma set, one withdrawn. An old one, and the newest."""
    middle = article(reports // 2, reports)
    yield "one report added", article(reports, reports)
    yield "one comma", middle.with_comma()
    yield "one withdrawn", article(reports - 2, reports).withdrawn()


# --- Ours ---


def _own(one: Article) -> tuple[str, str]:
    count, total = len(one.regions), len(one.paragraphs)
    cuts = [round(place * total / count) for place in range(count + 1)]
    passages = [
        f"::: passage {REGIONS[region]}\n"
        + "\n\n".join(one.paragraphs[cuts[place] : cuts[place + 1]])
        + "\n:::\n"
        for place, region in enumerate(one.regions)
    ]
    status = "withdrawn" if one.is_withdrawn else "published"
    if one.note:
        status += f"\nchanges:\n  - {{date: {one.day}, note: {one.note}}}"
    return f"content/reports/{one.day.year}/{one.slug}.md", (
        f"---\nid: {one.slug}\ntitle: {json.dumps(one.title)}\ntitle_kind: stated\n"
        f"date: {one.day}\ndate_basis: stated\nadded: {one.day}\nsource: {slug_of(one.source)}\n"
        f"url: {one.url}\ntext: verbatim\ncredibility: 3\nstatus: {status}\n---\n"
        + "\n".join(passages)
    )


def _own_site(folder: Path, reports: int, *, left_out: tuple[str, ...] = LONG) -> None:
    content = folder / "content"
    for number in range(1, weeks_of(reports)):
        monday = LAST_MONDAY - dt.timedelta(weeks=number)
        year, week, _day = monday.isocalendar()
        path = content / f"editions/{year}-W{week:02}.md"
        path.parent.mkdir(exist_ok=True)
        announced = monday + dt.timedelta(days=8)
        path.write_text(f"---\nannounced: {announced}\n---\nThe week, by region.\n", "utf-8")
    sources = [
        f'[{slug_of(name)}]\nname = "{name}"\nhomepage = "https://{slug_of(name)}.example/"\n'
        'reliability = "B"\nreason = "Invented."\nrights = "full"\n'
        for name in SOURCES
    ]
    regions = [
        f'[{slug_of(name)}]\nname = "{name}"\ncodes = ["{code}"]\n'
        for name, code in REGIONS.items()
    ]
    (content / "sources.toml").write_text("\n".join(sources), "utf-8")
    (content / "regions.toml").write_text("\n".join(regions), "utf-8")
    theme = str(ROOT / "themes/digest")
    told = OWN_SETTINGS.format(root=str(ROOT), theme=theme, site=SITE, left_out=left_out)
    (folder / "conf.py").write_text(told, "utf-8")


def _whole_site(folder: Path, reports: int) -> None:
    _own_site(folder, reports, left_out=())


def _enter(folder: Path) -> None:
    """Enter in the record what was published and what has changed."""
    command = (sys.executable, "-m", "sitrep.site", "record", "--settings", "conf.py")
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


# --- The others ---


def _fields(one: Article) -> str:
    named = {
        "title": one.title,
        "date": f"{one.day}T00:00:00Z",
        "slug": one.slug,
        "draft": one.is_withdrawn,
        "regions": one.regions,
        "sources": [one.source],
        "weeks": [one.week],
        "original": one.url,
    }
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in named.items())


def _hugo(one: Article) -> tuple[str, str]:
    body = "\n\n".join(one.paragraphs)
    return f"content/reports/{one.day.year}/{one.slug}.md", f"---\n{_fields(one)}---\n{body}\n"


def _hugo_site(folder: Path, reports: int) -> None:
    """Archives of feeds and files by year, each as a page of its own that a layout fills."""
    stubs: dict[str, str] = {}
    per_term = {"regions": (REGIONS, 1.5 / len(REGIONS)), "sources": (SOURCES, 1 / len(SOURCES))}
    _archives(stubs, "reports", "", -(-reports // FEED_PAGE) - 1)
    for kind in ("editions", "editions-full"):
        _archives(stubs, kind, "", weeks_of(reports) // EDITIONS_PAGE)
    for kind, (terms, share) in per_term.items():
        for term in terms:
            _archives(stubs, kind, slug_of(term), int(reports * share) // FEED_PAGE)
    years = {article(number, reports).day.year for number in range(0, reports, PER_WEEK)}
    for year in sorted(years):
        stubs[f"years/{year}"] = f'{{"title": "{year}", "year": {year}, "type": "years"}}'
    for name in ("editions", "editions-full", "corrections"):
        stubs[f"archives/{name}"] = _stub(name, "", 0, f"/feeds/{name}/")
    for path, text in stubs.items():
        target = folder / f"content/{path}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{text}\n", "utf-8")


def _archives(stubs: dict[str, str], kind: str, term: str, number: int) -> None:
    for page in range(1, number + 1):
        url = "/".join(filter(None, ("/feeds", kind, term, str(page)))) + "/"
        name = "-".join(filter(None, (kind, term, str(page))))
        stubs[f"archives/{name}"] = _stub(kind, term, page, url)


def _stub(kind: str, term: str, page: int, url: str) -> str:
    size = EDITIONS_PAGE if kind.startswith("editions") else FEED_PAGE
    first = max(0, page - 1) * size
    named = {"kind_of": kind, "term": term, "number": page, "first": first, "size": size}
    return json.dumps({"title": f"{kind} {term} {page}", "type": "archives", "url": url, **named})


def _eleventy(one: Article) -> tuple[str, str]:
    body = "\n\n".join(one.paragraphs)
    return f"content/reports/{one.slug}.md", f"---\n{_fields(one)}---\n{body}\n"


def _pelican(one: Article) -> tuple[str, str]:
    status = "draft" if one.is_withdrawn else "published"
    return f"content/{one.slug}.md", (
        f"Title: {one.title}\nDate: {one.day} 00:00\nSlug: {one.slug}\nCategory: {one.source}\n"
        f"Tags: {', '.join(one.regions)}\nStatus: {status}\nOriginal: {one.url}\n\n"
        + "\n\n".join(one.paragraphs)
        + "\n"
    )


def _nothing(_folder: Path, _reports: int) -> None:
    return


SKELETONS = {
    each.name: each
    for each in (
        Skeleton("ours", _own, _own_site, _enter),
        Skeleton("ours-whole", _own, _whole_site, _enter),
        Skeleton("hugo", _hugo, _hugo_site),
        Skeleton("eleventy", _eleventy, _nothing),
        Skeleton("pelican", _pelican, _nothing),
    )
}
"""By the names that --only takes; ``ours-whole`` has the search and the cards, too."""
