"""What maps and link cards say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from tests.support.site.surfaces.markup import Place, all_of, page_of, text_of
from tests.support.site.surfaces.pages import regions_of, weeks_of
from tests.support.site.surfaces.readings import ALL, INDEPENDENT, REPORTS, Reading, Subject

_AREA = re.compile(r"([^:;]+): (\d+) (report|independent root)s?")
_MEASURES = {"report": REPORTS, "independent root": INDEPENDENT}


def read_maps(output: Path) -> Iterator[Reading]:
    """What the areas of maps say, and what stands in the words for those who do not see them."""
    names = regions_of(output)
    files = {f"editions/{week}/index.html": week for week in weeks_of(output)}
    for file, week in {**files, "regions/index.html": ALL}.items():
        page = page_of(output, file)
        texts = [text_of(title) for title in all_of(page, "svg.map a > title")]
        texts += [
            text_of(each).partition(". A report")[0] for each in all_of(page, "svg.map > desc")
        ]
        texts += [
            text_of(each).partition("off the map: ")[2] for each in all_of(page, ".map-picture > p")
        ]
        for name, number, noun in (found for text in texts for found in _AREA.findall(text)):
            if name.strip() in names:
                subject = Subject(week, names[name.strip()])
                yield Reading("map", file, subject, _MEASURES[noun], int(number))
        yield from _numbers_on_areas(page, file, week, names)


def _numbers_on_areas(
    page: html.HtmlElement, file: str, week: str, names: dict[str, str]
) -> Iterator[Reading]:
    for area in all_of(page, "svg.map a"):
        name, _, words = text_of(all_of(area, "title")[0]).rpartition(": ")
        for number in all_of(area, "text.map-number"):
            if name in names:
                noun = _MEASURES[words.partition(" ")[2].removesuffix("s")]
                subject = Subject(week, names[name])
                yield Reading("number on the map", file, subject, noun, int(text_of(number)))


def read_cards(output: Path) -> Iterator[Reading]:
    """The text alternatives of link cards: what is painted on them."""
    files = {f"editions/{week}/index.html": Subject(week) for week in weeks_of(output)}
    for file, subject in {**files, "index.html": Subject()}.items():
        for words in page_of(output, file).xpath("//meta[@property='og:image:alt']/@content"):
            yield from Place("card", file).counts(subject, words)
