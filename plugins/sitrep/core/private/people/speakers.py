"""Who speaks: names beside a verb for telling, of people whom the text gives no office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.people.clauses import (
    OF_TOWN,
    PlacedWord,
    holds_office,
    is_in_office,
    sentence_around,
    tells,
)
from sitrep.core.private.people.names import (
    PersonName,
    is_given,
    is_private_person,
    name_at,
    name_before,
)
from sitrep.core.private.reading import Reading
from sitrep.core.private.words import knowledge


def told_media(reading: Reading) -> Iterator[PrivateFinding]:
    """“NAME told Reuters”: a name to which no part of the text gives an office."""
    text = reading.bare
    for medium, at in reading.places(reading.words & knowledge().media):
        verb = _TELLING.search(text, max(0, at - 60), at)
        name = name_before(text, verb.start()) if verb else None
        if name and OF_TOWN.search(text[max(0, name.start - 24) : name.start]):
            continue  # the residents of a town told it
        if (
            name
            and name.given
            and is_private_person(name)
            and not holds_office(text, name, PlacedWord(medium, at, at))
        ):
            yield PrivateFinding(name.start, PrivateKind.WITNESS, name.text.lower(), name.end)


def of_some_calling(reading: Reading) -> Iterator[PrivateFinding]:
    """“Ibrahim Qattan, an undertaker, …”: who is explained by what they do, and holds no office."""
    text = reading.bare
    for calling in _WORKING.finditer(text) if ", a" in text else ():
        name = name_before(text, calling.start())
        full = name is not None and name.given and name.words > 1
        if (
            name
            and full
            and is_private_person(name)
            and not holds_office(text, name, PlacedWord("", name.end, name.end))
        ):
            yield PrivateFinding(name.start, PrivateKind.WITNESS, name.text.lower(), name.end)


def who_did(reading: Reading) -> Iterator[PrivateFinding]:
    """“Yusra, who sells bread there, said”: a name of one word, explained by no office."""
    text = reading.bare
    for clause in _WHO.finditer(text) if ", who " in text else ():
        name = name_before(text, clause.start()) if tells(clause[1].lower()) else None
        placed = name and OF_TOWN.search(text, max(0, name.start - 24), name.start)
        if name is None or placed or not is_private_person(name, sure=True):
            continue
        if not holds_office(text, name, PlacedWord("", name.end, name.end)):
            yield PrivateFinding(name.start, PrivateKind.WITNESS, name.text.lower(), name.end)


_WHO = re.compile(r", who [a-z][^,.\n]{3,60}, ([a-z]+)(?!\w)")


def speaker(text: str, word: PlacedWord) -> Iterator[PrivateFinding]:
    """“Wissam Tlass recalls”, «розповідає Ганна …»: who speaks and is given no office anywhere."""
    behind = name_at(text, word.end + 1) if text[word.end : word.end + 1] == " " else None
    for name in (behind, name_before(text, word.start - 1)):
        if name is None or not is_private_person(name):
            continue
        full = name.given and name.words > 1 and is_given(name.text.split(" ")[0])
        placed = OF_TOWN.search(text[max(0, name.start - 24) : name.start])
        if full and not placed and not holds_office(text, name, word):
            yield PrivateFinding(name.start, PrivateKind.WITNESS, name.text.lower(), name.end)


def aged_speaker(text: str, word: PlacedWord) -> Iterator[PrivateFinding]:
    """“Rana, 29, said”: a grown-up of whom the age is given and no office is an ordinary person."""
    aged = _AGED_BEFORE.search(text, max(0, word.start - 16), word.start)
    name = name_before(text, aged.start()) if aged else None
    if name is None:
        name = name_at(text, word.end + 1)
        name = name if name and _AGED_BEHIND.match(text, name.end) else None
    if name and is_private_person(name) and not is_in_office(text, name, word):
        yield PrivateFinding(name.start, PrivateKind.WITNESS, name.text.lower(), name.end)


def testified(text: str, word: PlacedWord) -> Iterator[PrivateFinding]:
    """“Samer Haddad testified”."""
    name = name_before(text, word.start - 1)
    if name and name.given and is_private_person(name) and not is_in_office(text, name, word):
        yield PrivateFinding(name.start, PrivateKind.WITNESS, name.text.lower(), name.end)


_TELLING = re.compile(
    r",? (?:(?:has |had |also |later )?(?:told|tells|said to|spoke to|speaking to|talked to|wrote to)"
    r"|(?:a |l'a |lui a )?(?:dit|déclaré|raconté|confié|expliqué) (?:à|au)"
    r"|(?:dijo|contó|relató|explicó|aseguró) (?:a|al)"
    r"|sagte|erzählte|berichtete|рассказал\w*|сообщил\w*|сказал\w*|заявил\w*|розпові\w*|повідоми\w*|сказав)"
    r"(?: (?:the|l'|la|der|dem|die|local|an?|news|агентств\w+|агенції))*(?: [A-Z][\w-]+){0,2}(?: news)? $"
)
_AGED_BEFORE = re.compile(r"(?:, | \()(?:aged )?[2-9]\d(?:,|\)),? $")
_AGED_BEHIND = re.compile(r"(?:, | \()(?:aged )?[2-9]\d(?:[,.)]|$)")
_WORKING = re.compile(r", an? [a-z]+(?: [a-z]+){0,3},")
"""What somebody does, whatever it is."""


def between_role_and_word(text: str, word: PlacedWord) -> PersonName | None:
    """Unknown names in Arabic and Hebrew: «הרופא … … אמר», «وأكد الطبيب … … أن»."""
    found = _TWO_WORDS.match(text, word.end)
    if not found or found[1].startswith(("ال", "ה")):
        return None
    before = re.search(r"([^\W\d_]+) $", text[max(0, word.start - 16) : word.start])
    said_before = (
        before is not None
        and tells(before[1])
        and found[3] in {"إن", "أن", "ان", "بأن", "إنه", "إنها", "أنه", "أنها"}
    )
    if not (said_before or tells(found[3])) or {found[1], found[2]} & knowledge().not_names:
        return None
    name = name_at(text, found.start(1), sure=True)
    return name if name and is_private_person(name) and not is_in_office(text, name, word) else None


_TWO_WORDS = re.compile(
    " ([\u05d0-\u05ea]{2,}|[\u0621-\u064a]{2,}) ([\u05d0-\u05ea]{2,}|[\u0621-\u064a]{2,}),? "
    "([\u05d0-\u05ea]+|[\u0621-\u064a]+)(?!\\w)"
)


def at_head(text: str, word: PlacedWord) -> PersonName | None:
    """Unknown names of scripts without capitals that open a sentence: «منیژه اکبری، معلم، گفت»."""
    if text.isascii():
        return None
    start, _ = sentence_around(text, word.start)
    found = _HEAD.fullmatch(text, start, word.start)
    spoken = re.match(r"[^,\n]{0,30}, ?([^\W\d_]+)", text[word.end : word.end + 50])
    if not found or not spoken or not tells(spoken[1]):
        return None
    return name_at(text, start, sure=True)


_HEAD = re.compile("[\u0590-\u06ff]{2,}(?: [\u0590-\u06ff]{2,}){1,2}, ")
