"""What maps and link cards say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitrep.site.catalogue.cautions import DOTS
from tests.support.site.surfaces.markup import Place, all_of, page_of
from tests.support.site.surfaces.pages import regions_of, weeks_of
from tests.support.site.surfaces.readings import (
    ECHOES,
    INDEPENDENT,
    UNNAMED,
    Reading,
    Subject,
    event_subject,
)

_DOTS = {"dot": INDEPENDENT, "dot echo": ECHOES, "dot unnamed": UNNAMED}
"""What a dot counts, by its class."""


def read_maps(output: Path) -> Iterator[Reading]:
    """What the dots in the keys of maps count; as many as are drawn at most may be more."""
    for file in ("index.html", *(f"editions/{week}/index.html" for week in weeks_of(output))):
        for line in all_of(page_of(output, file), ".key li"):
            _, _, anchor = str(all_of(line, "a")[0].get("href")).partition("#event-")
            dots = [str(dot.get("class")) for dot in all_of(line, ".dots i")]
            for name, measure in _DOTS.items() if anchor and dots else ():
                if dots.count(name) < DOTS:
                    subject = event_subject(anchor)
                    yield Reading("key of the map", file, subject, measure, dots.count(name))


def read_cards(output: Path) -> Iterator[Reading]:
    """The text alternatives of link cards: what is painted on them."""
    files = {f"editions/{week}/index.html": Subject(week) for week in weeks_of(output)}
    files |= {
        f"regions/{region}/index.html": Subject(region=region)
        for region in regions_of(output).values()
    }
    files |= {
        path.relative_to(output).as_posix(): Subject(thing=f"event {path.parent.name}")
        for path in sorted(output.glob("events/*/index.html"))
        if all_of(page_of(output, path.relative_to(output).as_posix()), "section.accounts-of")
    }
    for file, subject in {**files, "index.html": Subject()}.items():
        for words in page_of(output, file).xpath("//meta[@property='og:image:alt']/@content"):
            yield from Place("card", file).counts(subject, words)
