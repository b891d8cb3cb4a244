"""What the search knows: the fragments of its index, and the choices on its page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.site.surfaces.bodies import named_in
from tests.support.site.surfaces.markup import (
    Names,
    Place,
    all_of,
    last_part,
    names_of,
    page_of,
    text_of,
)
from tests.support.site.surfaces.readings import (
    GRADE,
    REPORTS,
    ROOTS,
    Reading,
    Subject,
    event_subject,
    report_subject,
)

_MARK = b"pagefind_dcd"
PAGE = "search/index.html"


def fragments(output: Path) -> Iterator[dict[str, Any]]:
    """What the index holds of each report and event."""
    for path in sorted((output / "pagefind" / "fragment").iterdir()):
        yield json.loads(gzip.decompress(path.read_bytes()).removeprefix(_MARK))


def read_search(output: Path) -> Iterator[Reading]:
    place = Place("search", "pagefind/fragment/")
    reports: dict[Subject, int] = {}
    names = names_of(output)
    for each in fragments(output):
        meta, name = each["meta"], last_part(each["url"])
        if each["filters"]["kind"][0] not in ("event", "report"):
            yield from _counted(place, each)
            continue
        if each["filters"]["kind"] == ["event"]:
            yield from place.counts(event_subject(name), meta["rests"])
            yield place.says(event_subject(name), GRADE, meta["grade"])
            yield place.says(event_subject(name), ROOTS, _resting(meta, names))
            continue
        if "rests" in meta:
            yield place.says(report_subject(name), ROOTS, _resting(meta, names))
        yield place.says(report_subject(name), GRADE, meta["grade"])
        yield place.says(report_subject(name), GRADE, ", ".join(_codes(each, meta["grade"])))
        (week,) = (week for week in each["filters"]["week"] if "-W" in week)
        for subject in (Subject(week), *map(_region, each["filters"]["region"])):
            reports[subject] = reports.get(subject, 0) + 1
    for subject, number in reports.items():
        yield place.says(subject, REPORTS, number)
    yield from _choices(output)


def _counted(place: Place, fragment: dict[str, Any]) -> Iterator[Reading]:
    """What a result says of a region: how many reports, and what they rest on."""
    if fragment["filters"]["kind"] == ["region"]:
        region, told = _region(last_part(fragment["url"])), fragment["meta"]["facts"]
        yield place.says(region, REPORTS, int(told.partition(" ")[0]))
        yield from place.counts(region, told.partition(" · ")[2])


def _resting(meta: dict[str, str], names: Names) -> frozenset[str]:
    """The sources that a result names."""
    return named_in(("", "", meta["rests"].partition("rests on ")[2]), names)


def _codes(fragment: dict[str, Any], order: str) -> list[str]:
    """The grades that a report is found by, in the order in which it shows them."""
    shown = order.split(", ")
    found = fragment["filters"]["grade"]
    return sorted(found, key=lambda code: shown.index(code) if code in shown else len(shown))


def _region(name: str) -> Subject:
    return Subject(region=name)


def _choices(output: Path) -> Iterator[Reading]:
    """What the page says beside each choice, against the records that it finds."""
    found: dict[tuple[str, str], int] = {}
    for each in fragments(output):
        for name, values in each["filters"].items():
            for value in values:
                found[name, value] = found.get((name, value), 0) + 1
    for select in all_of(page_of(output, PAGE), "form select"):
        for option in all_of(select, "option[data-name]"):
            subject = Subject(thing=f"choice {select.get('name')}={option.get('value')}")
            number = int(text_of(option).rpartition("(")[2].rstrip(")"))
            yield Place("search page", PAGE).says(subject, REPORTS, number)
            key = (select.get("name"), option.get("value"))
            yield Place("search index", PAGE).says(subject, REPORTS, found.get(key, 0))
