"""Which regions each paragraph speaks of: by its place names, else by what is around it.

1. A first look finds the countries that the document names; the towns of the few most
   named ones are then looked up as well (the world has too many towns of one name).
2. ``place_sense`` decides what each name means. Towns that are a person's name in this
   document are left out ("Ivan Lyman … Lyman said"). A name of several places is
   decided by the places named beside it, else by those of the document.
3. The countries in which most of these places are become the document's focus. "Syria"
   gives a paragraph its region only where Syria is in focus.
4. A paragraph that names no place takes the regions of, in this order: what a subhead
   announces, its table, the event that it speaks of again, the paragraph above, the
   places that it only refers to, the first paragraph with a place.
5. Blocks of one line of the document with the same regions are one paragraph again.

Settlements that the gazetteer lacks, and names that stayed ambiguous, become doubts.

Limits: names in scripts that the gazetteer does not know are not found; a report on many
countries (a summit) is filed by the places of each paragraph alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.find.event_places import Events, event_meant, note_events
from sitrep.ingest.find.place_sense import Sense, is_certain, sense_of
from sitrep.ingest.find.row_places import Codes, each_once, row_codes
from sitrep.ingest.knowledge.bank import Settings, place_word_list, place_words
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.gazetteer import Gazetteer, Mention
from sitrep.ingest.read.tables.rows import ROW

_SUBHEAD_WORDS = 8
"""Longest subhead; it belongs to what is below it."""
_COUNTRIES = 4
"""Most countries whose towns a document can name: more are those of a summit."""
_SHARE = 0.15
"""Share of the most named country from which the towns of another are looked up as well."""
_OWN_SHARE = 0.3
"""Share of the most named country from which another is the document's subject as well."""
_MAIN = 2
"""A country is the main subject if it is named so many times as often as the next."""
_HEADLINE_WORDS = 14
"""Longest headline of a section in a digest of news."""
_ACTOR = 0.25
"""What "Russia says" counts for a document's subject where "in Syria" and a town count 1."""
_PEOPLE = 0.5
"""What "Syrian" counts where "Syria" counts 1."""
_BEFORE_COUNTRY = 40
"""Characters before a country's name in which "in" or "across" may be."""
_NEAR_VOTES, _KNOWN_VOTES = 2, 1
"""Names that must speak for one of several places: in its paragraph (with it), else in all."""

_WORDS = place_words()
_CAPITAL = r"(?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*(?: (?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*){0,2}"
_NAMES = rf"{_CAPITAL}(?:(?:, | and |, and ){_CAPITAL})*"
_SETTLEMENTS = (
    re.compile(rf"\b(?:{_WORDS['settlements']})(?: and \w+)? of (?P<names>{_NAMES})"),
    re.compile(rf"\b[Tt]he (?:{_WORDS['settlements']}) (?P<names>{_CAPITAL})"),
    re.compile(
        rf"\b(?!The (?:{_WORDS['settlements']}))(?:The )?(?P<names>{_CAPITAL})"
        rf" (?:{_WORDS['settlements']})\b"
    ),
)
_NO_TOWNS = frozenset(place_word_list("no_towns"))
"""Words before "villages" at the start of a sentence that name none: "Several villages"."""
_SETTLED = re.compile(rf"\b(?:{_WORDS['settlements']})\b")
_CLOCK = re.compile(
    r"\W*\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.? ?m\.?)?(?: [A-Z]{2,4})?\W*", re.IGNORECASE
)
"""The time above an entry of a live report."""
_VAGUE_PLACE = re.compile(rf"\bin an? [A-Z]\w+ (?:{_WORDS['vague']})\b")
_IN_COUNTRY = re.compile(
    r"\b(?:in|across|throughout|over|inside|into)(?: \w+)?(?: [A-Z]\w+ and)? $"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """What the names in a paragraph mean."""

    text: str
    places: tuple[Mention, ...]
    """Where something happens."""
    references: tuple[Mention, ...]
    """From where somebody speaks or measures."""
    parts: tuple[Mention, ...]
    """Parts of longer names, of persons and the like."""


_NamedBlocks = Mapping[int, _Named]
"""By the number of the block."""


def find_regions(draft: Draft, settings: Settings) -> Draft:
    """The draft with the codes that each body block speaks of; unknown places become doubts."""
    texts = {at: plain(block.text) for at, block in enumerate(draft.blocks) if block.is_body}
    gazetteer = _gazetteer_of(texts.values(), settings.gazetteer)
    named: _NamedBlocks = {at: _read(text, gazetteer) for at, text in texts.items()}
    named = _without_strangers(named)
    contested: dict[str, None] = {}
    named = _decided(named, contested)

    focus = _focus(named.values())
    own: dict[int, Codes | None] = {}
    weak: dict[int, Codes | None] = {}
    for at, each in named.items():
        own[at] = _codes(each.places, each.text, focus)
        weak[at] = _codes(each.references, each.text, focus)
    blocks = list(draft.blocks)
    for at, codes in _inherited(draft, own, weak).items():
        places = each_once(mention.words for mention in named[at].places)
        blocks[at] = replace(blocks[at], regions=codes, places=places)
    blocks = _with_paragraphs(blocks, draft.document.text)
    doubts = (*draft.doubts, *contested, *_unknown_places(blocks, gazetteer))
    return replace(draft, blocks=tuple(blocks), doubts=doubts)


def _gazetteer_of(texts: Iterable[str], gazetteer: Gazetteer) -> Gazetteer:
    """The gazetteer with the towns of the countries that texts name most."""
    world = gazetteer.within(())
    weights: dict[str, float] = defaultdict(float)
    for text in texts:
        for mention in world.mentions(text):
            weight = _PEOPLE if mention.name.is_people else 1
            for country in _countries(mention):
                weights[country] += weight
    ranked = sorted(weights, key=lambda country: (-weights[country], country))
    least = _SHARE * max(weights.values(), default=0)
    often = [country for country in ranked if weights[country] >= least]
    return gazetteer.within(often[:_COUNTRIES])


def _countries(mention: Mention) -> set[str]:
    return {code.partition("-")[0] for code in mention.name.codes}


def _read(text: str, gazetteer: Gazetteer) -> _Named:
    found: dict[Sense, list[Mention]] = {sense: [] for sense in Sense}
    for mention in gazetteer.mentions(text):
        if not mention.name.is_people:
            found[sense_of(mention, text)].append(mention)
    return _Named(
        text,
        places=tuple(found[Sense.PLACE]),
        references=tuple(found[Sense.REFERENCE]),
        parts=tuple(found[Sense.PART]),
    )


def _without_strangers(named: _NamedBlocks) -> _NamedBlocks:
    """The readings without towns whose name is a person's in this document.

    "Ivan Lyman" makes each "Lyman" his, unless one is called a place: "in Lyman".
    """
    strangers = {mention.words for each in named.values() for mention in each.parts}
    if not strangers:
        return named
    for each in named.values():
        for mention in (*each.places, *each.references):
            if is_certain(mention, each.text):
                strangers.discard(mention.words)
    kept: dict[int, _Named] = {}
    for at, each in named.items():
        places = [
            mention
            for mention in each.places
            if not mention.name.is_town or mention.words not in strangers
        ]
        kept[at] = replace(each, places=tuple(places))
    return kept


def _decided(named: _NamedBlocks, doubts: dict[str, None]) -> _NamedBlocks:
    """The readings with every name of several places made one, by the places beside it.

    Those that stay undecided are left out, and a doubt on each is added to ``doubts``.
    """
    known: Counter[str] = Counter()
    for each in named.values():
        for mention in each.places:
            if not mention.name.rivals:
                known.update(set(mention.name.codes))
    decided: dict[int, _Named] = {}
    for at, each in named.items():
        # Once for each name, however often the paragraph says it.
        beside = {m.words: m.name.rivals or m.name.codes for m in each.places}
        near: Counter[str] = Counter()
        for codes in beside.values():
            near.update(codes)
        places: list[Mention] = []
        for mention in each.places:
            rivals = mention.name.rivals
            code = _choice(rivals, near, known) if rivals else None
            if code:
                name = replace(mention.name, codes=(code,), rivals=())
                places.append(replace(mention, name=name))
            elif rivals:
                may_be = ", ".join(rivals)
                doubts[f"{mention.words} may lie in {may_be}; it is filed under none"] = None
            else:
                places.append(mention)
        decided[at] = replace(each, places=tuple(places))
    return decided


def _choice(rivals: Codes, near: Mapping[str, int], known: Mapping[str, int]) -> str | None:
    """The code among rivals for which most names of the paragraph, else of the document, speak."""
    for votes, least in ((near, _NEAR_VOTES), (known, _KNOWN_VOTES)):
        most = max(votes.get(code, 0) for code in rivals)
        best = [code for code in rivals if votes.get(code, 0) == most]
        if most >= least and len(best) == 1:
            return best[0]
    return None


def _focus(named: Iterable[_Named]) -> Codes:
    """The countries in which the places named are, if they are a subject of the document.

    The first is its main one; empty where there is none.
    """
    weights: dict[str, float] = defaultdict(float)
    for each in named:
        for mention in (*each.places, *each.references):
            is_exact = any("-" in code for code in mention.name.codes)
            is_there = is_exact or _is_in(mention, each.text)
            for country in _countries(mention):
                weights[country] += 1 if is_there else _ACTOR
    ranked = sorted(weights, key=lambda country: (weights[country], country), reverse=True)
    subjects = [
        country for country in ranked if weights[country] >= _OWN_SHARE * weights[ranked[0]]
    ]
    has_main = len(subjects) < 2 or weights[subjects[0]] >= _MAIN * weights[subjects[1]]
    return tuple(subjects) if has_main else ("", *subjects)


def _is_in(mention: Mention, text: str) -> bool:
    """Whether something happens in the country named, and it is not the country that acts."""
    return bool(_IN_COUNTRY.search(text[max(0, mention.start - _BEFORE_COUNTRY) : mention.start]))


def _codes(mentions: Sequence[Mention], text: str, focus: Codes) -> Codes | None:
    """The codes of the places named; empty for places of none, None where none is named.

    Subdivisions first; an area ("north-eastern Syria") gives way to places in it. Else a
    country: the main one always, another subject only where something happens in it.
    """
    exact: dict[str, None] = {}
    for mention in mentions:
        if not mention.name.is_area:
            exact.update(dict.fromkeys(code for code in mention.name.codes if "-" in code))
    for mention in mentions:
        if mention.name.is_area and exact.keys().isdisjoint(mention.name.codes):
            exact.update(dict.fromkeys(mention.name.codes))
    if exact:
        return tuple(exact)

    main, others = set(focus[:1]), set(focus[1:])
    wide: list[Mention] = [m for m in mentions if not main.isdisjoint(m.name.codes)]
    for mention in mentions:
        if not others.isdisjoint(mention.name.codes) and _is_in(mention, text):
            wide.append(mention)
    if wide:
        return each_once(code for mention in wide for code in mention.name.codes)
    return () if any(not mention.name.codes for mention in mentions) else None


def _inherited(
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


def _with_paragraphs(blocks: Iterable[Block], text: str) -> list[Block]:
    """The blocks, those marked that go on with line and regions of the body block before them."""
    found: list[Block] = []
    before: Block | None = None
    for block in blocks:
        same = before is not None and block.is_body and before.regions == block.regions
        goes_on = same and before is not None and "\n" not in text[before.start : block.start]
        found.append(replace(block, continues=True) if goes_on else block)
        if block.is_body:
            before = block
    return found


def _unknown_places(blocks: Iterable[Block], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Doubts on settlements that the gazetteer lacks, each once.

    Their paragraphs are filed by the other places in them.
    """
    unknown: dict[str, str] = {}
    for block in blocks:
        if not block.is_body:
            continue
        filed = ", ".join(block.regions) or "nothing"
        for name in _settlements(plain(block.text)):
            is_known = next(gazetteer.mentions(f"village of {name}"), None) is not None
            if not is_known and name not in unknown:
                unknown[name] = (
                    f"regions: {name} is not in the gazetteer; its paragraph is filed under {filed}"
                )
    return tuple(unknown.values())


def _settlements(text: str) -> Iterator[str]:
    """Names that a text calls a village, a town and the like."""
    if not _SETTLED.search(text):
        return
    for pattern in _SETTLEMENTS:
        for match in pattern.finditer(text):
            for written in re.split(r", and |, | and ", match["names"]):
                name = written.removeprefix("The ")
                if name.casefold() not in _NO_TOWNS:
                    yield name
