"""What feeds and mail say: counts of editions, and who speaks in each report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from tests.support.site.surfaces.markup import Place, all_of, last_part, text_of
from tests.support.site.surfaces.readings import (
    GRADE,
    Reading,
    Subject,
    report_subject,
)


def read_feeds(output: Path) -> Iterator[Reading]:
    """The texts of editions and reports, and their summaries, in all formats."""
    files = sorted((output / "feeds").rglob("*.*"))
    for path in (output / "feed.xml", *files):
        file = path.relative_to(output).as_posix()
        if path.suffix in {".rss", ".atom", ".xml"}:
            yield from _xml(file, path)
        if path.suffix == ".json":
            yield from _json(file, path)


def _xml(file: str, path: Path) -> Iterator[Reading]:
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
            yield from _text(Place("feeds", file), links[0], "".join(part.itertext()))


def _json(file: str, path: Path) -> Iterator[Reading]:
    for item in json.loads(path.read_text("utf-8"))["items"]:
        place = Place("feeds", file)
        for key in ("summary", "content_html"):
            yield from _text(place, item["url"], item.get(key, ""))
        origin = item.get("_origin")
        if origin and origin["status"] == "published":
            yield place.says(report_subject(last_part(item["url"])), GRADE, origin["grade"])


def _text(place: Place, link: str, text: str) -> Iterator[Reading]:
    if "/editions/" in link and text:
        subject = Subject(last_part(link))
        yield from place.counts(subject, text.partition("</p>")[0])


def read_mail(output: Path) -> Iterator[Reading]:
    for path in sorted((output / "mail").glob("*.html")):
        page = html.document_fromstring(path.read_bytes())
        counts = next(text_of(each) for each in all_of(page, "p") if "carrier" in text_of(each))
        yield from Place("mail", f"mail/{path.name}").counts(Subject(path.stem), counts)
