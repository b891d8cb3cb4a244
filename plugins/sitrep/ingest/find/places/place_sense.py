"""What a place name means where it is: the place, a part of another name, or something else.

The words around a name decide, in a window of some sixty characters:

1. A town that is part of a longer name or of a person's ("Ivan Lyman") is a ``PART``.
2. An organisation, an actor, a government or a border called after a place ("Damascus
   University", "Syria's Defence Ministry", "the Syria-Turkey border") is ``NONE``.
3. Where somebody speaks, is quoted from, or from where one measures ("told a press
   conference in Geneva", "30 km from Aleppo", a dateline) is a ``REFERENCE``: it counts
   only for paragraphs that name no place.
4. All else is a ``PLACE``: something happens there.

The word lists are in ``place_words.toml``; ``senses_abroad`` has those of other languages.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from sitrep.ingest.find.places.senses_abroad import begins_dateline, is_elsewhere, is_english
from sitrep.ingest.knowledge.bank import place_word_list, place_words
from sitrep.ingest.knowledge.gazetteer import Mention

_WINDOW = 60
"""Characters around a name that say what it means."""
_REFERENCE_WINDOW = 120
"""Characters before a name that show it to be a reference; those phrases are longer."""
_NEAR_START = 40
"""Characters from the start of a paragraph within which a dateline ends."""
_HEADLINE_NAME = 3
"""Most letters of an abbreviation; a longer name in capitals is in a headline."""

_WORDS = place_words()
_STEPS = f"{_WORDS['directions']}|{_WORDS['between']}"
_OF_PLACE = re.compile(
    rf"\b(?:(?:{_WORDS['before_places']}) (?:(?:{_STEPS}) )*|(?:{_WORDS['directions']}) )$",
    re.IGNORECASE,
)
_OF_TOWN = re.compile(
    rf"\b(?:{_WORDS['before_towns']}) (?:the )?(?:(?:{_STEPS}) )*$", re.IGNORECASE
)
_SETTLEMENT = re.compile(
    rf"\b(?:{_WORDS['settlements']}|city|cities)(?: and \w+)? (?:of )?$", re.IGNORECASE
)
_ORGANISATION = re.compile(rf"(?:'s)?[ -](?:{_WORDS['organisations']})\b")
_IN_ORGANISATION = re.compile(
    rf"\b(?:{_WORDS['organisation_heads']}) (?:of|in|for) (?:the )?(?:[A-Z]\w+ and )?(?:the )?$"
)
_JOINTS = (" of ", " in ", " for ", " the ", " and ")
_ACTOR = re.compile(rf"-(?:{_WORDS['actors']})\b")
_OWNER = re.compile(r"'s [A-Z]")
"""As in "Syria's Defence Ministry": somebody of the country, wherever he is."""
_BORDER = re.compile(r"\b[A-Z]\w+[-–](?:[A-Z]\w+) (?:border|frontier)")
"""In "the Syria-Turkey border" neither country is where something happened."""
_DISTANCE = re.compile(
    rf"\b(?:{_WORDS['distances']})\)?,?"
    r"(?: or [^.;]{0,30},)? (?:[\w-]+ ){0,3}(?:of|from) (?:the )?(?:[\w-]+ ){0,3}$"
)
_LINK = re.compile(rf"\b(?:{_WORDS['links']}) [^.;]{{0,80}}$")
_VENUE = re.compile(
    rf"\b(?:{_WORDS['venues']})(?: \w+){{0,3}} (?:in|at|from) (?:the )?"
    r"(?:[a-z]+ (?:city|capital)(?: of)? |[A-Z]\w+'s )?$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    rf"\b(?:{_WORDS['elsewhere']})\b[^.;,]{{0,50}} (?:in|of) (?:\w+ and )?$", re.IGNORECASE
)
_HOSPITAL = re.compile(
    rf"\b(?:{_WORDS['brought']})\b[^.;]{{0,60}}\b(?:{_WORDS['hospitals']})\b[^.;,]{{0,20}} (?:in|at|of) "
    r"(?:the )?(?:[a-z]+ )?$"
)
_TO_HOSPITAL = re.compile(rf"\b(?:{_WORDS['hospitals']})\b[^.;,]{{0,20}} (?:in|at|of) (?:the )?$")
_TREATS = re.compile(r"\b(?:treat|admit|receiv|wounded|injured)", re.IGNORECASE)
_ON_THE_WAY = re.compile(rf"\b(?:{_WORDS['destinations']}) (?:the )?$")
_SENDER = re.compile(rf"\b(?:{_WORDS['senders']})\b[^.;,]{{0,30}} from $")
_CAME_FROM = re.compile(
    rf"\b(?:{_WORDS['origins']})\b[^.;,]{{0,40}} from (?:the )?(?:(?:{_STEPS}) )*"
    r"(?:[\w'’-]+ and )?$",
    re.IGNORECASE,
)
_LAUNCHED_FROM = re.compile(
    rf"\b(?:{_WORDS['launched']})\b[^.;]{{0,60}} from (?:the )?(?:(?:{_STEPS}) )*"
    r"(?:(?!(?:at|in|on|into|towards?|near|against|across|over|and)\b)[\w'’-]+ ){0,2}$"
)
_BEGAN = re.compile(rf"\b(?:which|that) (?:{_WORDS['beginnings']})\b[^.;,]{{0,20}} in (?:the )?$")
_LEAVING = re.compile(
    rf"\b(?:{_WORDS['leaving']})\b[^.;,]{{0,50}} (?:towards?|in the direction of) (?:the )?$"
)
_REFERENCES = (
    *(_DISTANCE, _LINK, _ELSEWHERE, _ON_THE_WAY, _CAME_FROM),
    *(_LAUNCHED_FROM, _BEGAN, _LEAVING),
)
_BUILDING = re.compile(rf"\b(?:{_WORDS['buildings']})\b", re.IGNORECASE)
_HIT = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, place_word_list('attacks')))})[^.;,]*$", re.IGNORECASE
)
_RIVER = re.compile(
    rf"(?:\b(?:{_WORDS['rivers']}) (?:of|over|across|on|along) the|[Бб]ере[гз]\w*|переправ\w*) $"
)
_LOCATES = re.compile(
    r",? (?:just )?(?:outside|near|close to|not far from) (?:the )?(?:[a-z]+ ){0,2}"
)
_BESIDE_ANOTHER = re.compile(r",? (?:and|or|et|ou|y|o|und|oder|и|или|та|або|і) ")
_WITHIN = re.compile(r" (?:[a-z-]+ ){0,3}in (?:the )?(?:[a-z-]+ ){0,3}|, (?:in )?(?:the )?")
_CROSSED = re.compile(r"\b(?:across|along|over|cross|crossed|crossing) the $")
_NO_NOUN = re.compile(r"[,.;:)]| (?:[Rr]iver|to|and|in|near|at|by|on|with|from)\b|$")
_LOCATED = re.compile(
    rf"\b(?:{_WORDS['before_located']}) (?:the )?(?:(?:{_STEPS}) )*(?:[A-Z][\w'’-]*(?:,| and) )?$",
    re.IGNORECASE,
)
_FARTHEST = 60
"""Kilometres or miles from a place within which what happens is taken to lie in its subdivision."""
_FAR = re.compile(r"(\d+)[^\d]{0,14}$")
_DATELINE = re.compile(r"\s*(?:[,(/][^.;]{0,40})?\s*(?:--|[—–]|- )")
_SPEAKER = re.compile(rf",? (?:{_WORDS['speakers']})\b")
_PART_OF_TOWN = re.compile(r"-(?:cent(?:re|er)|ville|town|city|nord|sud|est|ouest)\b")
_WORD_AFTER = re.compile(r" ([A-Z][\w'’-]*)")
_ARTICLE = re.compile(r"\b(?:[AaEe]l[ -]|[AaEe](?:[sdtz]h?|[rn])-)$")
"""The Arabic article before a name, which Gazetteer leaves out of it."""
_BESIDE = frozenset(place_word_list("beside_places"))


def _hints() -> frozenset[str]:
    """Words without one of which no name is a mere reference."""
    hints: set[str] = set()
    for kind in (
        "distances",
        "links",
        "venues",
        "elsewhere",
        "hospitals",
        "destinations",
        "origins",
        "launched",
    ):
        for phrase in place_word_list(kind):
            hints.update(phrase.lower().split())
    return frozenset(hints)


_HINTS = _hints()
"""Looked up first, for the patterns are slow."""


class Sense(Enum):
    """What a place name says of its paragraph."""

    PLACE = auto()
    """Something happens there."""
    REFERENCE = auto()
    """It is where somebody speaks, or from where one measures: it gives way to places."""
    PART = auto()
    """It is a part of a longer name, of a person or an organisation."""
    NONE = auto()
    """A government, an organisation or a border called after the place."""


def sense_of(mention: Mention, text: str) -> Sense:
    """What the name means where it is in text."""
    before = text[max(0, mention.start - _WINDOW) : mention.start]
    after = text[mention.end : mention.end + _WINDOW]
    if mention.name.is_town and not _stands_alone(mention, before, after):
        return Sense.PART
    if _is_of_body(mention, before, after) or _is_of_border(mention, text):
        return Sense.NONE
    if mention.name.is_town and _is_river(before, after):
        return Sense.NONE
    # "Moscow" and names that are no place's in our data count as places behind "in" alone.
    needs_preposition = mention.name.is_seat or not mention.name.codes
    if needs_preposition and not _OF_PLACE.search(before):
        return Sense.NONE
    return Sense.REFERENCE if _is_reference(mention, text) else Sense.PLACE


def is_measured_from(mention: Mention, text: str) -> bool:
    """Whether something is said to have happened near the place: "12 km north of Idlib"."""
    before = text[max(0, mention.start - _REFERENCE_WINDOW) : mention.start]
    measured = _DISTANCE.search(before)
    number = _FAR.search(before[: measured.start()]) if measured else None
    return number is not None and int(number[1]) <= _FARTHEST


def is_located(mention: Mention, text: str) -> bool:
    """Whether the words before a name say that something is at the place, not on the way there."""
    return bool(_LOCATED.search(text[max(0, mention.start - _WINDOW) : mention.start]))


def locates(mention: Mention, before: Mention, text: str) -> bool:
    """Whether a name says where the place before it is: "in Brovary, outside Kyiv"."""
    return bool(_LOCATES.fullmatch(text, before.end, mention.start))


def goes_with(mention: Mention, before: Mention, text: str) -> bool:
    """Whether a name means what the one before it means.

    It stands beside it ("from Latakia and Hama"), or says where that is ("the Hmeimim base in Latakia").
    """
    if _BESIDE_ANOTHER.fullmatch(text, before.end, mention.start):
        return True
    areas = {code.partition("-")[0] for code in before.name.codes} | {*before.name.codes}
    return areas.issuperset(mention.name.codes) and bool(
        _WITHIN.fullmatch(text, before.end, mention.start)
    )


def is_certain(mention: Mention, text: str) -> bool:
    """Whether the words before a name say that it is a place's."""
    return _is_called_place(text[max(0, mention.start - _WINDOW) : mention.start])


def _is_called_place(before: str) -> bool:
    return bool(_OF_TOWN.search(before) or _SETTLEMENT.search(before))


def _stands_alone(mention: Mention, before: str, after: str) -> bool:
    """Whether a town's name is whole, and not of a person.

    No other word with a capital is beside it, and nobody of that name speaks.
    """
    if mention.words.isupper() and len(mention.words) > _HEADLINE_NAME:
        return True  # all words of a headline have capitals
    before = _ARTICLE.sub("", before)
    is_joined = after[:1] in {"-", "–", "@"} and not _PART_OF_TOWN.match(after)
    if is_joined or before.endswith(("-", "–", "@", "#")):
        return False
    if _SPEAKER.match(after) and not before.endswith((" of ", " in ", " near ")):
        return False
    word = before[:-1].rpartition(" ")[2].lstrip("\"“‘('") if before.endswith(" ") else ""
    is_name = word[:1].isupper() and word[-1].isalnum() and not word.endswith(("'s", "’s"))
    if is_name and word not in _BESIDE:
        return False
    following = _WORD_AFTER.match(after)
    if following and following[1] not in _BESIDE:
        return False
    return not mention.name.is_personal or _is_called_place(before)


def _is_of_body(mention: Mention, before: str, after: str) -> bool:
    """Whether a name is of an organisation, an armed actor or somebody of a country."""
    if _ORGANISATION.match(after) or _ACTOR.match(after):
        return True
    if before.endswith(_JOINTS) and _IN_ORGANISATION.search(before):
        return True
    # "Idlib's General Hospital" is in Idlib; only of a country somebody may be anywhere.
    is_country = "-" not in "".join(mention.name.codes)
    return is_country and bool(_OWNER.match(after))


def _is_of_border(mention: Mention, text: str) -> bool:
    """Whether a name is one of the two that a border has."""
    start = max(0, mention.start - _WINDOW)
    window = text[start : mention.end + _WINDOW]
    if "border" not in window and "frontier" not in window:
        return False
    borders = [border.span() for border in _BORDER.finditer(window)]
    return any(first <= mention.start - start < end for first, end in borders)


def _is_reference(mention: Mention, text: str) -> bool:
    """Whether somebody only speaks from a place, or measures from it."""
    if _is_dateline(mention, text):
        return True
    before = text[max(0, mention.start - _REFERENCE_WINDOW) : mention.start]
    if mention.name.is_seat and _SENDER.search(before):
        return True
    if not is_english(text, mention.start, mention.end):
        return is_elsewhere(before, mention.words)
    if _HINTS.isdisjoint(re.split(r"[\W\d_]+", before.lower())):
        return False
    if any(pattern.search(before) for pattern in _REFERENCES) or _is_venue(before):
        return True
    return bool(_HOSPITAL.search(before)) or (
        bool(_TO_HOSPITAL.search(before)) and bool(_TREATS.search(before))
    )


def _is_venue(before: str) -> bool:
    """Whether somebody speaks, meets or sits at a place, and is not attacked there."""
    venue = _VENUE.search(before)
    if venue is None:
        return False
    return not (_BUILDING.match(venue[0]) and _HIT.search(before[: venue.start()]))


def _is_river(before: str, after: str) -> bool:
    """Whether a town's name is that of a river."""
    return bool(_RIVER.search(before)) or (
        bool(_CROSSED.search(before)) and bool(_NO_NOUN.match(after))
    )


def _is_dateline(mention: Mention, text: str) -> bool:
    """Whether a text begins with the name, as "DAMASCUS, Syria --"."""
    if mention.start < _NEAR_START and text[: mention.end].isupper():
        return bool(_DATELINE.match(text, mention.end)) or begins_dateline(text, mention.end)
    return not text[: mention.start].strip() and begins_dateline(text, mention.end)
