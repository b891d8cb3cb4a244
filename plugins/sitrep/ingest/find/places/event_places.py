"""Where the events were that a text speaks of again: "the attack" was mentioned before.

While the paragraphs of a report are read from top to bottom, the place of each kind of
event (bombing, clash, raid) is noted. A paragraph without a place that says "the
bombing" is about the last bombing's place; "the attack" may be any of them.

Limits: English words of ``place_words.toml``; two bombings in one report are told apart by
their order alone.
"""

from __future__ import annotations

import re

from sitrep.core.prose.finder import WordFinder, is_whole
from sitrep.ingest.knowledge.bank import place_word_list, place_words

_ANY_KIND = "attack"
"""What a bombing, an ambush and a raid are called when they are spoken of again."""

_WORDS = place_words()["events"]
_FINDER = WordFinder(place_word_list("events"))
_AGAIN = re.compile(rf"\b(?:the|this|that) (?P<event>{_WORDS})\b", re.IGNORECASE)

Events = dict[str, tuple[str, ...]]
"""Where the last event of each kind was, as codes; the last one mentioned comes last."""


def event_meant(text: str, events: Events) -> tuple[str, ...] | None:
    """The codes of the event that a text speaks of again; None where none was mentioned before.

    It is the last of its kind; an attack may be of any kind.
    """
    again = _AGAIN.search(text) if events else None
    if again is None:
        return None
    kind = _kind(again["event"])
    if kind in events:
        return events[kind]
    return events[next(reversed(events))] if kind == _ANY_KIND else None


def note_events(text: str, codes: tuple[str, ...], events: Events) -> None:
    """Add where the events were that a text mentions."""
    folded = text.lower()
    for _word, start, end in _FINDER.found_in(folded):
        if not is_whole(folded, start, end):
            continue
        kind = _kind(folded[start:end])
        events.pop(kind, None)  # so that it comes last
        events[kind] = codes


def _kind(event: str) -> str:
    """The singular of an event's word; an airstrike is a strike."""
    kind = event.lower()
    plural = "es" if kind.endswith("shes") else "s"  # "clashes" is of "clash", not "clashe"
    return kind.removesuffix(plural).removeprefix("air")
