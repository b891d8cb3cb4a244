"""What the data files say: JSON, and the tables by their names and by their HXL tags."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sitrep.core.figures import FigureGroup, FigureKind, figure_name
from sitrep.core.language import ENGLISH
from tests.support.site.surfaces.markup import Place
from tests.support.site.surfaces.pages import regions_of, weeks_of
from tests.support.site.surfaces.readings import (
    ACCOUNTS,
    ALL,
    CONFIRMED,
    ECHOES,
    EVERYWHERE,
    GRADE,
    INDEPENDENT,
    RANGE,
    REASON,
    REPORTS,
    ROOTS,
    STANDING,
    UNNAMED,
    Reading,
    Subject,
    account_subject,
    event_subject,
    figure_subject,
    passage_subject,
    report_subject,
    source_subject,
)

Row = dict[str, str]


def read_json(output: Path) -> Iterator[Reading]:
    """``data/editions/*.json``, ``data/events.json`` and ``data/reports.json``."""
    for week in weeks_of(output):
        file = f"data/editions/{week}.json"
        data = json.loads((output / file).read_text("utf-8"))
        yield from _edition(Place("JSON", file), week, data)
    reports = whole_of(output, "reports")
    yield from _reports(Place("JSON", "data/reports.json"), reports)
    yield from reckoned(Place("JSON, counted", "data/reports.json"), reports)
    yield from _accounts(Place("JSON, counted", "data/reports.json"), reports)
    events = whole_of(output, "events")
    yield from _events(Place("JSON", "data/events.json"), events)


def whole_of(output: Path, kind: str) -> list[dict[str, Any]]:
    """All reports or events: of one file, or, where they are too many for one, of their years."""
    index = json.loads((output / f"data/{kind}.json").read_text("utf-8"))
    if index[kind] is not None:
        return list(index[kind])
    found: list[dict[str, Any]] = []
    for part in index["parts"]:
        if part["by"] == "year":
            path = output / "data" / part["url"].rpartition("/data/")[2]
            found += json.loads(path.read_text("utf-8"))[kind]
    return found


def _edition(place: Place, week: str, data: dict[str, Any]) -> Iterator[Reading]:
    whole = Subject(week)
    yield place.says(whole, REPORTS, data["counts"]["reports"])
    yield from _independence(place, whole, data["counts"], data["reliance"])
    regions = Place("JSON regions", place.file)
    for part in data["regions"]:
        subject = Subject(week, part["region"]["id"])
        concerning = {each["report"] for each in (*part["passages"], *part["mentions"])}
        yield regions.says(subject, REPORTS, part["reports"])
        yield regions.says(subject, REPORTS, len(concerning))
        yield from _independence(regions, subject, part, part["reliance"])
    points = Place("JSON key points", place.file)
    for number, point in enumerate(data["key_points"], 1):
        yield from _basis(points, Subject(week, thing=f"key point {number}"), point["rests_on"])
    for trend in data["trends"]:
        subject = Subject(week, thing=f"trend {trend['region']['id']}")
        yield from _basis(points, subject, trend["rests_on"])
    yield from _reports(place, data["reports"] or ())
    yield from _events(place, data["events"] or ())


def _basis(place: Place, subject: Subject, basis: dict[str, Any]) -> Iterator[Reading]:
    yield from _independence(place, subject, basis, basis["reliance"])
    if basis["grade"]:
        yield place.says(subject, GRADE, basis["grade"]["code"])


def _independence(
    place: Place, subject: Subject, counts: dict[str, Any], reliance: dict[str, Any]
) -> Iterator[Reading]:
    yield place.says(subject, INDEPENDENT, counts["independent"])
    yield place.says(subject, INDEPENDENT, len(reliance["roots"]))
    yield place.says(subject, ECHOES, counts["echoes"])
    yield place.says(subject, UNNAMED, reliance["unnamed"])
    yield place.says(subject, ROOTS, frozenset(reliance["roots"]))
    if reliance["sole"]:
        yield place.says(subject, ROOTS, frozenset({reliance["sole"]}))


def _reports(place: Place, reports: Iterable[dict[str, Any]]) -> Iterator[Reading]:
    for report in reports:
        codes = dict.fromkeys(passage["grade"]["code"] for passage in report["passages"])
        yield place.says(report_subject(report["id"]), GRADE, ", ".join(codes))
        for passage in report["passages"]:
            subject = passage_subject(report["id"], passage["number"])
            yield from _passage(Place("JSON passages", place.file), subject, passage)
            yield place.says(subject, ROOTS, named(passage["roots"]))


def _passage(
    place: Place, subject: Subject, passage: dict[str, Any], within: Subject | None = None
) -> Iterator[Reading]:
    """A passage, or as an account ``within`` an event."""
    yield place.says(subject, ROOTS, frozenset(each["id"] for each in passage["speakers"]))
    yield place.says(within or subject, STANDING, passage["standing"])
    yield place.says(subject, GRADE, passage["grade"]["code"])
    yield place.says(subject, REASON, passage["credibility"]["reason"])
    others = (f"{each['report']}#{each['passage']}" for each in passage["corroborated_by"])
    yield place.says(subject, CONFIRMED, frozenset(others))
    letter, figure = passage["grade"]["reliability"], passage["grade"]["credibility"]
    yield place.says(subject, GRADE, f"{letter}{figure}")


def _events(place: Place, events: Iterable[dict[str, Any]]) -> Iterator[Reading]:
    for event in events:
        subject = event_subject(event["id"])
        own = Place("JSON events", place.file)
        yield from _independence(own, subject, event, event["reliance"])
        yield own.says(subject, GRADE, event["grade"]["code"])
        accounts = event["accounts"]
        yield own.says(subject, REPORTS, len({each["report"] for each in accounts}))
        speakers = frozenset(one["id"] for each in accounts for one in each["speakers"])
        yield Place("JSON, counted", place.file).says(subject, ROOTS, speakers)
        for figure in event["figures"]:
            kind, group = FigureKind(figure["kind"]), FigureGroup(figure["group"])
            label = figure_name(kind, group, ENGLISH)
            yield own.says(figure_subject(event["id"], label), RANGE, figure["words"])
        for account in accounts:
            passage = passage_subject(account["report"], account["passage"])
            within = account_subject(event["id"], passage)
            yield from _passage(Place("JSON accounts", place.file), passage, account, within)


def named(roots: Iterable[str]) -> frozenset[str]:
    """Those of a list that are named."""
    return frozenset(root for root in roots if root and not root.startswith("unknown:"))


def reckoned(place: Place, reports: Iterable[dict[str, Any]]) -> Iterator[Reading]:
    """The numbers as a program counts them from the reports' own records, passage by passage."""
    found: dict[Subject, list[tuple[str, dict[str, Any]]]] = {}
    for report in reports:
        for passage in report["passages"]:
            regions = {each["id"] for each in (passage["region"], *passage["mentions"])}
            for week in (report["edition"], ALL):
                for region in (EVERYWHERE, *regions):
                    own = found.setdefault(Subject(week, region), [])
                    own.append((report["id"], passage))
    for subject, own in found.items():
        roots = named(root for _, passage in own for root in passage["roots"])
        echoes = sum(passage["standing"] == "echo" for _, passage in own)
        yield place.says(subject, REPORTS, len({name for name, _ in own}))
        yield place.says(subject, INDEPENDENT, len(roots))
        yield place.says(subject, ROOTS, roots)
        yield place.says(subject, ECHOES, echoes)


def _accounts(place: Place, reports: Iterable[dict[str, Any]]) -> Iterator[Reading]:
    """How many passages go back to each source."""
    every = [root for each in reports for passage in each["passages"] for root in passage["roots"]]
    for root in named(every):
        yield place.says(source_subject(root), ACCOUNTS, every.count(root))


def read_tables(output: Path) -> Iterator[Reading]:
    """The same tables twice: by the names of their columns, and by their tags."""
    plain = _Tables(output / "data", "{}.csv", "{}", _by_name)
    for surface, tables in (
        ("CSV", plain),
        ("HXL", replace(plain, whole="{}.hxl.csv", parts="hxl/{}", read=_by_tag)),
    ):
        place = Place(surface, "data/reports.csv")
        rows = tables.rows("reports", REPORT_COLUMNS)
        yield from _passage_rows(place, rows)
        yield from _counted(place, rows, regions_of(output))
        for row in tables.rows("events", EVENT_COLUMNS):
            yield from _event_row(Place(f"{surface} events", "data/events.csv"), row)
        for row in tables.rows("accounts", ACCOUNT_COLUMNS):
            yield from _account_row(Place(f"{surface} accounts", "data/accounts.csv"), row)


REPORT_COLUMNS = {
    "report": "#meta+id",
    "passage": "#meta+passage+num",
    "edition": "#meta+week",
    "adm1_name": "#adm1+name",
    "roots": "#org+roots+list",
    "standing": "#meta+standing",
    "grade": "#meta+grade",
    "corroborated_by": "#meta+corroborated+list",
}
EVENT_COLUMNS = {
    "event": "#event+code",
    "independent": "#org+roots+num",
    "echoes": "#meta+echoes+num",
    "unnamed": "#meta+unnamed+num",
    "roots": "#org+roots+list",
    "grade": "#meta+grade",
}
ACCOUNT_COLUMNS = {
    "event": "#event+code",
    "report": "#meta+id",
    "passage": "#meta+passage+num",
    "speaker_ids": "#org+speakers+code+list",
    "standing": "#meta+standing",
    "grade": "#meta+grade",
    "corroborated_by": "#meta+corroborated+list",
}
Reader = Callable[[Path, dict[str, str]], list[Row]]


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables in their two forms: whole, where they are small enough, and by year."""

    folder: Path
    whole: str
    parts: str
    """Where the parts of a table are."""
    read: Reader

    def rows(self, table: str, columns: dict[str, str]) -> list[Row]:
        """Every row of a table, at least once."""
        parts = sorted((self.folder / self.parts.format(table)).rglob("*.csv"))
        assert parts
        files = [self.folder / self.whole.format(table), *parts]
        return [row for file in files for row in self.read(file, columns)]


def _by_name(path: Path, _columns: dict[str, str]) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _by_tag(path: Path, columns: dict[str, str]) -> list[Row]:
    """The rows with the columns that have these tags, whatever those are called."""
    with path.open(encoding="utf-8", newline="") as lines:
        _, tags, *rows = csv.reader(lines)
    places = {name: tags.index(tag) for name, tag in columns.items()}
    return [{name: row[at] for name, at in places.items()} for row in rows]


def _ids(cell: str) -> frozenset[str]:
    return named(cell.split("; "))


def _references(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("; ")))


def _passage_rows(place: Place, rows: Iterable[Row]) -> Iterator[Reading]:
    for row in rows:
        subject = passage_subject(row["report"], int(row["passage"]))
        yield place.says(subject, ROOTS, _ids(row["roots"]))
        yield place.says(subject, STANDING, row["standing"])
        yield place.says(subject, GRADE, row["grade"])
        yield place.says(subject, CONFIRMED, _references(row["corroborated_by"]))


def _counted(place: Place, rows: Iterable[Row], names: dict[str, str]) -> Iterator[Reading]:
    """What a program counts: different reports and different roots, by week and by area."""
    groups: dict[Subject, list[Row]] = {}
    for row in rows:
        for week in (row["edition"], ALL):
            groups.setdefault(Subject(week), []).append(row)
            if row["adm1_name"] in names:
                groups.setdefault(Subject(week, names[row["adm1_name"]]), []).append(row)
    for subject, own in groups.items():
        roots = frozenset(root for row in own for root in _ids(row["roots"]))
        yield place.says(subject, REPORTS, len({row["report"] for row in own}))
        yield place.says(subject, INDEPENDENT, len(roots))
        yield place.says(subject, ROOTS, roots)


def _event_row(place: Place, row: Row) -> Iterator[Reading]:
    subject = event_subject(row["event"])
    yield place.says(subject, INDEPENDENT, int(row["independent"]))
    yield place.says(subject, ECHOES, int(row["echoes"]))
    yield place.says(subject, UNNAMED, int(row["unnamed"]))
    yield place.says(subject, ROOTS, _ids(row["roots"]))
    yield place.says(subject, GRADE, row["grade"])


def _account_row(place: Place, row: Row) -> Iterator[Reading]:
    subject = passage_subject(row["report"], int(row["passage"]))
    yield place.says(subject, ROOTS, _ids(row["speaker_ids"]))
    yield place.says(account_subject(row["event"], subject), STANDING, row["standing"])
    yield place.says(subject, GRADE, row["grade"])
    yield place.says(subject, CONFIRMED, _references(row["corroborated_by"]))
