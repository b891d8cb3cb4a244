"""What the pages say: editions, regions, events, reports, sources and the lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from tests.support.site.surfaces.markup import (
    Names,
    Piece,
    Place,
    all_of,
    last_part,
    names_of,
    page_of,
    pieces_of,
    text_of,
)
from tests.support.site.surfaces.readings import (
    ACCOUNTS,
    CONFIRMED,
    ECHOES,
    GRADE,
    INDEPENDENT,
    RANGE,
    ROOTS,
    STANDING,
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

MOST_DOTS = 9
_CITED = re.compile(r"\b([A-F][1-6])(?: \(passages? (\d+(?:, \d+)*))?")


def weeks_of(output: Path) -> list[str]:
    return sorted(path.parent.name for path in (output / "editions").glob("*-W*/index.html"))


def regions_of(output: Path) -> dict[str, str]:
    """The ids of regions by their names, as the list of regions has them."""
    rows = all_of(page_of(output, "regions/index.html"), "ul.weeks > li h2 > a")
    return {text_of(row): last_part(row.get("href")) for row in rows}


def read_editions(output: Path) -> Iterator[Reading]:
    names = names_of(output)
    for week in weeks_of(output):
        file = f"editions/{week}/index.html"
        page = page_of(output, file)
        yield from _overview("edition", file, week, page)
        yield from described(Place("edition description", file), Subject(week), page)
        for section in page.xpath("//section[starts-with(@id, 'region-')]"):
            subject = Subject(week, section.get("id").removeprefix("region-"))
            heading = Place("edition heading", file)
            yield from heading.counts(subject, text_of(all_of(section, "div.bar > p.note")[0]))
            yield from heading.warned(subject, section.xpath("./p[@class='mark']"))
        yield from _stories(Place("edition story", file), page)
        yield from _passages(Place("edition passage", file), page, names)
        for trend in page.xpath("//section[@aria-labelledby='head-trends']//li"):
            region = last_part(all_of(trend, "a")[0].get("href"))
            yield from _basis(Place("trends", file), Subject(week, thing=f"trend {region}"), trend)


def _overview(surface: str, file: str, week: str, page: html.HtmlElement) -> Iterator[Reading]:
    """The key points of a week, and what it warns of."""
    place, points = Place(surface, file), Place(f"{surface} key points", file)
    yield from place.warned(
        Subject(week), page.xpath("//main//p[contains(@class, 'week-warning')]")
    )
    for number, point in enumerate(all_of(page, "ol.points > li"), 1):
        if all_of(point, "p.roots"):
            yield from _basis(points, Subject(week, thing=f"key point {number}"), point)
        for link in all_of(point, "a"):
            region = link.get("href").rpartition("#region-")[2]
            if "#region-" in link.get("href"):
                yield from points.counts(Subject(week, region), text_of(point))


def _basis(place: Place, subject: Subject, point: html.HtmlElement) -> Iterator[Reading]:
    for roots in all_of(point, "p.roots"):
        yield from _roots(place, subject, roots)


def _roots(place: Place, subject: Subject, roots: html.HtmlElement) -> Iterator[Reading]:
    """The line of dots, the words beside them, and the grade: each dot is counted as well."""
    yield from place.counts(subject, text_of(roots))
    yield from place.grade(subject, text_of(all_of(roots, ".grade")[0]))
    drawn = [dot.get("class") for dot in all_of(roots, "i.dot")]
    dots = Place(f"dots of {place.surface}", place.file)
    for name, measure in (("dot", INDEPENDENT), ("dot echo", ECHOES)):
        # No more than nine of a kind are drawn.
        if drawn.count(name) < MOST_DOTS:
            yield dots.says(subject, measure, drawn.count(name))


def _stories(place: Place, page: html.HtmlElement) -> Iterator[Reading]:
    """What an edition or a region tells of events: those of their headlines, in brief or at length."""
    for story in page.xpath("//article[starts-with(@id, 'event-')]"):
        subject = event_subject(story.get("id").removeprefix("event-"))
        for roots in story.xpath(".//p[@class='roots']")[:1]:
            yield from _roots(place, subject, roots)


def _passages(place: Place, page: html.HtmlElement, names: Names) -> Iterator[Reading]:
    for account in page.xpath("//div[contains(@class, 'account') and @id]"):
        yield from _source_line(place, anchored(account.get("id")), account, names)


def _source_line(
    place: Place, subject: Subject, account: html.HtmlElement, names: Names
) -> Iterator[Reading]:
    """Who speaks in an account, and its grade."""
    lines = account.xpath("./details/summary | ./p[@class='source']")
    yield from place.speakers(subject, _names_in(lines[0], names))
    yield from place.grade(subject, text_of(all_of(lines[0], ".grade")[0]))
    echoes = [dot for dot in all_of(lines[0], "i.dot") if dot.get("class") == "dot echo"]
    for _dot in echoes:
        yield from place.standing(subject, "echo")


def _names_in(line: html.HtmlElement, names: Names) -> list[Piece]:
    """The names of a source line, up to its grade."""
    found: list[Piece] = []
    for piece in pieces_of(line, names):
        if re.fullmatch(r"\s*[A-F][1-6]\s*", piece.text):
            break
        found.append(piece)
    return found


def described(place: Place, subject: Subject, page: html.HtmlElement) -> Iterator[Reading]:
    for meta in page.xpath("//meta[@name='description' or @property='og:description']/@content"):
        yield from place.counts(subject, meta)


def read_front(output: Path) -> Iterator[Reading]:
    page, file = page_of(output, "index.html"), "index.html"
    for heading in all_of(page, "main h1 a"):
        week = last_part(heading.get("href"))
        yield from _overview("front", file, week, page)
        yield from Place("front", file).counts(
            Subject(week), text_of(all_of(page, "div.dateline > span")[0])
        )
        for section in all_of(page, "#regions section"):
            region = all_of(section, "h2 a")[0].get("href").rpartition("#region-")[2]
            words = text_of(all_of(section, "div.bar > p.note")[0])
            yield from Place("front regions", file).counts(Subject(week, region), words)
    yield from _lines(Place("earlier weeks", file), all_of(page, "section.recent li"))
    yield from _event_lines(Place("front lines", file), page)
    yield from _stories(Place("event of the week", file), page)


def _reports(place: Place, page: html.HtmlElement) -> Iterator[Reading]:
    """Lists of reports and passages: a title, an origin, a date and a grade each."""
    for line in all_of(page, "ul.lines > li"):
        for link in all_of(line, "a")[:1]:
            address = link.get("href")
            for facts in all_of(line, "p.note")[:1]:
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
    yield from _lines(Place("archive", file), all_of(page_of(output, file), "ol.weeks > li"))


def read_regions(output: Path) -> Iterator[Reading]:
    file, names = "regions/index.html", names_of(output)
    for line in all_of(page_of(output, file), "ul.weeks > li"):
        region = last_part(all_of(line, "h2 > a")[0].get("href"))
        words = text_of(all_of(line, "p.counts")[0])
        yield from Place("list of regions", file).counts(Subject(region=region), words)
        yield from _newest_of(Place("newest of regions", file), line)
    for region in regions_of(output).values():
        yield from _region(output, region, names)


def _region(output: Path, region: str, names: Names) -> Iterator[Reading]:
    file = f"regions/{region}/index.html"
    page, subject, place = page_of(output, file), Subject(region=region), Place("region", file)
    yield from place.counts(subject, text_of(all_of(page, "header.page-head p.counts")[0]))
    yield from place.warned(subject, all_of(page, "header.page-head p.mark"))
    yield from described(Place("region description", file), subject, page)
    yield from _passages(Place("region passage", file), page, names)
    yield from _stories(Place("region story", file), page)
    yield from _event_lines(Place("region lines", file), page)


def _newest_of(place: Place, line: html.HtmlElement) -> Iterator[Reading]:
    """What the list of regions says of the events of a region's newest week."""
    for story in line.xpath(".//p[a[contains(@href, 'events/')]]"):
        subject = event_subject(last_part(all_of(story, "a")[0].get("href")))
        words = text_of(all_of(story, "span.note")[0])
        yield from place.counts(subject, words)
        yield from place.grade(subject, words)


def _event_lines(place: Place, page: html.HtmlElement) -> Iterator[Reading]:
    """Lists of events: title, kind, days, what it rests on, its grade."""
    for line in all_of(page, "ul.lines > li"):
        for link in line.xpath(".//h3/a")[:1]:
            if "events/" in link.get("href") or "#event-" in link.get("href"):
                name = link.get("href").rpartition("#event-")[2]
                own = last_part(name) if "/" in name else name
                for roots in all_of(line, "p.roots"):
                    yield from _roots(place, event_subject(own), roots)


def read_events(output: Path) -> Iterator[Reading]:
    names = names_of(output)
    for path in sorted((output / "events").rglob("index.html")):
        file = path.relative_to(output).as_posix()
        page = page_of(output, file)
        if not all_of(page, "section.accounts-of"):
            yield from _event_lines(Place("list of events", file), page)
            continue
        subject, place = event_subject(path.parent.name), Place("event", file)
        for counts in (*all_of(page, "div.dateline > span"), *all_of(page, "ul.sum p.note")):
            yield from place.counts(subject, text_of(counts))
        yield from place.grade(subject, text_of(all_of(page, "ul.sum p.big")[-1]))
        yield from place.warned(subject, all_of(page, "header.page-head p.mark"))
        yield from described(Place("event description", file), subject, page)
        yield from _accounts(file, subject, page, names)
        yield from _figures(file, path.parent.name, page)


def _figures(file: str, event: str, page: html.HtmlElement) -> Iterator[Reading]:
    for heading in all_of(page, "section.event-figures h3"):
        label, _, words = text_of(heading).partition(": ")
        yield Place("event figures", file).says(figure_subject(event, label), RANGE, words)


def _accounts(
    file: str, subject: Subject, page: html.HtmlElement, names: Names
) -> Iterator[Reading]:
    """The accounts as readers see them, and what somebody finds who counts them."""
    place, named, echoes = Place("event account", file), set[str](), 0
    for account in page.xpath("//section[contains(@class, 'accounts-of')]//*[@id and p|details]"):
        own = anchored(account.get("id"))
        within = account_subject(subject.thing.removeprefix("event "), own)
        for reading in _source_line(place, own, account, names):
            if reading.measure == STANDING:
                # What a dot says here it says of the account, not of the passage in its week.
                yield place.says(within, STANDING, reading.value)
                continue
            yield reading
            named |= reading.value if isinstance(reading.value, frozenset) else set()
        facts = {
            text_of(all_of(fact, "dt")[0]): text_of(all_of(fact, "dd")[0])
            for fact in all_of(account, "dl.facts > div")
        }
        lines = [text_of(line).rpartition(" · ")[2] for line in all_of(account, "p.note")]
        for words in (*facts, *(line.partition(": ")[0] for line in lines)):
            for reading in place.standing(within, words.lower()):
                yield reading
                echoes += reading.value == "echo"
        if "Grade" in facts:
            yield from place.judged(own, facts["Grade"])
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
    for line in all_of(page_of(output, "sources/index.html"), "ol.lines > li"):
        name = last_part(all_of(line, "h2 > a")[0].get("href"))
        for number in re.findall(r"\d+", text_of(all_of(line, "p.label")[0])):
            place = Place("list of sources", "sources/index.html")
            yield place.says(source_subject(name), ACCOUNTS, int(number))
    for path in sorted((output / "sources").rglob("index.html")):
        file = path.relative_to(output).as_posix()
        page, place = page_of(output, file), Place("source", file)
        yield from _reports(place, page)
        for number in all_of(page, "p.as-root"):
            yield place.says(source_subject(path.parent.name), ACCOUNTS, int(text_of(number)))
