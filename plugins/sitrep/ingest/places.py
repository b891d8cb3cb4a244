"""Which regions each paragraph speaks of: by its place names, else by what stands before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sitrep.ingest.article import is_prose
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.gazetteer import Mention
from sitrep.ingest.judge import plain
from sitrep.ingest.settings import Settings, place_words

SUBHEAD_WORDS = 8
"""Longest subhead; it belongs to what stands below it."""

_WORDS = place_words()
_OF_PLACE = re.compile(rf"\b(?:{_WORDS['before_places']}) (?:(?:{_WORDS['directions']}) )*$", re.IGNORECASE)
_ORGANISATION = re.compile(rf"^(?:'s)?[ -](?:{_WORDS['organisations']})\b")
_BORDER = re.compile(r"\b[A-Z]\w+[-–](?:[A-Z]\w+) (?:border|frontier)")
"""“the Syria-Turkey border” says of neither country that something happened in it."""
_CAPITAL = r"(?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*(?: (?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*){0,2}"
_NAMES = rf"{_CAPITAL}(?:(?:, | and |, and ){_CAPITAL})*"
_SETTLEMENT = re.compile(rf"\b(?:{_WORDS['settlements']})(?: and \w+)? of (?P<names>{_NAMES})")


def find_regions(draft: Draft, settings: Settings) -> Draft:
    """The draft with the codes each body block speaks of; unknown places become doubts."""
    named = {at: _mentions(block, settings) for at, block in enumerate(draft.blocks) if block.is_body}
    focus = _focus(mention for mentions in named.values() for mention in mentions)
    own = {at: _codes(mentions, focus) for at, mentions in named.items()}
    blocks = list(draft.blocks)
    for at, codes in _inherited(draft, own).items():
        blocks[at] = replace(blocks[at], regions=codes)
    return replace(draft, blocks=tuple(blocks), doubts=(*draft.doubts, *_unknown_places(blocks, settings)))


def _inherited(draft: Draft, own: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """The codes of every body block: its own, else a subhead's from below, a paragraph's from above."""
    found = dict(own)
    above = next((codes for codes in own.values() if codes), ())
    for at, codes in own.items():
        above = found[at] = codes or above
    below: tuple[str, ...] = ()
    for at, codes in reversed(own.items()):
        below = codes or below
        if not codes and below and not is_prose(draft.blocks[at]) and draft.blocks[at].words <= SUBHEAD_WORDS:
            found[at] = below
    return found


def _mentions(block: Block, settings: Settings) -> tuple[Mention, ...]:
    text = plain(block.text)
    return tuple(mention for mention in settings.gazetteer.mentions(text) if _is_place(mention, text))


def _is_place(mention: Mention, text: str) -> bool:
    """Whether the name means the place, and not a government or an organisation called after it."""
    if _ORGANISATION.match(text[mention.end :]):
        return False
    if any(border.start() <= mention.start < border.end() for border in _BORDER.finditer(text)):
        return False
    return not mention.name.is_seat or bool(_OF_PLACE.search(text[: mention.start]))


def _focus(mentions: Iterable[Mention]) -> str | None:
    """The country that most of the places named lie in."""
    countries = Counter(code.partition("-")[0] for mention in mentions for code in set(mention.name.codes))
    return max(countries, key=lambda country: (countries[country], country), default=None)


def _codes(mentions: tuple[Mention, ...], focus: str | None) -> tuple[str, ...]:
    """The codes of the places named: subdivisions, else the country the text is about."""
    exact = _each_once(mention for mention in mentions if not mention.name.is_area)
    places = [code for code in exact if "-" in code]
    for area in (mention for mention in mentions if mention.name.is_area):
        if not set(area.name.codes) & set(places):
            places.extend(area.name.codes)
    if places:
        return tuple(dict.fromkeys(places))
    return (focus,) if focus and focus in exact else ()


def _each_once(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for mention in mentions for code in mention.name.codes))


def _unknown_places(blocks: Iterable[Block], settings: Settings) -> tuple[str, ...]:
    """Doubts on settlements the gazetteer lacks; their paragraphs' other places decided."""
    unknown = []
    for block in (block for block in blocks if block.is_body):
        for match in _SETTLEMENT.finditer(plain(block.text)):
            for name in re.split(r", and |, | and ", match["names"]):
                if not any(True for _ in settings.gazetteer.mentions(name)):
                    unknown.append(
                        f"place not in the gazetteer: {name}; filed under {', '.join(block.regions) or 'nothing'}"
                    )
    return tuple(dict.fromkeys(unknown))
