"""What link cards say; a map's marks say no more than its key, which is read with the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.support.site.surfaces.markup import Place, page_of
from tests.support.site.surfaces.pages import weeks_of
from tests.support.site.surfaces.readings import Reading, Subject


def read_cards(output: Path) -> Iterator[Reading]:
    """The text alternatives of link cards: what is painted on them."""
    files = {f"editions/{week}/index.html": Subject(week) for week in weeks_of(output)}
    for file, subject in {**files, "index.html": Subject()}.items():
        for words in page_of(output, file).xpath("//meta[@property='og:image:alt']/@content"):
            yield from Place("card", file).counts(subject, words)
