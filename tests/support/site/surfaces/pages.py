"""What the pages say: editions, regions, events, reports, sources and the lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from tests.support.site.surfaces.markup import (
    Place,
    all_of,
    last_part,
    page_of,
    pieces_of,
    segments_of,
    text_of,
)
from tests.support.site.surfaces.readings import (
    ACCOUNTS,
    CONFIRMED,
    ECHOES,
    GRADE,
    INDEPENDENT,
    RANGE,
    REPORTS,
    ROOTS,
    Reading,
    Subject,
    account_subject,
    anchored,
    event_subject,
    figure_subject,
    passage_subject,
    report_subject,
    source_subject,
)

_CITED = re.compile(r"\b([A-F][1-6])(?: \(passages? (\d+(?:, \d+)*))?")


def weeks_of(output: Path) -> list[str]:
    return sorted(path.parent.name for path in (output / "editions").glob("*-W*/index.html"))


def regions_of(output: Path) -> dict[str, str]:
    """The ids of regions by their names, as the list of regions has them."""
    rows = all_of(page_of(output, "regions/index.html"), "main ul.line-list li > a")
    return {text_of(row): last_part(row.get("href")) for row in rows}


def read_editions(output: Path) -> Iterator[Reading]:
    for week in weeks_of(output):
        file = f"editions/{week}/index.html"
        page = page_of(output, file)
        yield from _overview("edition", file, week, page)
        yield from described(Place("edition description", file), Subject(week), page)
        for section in all_of(page, "section.region-section"):
            subject = Subject(week, section.get("id").removeprefix("region-"))
            heading = Place("edition heading", file)
            yield from heading.counts(subject, text_of(all_of(section, ".tally")[0]))
            yield from heading.warned(subject, all_of(section, ".region-warning"))
        yield from _passages(Place("edition passage", file), page)
        yield from _mix(Place("source mix", file), Subject(week), page)
        for trend in all_of(page, "section.trends li"):
            region = last_part(all_of(trend, "a")[0].get("href"))
            yield from _basis(Place("trends", file), Subject(week, thing=f"trend {region}"), trend)


def _overview(surface: str, file: str, week: str, page: html.HtmlElement) -> Iterator[Reading]:
    """The counts of a week, its key points, and what it warns of."""
    place, points = Place(surface, file), Place(f"{surface} key points", file)
    yield from place.counts(Subject(week), text_of(all_of(page, ".overview .tally")[0]))
    yield from place.warned(Subject(week), all_of(page, ".overview p.warning"))
    for number, point in enumerate(all_of(page, "ul.key-points > li"), 1):
        if all_of(point, ".line-facts"):
            yield from _basis(points, Subject(week, thing=f"key point {number}"), point)
        for link in all_of(point, "a"):
            region = link.get("href").rpartition("#region-")[2]
            if "#region-" in link.get("href"):
                yield from points.counts(Subject(week, region), text_of(point))


def _basis(place: Place, subject: Subject, point: html.HtmlElement) -> Iterator[Reading]:
    for facts in all_of(point, ".line-facts"):
        words = text_of(facts)
        yield from place.counts(subject, words.rpartition(" · ")[0])
        yield from place.grade(subject, words.rpartition(" · ")[2])


def _passages(place: Place, page: html.HtmlElement) -> Iterator[Reading]:
    for passage in all_of(page, "div.passage"):
        subject = anchored(passage.get("id"))
        (line,) = all_of(passage, "p.source-line")
        yield from place.speakers(subject, next(segments_of(pieces_of(line))))
        yield from place.grade(subject, text_of(all_of(line, "b")[0]))
        for words in text_of(line).split(" · "):
            yield from place.standing(subject, words)


def _mix(place: Place, subject: Subject, page: html.HtmlElement) -> Iterator[Reading]:
    for figure in all_of(page, "section.week-sources figure"):
        yield from place.counts(subject, text_of(all_of(figure, "figcaption")[0]))
        rows = all_of(figure, "tr.root th > a")
        yield place.says(subject, ROOTS, frozenset(last_part(row.get("href")) for row in rows))


def described(place: Place, subject: Subject, page: html.HtmlElement) -> Iterator[Reading]:
    for meta in page.xpath("//meta[@name='description' or @property='og:description']/@content"):
        yield from place.counts(subject, meta)


def read_front(output: Path) -> Iterator[Reading]:
    page = page_of(output, "index.html")
    for heading in all_of(page, "main h1 a"):
        week = last_part(heading.get("href"))
        yield from _overview("front", "index.html", week, page)
    yield from _lines(Place("earlier weeks", "index.html"), all_of(page, "section.recent li"))
    yield from _reports(Place("front lines", "index.html"), page)


def _reports(place: Place, page: html.HtmlElement) -> Iterator[Reading]:
    """Lists of reports: a title, an origin, a date and a grade each."""
    for line in all_of(page, "ul.line-list li"):
        for link in all_of(line, "a")[:1]:
            address = link.get("href")
            for facts in all_of(line, ".line-facts"):
                words = text_of(facts)
                if "reports/" not in address:
                    continue
                if "#" in address:
                    subject = anchored(address.partition("#")[2])
                    yield from place.grade(subject, words)
                    yield from place.standing(subject, words.rpartition(" · ")[2])
                else:
                    yield from place.grades(report_subject(last_part(address)), words)


def _lines(place: Place, lines: list[html.HtmlElement]) -> Iterator[Reading]:
    for line in lines:
        week = last_part(all_of(line, "a")[0].get("href"))
        yield from place.counts(Subject(week), text_of(all_of(line, ".note")[0]))


def read_archive(output: Path) -> Iterator[Reading]:
    file = "editions/index.html"
    page = page_of(output, file)
    yield from _lines(Place("archive", file), all_of(page, "ol.weeks > li"))


def read_regions(output: Path) -> Iterator[Reading]:
    file = "regions/index.html"
    for line in all_of(page_of(output, file), "main ul.line-list li"):
        region = last_part(all_of(line, "a")[0].get("href"))
        words = text_of(all_of(line, ".line-facts")[0])
        yield from Place("list of regions", file).counts(Subject(region=region), words)
    for region in regions_of(output).values():
        yield from _region(output, region)


def _region(output: Path, region: str) -> Iterator[Reading]:
    file = f"regions/{region}/index.html"
    page, subject, place = page_of(output, file), Subject(region=region), Place("region", file)
    yield from place.counts(subject, text_of(all_of(page, "header.page-head .tally")[0]))
    yield from place.warned(subject, page.xpath("//main/p[@class='region-warning']"))
    yield from described(Place("region description", file), subject, page)
    yield from _passages(Place("region passage", file), page)
    yield from _event_lines(Place("events of a region", file), page)
    for row in all_of(page, "details.figures tbody tr"):
        week = last_part(all_of(row, "a")[0].get("href"))
        number = int(text_of(all_of(row, "td")[-1]))
        yield Reading("region calendar", file, Subject(week, region), REPORTS, number)


def _event_lines(place: Place, page: html.HtmlElement) -> Iterator[Reading]:
    """Lists of events: title, kind, days, what it rests on, its grade."""
    for line in all_of(page, "ul.line-list li"):
        for link in all_of(line, "a")[:1]:
            facts = all_of(line, ".line-facts")
            if "events/" in link.get("href") and facts:
                subject, words = event_subject(last_part(link.get("href"))), text_of(facts[0])
                if words.count("independent root"):
                    yield from place.counts(subject, words)
                    yield from place.grade(subject, words.rpartition(" · ")[2])


def read_events(output: Path) -> Iterator[Reading]:
    for path in sorted((output / "events").rglob("index.html")):
        file = path.relative_to(output).as_posix()
        page = page_of(output, file)
        if not all_of(page, "section.accounts"):
            yield from _event_lines(Place("list of events", file), page)
            continue
        subject, place = event_subject(path.parent.name), Place("event", file)
        for tally in all_of(page, "header.report-head .tally"):
            yield from place.counts(subject, text_of(tally))
        yield from place.grade(subject, text_of(all_of(page, "header.report-head .tally b")[0]))
        yield from place.warned(subject, all_of(page, "header.report-head .region-warning"))
        yield from described(Place("event description", file), subject, page)
        yield from _accounts(file, subject, page)
        yield from _figures(file, path.parent.name, page)


def _figures(file: str, event: str, page: html.HtmlElement) -> Iterator[Reading]:
    for heading in all_of(page, "section.event-figures h3"):
        label, _, words = text_of(heading).partition(": ")
        yield Place("event figures", file).says(figure_subject(event, label), RANGE, words)


def _accounts(file: str, subject: Subject, page: html.HtmlElement) -> Iterator[Reading]:
    """The accounts as readers see them, and what somebody finds who counts them."""
    place, named, echoes = Place("event account", file), set[str](), 0
    for account in all_of(page, "section.accounts > ol > li"):
        own = anchored(account.get("id"))
        (heading,) = all_of(account, "h3")
        for reading in place.speakers(own, pieces_of(heading)):
            yield reading
            named |= reading.value if isinstance(reading.value, frozenset) else set()
        within = account_subject(subject.thing.removeprefix("event "), own)
        for reading in place.standing(within, text_of(all_of(account, "p.line-facts b")[0])):
            yield reading
            echoes += reading.value == "echo"
        yield from place.judged(own, text_of(all_of(account, "dl.facts dd")[0]))
    counted = Place("event accounts, counted", file)
    yield counted.says(subject, ROOTS, frozenset(named))
    yield counted.says(subject, INDEPENDENT, len(named))
    yield counted.says(subject, ECHOES, echoes)


def read_reports(output: Path) -> Iterator[Reading]:
    for path in sorted((output / "reports").glob("*/index.html")):
        file = path.relative_to(output).as_posix()
        page, place = page_of(output, file), Place("report", file)
        codes: dict[str, None] = {}
        for passage in all_of(page, "article.report > section.event"):
            subject = anchored(passage.get("id"))
            yield place.says(subject, CONFIRMED, frozenset(_confirming(passage)))
            for fact in all_of(passage, "dl.behind > div"):
                term, answer = text_of(all_of(fact, "dt")[0]), all_of(fact, "dd")[0]
                if term == "Who says so":
                    words = text_of(answer).rpartition("; ")[2].partition(": ")[0]
                    yield from place.standing(subject, words)
                    yield from place.speakers(subject, pieces_of(answer))
                if term == "Grade":
                    yield from place.judged(subject, text_of(answer))
                    codes.setdefault(text_of(answer)[:2])
        if codes:
            yield place.says(report_subject(path.parent.name), GRADE, ", ".join(codes))
        for citation in all_of(page, "dd.citation"):
            yield from _cited(Place("citation", file), path.parent.name, text_of(citation))


def _cited(place: Place, report: str, words: str) -> Iterator[Reading]:
    """The grades in a citation, of all passages or of those that it numbers."""
    for code, numbers in _CITED.findall(words.partition("grade ")[2]):
        for number in filter(None, numbers.split(", ")):
            yield place.says(passage_subject(report, int(number)), GRADE, code)
        if not numbers:
            yield place.says(report_subject(report), GRADE, code)


def _confirming(passage: html.HtmlElement) -> Iterator[str]:
    """The accounts that a passage is said to be confirmed by, as a curator names them."""
    for fact in all_of(passage, "dl.behind > div"):
        if text_of(all_of(fact, "dt")[0]) == "Independent accounts":
            for link in all_of(fact, "a"):
                subject = anchored(link.get("href").partition("#")[2])
                yield subject.thing.removeprefix("passage ")


def read_sources(output: Path) -> Iterator[Reading]:
    for path in sorted((output / "sources").rglob("index.html")):
        file = path.relative_to(output).as_posix()
        page, place = page_of(output, file), Place("source", file)
        yield from _reports(place, page)
        for fact in all_of(page, "dl.facts > div"):
            if text_of(all_of(fact, "dt")[0]) == "As a root":
                number = int(text_of(all_of(fact, "dd")[0]).partition(" ")[0])
                yield place.says(source_subject(path.parent.name), ACCOUNTS, number)
