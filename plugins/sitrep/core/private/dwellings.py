"""Where somebody is said to live: a street together with a person's living there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.reading import words_of
from sitrep.core.private.words import knowledge

_LIVES_WITHIN = 60
"""How far somebody's living there may be said from the street, in characters."""


def street_words(key: str) -> str:
    """The words of a list of streets, as alternatives of a pattern."""
    return "|".join(sorted(map(re.escape, knowledge().streets[key]), key=len, reverse=True))


@cache
def words_for_living() -> re.Pattern[str]:
    """A word for living somewhere."""
    return re.compile(rf"(?<!\w)[وفلب]?(?:{street_words('lives')})(?!\w)")


@cache
def first_words_for_living() -> frozenset[str]:
    """The first words of all that ``words_for_living`` finds, as a reading lists its words."""
    words = [min(words_of(word), key=word.find) for word in knowledge().streets["lives"]]
    return frozenset(f"{before}{word}" for word in words for before in ("", "و", "ف", "ل", "ب"))


_PERSONAL = re.compile(
    r"(?<!\w)(?:his|her|my|their|whose|lives|lived|living|resid\w+|habite\w*|domicil\w*|demeur\w+|vive|vivía|wohn\w+|прожива\w+|жив[её]т|жил[аи]?|меш?ка\w+|[тي]سكن|[يت]قطن|[يت]قيم|منزله|منزلها|بيته|بيتها|عنوانه|عنوانها|son|sa|su|sein\w*|ihr\w*|его|е[её]|його|її|otur\w+|evi\w*|ikamet|גר|גרה|מתגורר\w*|ביתו|ביתה|כתובתו)(?!\w)"
)


_STREET = re.compile(
    r"(?i:\b(?:street|st\.|road|avenue|lane|boulevard|alley|rue|calle|avenida|sokak|sokağı|caddesi)\b|straße\b|gasse\b|улиц[аеы]|ул\.|вулиц[яі]|вул\.|شارع|بشارع|زقاق|حارة|خیابان|کوچه|ברחוב|רחוב)"
)


def where_somebody_lives(text: str) -> Iterator[PrivateFinding]:
    """A street said together with somebody's living there: “his home in Nile Street”, “lives on …”."""
    lowered = text.lower()
    for street in _STREET.finditer(text):
        start = max(
            0,
            street.start() - _LIVES_WITHIN,
            lowered.rfind(". ", street.start() - 99 if street.start() > 99 else 0, street.start())
            + 1,
            lowered.rfind("\n", street.start() - 99 if street.start() > 99 else 0, street.start())
            + 1,
        )
        before = lowered[start : street.start()]
        after = re.split(r"[.!?;\n,]", lowered[street.end() : street.end() + 40], maxsplit=1)[0]
        own = _PERSONAL.search(before) and words_for_living().search(before)
        if own or (words_for_living().search(after) and _PERSONAL.search(after)):
            yield PrivateFinding(
                street.start(),
                PrivateKind.HOME,
                re.sub(
                    r"\W+", " ", lowered[max(start, street.start() - 25) : street.end() + 12]
                ).strip(),
                street.end(),
            )
