"""Every number of reports and of independent sources that a built site shows, with what it is a number of.

The files are read as readers and programs read them: pages, mail and feeds as markup, data as JSON and CSV.
Nothing is taken from the code that wrote them but where the files lie.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

REPORTS, INDEPENDENT = "reports", "independent"
ALL = "all weeks"
EVERYWHERE = "everywhere"
_COUNT = re.compile(r"(\d+) (report|independent source)s?\b(?!\s+by|\s+with)")
_AREA = re.compile(r"([^:;]+): (\d+) (report|independent source)s?")
_SELECTOR = re.compile(r"(\w+)?(?:([.#])([\w-]+))?(?:\[([\w-]+)\])?")
_MEASURES = {"report": REPORTS, "independent source": INDEPENDENT}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted."""

    week: str = ALL
    region: str = EVERYWHERE
    """Its id."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number on a surface."""

    surface: str
    file: str
    subject: Subject
    measure: str
    number: int


def read_surfaces(output: Path) -> Iterator[Reading]:
    """All of them."""
    for surface in SURFACES:
        yield from surface(output)


def _counts(surface: str, file: str, subject: Subject, text: str) -> Iterator[Reading]:
    """The first number of each kind that a text names."""
    seen: set[str] = set()
    for number, noun in _COUNT.findall(text):
        if noun not in seen:
            seen.add(noun)
            yield Reading(surface, file, subject, _MEASURES[noun], int(number))


def _page(output: Path, file: str) -> html.HtmlElement:
    return html.document_fromstring((output / file).read_bytes())


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _weeks(output: Path) -> list[str]:
    return sorted(path.parent.name for path in (output / "editions").glob("*-W*/index.html"))


def _all(element: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """What a selector of tags, classes, ids and attributes finds, with or without ``>`` between them."""
    path, step = ".", "//"
    for part in selector.split():
        if part == ">":
            step = "/"
            continue
        tag, kind, name, attribute = _SELECTOR.fullmatch(part).groups()  # type: ignore[union-attr]
        path += f"{step}{tag or '*'}"
        if kind:
            attr = "class" if kind == "." else "id"
            path += f"[contains(concat(' ', @{attr}, ' '), ' {name} ')]"
        path += f"[@{attribute}]" if attribute else ""
        step = "//"
    found: list[html.HtmlElement] = element.xpath(path)
    return found


def _regions(output: Path) -> dict[str, str]:
    """The ids of regions by their names, as the list of regions has them."""
    rows = _all(_page(output, "regions/index.html"), "main ul.line-list li > a")
    return {_text(row): row.get("href").rstrip("/").rpartition("/")[2] for row in rows}


def _edition_data(output: Path) -> Iterator[Reading]:
    for week in _weeks(output):
        file = f"data/editions/{week}.json"
        data = json.loads((output / file).read_text("utf-8"))
        counts, whole = data["counts"], Subject(week)
        yield Reading("JSON", file, whole, REPORTS, counts["reports"])
        for number in (counts["independent"], len(data["reliance"]["roots"])):
            yield Reading("JSON", file, whole, INDEPENDENT, number)
        for part in data["regions"]:
            subject = Subject(week, part["region"]["id"])
            concerning = {each["report"] for each in (*part["passages"], *part["mentions"])}
            for number in (part["reports"], len(concerning)):
                yield Reading("JSON regions", file, subject, REPORTS, number)
            for number in (part["independent"], len(part["reliance"]["roots"])):
                yield Reading("JSON regions", file, subject, INDEPENDENT, number)


def _editions(output: Path) -> Iterator[Reading]:
    for week in _weeks(output):
        file = f"editions/{week}/index.html"
        page = _page(output, file)
        yield from _overview("edition", file, week, page)
        yield from _described("edition description", file, Subject(week), page)
        for section in _all(page, "section.region-section"):
            subject = Subject(week, section.get("id").removeprefix("region-"))
            yield from _counts("edition heading", file, subject, _text(_all(section, ".tally")[0]))
        for caption in _all(page, "section.week-sources figcaption"):
            yield from _counts("source mix", file, Subject(week), _text(caption))


def _overview(surface: str, file: str, week: str, page: html.HtmlElement) -> Iterator[Reading]:
    """The counts of a week, its counted key points and its map."""
    yield from _counts(surface, file, Subject(week), _text(_all(page, ".overview .tally")[0]))
    for point in _all(page, ".key-points li"):
        for link in _all(point, "a"):
            subject = Subject(week, link.get("href").rpartition("#region-")[2])
            yield from _counts(f"{surface} key points", file, subject, _text(point))


def _described(
    surface: str, file: str, subject: Subject, page: html.HtmlElement
) -> Iterator[Reading]:
    for meta in page.xpath("//meta[@name='description' or @property='og:description']/@content"):
        yield from _counts(surface, file, subject, meta)


def _maps(output: Path) -> Iterator[Reading]:
    """What the areas of maps say, and what stands in the words for those who do not see them."""
    names = _regions(output)
    files = {f"editions/{week}/index.html": week for week in _weeks(output)} | {
        "regions/index.html": ALL
    }
    for file, week in files.items():
        page = _page(output, file)
        texts = [_text(title) for title in _all(page, "svg.map a > title")]
        texts += [_text(each).partition(". A report")[0] for each in _all(page, "svg.map > desc")]
        texts += [
            _text(each).partition("off the map: ")[2] for each in _all(page, ".map-picture > p")
        ]
        for name, number, noun in (found for text in texts for found in _AREA.findall(text)):
            if name.strip() in names:
                subject = Subject(week, names[name.strip()])
                yield Reading("map", file, subject, _MEASURES[noun], int(number))
        yield from _numbers_on_areas(page, file, week, names)


def _numbers_on_areas(
    page: html.HtmlElement, file: str, week: str, names: dict[str, str]
) -> Iterator[Reading]:
    for area in _all(page, "svg.map a"):
        name, _, words = _text(_all(area, "title")[0]).rpartition(": ")
        for number in _all(area, "text.map-number"):
            if name in names:
                noun = _MEASURES[words.partition(" ")[2].removesuffix("s")]
                yield Reading(
                    "number on the map", file, Subject(week, names[name]), noun, int(_text(number))
                )


def _front(output: Path) -> Iterator[Reading]:
    page = _page(output, "index.html")
    for heading in _all(page, "main h1 a"):
        week = heading.get("href").rstrip("/").rpartition("/")[2]
        yield from _overview("front", "index.html", week, page)
    yield from _lines("earlier weeks", "index.html", _all(page, "section.recent li"))


def _archive(output: Path) -> Iterator[Reading]:
    page = _page(output, "editions/index.html")
    yield from _lines("archive", "editions/index.html", _all(page, "main ul.line-list li"))
    for row in _all(page, "section.year details.figures tbody tr"):
        week = _all(row, "a")[0].get("href").rstrip("/").rpartition("/")[2]
        number = int(_text(_all(row, "td")[-1]))
        yield Reading("calendar", "editions/index.html", Subject(week), REPORTS, number)


def _lines(surface: str, file: str, lines: list[html.HtmlElement]) -> Iterator[Reading]:
    for line in lines:
        week = _all(line, "a")[0].get("href").rstrip("/").rpartition("/")[2]
        yield from _counts(surface, file, Subject(week), _text(_all(line, ".line-facts")[0]))


def _region_list(output: Path) -> Iterator[Reading]:
    for line in _all(_page(output, "regions/index.html"), "main ul.line-list li"):
        region = _all(line, "a")[0].get("href").rstrip("/").rpartition("/")[2]
        words = _text(_all(line, ".line-facts")[0])
        yield from _counts("list of regions", "regions/index.html", Subject(region=region), words)


def _region_pages(output: Path) -> Iterator[Reading]:
    for region in _regions(output).values():
        file = f"regions/{region}/index.html"
        page, subject = _page(output, file), Subject(region=region)
        yield from _counts("region", file, subject, _text(_all(page, "header.page-head .tally")[0]))
        yield from _described("region description", file, subject, page)
        for row in _all(page, "details.figures tbody tr"):
            week = _all(row, "a")[0].get("href").partition("#")[0].rstrip("/").rpartition("/")[2]
            number = int(_text(_all(row, "td")[-1]))
            yield Reading("region calendar", file, Subject(week, region), REPORTS, number)


def _mail(output: Path) -> Iterator[Reading]:
    for path in sorted((output / "mail").glob("*.html")):
        page = html.document_fromstring(path.read_bytes())
        counts = next(_text(each) for each in _all(page, "p") if "carrier" in _text(each))
        yield from _counts("mail", f"mail/{path.name}", Subject(path.stem), counts)


def _feeds(output: Path) -> Iterator[Reading]:
    """The first line of an edition's text, and its summary, in all formats."""
    for file in ("feed.xml", "feeds/editions.rss", "feeds/editions.atom"):
        tree = etree.fromstring((output / file).read_bytes())
        for item in tree.xpath("//*[local-name()='item' or local-name()='entry']"):
            links = item.xpath("./*[local-name()='link']/text() | ./*[local-name()='link']/@href")
            parts = item.xpath(
                "./*[local-name()='description' or local-name()='encoded' or local-name()='summary'"
                " or local-name()='content']"
            )
            for part in parts:
                yield from _counts(
                    "feeds", file, Subject(_week_in(links[0])), "".join(part.itertext())
                )
    feed = json.loads((output / "feeds/editions.json").read_text("utf-8"))
    for item in feed["items"]:
        for key in ("summary", "content_html"):
            yield from _counts(
                "feeds", "feeds/editions.json", Subject(_week_in(item["url"])), item[key]
            )


def _week_in(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _search(output: Path) -> Iterator[Reading]:
    page = _page(output, "search/index.html")
    for option in _all(page, "#search-region option[data-name]"):
        number = int(_text(option).rpartition("(")[2].rstrip(")"))
        yield Reading(
            "search", "search/index.html", Subject(region=option.get("value")), REPORTS, number
        )
    for option in _all(page, "#search-week option[data-name]"):
        if "-W" in option.get("value"):
            number = int(_text(option).rpartition("(")[2].rstrip(")"))
            yield Reading(
                "search", "search/index.html", Subject(option.get("value")), REPORTS, number
            )


def _table(output: Path) -> Iterator[Reading]:
    """What a program counts in the table: different reports and different roots, by week and by area."""
    with (output / "data/reports.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))[1:]
    names = _regions(output)
    groups: dict[Subject, list[dict[str, str]]] = {}
    for row in rows:
        for week in (row["edition"], ALL):
            groups.setdefault(Subject(week), []).append(row)
            if row["adm1_name"] in names:
                groups.setdefault(Subject(week, names[row["adm1_name"]]), []).append(row)
    for subject, own in groups.items():
        roots = {
            root
            for row in own
            for root in row["roots"].split("; ")
            if root and not root.startswith("unknown:")
        }
        yield Reading(
            "CSV", "data/reports.csv", subject, REPORTS, len({row["report"] for row in own})
        )
        yield Reading("CSV", "data/reports.csv", subject, INDEPENDENT, len(roots))


SURFACES: tuple[Callable[[Path], Iterator[Reading]], ...] = (
    _edition_data, _editions, _maps, _front, _archive, _region_list, _region_pages, _mail, _feeds, _search, _table
)  # fmt: skip
