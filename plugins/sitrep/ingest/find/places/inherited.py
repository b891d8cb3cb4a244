"""The regions of a paragraph that names no place: those of what is around it.

Paragraphs are walked from top to bottom. One without a place takes the regions of, in
this order: what follows a subhead that it is under, its table, the event that it speaks
of again, the paragraph above, the first paragraph with a place, the places that it only
refers to. A headline or lead that names no more than a country takes those of the
paragraph below it, where that is in the same country.

Limits: a paragraph of background between two of one place is filed under that place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from sitrep.core.markdown.forms import FormKind
from sitrep.core.prose.signs import LATIN_STOPS, STOPS, is_capital
from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.find.places.event_places import Events, event_meant, note_events
from sitrep.ingest.find.places.readings import Readings
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


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """What each body block says of places itself, by the number of the block."""

    own: Mapping[int, Codes | None]
    """The codes of its places; None where it names none."""
    weak: Mapping[int, Codes | None]
    """Those of places that it only refers to."""
    countries: Mapping[int, Codes] = field(default_factory=dict)
    """The countries that it names as a whole, wherever."""
    passing: Collection[int] = frozenset()
    """Blocks that name places at which nothing happens: what follows is not filed under them."""


def headings(draft: Draft, named: Readings) -> dict[int, Codes]:
    """What places the heading above each body block names."""
    found: dict[int, Codes] = {}
    section: Codes = ()
    for at, each in named.items():
        block = draft.blocks[at]
        if is_heading(block):
            places = [m for m in each.places if not m.name.rivals]
            section = each_once(code for mention in places for code in mention.name.codes)
        elif section:
            found[at] = section
    return found


def inherited(draft: Draft, places: FoundPlaces) -> dict[int, Codes]:
    """The codes of every body block: its own, else those of what is around it."""
    found: dict[int, Codes] = {}
    for story in stories(draft, places.own):
        own = {at: places.own[at] for at in story}
        if found and all(codes is None for codes in own.values()):
            # A part without a place of its own tells of a country, or goes on with what is above.
            own = {at: places.countries.get(at) or None for at in story}
            if not any(own.values()):
                own = {next(reversed(found)): found[next(reversed(found))], **own}
        found.update(_within(draft, replace(places, own=own)))
    return found


def stories(draft: Draft, blocks: Iterable[int]) -> list[list[int]]:
    """The blocks of each story of a digest of news, which begin with headlines.

    In a live report they begin with the time of an entry.
    """
    found: list[list[int]] = [[]]
    numbers = list(blocks)
    clocks = {at for at in numbers if _CLOCK.fullmatch(draft.blocks[at].text)}
    clocks = clocks if len(clocks) > 1 else set()
    for at, after in zip(numbers, [*numbers[1:], None], strict=False):
        below = None if after is None else draft.blocks[after]
        is_headline = below and _is_headline(draft.blocks[at]) and _is_lead(below)
        if found[-1] and (is_headline or at in clocks):
            found.append([])
        found[-1].append(at)
    return found


def _is_lead(block: Block) -> bool:
    """Whether a block may stand below a headline: a whole sentence, no piece of a broken line."""
    is_whole = block.text.rstrip("\"'”’)»")[-1:] in {*LATIN_STOPS, *STOPS}
    return is_whole and block.words > _SUBHEAD_WORDS and is_capital(block.text[:1])


def _within(draft: Draft, places: FoundPlaces) -> dict[int, Codes]:
    """The codes of the blocks of a story."""
    own, weak = places.own, places.weak
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
            first,
            weak[at],
        )
        found[at] = next((choice for choice in choices if choice is not None), ())
        note_events(block.text, found[at], events)
        # A row speaks of its own place alone: the total below it, and the text after the
        # table, of others. What was only guessed above the first place is not passed down, nor is
        # a place that is named in passing.
        is_guess = codes is None and above is None
        is_aside = above is not None and at in places.passing and not is_heading(block)
        if not (is_subhead or block.rule == ROW or is_guess or is_aside):
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


def is_heading(block: Block) -> bool:
    """Whether a block stands above others, by its markup or as a short line."""
    return block.form.kind is FormKind.HEADING or _is_subhead(block) or _is_headline(block)


def _is_headline(block: Block) -> bool:
    """Whether a block may be the headline of a story: a line of some words without a full stop."""
    return (
        _SUBHEAD_WORDS < block.words <= _HEADLINE_WORDS
        and block.form.kind in {FormKind.PARAGRAPH, FormKind.HEADING}
        and block.text[-1:].isalnum()
        and not block.text[:1].islower()
    )


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
