"""What a place name means where it stands: the place, a part of another name, or where somebody
only speaks from.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from sitrep.ingest.knowledge.bank import place_word_list, place_words
from sitrep.ingest.knowledge.gazetteer import Mention

WINDOW = 60
"""Characters around a name that say what it means."""
NEAR_START = 40
"""Characters from the start of a paragraph within which a dateline ends."""

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
"""“Syria's Defence Ministry”: somebody of the country, wherever he is."""
_SENDER = re.compile(rf"\b(?:{_WORDS['senders']})\b[^.;,]{{0,30}} from $")
_BORDER = re.compile(r"\b[A-Z]\w+[-–](?:[A-Z]\w+) (?:border|frontier)")
"""“the Syria-Turkey border” says of neither country that something happened in it."""
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
_DATELINE = re.compile(r"\s*(?:[,(/][^.;]{0,40})?\s*(?:--|[—–]|- )")
_SPEAKER = re.compile(rf",? (?:{_WORDS['speakers']})\b")
_WORD_AFTER = re.compile(r" ([A-Z][\w'’-]*)")
_ARTICLE = re.compile(r"\b(?:[AaEe]l[ -]|[AaEe](?:[sdtz]h?|[rn])-)$")
"""The Arabic article before a name, which Gazetteer leaves out of it."""
_BESIDE = frozenset(place_word_list("beside_places"))
_HINTS = frozenset(
    part
    for kind in ("distances", "links", "venues", "elsewhere")
    for phrase in place_word_list(kind)
    for part in phrase.lower().split()
)
"""Words without one of which no name is a mere reference: looked up first, for the patterns are
slow."""


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
    """What the name means where it stands in text."""
    before = text[max(0, mention.start - WINDOW) : mention.start]
    after = text[mention.end : mention.end + WINDOW]
    if mention.name.is_town and not _stands_alone(mention, before, after):
        return Sense.PART
    if (
        _ORGANISATION.match(after)
        or _ACTOR.match(after)
        or (before.endswith(_JOINTS) and _IN_ORGANISATION.search(before))
    ):
        return Sense.NONE
    if _OWNER.match(after) and "-" not in "".join(mention.name.codes):
        return Sense.NONE
    if _is_of_border(mention, text) or (mention.name.is_seat and not _OF_PLACE.search(before)):
        return Sense.NONE
    if not mention.name.codes and not _OF_PLACE.search(before):
        return Sense.NONE
    return Sense.REFERENCE if _is_reference(mention, text) else Sense.PLACE


def is_certain(mention: Mention, text: str) -> bool:
    """Whether the words before a name say that it is a place's."""
    before = text[max(0, mention.start - WINDOW) : mention.start]
    return bool(_OF_TOWN.search(before) or _SETTLEMENT.search(before))


def _stands_alone(mention: Mention, before: str, after: str) -> bool:
    """Whether a name is whole, and not of a person: no other word with a capital beside it, nobody
    who speaks.
    """
    if mention.words.isupper() and len(mention.words) > 3:
        return True
    before = _ARTICLE.sub("", before)
    if (
        before.endswith(("-", "–", "@", "#"))
        or after[:1] in {"-", "–", "@"}
        or _SPEAKER.match(after)
    ):
        return False
    word = before[:-1].rpartition(" ")[2].lstrip("\"“‘('") if before.endswith(" ") else ""
    if (
        word[:1].isupper()
        and word[-1].isalnum()
        and word not in _BESIDE
        and not word.endswith(("'s", "’s"))
    ):
        return False
    following = _WORD_AFTER.match(after)
    if following and following[1] not in _BESIDE:
        return False
    return not mention.name.is_personal or bool(
        _OF_TOWN.search(before) or _SETTLEMENT.search(before)
    )


def _is_of_border(mention: Mention, text: str) -> bool:
    around = max(0, mention.start - WINDOW)
    window = text[around : mention.end + WINDOW]
    return ("border" in window or "frontier" in window) and any(
        around + border.start() <= mention.start < around + border.end()
        for border in _BORDER.finditer(window)
    )


def _is_reference(mention: Mention, text: str) -> bool:
    before = text[max(0, mention.start - 2 * WINDOW) : mention.start]
    if (
        mention.start < NEAR_START
        and text[: mention.end].isupper()
        and _DATELINE.match(text, mention.end)
    ):
        return True
    if mention.name.is_seat and _SENDER.search(before):
        return True
    if _HINTS.isdisjoint(re.split(r"[\W\d_]+", before.lower())):
        return False
    return any(pattern.search(before) for pattern in (_DISTANCE, _LINK, _VENUE, _ELSEWHERE))
