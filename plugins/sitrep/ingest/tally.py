"""The table at the end of a run: what became of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sitrep.core.text import count
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.run import Refused

RARE = frozenset({Outcome.ORIGIN, Outcome.UPDATE, Outcome.REJECTED})
"""Outcomes without a row where none came about."""
MOST_NAMES = 3
"""Documents that are named for a reason in the table; each was refused by name before."""


def tally_lines(filed: Iterable[Filed], refused: Iterable[Refused]) -> Iterator[str]:
    """The table, a line each: new, carriers added, known, refused with the reasons."""
    everything, turned_away = list(filed), sorted(refused, key=lambda each: each.reason)
    for outcome in Outcome:
        these = [each for each in everything if each.outcome is outcome]
        number, of = sum(each.number for each in these), sum(each.documents for each in these)
        if number or outcome not in RARE:
            yield _row(outcome, number) + (f"   from {of} documents" if of > number else "")
    yield _row("refused", len(turned_away))
    for reason, group in groupby(turned_away, key=lambda each: each.reason):
        names = [each.name for each in group]
        more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
        yield f"    {len(names)} × {reason}: {', '.join(names[:MOST_NAMES])}{more}"


def summary_line(filed: Iterable[Filed]) -> str:
    """How many drafts were written and carriers added, in a sentence."""
    everything = list(filed)
    drafts = sum(each.number for each in everything if each.outcome is Outcome.NEW)
    carriers = sum(each.number for each in everything if each.outcome is Outcome.CARRIER)
    more = f", {count(carriers, 'carrier')} added" if carriers else ""
    return f"{count(drafts, 'draft')} written{more}."


def _row(label: str, number: int) -> str:
    return f"  {label:32}{number:6}"
