"""Names of those whom a name puts in danger: minors, detained people, witnesses.

Who is in office, or speaks for somebody who is, is named in every newspaper:
that is not an alarm. Of the others a name stands close to the word that says what
they are; nothing is concluded from further away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.people.ages import ADULT, find_ages
from sitrep.core.private.people.beside import (
    AS_A_CHILD,
    is_quoted,
    name_ahead,
    name_behind,
    name_in_apposition,
    past_gap,
    past_naming,
)
from sitrep.core.private.people.clauses import (
    OF_TOWN,
    WORD,
    PlacedWord,
    is_in_office,
    sentence_around,
    speaks,
    tells,
)
from sitrep.core.private.people.names import (
    PersonName,
    is_private_person,
    name_at,
    name_before,
    names_in,
)
from sitrep.core.private.people.speakers import (
    aged_speaker,
    at_head,
    between_role_and_word,
    of_some_calling,
    speaker,
    testified,
    told_media,
    who_did,
)
from sitrep.core.private.people.years import find_minors
from sitrep.core.private.reading import Reading
from sitrep.core.private.words import knowledge

_LONGEST_BETWEEN = 5
"""Words between a verb of arrest and the name: “detained a young local activist named”."""
CLAUSE = 50
"""Characters that a name is looked for in on both sides of a verb of arrest."""


def find_people(reading: Reading) -> Iterator[PrivateFinding]:
    """Names of minors, detained people and witnesses in a text."""
    if any(phrase in reading.lowered for phrase in knowledge().changed):
        return
    yield from find_ages(reading)
    yield from find_minors(reading)
    yield from told_media(reading)
    yield from of_some_calling(reading)
    yield from who_did(reading)
    for phrase in knowledge().introduces:
        at = reading.lowered.find(phrase)
        name = name_at(reading.bare, at + len(phrase) + 1) if at >= 0 else None
        if name:
            yield PrivateFinding(name.start, PrivateKind.WITNESS, name.text.lower(), name.end)
    for key, find in _FINDERS:
        for word, at in reading.places(_spoken_of(reading, key)):
            yield from find(reading.bare, PlacedWord(word, at, at + len(word)))


def _spoken_of(reading: Reading, key: str) -> frozenset[str]:
    """The words of a text that a list holds, or that begin as one of its stems."""
    stems = knowledge().stems.get(key, ())
    said = reading.words & knowledge().people[key]
    if not stems or reading.bare.isascii():
        return said
    root = knowledge().roots[key]
    return said.union(
        word
        for word in reading.words
        if word.startswith(stems) or (root is not None and root.search(word))
    )


def _child(text: str, word: PlacedWord) -> Iterator[PrivateFinding]:
    """“the boy Ahmad”, “a girl named Rima Haddad”, «мальчик по имени …»."""
    name = name_behind(text, word.end, loose=1)
    if name is None:
        skipped = past_gap(text, word.end)
        at = past_naming(text, skipped)
        name = name_at(text, at, sure=True) if at > skipped else None
        named = name is not None
    else:
        aged = _BARE_AGE.match(text, name.end)
        named = name.given or name.words > 1 or (aged is not None and int(aged[1]) < ADULT)
    if name and named:
        yield PrivateFinding(name.start, PrivateKind.MINOR, name.text.lower(), name.end)
    lead = AS_A_CHILD.search(text, max(0, word.start - 40), word.start)
    explained = name_before(text, lead.start()) if lead else None
    if explained and is_private_person(explained):
        yield PrivateFinding(
            explained.start, PrivateKind.MINOR, explained.text.lower(), explained.end
        )


def _detainee(text: str, word: PlacedWord) -> Iterator[PrivateFinding]:
    """“the prisoner Ahmad Khalil”, «المعتقل …»."""
    near = (name_behind(text, word.end, loose=1), name_in_apposition(text, word.start))
    for name in near if any(near) else (_clause_name(text, word),):
        if name and is_private_person(name) and not is_in_office(text, name, word):
            yield PrivateFinding(name.start, PrivateKind.DETAINEE, name.text.lower(), name.end)


def _arrest(text: str, word: PlacedWord) -> Iterator[PrivateFinding]:
    """“detained a lawyer named …”, “… was arrested”."""
    people = knowledge().people
    weak = word.text in people["weak_arrest"]
    ahead = name_before(text, word.start - 1) if word.text in people["after_name"] else None
    near = (
        name_behind(text, word.end, loose=_LONGEST_BETWEEN),
        ahead or name_ahead(text, word.start),
    )
    for name in near if any(near) else (_clause_name(text, word),):
        if (
            name
            and is_private_person(name)
            and (name.given or not weak)
            and not is_in_office(text, name, word)
        ):
            yield PrivateFinding(name.start, PrivateKind.DETAINEE, name.text.lower(), name.end)


def _clause_name(text: str, word: PlacedWord) -> PersonName | None:
    """The full name that is nearest to a word of arrest or of prison, within its clause."""
    strong = word.text in knowledge().people["arrest"] - knowledge().people["weak_arrest"]
    if not strong and _is_told(text, word):
        return None  # who speaks of prisoners is not one of them
    start, end = sentence_around(text, word.start)
    start, end = max(start, word.start - CLAUSE), min(end, word.end + CLAUSE)
    while 0 < start < len(text) and text[start - 1].isalnum():
        start += 1
    near = (
        name
        for name in names_in(text, start, end)
        if not OF_TOWN.search(text, max(0, name.start - 24), name.start)
    )
    return min(near, key=lambda name: abs(name.start - word.start), default=None)


def _witness(text: str, word: PlacedWord) -> Iterator[PrivateFinding]:
    """“a witness named …”, “…, an eyewitness, …”."""
    for name in (name_behind(text, word.end, loose=1), name_in_apposition(text, word.start)):
        if name and is_private_person(name) and not is_in_office(text, name, word):
            yield PrivateFinding(name.start, PrivateKind.WITNESS, name.text.lower(), name.end)


def _ordinary(text: str, word: PlacedWord) -> Iterator[PrivateFinding]:
    """“…, a resident of the town, told”, “local farmer … said”: with what they said alone."""
    announced = between_role_and_word(text, word) or at_head(text, word)
    if announced:
        yield PrivateFinding(
            announced.start, PrivateKind.WITNESS, announced.text.lower(), announced.end
        )
    near = (name_behind(text, word.end, loose=2), name_in_apposition(text, word.start))
    told = any(near) and _is_told(text, word)
    for name in near:
        called = name is not None and _is_called(text, name, word)
        if name and OF_TOWN.search(text, max(0, name.start - 24), name.start):
            continue
        if name is None or not (told or (name.words > 1 and (name.given or called))):
            continue  # of whom nothing is told is a person where a given name says so
        quoted = is_quoted(text, name) or (
            told and word.end + 1 == name.start and speaks(text, name)
        )
        if (is_private_person(name) or quoted) and not is_in_office(text, name, word):
            yield PrivateFinding(name.start, PrivateKind.WITNESS, name.text.lower(), name.end)


def _is_told(text: str, word: PlacedWord) -> bool:
    """Whether the sentence around a word has one for telling something."""
    start, end = sentence_around(text, word.start)
    return any(map(tells, WORD.findall(text[start:end].lower())))


def _is_called(text: str, name: PersonName, word: PlacedWord) -> bool:
    """Whether a name of two words follows at once on what somebody is: “le boulanger Mourad Sfeir”."""
    head = (
        word.start == 0
        or text[max(0, word.start - 2) : word.start] in {". ", ".\n"}
        or text[word.start - 1] in '\n"'
    )
    return (
        word.end + 1 == name.start
        and name.words > 1
        and (text[word.start].islower() or (head and name.words == 2))
    )


_BARE_AGE = re.compile(r"(?:, | \()(\d{1,2})(?!\w|[.,]\d)")
_FINDERS: tuple[tuple[str, Callable[[str, PlacedWord], Iterator[PrivateFinding]]], ...] = (
    ("child", _child),
    ("detainee", _detainee),
    ("arrest", _arrest),
    ("witness", _witness),
    ("ordinary", _ordinary),
    ("testified", testified),
    ("tells", aged_speaker),
    ("tells", speaker),
)
