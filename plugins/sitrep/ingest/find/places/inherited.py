"""The regions of a paragraph that names no place: those of what is around it.

Paragraphs are walked from top to bottom. One without a place takes the regions of, in
this order: what follows a subhead that it is under, its table, the event that it speaks
of again, the paragraph above, the places that it only refers to, the first paragraph
with a place. A headline or lead that names no more than a country takes those of the
paragraph below it, where that is in the same country.

Limits: a paragraph of background between two of one place is filed under that place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.find.places.event_places import Events, event_meant, note_events
from sitrep.ingest.find.places.row_places import Codes, each_once, row_codes
from sitrep.ingest.knowledge.bank import place_words
from sitrep.ingest.read.tables.rows import ROW

_SUBHEAD_WORDS = 8
"""Longest subhead; it belongs to what is below it."""
_HEADLINE_WORDS = 14
"""Longest headline of a section in a digest of news."""

_CLOCK = re.compile(
    r"\W*\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.? ?m\.?)?(?: [A-Z]{2,4})?\W*", re.IGNORECASE
)
"""The time above an entry of a live report."""
_VAGUE_PLACE = re.compile(rf"\bin an? [A-Z]\w+ (?:{place_words()['vague']})\b")
"""As in "in a Syrian village": the place comes in the next paragraph."""


def inherited(
    draft: Draft, own: Mapping[int, Codes | None], weak: Mapping[int, Codes | None]
) -> dict[int, Codes]:
    """The codes of every body block: its own, else those of what is around it.

    ``weak`` are those of the places that a paragraph only refers to.
    """
    below = _from_below(draft, own)
    rows = row_codes(draft.blocks, own)
    first = _first_codes(own, rows)
    found: dict[int, Codes] = {}
    events: Events = {}
    above: Codes | None = None
    is_under_subhead = False
    for at, named in own.items():
        block = draft.blocks[at]
        codes = named
        if named and _is_placed_below(block, named, below[at], is_first=above is None):
            codes = below[at]
        is_subhead = codes is None and _is_subhead(block)
        is_under_subhead = is_subhead or (is_under_subhead and codes is None)
        choices = (
            codes,
            below[at] if is_under_subhead else None,
            rows.get(at),
            event_meant(block.text, events),
            above,
            weak[at],
            first,
        )
        found[at] = next((choice for choice in choices if choice is not None), ())
        note_events(block.text, found[at], events)
        # A row speaks of its own place alone: the total below it, and the text after the
        # table, of others. What was only guessed above the first place is not passed down.
        is_guess = codes is None and above is None
        if not (is_subhead or block.rule == ROW or is_guess):
            above = found[at]
    return found


def _first_codes(own: Mapping[int, Codes | None], rows: Mapping[int, Codes]) -> Codes | None:
    """The codes of the first paragraph that names a place, else those of all rows."""
    for at, codes in own.items():
        if codes and at not in rows:
            return codes
    return each_once(code for codes in rows.values() for code in codes) or None


def _is_placed_below(
    block: Block, codes: Codes, next_codes: Codes | None, *, is_first: bool
) -> bool:
    """Whether a headline or lead names no more than the country of what follows it exactly.

    "Strike in Syria kills nine" above "A strike in Idlib …".
    """
    if not next_codes or len(codes) != 1:
        return False
    if not all(code.startswith(f"{codes[0]}-") for code in next_codes):
        return False
    is_headline = (
        block.words <= _HEADLINE_WORDS and block.text[-1:].isalnum() and block.text[:1].isupper()
    )
    return is_headline or (is_first and bool(_VAGUE_PLACE.search(block.text)))


def _from_below(draft: Draft, own: Mapping[int, Codes | None]) -> dict[int, Codes | None]:
    """The next codes below each block and before the next subhead."""
    found: dict[int, Codes | None] = {}
    codes_below: Codes | None = None
    for at, codes in reversed(list(own.items())):
        found[at] = codes_below
        if codes is not None and draft.blocks[at].rule != ROW:
            codes_below = codes
        elif _is_subhead(draft.blocks[at]):
            codes_below = None
    return found


def _is_subhead(block: Block) -> bool:
    """Whether a block is a short line without a full stop, or the time of an entry."""
    if _CLOCK.fullmatch(block.text):
        return True
    return (
        block.words <= _SUBHEAD_WORDS
        and block.rule != ROW
        and not is_prose(block)
        and not block.text.endswith((".", ".”", '."'))
        and not block.text[:1].islower()
    )
