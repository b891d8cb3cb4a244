"""Catalogues of reports that lean on each other, written in a line each."""

from __future__ import annotations

from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.independence import Independence
from tests.support.trees import SOURCES, catalogue, report_text, tree

OUTLETS = "".join(
    f'[{name}]\nname = "{name.title()}"\nrights = "full"\n\n'
    for name in ("alpha", "beta", "gamma", "delta")
)


def made(*reports: str) -> Catalogue:
    """A catalogue of reports written ``name:source:cited,cited:region``; the region is SY-ID unless given."""
    files = {}
    for written in reports:
        name, source, cites, *region = written.split(":")
        body = f"::: passage {region[0] if region else 'SY-ID'}\nText of {name}.\n:::\n"
        files[name] = report_text(name, body=body, source=source, cites=f"[{cites}]")
    return catalogue({**tree(files), "sources.toml": OUTLETS})


def independence(*reports: str) -> Independence:
    return made(*reports).editions[0].independence


MINISTRY = """
[ministry]
name = "Ministry"
homepage = "https://ministry.example/"
reliability = "E"
rights = "link"
reason = "Invented."
"""
EVENT = """\
---
title: A bomb hits a market
regions: [SY-ID]
days: 2020-06-30/2020-07-01
kind: bombing
---
"""


def told(line: str, words: str = "It happened.") -> str:
    """A passage on Idlib; its line has these words."""
    return f"::: passage SY-ID {line}\n# A bomb goes off\n\n{words}\n:::\n"


MARKET = catalogue(
    {
        **tree(
            {
                "first": report_text(
                    "first", told("2020-06-30 event=market from=ministry credibility=2")
                ),
                "second": report_text(
                    "second", told("event=market from=ministry"), source="example-review"
                ),
            }
        ),
        "sources.toml": SOURCES + MINISTRY,
        "events/market.md": EVENT,
    }
)
"""An event with two messengers of one ministry."""
