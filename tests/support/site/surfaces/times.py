"""On which days an output says that something came and last changed."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from babel.dates import format_date
from lxml import etree

from sitrep.site.catalogue.build import Catalogue
from tests.support.site.surfaces.data import whole_of
from tests.support.site.surfaces.markup import Place, all_of, page_of, text_of
from tests.support.site.surfaces.readings import (
    CATALOGUE,
    Reading,
    Subject,
    event_subject,
    report_subject,
    source_subject,
)

UPDATED = "updated"
CAME = "published or announced"
CHANGED = "day of a change"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
_LAST = re.compile(r"last (?:changed|corrected) on (\d+ \w+ \d+)")
_ANNOUNCED = re.compile(r"(?:Announced on|Holds what had reached us by) (\d+ \w+ \d+)")
_ID = re.compile(r"tag:[^:]*:(report|edition|change)/(.+)")
_MODIFIED = "//meta[@property='article:modified_time']/@content"


def region_subject(name: str) -> Subject:
    return Subject(region=name)


def actor_subject(name: str) -> Subject:
    return Subject(thing=f"actor {name}")


SUBJECTS: dict[str, Callable[[str], Subject]] = {
    "editions": Subject,
    "reports": report_subject,
    "events": event_subject,
    "regions": region_subject,
    "sources": source_subject,
    "actors": actor_subject,
}
"""By the folders of pages."""


def read_truth(catalogue: Catalogue) -> Iterator[Reading]:
    """What the build itself holds to be true."""
    days: list[tuple[Subject, dt.date | None]] = []
    for edition in catalogue.editions:
        days.append((Subject(str(edition.week)), edition.updated))
        if edition.notes.announced:
            came = str(edition.notes.announced)
            yield Reading(CATALOGUE, "", Subject(str(edition.week)), CAME, came)
    days += ((report_subject(each.report.id), each.updated) for each in catalogue.families)
    days += ((report_subject(each.report.id), each.updated) for each in catalogue.withdrawn)
    days += ((event_subject(each.event.id), each.updated) for each in catalogue.events)
    days += ((region_subject(each.region.id), each.updated) for each in catalogue.regions)
    days += ((source_subject(each.source.id), each.updated) for each in catalogue.sources)
    days += ((actor_subject(each.actor.id), each.updated) for each in catalogue.actors)
    for subject, day in days:
        if day:
            yield Reading(CATALOGUE, "", subject, UPDATED, str(day))
    for change in catalogue.history.changes:
        subject = Subject(thing=f"change {change.anchor.removeprefix('change-')}")
        yield Reading(CATALOGUE, "", subject, CHANGED, str(change.day))


def read_times(output: Path) -> Iterator[Reading]:
    """What all surfaces say."""
    yield from _pages(output)
    yield from _sitemap(output)
    yield from _json(output)
    yield from _tables(output)
    yield from _maps(output)
    yield from _citations(output)
    yield from _feeds(output)
    yield from _mail(output)


def _pages(output: Path) -> Iterator[Reading]:
    for folder, subject_of in SUBJECTS.items():
        for path in sorted((output / folder).glob("*/index.html")):
            file, subject = path.relative_to(output).as_posix(), subject_of(path.parent.name)
            page = page_of(output, file)
            for day in page.xpath(_MODIFIED):
                yield Place("head", file).says(subject, UPDATED, day)
            for script in page.xpath("//script[@type='application/ld+json']"):
                yield from _structured(Place("JSON-LD", file), subject, json.loads(script.text))
            for item in page.xpath("//li[starts-with(@id, 'change-')]"):
                change = Subject(thing=f"change {item.get('id').removeprefix('change-')}")
                (day,) = item.xpath("./p[1]/time/@datetime")
                yield Place("list of changes", file).says(change, CHANGED, day)
            if folder in {"editions", "events"}:
                for part in (*all_of(page, ".dateline"), *all_of(page, ".citation")):
                    yield from _said(Place(str(part.get("class")).split()[0], file), subject, part)


def _said(place: Place, subject: Subject, part: Any) -> Iterator[Reading]:
    words = text_of(part)
    announced, last = _ANNOUNCED.search(words), _LAST.search(words)
    if announced:
        yield place.says(subject, CAME, _day(announced[1]))
    if last or (announced and "Announced" in words):
        yield place.says(subject, UPDATED, _day((last or announced)[1]))  # type: ignore[index]


def _structured(place: Place, subject: Subject, node: dict[str, Any]) -> Iterator[Reading]:
    for said in (node, node.get("mainEntityOfPage", {})):
        for key in ("dateModified", "sdDatePublished"):
            if key in said:
                yield place.says(subject, UPDATED, said[key])
    if subject.kind == "edition" and "datePublished" in node:
        yield place.says(subject, CAME, node["datePublished"])


def _day(words: str) -> str:
    """A day as pages have it in words."""
    month = {format_date(dt.date(2020, each, 1), "MMMM", "en"): each for each in range(1, 13)}
    number, name, year = words.split()
    return str(dt.date(int(year), month[name], int(number)))


def _sitemap(output: Path) -> Iterator[Reading]:
    for url in etree.fromstring((output / "sitemap.xml").read_bytes()):
        *_, folder, name, _end = f"{url.findtext(f'{SITEMAP}loc')}".split("/")
        day = url.findtext(f"{SITEMAP}lastmod")
        if folder in SUBJECTS and day:
            yield Place("sitemap", "sitemap.xml").says(SUBJECTS[folder](name), UPDATED, day)


def _json(output: Path) -> Iterator[Reading]:
    for path in sorted((output / "data/editions").glob("*W??.json")):
        data, place = json.loads(path.read_text("utf-8")), Place("JSON", f"data/{path.name}")
        if data["announced"]:
            yield place.says(Subject(path.stem), UPDATED, data["updated"])
            yield place.says(Subject(path.stem), CAME, data["announced"])
        for report in (*data["reports"], *data["withdrawn"]):
            yield place.says(report_subject(report["id"]), UPDATED, report["updated"])
        for event in data["events"]:
            yield place.says(event_subject(event["id"]), UPDATED, event["updated"])
    for kind, subject_of in (("reports", report_subject), ("events", event_subject)):
        for each in whole_of(output, kind):
            place = Place("JSON", f"data/{kind}.json")
            yield place.says(subject_of(each["id"]), UPDATED, each["updated"])
    for path in sorted(output.glob("data/[rs]*s/*.json")):
        data, file = json.loads(path.read_text("utf-8")), path.relative_to(output).as_posix()
        for each in (*data.get("heads", ()), *data.get("withdrawn", ())):
            yield Place("JSON parts", file).says(
                report_subject(each["id"]), UPDATED, each["updated"]
            )


def _tables(output: Path) -> Iterator[Reading]:
    for name, subject_of in (("report", report_subject), ("event", event_subject)):
        with (output / f"data/{name}s.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                place = Place("CSV", f"data/{name}s.csv")
                yield place.says(subject_of(row[name]), UPDATED, row["updated"])


def _maps(output: Path) -> Iterator[Reading]:
    """Those of events, and that of all regions: a week's tells only of the reports of that week."""
    data = output / "data"
    of_events = (*data.glob("events/*.geojson"), *data.glob("editions/*.events.geojson"))
    for path in (data / "regions.geojson", data / "events.geojson", *sorted(of_events)):
        subject_of = region_subject if path.name == "regions.geojson" else event_subject
        place = Place("GeoJSON", path.relative_to(output).as_posix())
        for each in json.loads(path.read_text("utf-8"))["features"]:
            yield place.says(subject_of(each["id"]), UPDATED, each["properties"]["updated"])


def _citations(output: Path) -> Iterator[Reading]:
    for path in sorted((output / "data/editions").glob("*.bib")):
        found = re.search(r"^  date = \{(.*)\}", path.read_text("utf-8"), re.MULTILINE)
        if found:
            yield Place("BibTeX", f"data/{path.name}").says(Subject(path.stem), CAME, found[1])


def _feeds(output: Path) -> Iterator[Reading]:
    for path in (output / "feed.xml", *sorted((output / "feeds").rglob("*.*"))):
        file = path.relative_to(output).as_posix()
        if path.suffix == ".json":
            for item in json.loads(path.read_text("utf-8"))["items"]:
                if not _is_notice(item["content_html"]):
                    days = item["date_published"], item["date_modified"]
                    yield from _item(Place("JSON Feed", file), item["id"], days)
        elif path.suffix in {".rss", ".atom", ".xml"}:
            root = etree.fromstring(path.read_bytes())
            for item in (*root.iter("item"), *root.iter(f"{ATOM}entry")):
                if not _is_notice("".join(item.itertext())):
                    name = item.findtext("guid") or item.findtext(f"{ATOM}id")
                    days = item.findtext(f"{ATOM}published"), item.findtext(f"{ATOM}updated")
                    place = Place("RSS" if item.tag == "item" else "Atom", file)
                    yield from _item(place, str(name), days)


def _is_notice(text: str) -> bool:
    """Whether an item only says that a report has left that feed: it has changed then for the last time."""
    return "It no longer stands in this feed." in text


def _item(place: Place, name: str, days: tuple[str | None, str | None]) -> Iterator[Reading]:
    found = _ID.fullmatch(name)
    assert found, name
    kind, thing = found.groups()
    came, changed = days
    if kind == "change":
        yield place.says(Subject(thing=f"change {thing}"), CHANGED, str(changed)[:10])
        return
    subject = Subject(thing) if kind == "edition" else report_subject(thing)
    yield place.says(subject, UPDATED, str(changed)[:10])
    if kind == "edition" and came:
        yield place.says(subject, CAME, came[:10])


def _mail(output: Path) -> Iterator[Reading]:
    for path in sorted((output / "mail").glob("*.eml")):
        found = re.search(r"^Date: \w+, (\d+ \w+ \d+)", path.read_text("utf-8"), re.MULTILINE)
        assert found
        day = str(dt.datetime.strptime(found[1], "%d %b %Y").date())
        yield Place("mail", f"mail/{path.name}").says(Subject(path.stem), CAME, day)
