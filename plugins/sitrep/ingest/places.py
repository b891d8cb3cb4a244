"""Which regions each paragraph speaks of: by its place names, else by what stands before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitrep.ingest.article import is_prose
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.gazetteer import Mention
from sitrep.ingest.judge import plain
from sitrep.ingest.settings import Settings, place_words

SUBHEAD_WORDS = 8
"""Longest subhead; it belongs to what stands below it."""

WINDOW = 60
"""Characters around a name that say what it means."""

_WORDS = place_words()
_STEPS = f"{_WORDS['directions']}|{_WORDS['between']}"
_OF_PLACE = re.compile(
    rf"\b(?:(?:{_WORDS['before_places']}) (?:(?:{_STEPS}) )*|(?:{_WORDS['directions']}) )$", re.IGNORECASE
)
_ORGANISATION = re.compile(rf"^(?:'s)?[ -](?:{_WORDS['organisations']})\b")
_BORDER = re.compile(r"\b[A-Z]\w+[-–](?:[A-Z]\w+) (?:border|frontier)")
"""“the Syria-Turkey border” says of neither country that something happened in it."""
_CAPITAL = r"(?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*(?: (?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*){0,2}"
_NAMES = rf"{_CAPITAL}(?:(?:, | and |, and ){_CAPITAL})*"
_SETTLEMENTS = (
    re.compile(rf"\b(?:{_WORDS['settlements']})(?: and \w+)? of (?P<names>{_NAMES})"),
    re.compile(rf"\bthe (?:{_WORDS['settlements']}) (?P<names>{_CAPITAL})"),
    re.compile(rf"(?:\bThe )?\b(?P<names>{_CAPITAL}) (?:{_WORDS['settlements']})\b"),
)


def find_regions(draft: Draft, settings: Settings) -> Draft:
    """The draft with the codes each body block speaks of; unknown places become doubts."""
    named = {at: _mentions(block, settings) for at, block in enumerate(draft.blocks) if block.is_body}
    focus = _focus(mention for mentions in named.values() for mention in mentions)
    own = {at: _codes(mentions, focus) for at, mentions in named.items()}
    blocks = list(draft.blocks)
    for at, codes in _inherited(draft, own).items():
        places = tuple(dict.fromkeys(mention.words for mention in named[at]))
        blocks[at] = replace(blocks[at], regions=codes, places=places)
    blocks = _with_paragraphs(blocks, draft.document.text)
    return replace(draft, blocks=tuple(blocks), doubts=(*draft.doubts, *_unknown_places(blocks, settings)))


def _with_paragraphs(blocks: list[Block], text: str) -> list[Block]:
    """The blocks, those marked that go on with the line and the regions of the body block before them."""
    found = []
    before: Block | None = None
    for block in blocks:
        same = before is not None and block.is_body and before.regions == block.regions
        goes_on = same and before is not None and "\n" not in text[before.start : block.start]
        found.append(replace(block, continues=True) if goes_on else block)
        before = block if block.is_body else before
    return found


def _inherited(draft: Draft, own: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """The codes of every body block: its own, else a subhead's from below, a paragraph's from above."""
    found = dict(own)
    above = next((codes for codes in own.values() if codes), ())
    for at, codes in own.items():
        above = found[at] = codes or above
    below: tuple[str, ...] = ()
    for at, codes in reversed(own.items()):
        below = codes or below
        if not codes and below and _is_subhead(draft.blocks[at]):
            found[at] = below
    return found


def _is_subhead(block: Block) -> bool:
    return block.words <= SUBHEAD_WORDS and not is_prose(block) and not block.text.endswith((".", ".”", '."'))


def _mentions(block: Block, settings: Settings) -> tuple[Mention, ...]:
    text = plain(block.text)
    return tuple(mention for mention in settings.gazetteer.mentions(text) if _is_place(mention, text))


def _is_place(mention: Mention, text: str) -> bool:
    """Whether the name means the place, and not a government, an organisation or a border called after it."""
    if _ORGANISATION.match(text[mention.end : mention.end + WINDOW]):
        return False
    around = max(0, mention.start - WINDOW)
    for border in _BORDER.finditer(text[around : mention.end + WINDOW]):
        if around + border.start() <= mention.start < around + border.end():
            return False
    return not mention.name.is_seat or bool(_OF_PLACE.search(text[around : mention.start]))


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
    """Doubts on settlements the gazetteer lacks, each once; their paragraphs' other places decided."""
    unknown: dict[str, str] = {}
    for block in (block for block in blocks if block.is_body):
        filed = ", ".join(block.regions) or "nothing"
        for name in _settlements(plain(block.text)):
            if not any(True for _ in settings.gazetteer.mentions(f"village of {name}")):
                unknown.setdefault(name, f"place not in the gazetteer: {name}; filed under {filed}")
    return tuple(unknown.values())


def _settlements(text: str) -> Iterator[str]:
    for pattern in _SETTLEMENTS:
        for match in pattern.finditer(text):
            yield from (name.removeprefix("The ") for name in re.split(r", and |, | and ", match["names"]))
