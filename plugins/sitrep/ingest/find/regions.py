"""Which regions each paragraph speaks of: by its place names, else by what stands around it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.find.event_places import event_meant, note_events
from sitrep.ingest.find.place_sense import Sense, is_certain, sense_of
from sitrep.ingest.find.row_places import each_once, row_codes
from sitrep.ingest.knowledge.bank import Settings, place_word_list, place_words
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.gazetteer import Gazetteer, Mention
from sitrep.ingest.read.tables.rows import ROW

SUBHEAD_WORDS = 8
"""Longest subhead; it belongs to what stands below it."""
COUNTRIES = 4
"""Most countries whose towns a document can name: more are those of a summit."""
SHARE = 0.15
"""A country's towns are looked up if it is named at least so often, in parts of the most named one.
"""
OWN_SHARE = 0.3
"""A country beside the one a document is mostly about is its subject as well from this part on."""
MAIN = 2
"""A country is the main subject if it is named so many times as often as the next."""
HEADLINE_WORDS = 14
"""Longest headline of a section in a digest of news."""
ACTOR = 0.25
"""What "Russia says" counts for a document's subject where "in Syria" and a town count 1."""
PEOPLE = 0.5
"""What "Syrian" counts where "Syria" counts 1."""

_WORDS = place_words()
_CAPITAL = r"(?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*(?: (?:[Aa][ltdsrnz]h?-)?[A-Z][\w'’-]*){0,2}"
_NAMES = rf"{_CAPITAL}(?:(?:, | and |, and ){_CAPITAL})*"
_SETTLEMENTS = (
    re.compile(rf"\b(?:{_WORDS['settlements']})(?: and \w+)? of (?P<names>{_NAMES})"),
    re.compile(rf"\b[Tt]he (?:{_WORDS['settlements']}) (?P<names>{_CAPITAL})"),
    re.compile(
        rf"\b(?!The (?:{_WORDS['settlements']}))(?:The )?(?P<names>{_CAPITAL}) (?:{_WORDS['settlements']})\b"
    ),
)
_NO_TOWNS = frozenset(place_word_list("no_towns"))
"""Words that stand before "villages" at the start of a sentence and name none."""
_SETTLED = re.compile(rf"\b(?:{_WORDS['settlements']})\b")
_CLOCK = re.compile(
    r"\W*\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.? ?m\.?)?(?: [A-Z]{2,4})?\W*", re.IGNORECASE
)
"""The time above an entry of a live report."""
_VAGUE = re.compile(rf"\bin an? [A-Z]\w+ (?:{_WORDS['vague']})\b")
_IN_COUNTRY = re.compile(
    r"\b(?:in|across|throughout|over|inside|into)(?: \w+)?(?: [A-Z]\w+ and)? $"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """What the names in a paragraph mean."""

    text: str
    places: tuple[Mention, ...]
    references: tuple[Mention, ...]
    parts: tuple[Mention, ...]


def find_regions(draft: Draft, settings: Settings) -> Draft:
    """The draft with the codes each body block speaks of; unknown places become doubts."""
    texts = {at: plain(block.text) for at, block in enumerate(draft.blocks) if block.is_body}
    gazetteer = _gazetteer_of(texts.values(), settings.gazetteer)
    named, contested = _decided(
        _without_strangers({at: _read(text, gazetteer) for at, text in texts.items()})
    )
    focus = _focus(named.values())
    own = {at: _codes(each.places, each.text, focus) for at, each in named.items()}
    weak = {at: _codes(each.references, each.text, focus) for at, each in named.items()}
    blocks = list(draft.blocks)
    for at, codes in _inherited(draft, own, weak).items():
        places = tuple(dict.fromkeys(mention.words for mention in named[at].places))
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
            weight = PEOPLE if mention.name.is_people else 1
            for country in {code.partition("-")[0] for code in mention.name.codes}:
                weights[country] += weight
    ranked = sorted(weights, key=lambda country: (-weights[country], country))
    most = max(weights.values(), default=0)
    loaded = [country for country in ranked if weights[country] >= SHARE * most][:COUNTRIES]
    return gazetteer.within(loaded)


def _read(text: str, gazetteer: Gazetteer) -> _Named:
    found: dict[Sense, list[Mention]] = {sense: [] for sense in Sense}
    for mention in gazetteer.mentions(text):
        if not mention.name.is_people:
            found[sense_of(mention, text)].append(mention)
    return _Named(
        text,
        tuple(found[Sense.PLACE]),
        tuple(found[Sense.REFERENCE]),
        tuple(found[Sense.PART]),
    )


def _without_strangers(named: dict[int, _Named]) -> dict[int, _Named]:
    """The readings without towns whose name is a person's in this document: "Ivan Lyman … Lyman
    said".
    """
    parts = {mention.words for each in named.values() for mention in each.parts}
    if not parts:
        return named
    certain = {
        m.words
        for each in named.values()
        for m in (*each.places, *each.references)
        if is_certain(m, each.text)
    }
    strangers = parts - certain
    cleaned = {}
    for at, each in named.items():
        places = (m for m in each.places if not (m.name.is_town and m.words in strangers))
        cleaned[at] = replace(each, places=tuple(places))
    return cleaned


def _decided(named: dict[int, _Named]) -> tuple[dict[int, _Named], tuple[str, ...]]:
    """The readings with every name of several places made one, by the places beside it.

    Doubts on the others.
    """
    known = Counter(
        code
        for each in named.values()
        for m in each.places
        if not m.name.rivals
        for code in set(m.name.codes)
    )
    doubts: dict[str, None] = {}
    decided = {}
    for at, each in named.items():
        beside = {m.words: m.name.rivals or m.name.codes for m in each.places}
        near = Counter(code for codes in beside.values() for code in codes)
        places = []
        for mention in each.places:
            code = _choice(mention.name.rivals, near, known) if mention.name.rivals else None
            if code:
                places.append(
                    replace(mention, name=replace(mention.name, codes=(code,), rivals=()))
                )
            elif mention.name.rivals:
                doubts[
                    f"{mention.words} may lie in {', '.join(mention.name.rivals)}; it is filed under none"
                ] = None
            else:
                places.append(mention)
        decided[at] = replace(each, places=tuple(places))
    return decided, tuple(doubts)


def _choice(
    rivals: tuple[str, ...], near: Mapping[str, int], known: Mapping[str, int]
) -> str | None:
    """The code among rivals that most other names of the paragraph, else of the document, speak
    for.
    """
    for votes, least in ((near, 2), (known, 1)):
        most = max(votes.get(code, 0) for code in rivals)
        best = [code for code in rivals if votes.get(code, 0) == most]
        if most >= least and len(best) == 1:
            return best[0]
    return None


def _focus(named: Iterable[_Named]) -> tuple[str, ...]:
    """The countries that the places named lie in, if they are a subject of the document.

    The first is its main one; empty where there is none.
    """
    countries: dict[str, float] = defaultdict(float)
    for each in named:
        for mention in (*each.places, *each.references):
            is_there = any("-" in code for code in mention.name.codes) or _is_in(mention, each.text)
            for country in {code.partition("-")[0] for code in mention.name.codes}:
                countries[country] += 1 if is_there else ACTOR
    ranked = sorted(countries, key=lambda country: (countries[country], country), reverse=True)
    subjects = tuple(
        country for country in ranked if countries[country] >= OWN_SHARE * countries[ranked[0]]
    )
    has_main = len(subjects) < 2 or countries[subjects[0]] >= MAIN * countries[subjects[1]]
    return subjects if has_main else ("", *subjects)


def _is_in(mention: Mention, text: str) -> bool:
    """Whether something happens in the country named, and it is not the country that acts."""
    return bool(_IN_COUNTRY.search(text[max(0, mention.start - 40) : mention.start]))


def _codes(
    mentions: tuple[Mention, ...], text: str, focus: tuple[str, ...]
) -> tuple[str, ...] | None:
    """The codes of the places named: subdivisions, else a country the text is about.

    Empty for places of none.
    """
    exact = _codes_of(mention for mention in mentions if not mention.name.is_area)
    places = [code for code in exact if "-" in code]
    for area in (mention for mention in mentions if mention.name.is_area):
        if not set(area.name.codes) & set(places):
            places.extend(area.name.codes)
    if places:
        return tuple(dict.fromkeys(places))
    wide = [mention for mention in mentions if set(mention.name.codes) & set(focus[:1])]
    wide += [
        mention
        for mention in mentions
        if set(mention.name.codes) & set(focus[1:]) and _is_in(mention, text)
    ]
    if wide:
        return _codes_of(wide)
    return () if any(not mention.name.codes for mention in mentions) else None


def _codes_of(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for mention in mentions for code in mention.name.codes))


def _first_known(*choices: tuple[str, ...] | None) -> tuple[str, ...]:
    return next((choice for choice in choices if choice is not None), ())


def _inherited(
    draft: Draft,
    own: Mapping[int, tuple[str, ...] | None],
    weak: Mapping[int, tuple[str, ...] | None],
) -> dict[int, tuple[str, ...]]:
    """The codes of every body block: its own, else a subhead's and those right under it from below,
    others' from above.

    ``weak`` are those of the places a paragraph only refers to: they count where nothing else is known.
    """
    section = _from_below(draft, own)
    rows = row_codes(draft.blocks, own)
    in_rows = each_once(code for codes in rows.values() for code in codes) or None
    first = next((codes for at, codes in own.items() if codes and at not in rows), None) or in_rows
    found: dict[int, tuple[str, ...]] = {}
    above: tuple[str, ...] | None = None
    events: dict[str, tuple[str, ...]] = {}
    is_fresh = False
    for at, named in own.items():
        block = draft.blocks[at]
        is_told_below = named and _is_told_below(block, named, section[at], is_first=above is None)
        codes = section[at] if is_told_below else named
        is_head = codes is None and _is_subhead(block)
        is_fresh = is_head or (is_fresh and codes is None)
        meant = event_meant(block.text, events)
        found[at] = _first_known(
            codes, section[at] if is_fresh else None, rows.get(at), meant, above, weak[at], first
        )
        note_events(block.text, found[at], events)
        # A row speaks of its own place alone: the total below it, and the text after the table, of
        # others.
        above = (
            above
            if is_head or block.rule == ROW or (codes is None and above is None)
            else found[at]
        )
    return found


def _is_told_below(
    block: Block, codes: tuple[str, ...], next_codes: tuple[str, ...] | None, *, is_first: bool
) -> bool:
    """Whether a headline or lead names no more than the country of what the next paragraph places
    exactly.
    """
    if (
        not next_codes
        or len(codes) != 1
        or not all(code.startswith(f"{codes[0]}-") for code in next_codes)
    ):
        return False
    is_headline = (
        block.words <= HEADLINE_WORDS and block.text[-1:].isalnum() and block.text[:1].isupper()
    )
    return is_headline or (is_first and bool(_VAGUE.search(block.text)))


def _from_below(
    draft: Draft, own: Mapping[int, tuple[str, ...] | None]
) -> dict[int, tuple[str, ...] | None]:
    """The next codes below each block and before the next subhead."""
    found: dict[int, tuple[str, ...] | None] = {}
    codes_below = None
    for at, codes in reversed(list(own.items())):
        found[at] = codes_below
        if codes is not None and draft.blocks[at].rule != ROW:
            codes_below = codes
        elif _is_subhead(draft.blocks[at]):
            codes_below = None
    return found


def _is_subhead(block: Block) -> bool:
    if _CLOCK.fullmatch(block.text):
        return True
    is_short = (
        block.words <= SUBHEAD_WORDS
        and block.rule != ROW
        and not is_prose(block)
        and not block.text.endswith((".", ".”", '."'))
    )
    return is_short and not block.text[:1].islower()


def _with_paragraphs(blocks: list[Block], text: str) -> list[Block]:
    """The blocks, those marked that go on with the line and the regions of the body block before
    them.
    """
    found = []
    before: Block | None = None
    for block in blocks:
        same = before is not None and block.is_body and before.regions == block.regions
        goes_on = same and before is not None and "\n" not in text[before.start : block.start]
        found.append(replace(block, continues=True) if goes_on else block)
        before = block if block.is_body else before
    return found


def _unknown_places(blocks: Iterable[Block], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Doubts on settlements the gazetteer lacks, each once.

    Their paragraphs' other places decided.
    """
    unknown: dict[str, str] = {}
    for block in (block for block in blocks if block.is_body):
        filed = ", ".join(block.regions) or "nothing"
        for name in _settlements(plain(block.text)):
            if not any(True for _ in gazetteer.mentions(f"village of {name}")):
                unknown.setdefault(
                    name,
                    f"regions: {name} is not in the gazetteer; its paragraph is filed under {filed}",
                )
    return tuple(unknown.values())


def _settlements(text: str) -> Iterator[str]:
    for pattern in _SETTLEMENTS if _SETTLED.search(text) else ():
        for match in pattern.finditer(text):
            names = (
                name.removeprefix("The ") for name in re.split(r", and |, | and ", match["names"])
            )
            yield from (name for name in names if name.casefold() not in _NO_TOWNS)
