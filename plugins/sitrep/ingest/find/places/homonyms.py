"""Which of several places of one name is meant, by the places named beside it.

Asked in this order, and the first that knows decides: the paragraph and the heading that it is
under, the whole document; each first by subdivision, then by country.  What nobody decides is
filed nowhere, and the curator is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sitrep.ingest.find.places.readings import NamedPlaces, Readings, countries_of
from sitrep.ingest.find.places.row_places import Codes
from sitrep.ingest.knowledge.gazetteer import Mention

_NEAR_VOTES, _KNOWN_VOTES = 2, 1
"""Names that must speak for one of several places: in its paragraph (with it), else in all."""


@dataclass(frozen=True, slots=True)
class Votes:
    """How many names speak for each code, and for each country."""

    codes: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)

    def add(self, codes: Iterable[str]) -> None:
        """Count a name that may stand for any of the codes."""
        known = set(codes)
        self.codes.update(known)
        self.countries.update({code.partition("-")[0] for code in known})


def decided(
    named: Readings, doubts: dict[str, None], sections: Mapping[int, Codes] | None = None
) -> Readings:
    """The readings with every name of several places made one.

    ``sections`` are the codes that the heading above a paragraph names.  Names that stay undecided
    are left out, and a doubt on each is added to ``doubts``.
    """
    known = Votes()
    for each in named.values():
        for mention in (*each.places, *each.references):
            if not mention.name.rivals:
                known.add(mention.name.codes)
    found: dict[int, NamedPlaces] = {}
    for at, each in named.items():
        near = _near(each, (sections or {}).get(at, ()))
        places: list[Mention] = []
        for mention in each.places:
            rivals = mention.name.rivals
            code = _choice(mention, near, known) if rivals else None
            if code:
                name = replace(mention.name, codes=(code,), rivals=())
                places.append(replace(mention, name=name))
            elif rivals:
                may_be = ", ".join(rivals)
                doubts[f"{mention.words} may lie in {may_be}; it is filed under none"] = None
            else:
                places.append(mention)
        found[at] = replace(each, places=tuple(places))
    return found


def _near(each: NamedPlaces, section: Codes) -> Votes:
    """What speaks for a place in its own paragraph: each name once, however often it is said."""
    near = Votes()
    for codes in {m.words: m.name.rivals or m.name.codes for m in each.places}.values():
        near.add(codes)
    for mention in each.references:
        near.add(mention.name.codes)
    if section:
        near.add(section)
    return near


def _choice(mention: Mention, near: Votes, known: Votes) -> str | None:
    """The one of a mention's rivals that the other names speak for."""
    rivals = mention.name.rivals
    for votes, least in ((near, _NEAR_VOTES), (known, _KNOWN_VOTES)):
        if code := _winner(rivals, votes.codes, least):
            return code
        countries = tuple(dict.fromkeys(code.partition("-")[0] for code in rivals))
        country = _winner(countries, votes.countries, least) if len(countries) > 1 else None
        if country:
            rivals = tuple(code for code in rivals if code.startswith(country))
            if len(rivals) == 1:
                return rivals[0]
    # A name that only another country has as well is its first country's, if that has one.
    own = tuple(code for code in rivals if countries_of(mention) & {code.partition("-")[0]})
    return own[0] if len(own) == 1 < len(rivals) else None


def _winner(choices: Codes, votes: Mapping[str, int], least: int) -> str | None:
    most = max(votes.get(each, 0) for each in choices)
    best = [each for each in choices if votes.get(each, 0) == most]
    return best[0] if most >= least and len(best) == 1 else None
