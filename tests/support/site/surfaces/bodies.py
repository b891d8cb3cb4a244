"""What the texts of feeds and mail say: key points, trends, events with their accounts, passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from lxml import html

from sitrep.core.figures import FigureGroup, FigureKind, figure_name
from sitrep.core.language import ENGLISH
from sitrep.core.terms import STANDING as STANDING_WORDS
from sitrep.core.text import legible
from tests.support.site.surfaces.markup import (
    UNKNOWN,
    Names,
    Place,
    last_part,
    pieces_of,
    segments_of,
    speakers_in,
    text_of,
)
from tests.support.site.surfaces.readings import (
    GRADE,
    RANGE,
    ROOTS,
    STANDING,
    Reading,
    Subject,
    account_subject,
    anchored,
    event_subject,
    figure_subject,
)

ALSO = "Also on:"
_PASSAGE = re.compile(r"/reports/[^/#]+/#(?P<anchor>[^#]+-\d+)$")
_ACCOUNT = re.compile(r" · (?P<grade>[A-F][1-6]) · (?P<standing>.*)")
_MADE_OF = re.compile(r"\d+ reports? · \D*\d+ independent root")
_FIGURES = {figure_name(kind, group, ENGLISH) for kind in FigureKind for group in FigureGroup}
_STANDINGS = {words: str(standing) for standing, words in STANDING_WORDS.items()}


def counts_in(place: Place, week: str, words: str) -> Iterator[Reading]:
    """What an edition is made of, where words say that."""
    if _MADE_OF.match(words):
        yield from place.counts(Subject(week), words)


def read_body(
    place: Place, week: str | None, body: html.HtmlElement, names: Names
) -> Iterator[Reading]:
    """All that the text of an edition, or of a report, says; ``week`` is the edition's."""
    if week:
        for line in body.iter("p"):
            yield from counts_in(place, week, text_of(line))
        yield from _key_points(place, week, body)
        yield from _trends(place, week, body)
    for item in body.iter("li"):
        link = _first_link(item)
        if link is not None and "/events/" in link.get("href") and not week:
            yield from _event_in_line(place, link, item)
    for heading in body.iter("h3"):
        yield from _story(place, heading, names)


def named_in(parted: tuple[str, str, str], names: Names) -> frozenset[str]:
    """The sources whose names stand before ``, in``, the longest names first."""
    words = legible(parted[0] if parted[1] else parted[2])
    found: set[str] = set()
    for name in sorted(names, key=len, reverse=True):
        if name in words:
            found.add(names[name])
            words = words.replace(name, "")
    return frozenset(found) - {UNKNOWN}


def _first_link(element: html.HtmlElement) -> html.HtmlElement | None:
    """The link that an element begins with."""
    first = element[0] if len(element) and not (element.text or "").strip() else None
    return first if first is not None and first.tag == "a" else None


def _first_line(element: html.HtmlElement) -> str:
    """The text of an element before its first break."""
    words = [element.text or ""]
    for child in takewhile(lambda child: child.tag != "br", element):
        words += [child.text_content(), child.tail or ""]
    return " ".join("".join(words).split())


def _key_points(place: Place, week: str, body: html.HtmlElement) -> Iterator[Reading]:
    """The list before all headings of regions."""
    for element in body.iter("ul", "h2"):
        if element.tag == "ul":
            for number, item in enumerate(element, 1):
                yield from _basis(place, Subject(week, thing=f"key point {number}"), item)
        return


def _trends(place: Place, week: str, body: html.HtmlElement) -> Iterator[Reading]:
    for item in body.iter("li"):
        links = item.xpath("./*[self::b or self::strong]/a[contains(@href, '/regions/')]")
        for link in links:
            subject = Subject(week, thing=f"trend {last_part(link.get('href'))}")
            yield from _basis(place, subject, item)


def _basis(place: Place, subject: Subject, item: html.HtmlElement) -> Iterator[Reading]:
    """What a key point rests on: behind its words."""
    text = text_of(item)
    if "independent root" in text:
        tail = text[text.rindex("independent root") - 4 :]
        yield from place.counts(subject, tail)
        yield from place.grade(subject, tail)


def _event_in_line(
    place: Place, link: html.HtmlElement, line: html.HtmlElement
) -> Iterator[Reading]:
    """An event's roots, grade and figures, as they follow its headline between dots."""
    own, subject = Place(f"{place.surface} events", place.file), _event_of(link)
    facts = _first_line(line).partition(text_of(link))[2]
    if "independent root" not in facts:
        return  # archives leave out what later reports change, and a correction only names it
    yield from own.counts(subject, facts)
    yield from own.grade(subject, facts[facts.index("independent root") :])
    for fact in facts.split(" · "):
        yield from _figure(own, subject, fact)


def _event_of(link: html.HtmlElement) -> Subject:
    return event_subject(last_part(link.get("href")))


def _figure(place: Place, event: Subject, words: str) -> Iterator[Reading]:
    label, _, amounts = words.strip().partition(": ")
    if label in _FIGURES and amounts:
        name = event.thing.removeprefix("event ")
        yield place.says(figure_subject(name, label), RANGE, amounts)


def _story(place: Place, heading: html.HtmlElement, names: Names) -> Iterator[Reading]:
    """What happened, by its headline: its roots, its accounts, its figures."""
    link = _first_link(heading)
    if link is None:
        return
    event = _event_of(link) if "/events/" in link.get("href") else None
    lines = tuple(takewhile(lambda line: line.tag not in {"h2", "h3"}, heading.itersiblings()))
    if event:
        yield from _compared(place, event, lines)
    passage = None
    for line in lines:
        if text_of(line).startswith(ALSO) and passage:
            yield from _also(place, line, passage)
        if found := _account_of(line):
            passage = anchored(found)
            yield from _account(place, line, passage, names)
            if event:
                yield from _standing(place, event, passage, line)


def _compared(
    place: Place, event: Subject, lines: tuple[html.HtmlElement, ...]
) -> Iterator[Reading]:
    """What stands behind an event, in the line below its headline, and its figures in a list."""
    own = Place(f"{place.surface} events", place.file)
    yield from own.counts(event, text_of(lines[0]))
    yield from own.grade(event, text_of(lines[0]).rpartition(" · ")[2])
    for item in (item for line in lines if line.tag == "ul" for item in line):
        yield from _figure(own, event, text_of(item[0]) if len(item) else "")


def _account_of(line: html.HtmlElement) -> str | None:
    """The fragment of the passage that a line names the speaker of, if it does."""
    link = _first_link(line)
    found = _PASSAGE.search(link.get("href")) if link is not None else None
    is_account = found and link is not None and _ACCOUNT.match(_behind(line, link))
    return found["anchor"] if found and is_account else None


def _behind(line: html.HtmlElement, link: html.HtmlElement) -> str:
    """What follows the link that a line begins with."""
    return f" {text_of(line).removeprefix(text_of(link)).strip()}"


def _account(
    place: Place, line: html.HtmlElement, passage: Subject, names: Names
) -> Iterator[Reading]:
    """Who speaks in a passage, and its grade: told of the passage, and of its event."""
    found = _ACCOUNT.match(_behind(line, line[0]))
    speakers = speakers_in(next(segments_of(pieces_of(line, names))))
    for own in (Place(f"{place.surface} {kind}", place.file) for kind in ("passages", "events")):
        if found:
            yield own.says(passage, GRADE, found["grade"])
        yield own.says(passage, ROOTS, speakers)


def _standing(
    place: Place, event: Subject, passage: Subject, line: html.HtmlElement
) -> Iterator[Reading]:
    """What an account adds to its event: the word in its line."""
    own = Place(f"{place.surface} events", place.file)
    for fact in text_of(line).split(" · ")[2:]:
        word = fact.split()[-1]
        if word in _STANDINGS:
            within = account_subject(event.thing.removeprefix("event "), passage)
            yield own.says(within, STANDING, _STANDINGS[word])
            return


def _also(place: Place, line: html.HtmlElement, passage: Subject) -> Iterator[Reading]:
    """That a passage is an account of another event as well."""
    link = next(line.iter("a"))
    yield from _event_in_line(place, link, line)
    yield from _standing(place, _event_of(link), passage, line)
