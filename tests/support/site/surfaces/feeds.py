"""What feeds and mail say: counts of editions, and who speaks in each report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from tests.support.site.surfaces.markup import (
    Names,
    Place,
    all_of,
    last_part,
    names_of,
    pieces_of,
    segments_of,
    speakers_in,
    text_of,
)
from tests.support.site.surfaces.readings import (
    GRADE,
    ROOTS,
    Reading,
    Subject,
    report_subject,
)

_GRADE = re.compile(r"grade ([A-F][1-6])")
_WITHDRAWN = "<p><strong>Withdrawn</strong>"


def read_feeds(output: Path) -> Iterator[Reading]:
    """The texts of editions and reports, and their summaries, in all formats."""
    files, names = sorted((output / "feeds").rglob("*.*")), names_of(output)
    for path in (output / "feed.xml", *files):
        file = path.relative_to(output).as_posix()
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
            yield place.says(report_subject(last_part(item["url"])), GRADE, origin["grade"])


def _text(place: Place, link: str, text: str, names: Names) -> Iterator[Reading]:
    first = text.partition("</p>")[0]
    if "/editions/" in link and text:
        yield from place.counts(Subject(last_part(link)), first)
    if "/reports/" in link and "<strong>" in first and not text.startswith(_WITHDRAWN):
        yield from _attribution(place, report_subject(last_part(link)), first, names)


def _attribution(place: Place, subject: Subject, line: str, names: Names) -> Iterator[Reading]:
    """Who speaks in a report, each with a grade."""
    roots: set[str] = set()
    codes: dict[str, None] = {}
    for segment in segments_of(pieces_of(html.fragment_fromstring(line), names)):
        words = "".join(piece.text for piece in segment)
        if found := _GRADE.match(words.strip()):
            codes.setdefault(found[1])
        elif not words.strip().startswith("carried by"):
            roots |= speakers_in(segment)
    yield place.says(subject, GRADE, ", ".join(codes))
    yield place.says(subject, ROOTS, frozenset(roots))


def read_mail(output: Path) -> Iterator[Reading]:
    for path in sorted((output / "mail").glob("*.html")):
        page = html.document_fromstring(path.read_bytes())
        counts = next(text_of(each) for each in all_of(page, "p") if "carrier" in text_of(each))
        yield from Place("mail", f"mail/{path.name}").counts(Subject(path.stem), counts)
