"""What feeds and mail say: counts of editions, and who speaks in each report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html

from sitrep.core.language import ISOLATE, ISOLATED
from sitrep.core.text import legible
from tests.support.site.surfaces.bodies import counts_in, read_body
from tests.support.site.surfaces.markup import (
    UNKNOWN,
    Names,
    Place,
    last_part,
    names_of,
    pieces_of,
    segments_of,
    speakers_in,
)
from tests.support.site.surfaces.readings import (
    ECHOES,
    GRADE,
    INDEPENDENT,
    ROOTS,
    Reading,
    Subject,
    event_subject,
    passage_subject,
    report_subject,
)

_GRADE = re.compile(r"grade ([A-F][1-6])")
_WITHDRAWN = "<p><strong>Withdrawn</strong>"
_IN_SHORT = "There is no room for the whole text here"
"""An older item in short names its speakers without their passages."""


def read_feeds(output: Path) -> Iterator[Reading]:
    """The texts of editions and reports, and their summaries, in all formats."""
    files, names = sorted((output / "feeds").rglob("*.*")), names_of(output)
    for path in (output / "feed.xml", *files):
        file = path.relative_to(output).as_posix()
        if file.startswith("feeds/corrections"):
            continue  # a correction names a report and says nothing of who stands behind it
        if path.suffix in {".rss", ".atom", ".xml"}:
            yield from _xml(file, path, names)
        if path.suffix == ".json":
            yield from _json(file, path, names)


def _xml(file: str, path: Path, names: Names) -> Iterator[Reading]:
    tree = etree.fromstring(path.read_bytes())
    for item in tree.xpath("//*[local-name()='item' or local-name()='entry']"):
        links = item.xpath(
            "./*[local-name()='link'][not(@rel) or @rel='alternate']/@href"
            " | ./*[local-name()='link']/text()"
        )
        parts = item.xpath(
            "./*[local-name()='description' or local-name()='encoded' or local-name()='summary'"
            " or local-name()='content']"
        )
        for part in parts:
            yield from _text(Place("feeds", file), links[0], "".join(part.itertext()), names)


def _json(file: str, path: Path, names: Names) -> Iterator[Reading]:
    for item in json.loads(path.read_text("utf-8"))["items"]:
        place = Place("feeds", file)
        for key in ("summary", "content_html"):
            yield from _text(place, item["url"], item.get(key, ""), names)
        origin = item.get("_origin")
        if origin and origin["status"] == "published":
            report = last_part(item["url"])
            yield place.says(report_subject(report), GRADE, origin["grade"])
            yield from _speakers(Place("feed data", file), report, origin["speakers"], names)
        if "_digest" in item:
            yield from _events(Place("feed data", file), item["_digest"]["events"], names)


def _speakers(
    place: Place, report: str, speakers: list[dict[str, Any]], names: Names
) -> Iterator[Reading]:
    for voice in speakers:
        for number in voice["passages"]:
            subject = passage_subject(report, number)
            yield place.says(subject, ROOTS, _ids(voice["names"], names))
            yield place.says(subject, GRADE, voice["grade"])


def _events(place: Place, events: list[dict[str, Any]], names: Names) -> Iterator[Reading]:
    for event in events:
        subject = event_subject(event["id"])
        yield place.says(subject, INDEPENDENT, event["independent"])
        yield place.says(subject, ECHOES, event["echoes"])
        yield place.says(subject, ROOTS, _ids(event["roots"], names))
        yield place.says(subject, GRADE, event["grade"])


def _ids(given: list[str], names: Names) -> frozenset[str]:
    return frozenset(names[legible(name)] for name in given) - {UNKNOWN}


def _text(place: Place, link: str, text: str, names: Names) -> Iterator[Reading]:
    week = last_part(link) if "/editions/" in link else None
    if not text.startswith("<p>"):
        if week:
            yield from counts_in(place, week, text)
        return
    body = html.fragment_fromstring(text, create_parent="div")
    yield from read_body(place, week, body, names)
    is_whole = not text.startswith(_WITHDRAWN) and _IN_SHORT not in text
    if "/reports/" in link and is_whole:
        yield from _attribution(place, report_subject(last_part(link)), body, names)


def _attribution(
    place: Place, subject: Subject, body: html.HtmlElement, names: Names
) -> Iterator[Reading]:
    """Who speaks in a report, each with a grade: in its first line, or before each passage.

    In short, a list of the passages says so, after the name of each.
    """
    roots: set[str] = set()
    codes: dict[str, None] = {}
    for line in body.iter("p", "li"):
        named = line.tag == "li"
        speakers, *facts = [*segments_of(pieces_of(line, names)), []][named:]
        for fact in facts[:1]:
            words = "".join(piece.text for piece in fact)
            if found := _GRADE.match(words.strip()):
                codes.setdefault(found[1])
                roots |= speakers_in(speakers)
    yield place.says(subject, GRADE, ", ".join(codes))
    yield place.says(subject, ROOTS, frozenset(roots))


_UNSEEN = dict.fromkeys(map(ord, f"{ISOLATE}{ISOLATED}"))
"""Signs of direction around names, which mail has in the place of elements."""


def read_mail(output: Path) -> Iterator[Reading]:
    names = names_of(output)
    for path in sorted((output / "mail").glob("*.html")):
        text = path.read_text("utf-8").translate(_UNSEEN)
        page = html.document_fromstring(text.encode())
        yield from read_body(Place("mail", f"mail/{path.name}"), path.stem, page, names)
