"""Who wrote a text, as the page's markup or the lines around it say.

What the markup states wins over the lines, for it comes without date and role; of several
writers all are named. The page's own name is no writer's; an outlet that is named as one
stays, for it says whose text it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitrep.ingest.draft import Draft, Finding, Verdict
from sitrep.ingest.find.outlet_names import outlet_called
from sitrep.ingest.find.page_statements import page_authors
from sitrep.ingest.find.writers import is_name, writers_of
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain, without_dates

MOST_WRITERS = 8
"""Most writers of one text; a longer list is of a site's staff."""

_SAYING = frozenset({Verdict.BYLINE, Verdict.DATELINE})
"""What a line that names writers is; a phrase may have known it for something else."""


def find_byline(draft: Draft, settings: Settings) -> Draft:
    """The draft with its writers."""
    for stated in page_authors(draft):
        names = list(dict.fromkeys(_named(stated, settings)))
        if 0 < len(names) <= MOST_WRITERS:
            return replace(draft, byline=Finding(", ".join(names), stated[0].evidence))
    verdicts = {block.start: block.verdict for block in draft.blocks}
    for start, writers in draft.head.writers if draft.head else ():
        if verdicts.get(start) in _SAYING:
            return replace(draft, byline=writers)
    return draft


def _named(stated: Iterable[Finding], settings: Settings) -> Iterator[str]:
    """The people whom statements name: each may name several."""
    for each in stated:
        text = plain(without_dates(each.value)).strip(" ,|-")
        writers = writers_of(text)
        if writers:
            yield from writers.names
        elif is_name(text) or outlet_called(text, settings):
            yield text
