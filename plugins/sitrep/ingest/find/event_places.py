"""Where the events were that a text speaks of again: “the attack” was told of before."""

from __future__ import annotations

import re

from sitrep.ingest.knowledge.bank import place_words

ANY = "attack"
"""What a bombing, an ambush and a raid are called when they are spoken of again."""

_WORDS = place_words()["events"]
_TOLD = re.compile(rf"\b(?P<event>{_WORDS})\b", re.IGNORECASE)
_AGAIN = re.compile(rf"\b(?:the|this|that) (?P<event>{_WORDS})\b", re.IGNORECASE)

Events = dict[str, tuple[str, ...]]
"""Where the last event of each kind was, as codes; the last one told of stands last."""


def event_meant(text: str, events: Events) -> tuple[str, ...] | None:
    """The codes of the event that a text speaks of again, None where it speaks of none that was
    told of.

    It is the last of its kind; an attack may be of any kind.
    """
    again = _AGAIN.search(text)
    if again is None or not events:
        return None
    kind = _kind(again["event"])
    return events.get(kind, events[next(reversed(events))] if kind == ANY else None)


def note_events(text: str, codes: tuple[str, ...], events: Events) -> None:
    """Add where the events were that a text tells of."""
    for match in _TOLD.finditer(text):
        kind = _kind(match["event"])
        events.pop(kind, None)
        events[kind] = codes


def _kind(event: str) -> str:
    return (
        event.lower()
        .removesuffix("s" if not event.lower().endswith("shes") else "es")
        .removeprefix("air")
    )
