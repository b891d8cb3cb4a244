"""Names of those whom a name puts in danger: minors, detained people, witnesses.

Who is in office, or speaks for somebody who is, is named in every newspaper:
that is no alarm. Of the others a name stands close to the word that says what
they are; nothing is concluded from further away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitrep.core.private.ages import ADULT, find_ages
from sitrep.core.private.kinds import Finding, Kind
from sitrep.core.private.names import Name, is_given, is_private_person, name_at, name_before, names_in
from sitrep.core.private.reading import Reading
from sitrep.core.private.words import knowledge
from sitrep.core.private.years import find_minors

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LONGEST_BETWEEN = 5
"""Words between a verb of arrest and the name: “detained a young local activist named”."""
_TITLE = 45
"""Characters before a name in which an office stands: “the spokesman of the Joint Forces, …”."""
_APPOSITION = 60
CLAUSE = 50
"""Characters that a name is looked for in on both sides of a verb of arrest."""
_SENTENCE_END = re.compile(r"[.!?؟](?<!\b(?:Dr|Lt)\.)(?<!\b(?:Gen|Sen|Rep|Gov|Col|Maj)\.)(?<!\b(?:Prof|Capt)\.)\s|\n")
"""The stop behind a title ends none."""
_AUXILIARY = re.compile(
    r"(?:,[^,.\n]{0,40},)?,? ?(?:who )?(?:(?:was|were|is|been|being|été|est|fue|sido|wurde|wird|"
    r"был|была|були|був|була)(?: [^\W\d_][\w'-]*){1,4} ?|(?:(?:was|were|is|been|being|has|had|"
    r"have|got|also|later|then|reportedly|allegedly|a|été|est|avait|fue|ha|sido|estaba|wurde|"
    r"worden|ist|war|hat|hatin|hatiye|hatibû|è|stato|stata|foi|werd|został|została|был|была|были|было|був|була|"
    r"yesterday|again|remains?|still|in|into|taken|se|por|von|par|bei|der|am|gestern|hier|ayer|вчера) ){0,5})"
)
_OF_A_PLACE = re.compile("[а-яёіїєґ]{2,}|[\u0620-\u064a\u066e-\u06d3]{2,}")
"""Between the word for a resident and the name stands what they live in, in Russian and Arabic: «жительница села»."""
_AGE_FIRST = re.compile(r"\d{1,3}[- ](?:year[- ]old|летн\w+|річн\w+|jährige\w*|yaşındaki) ")
_GAP = re.compile(r"[ ,:(\"'-]{0,4}")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text in small letters, with its offsets."""

    text: str
    start: int
    end: int


def find_people(reading: Reading) -> Iterator[Finding]:
    """Names of minors, detained people and witnesses in a text."""
    people = knowledge().people
    if any(phrase in reading.lowered for phrase in knowledge().changed):
        return
    yield from find_ages(reading)
    yield from find_minors(reading)
    yield from _told_media(reading)
    yield from _of_some_calling(reading)
    for phrase in knowledge().introduces:
        at = reading.lowered.find(phrase)
        name = name_at(reading.bare, at + len(phrase) + 1) if at >= 0 else None
        if name:
            yield Finding(name.start, Kind.WITNESS, name.text.lower(), name.end)
    for key, find in _FINDERS:
        for word, at in reading.places(_spoken_of(reading, key)):
            yield from find(reading.bare, _Word(word, at, at + len(word)))


def _spoken_of(reading: Reading, key: str) -> frozenset[str]:
    """The words of a text that a list holds, or that begin as one of its stems."""
    stems = knowledge().stems.get(key, ())
    said = reading.words & knowledge().people[key]
    if not stems or reading.bare.isascii():
        return said
    root = knowledge().roots[key]
    return said.union(
        word for word in reading.words if word.startswith(stems) or (root is not None and root.search(word))
    )


def _told_media(reading: Reading) -> Iterator[Finding]:
    """“NAME told Reuters”: a name that no office stands with, in the whole text, is an ordinary person's."""
    text = reading.bare
    for medium, at in reading.places(reading.words & knowledge().media):
        verb = _TELLING.search(text, max(0, at - 60), at)
        name = name_before(text, verb.start()) if verb else None
        if name and _OF_TOWN.search(text[max(0, name.start - 24) : name.start]):
            continue  # the residents of a town told it
        if name and name.given and is_private_person(name) and not _holds_office(text, name, _Word(medium, at, at)):
            yield Finding(name.start, Kind.WITNESS, name.text.lower(), name.end)


def _holds_office(text: str, name: Name, word: _Word) -> bool:
    """Whether an office is said of the name here, or of its last part anywhere before."""
    if _is_in_office(text, name, word):
        return True
    last = name.text.split(" ")[-1]
    before = text[: name.start]
    offices = knowledge().people["office"]
    said = {match.lower() for match in _WORD.findall(before[-400:])}
    return bool(said & offices) and (name.words == 1 or last in before)


def _child(text: str, word: _Word) -> Iterator[Finding]:
    """“the boy Ahmad”, “a girl named Rima Haddad”, «мальчик по имени …»."""
    name = _name_behind(text, word.end, loose=1)
    if name is None:
        skipped = _skip(text, word.end)
        at = _past_naming(text, skipped)
        name = name_at(text, at, sure=True) if at > skipped else None
        named = name is not None
    else:
        aged = _BARE_AGE.match(text, name.end)
        named = name.given or name.words > 1 or (aged is not None and int(aged[1]) < ADULT)
    if name and named:
        yield Finding(name.start, Kind.MINOR, name.text.lower(), name.end)
    lead = _AS_A_CHILD.search(text, max(0, word.start - 40), word.start)
    explained = name_before(text, lead.start()) if lead else None
    if explained and is_private_person(explained):
        yield Finding(explained.start, Kind.MINOR, explained.text.lower(), explained.end)


def _detainee(text: str, word: _Word) -> Iterator[Finding]:
    """“the prisoner Ahmad Khalil”, «المعتقل …»."""
    near = (_name_behind(text, word.end, loose=1), _name_in_apposition(text, word.start))
    for name in near if any(near) else (_clause_name(text, word),):
        if name and is_private_person(name) and not _is_in_office(text, name, word):
            yield Finding(name.start, Kind.DETAINEE, name.text.lower(), name.end)


def _arrest(text: str, word: _Word) -> Iterator[Finding]:
    """“detained a lawyer named …”, “… was arrested”."""
    people = knowledge().people
    weak = word.text in people["weak_arrest"]
    ahead = name_before(text, word.start - 1) if word.text in people["after_name"] else None
    near = (_name_behind(text, word.end, loose=_LONGEST_BETWEEN), ahead or _name_ahead(text, word.start))
    for name in near if any(near) else (_clause_name(text, word),):
        if name and is_private_person(name) and (name.given or not weak) and not _is_in_office(text, name, word):
            yield Finding(name.start, Kind.DETAINEE, name.text.lower(), name.end)


def _clause_name(text: str, word: _Word) -> Name | None:
    """The full name that is nearest to a word of arrest or of prison, within its clause."""
    start, end = _sentence(text, word.start)
    strong = knowledge().people["arrest"] - knowledge().people["weak_arrest"]
    if word.text not in strong and any(map(_tells, _WORD.findall(text[start:end].lower()))):
        return None  # who speaks of prisoners is not one of them
    start, end = max(start, word.start - CLAUSE), min(end, word.end + CLAUSE)
    while 0 < start < len(text) and text[start - 1].isalnum():
        start += 1
    near = (
        name for name in names_in(text, start, end) if not _OF_TOWN.search(text, max(0, name.start - 24), name.start)
    )
    return min(near, key=lambda name: abs(name.start - word.start), default=None)


def _witness(text: str, word: _Word) -> Iterator[Finding]:
    """“a witness named …”, “…, an eyewitness, …”."""
    for name in (_name_behind(text, word.end, loose=1), _name_in_apposition(text, word.start)):
        if name and is_private_person(name) and not _is_in_office(text, name, word):
            yield Finding(name.start, Kind.WITNESS, name.text.lower(), name.end)


def _ordinary(text: str, word: _Word) -> Iterator[Finding]:
    """“…, a resident of the town, told”, “local farmer … said”: with what they said alone."""
    start, end = _sentence(text, word.start)
    announced = _between_role_and_word(text, word) or _at_head(text, word)
    if announced:
        yield Finding(announced.start, Kind.WITNESS, announced.text.lower(), announced.end)
    told = any(map(_tells, _WORD.findall(text[start:end].lower())))
    for name in (_name_behind(text, word.end, loose=2), _name_in_apposition(text, word.start)):
        called = name is not None and _is_called(text, name, word)
        if name and _OF_TOWN.search(text, max(0, name.start - 24), name.start):
            continue
        if name is None or not (told or (name.words > 1 and (name.given or called))):
            continue  # of whom nothing is told is a person where a given name says so
        quoted = _is_quoted(text, name) or (told and word.end + 1 == name.start and _speaks(text, name))
        if (is_private_person(name) or quoted) and not _is_in_office(text, name, word):
            yield Finding(name.start, Kind.WITNESS, name.text.lower(), name.end)


def _is_called(text: str, name: Name, word: _Word) -> bool:
    """Whether a name of two words follows at once on what somebody is: “le boulanger Mourad Sfeir”."""
    head = word.start == 0 or text[max(0, word.start - 2) : word.start] in {". ", ".\n"} or text[word.start - 1] in '\n"'
    return word.end + 1 == name.start and name.words > 1 and (text[word.start].islower() or (head and name.words == 2))


def _speaks(text: str, name: Name) -> bool:
    """Whether a word for saying follows at once on the name."""
    word = _WORD.match(text, name.end + 1)
    return word is not None and _tells(word[0].lower())


def _at_head(text: str, word: _Word) -> Name | None:
    """Unknown names of scripts without capitals that open a sentence: «منیژه اکبری، معلم، گفت»."""
    start, _ = _sentence(text, word.start)
    found = _HEAD.fullmatch(text, start, word.start)
    spoken = re.match(r"[^,\n]{0,30}, ?([^\W\d_]+)", text[word.end : word.end + 50])
    if not found or not spoken or not _tells(spoken[1]):
        return None
    return name_at(text, start, sure=True)


_HEAD = re.compile("[\u0590-\u06ff]{2,}(?: [\u0590-\u06ff]{2,}){1,2}, ")
_BARE_AGE = re.compile(r"(?:, | \()(\d{1,2})(?!\w|[.,]\d)")
_WORKING = re.compile(r", an? [a-z]+(?: [a-z]+){0,3},")
"""What somebody does, whatever it is."""


def _of_some_calling(reading: Reading) -> Iterator[Finding]:
    """“Ibrahim Qattan, an undertaker, …”: who is explained by what they do, and holds no office."""
    text = reading.bare
    for calling in _WORKING.finditer(text) if ", a" in text else ():
        name = name_before(text, calling.start())
        if name and name.given and name.words > 1 and is_private_person(name):
            if not _holds_office(text, name, _Word("", calling.start(), calling.start())):
                yield Finding(name.start, Kind.WITNESS, name.text.lower(), name.end)


def _between_role_and_word(text: str, word: _Word) -> Name | None:
    """Unknown names in Arabic and Hebrew: «הרופא … … אמר», «وأكد الطبيب … … أن»."""
    found = _TWO_WORDS.match(text, word.end)
    if not found or found[1].startswith(("ال", "ה")):
        return None
    before = re.search(r"([^\W\d_]+) $", text[max(0, word.start - 16) : word.start])
    said_before = (
        before is not None and _tells(before[1]) and found[3] in {"إن", "أن", "ان", "بأن", "إنه", "إنها", "أنه", "أنها"}
    )
    if not (said_before or _tells(found[3])) or {found[1], found[2]} & knowledge().not_names:
        return None
    name = name_at(text, found.start(1), sure=True)
    return name if name and is_private_person(name) and not _is_in_office(text, name, word) else None


_TWO_WORDS = re.compile(
    " ([\u05d0-\u05ea]{2,}|[\u0621-\u064a]{2,}) ([\u05d0-\u05ea]{2,}|[\u0621-\u064a]{2,}),? ([\u05d0-\u05ea]+|[\u0621-\u064a]+)(?!\\w)"
)


def _tells(word: str) -> bool:
    return word in knowledge().people["tells"] or (not word.isascii() and word.startswith(knowledge().stems["tells"]))


def _testified(text: str, word: _Word) -> Iterator[Finding]:
    """“Samer Haddad testified”."""
    name = name_before(text, word.start - 1)
    if name and name.given and is_private_person(name) and not _is_in_office(text, name, word):
        yield Finding(name.start, Kind.WITNESS, name.text.lower(), name.end)


def _speaker(text: str, word: _Word) -> Iterator[Finding]:
    """“Wissam Tlass recalls”, «розповідає Ганна …»: who speaks, and whom the whole text gives no office."""
    behind = name_at(text, word.end + 1) if text[word.end : word.end + 1] == " " else None
    for name in (behind, name_before(text, word.start - 1)):
        if name is None or not is_private_person(name):
            continue
        full = name.given and name.words > 1 and is_given(name.text.split(" ")[0])
        placed = _OF_TOWN.search(text[max(0, name.start - 24) : name.start])
        if full and not placed and not _holds_office(text, name, word):
            yield Finding(name.start, Kind.WITNESS, name.text.lower(), name.end)


def _aged_speaker(text: str, word: _Word) -> Iterator[Finding]:
    """“Rana, 29, said”: a grown-up of whom the age is given and no office is an ordinary person."""
    aged = _AGED_BEFORE.search(text, max(0, word.start - 16), word.start)
    name = name_before(text, aged.start()) if aged else None
    if name is None:
        name = name_at(text, word.end + 1)
        name = name if name and _AGED_BEHIND.match(text, name.end) else None
    if name and is_private_person(name) and not _is_in_office(text, name, word):
        yield Finding(name.start, Kind.WITNESS, name.text.lower(), name.end)


_TELLING = re.compile(
    r",? (?:(?:has |had |also |later )?(?:told|tells|said to|spoke to|speaking to|talked to|wrote to)"
    r"|(?:a |l'a |lui a )?(?:dit|déclaré|raconté|confié|expliqué) (?:à|au)|(?:dijo|contó|relató|explicó|aseguró) (?:a|al)"
    r"|sagte|erzählte|berichtete|рассказал\w*|сообщил\w*|сказал\w*|заявил\w*|розпові\w*|повідоми\w*|сказав)"
    r"(?: (?:the|l'|la|der|dem|die|local|an?|news|агентств\w+|агенції))*(?: [A-Z][\w-]+){0,2}(?: news)? $"
)
_AGED_BEFORE = re.compile(r"(?:, | \()(?:aged )?[2-9]\d(?:,|\)),? $")
_AGED_BEHIND = re.compile(r"(?:, | \()(?:aged )?[2-9]\d(?:[,.)]|$)")
_FINDERS: tuple[tuple[str, Callable[[str, _Word], Iterator[Finding]]], ...] = (
    ("child", _child),
    ("detainee", _detainee),
    ("arrest", _arrest),
    ("witness", _witness),
    ("ordinary", _ordinary),
    ("testified", _testified),
    ("tells", _aged_speaker),
    ("tells", _speaker),
)


def _name_behind(text: str, at: int, *, loose: int) -> Name | None:
    """The name behind a word, with up to ``loose`` words between that are part of no name."""
    between, strange = knowledge().people["between"], False
    for _ in range(loose + 1):
        skipped = _skip(text, at)
        at = _past_naming(text, skipped)
        name = name_at(text, at, sure=at > skipped)
        if name:
            return name if name.given or not strange else None
        word = _WORD.match(text, at)
        if not word or not (word[0].lower() in between or _OF_A_PLACE.fullmatch(word[0])):
            return None
        known = word[0].lower() in between
        if not known and word[0] in knowledge().not_names:
            return None
        strange = strange or not known
        at = word.end()
    return None


def _skip(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    at = gap.end() if gap else at
    age = _AGE_FIRST.match(text, at)
    return age.end() if age else at


def _past_naming(text: str, at: int) -> int:
    naming = knowledge().naming.match(text, at)
    return _skip(text, naming.end()) if naming else at


_AS_A_CHILD = re.compile(r", (?:an?|the|une?|una?|eine?|un)(?: [^\W\d_][\w-]*){0,2} $")


def _is_led_by_naming(text: str, at: int) -> bool:
    return knowledge().naming.match(text, _skip(text, at)) is not None or text[at : at + 2] == ", "


def _name_ahead(text: str, at: int) -> Name | None:
    """The name ahead of a verb in the passive: “NAME was yesterday arrested”."""
    urdu = re.search(" (?:کو|نے)(?: [^ ]+)? $", text[max(0, at - 14) : at])
    if urdu:
        return name_before(text, at - len(urdu[0]))
    if text[at - 2 : at] == ", ":
        return _not_a_place(text, name_before(text, at - 2))
    start = max(0, at - 90)
    window = text[start:at]
    for match in re.finditer(r"(?<=[\w.)\"]) (?=\S)|(?<=\w), ", window):
        if _AUXILIARY.fullmatch(window, match.start()) and match.end() < len(window):
            name = name_before(text, start + match.start())
            if name:
                return name
    if re.search(r"[\u0590-\u06ff] $", window):
        return None
    return name_before(text, at - 1) if re.search(r"[а-яіїє'] $", window) else None


_INTO_APPOSITION = re.compile(
    r"(?:,? \(?(?:aged )?\d{1,3}\)?)?(?:, | \(|,? who |,? وهو |,? وهي | - |,? היא |"
    r",? הוא )(?:\d{1,3},? )?(?:years old,? |ans, |años, |лет, )?"
    r"(?:[^\W\d_][\w'-]*,? ){0,6}$"
)


def _name_in_apposition(text: str, at: int) -> Name | None:
    """The name that a person's part explains: “NAME, 34, a resident”, “NAME, mother of three”."""
    start = max(0, at - 100)
    window = text[start:at]
    for comma in reversed(list(re.finditer(r"(?<=[\w.)])(?:, | \(| - |,? who | وهو | وهي )", window))):
        aged = re.search(r"(?:, | \()(?:aged )?\d{1,3}\)?$", window[: comma.start()])
        end = aged.start() if aged else comma.start()
        if _INTO_APPOSITION.fullmatch(window, end):
            name = _not_a_place(text, name_before(text, start + end))
            if name:
                return name
    return None


_PLACED = re.compile(
    r"(?<!\w)(?:in|at|near|from|to|of|outside|around|into|toward|towards|à|en|dans|bei|nach|"
    r"aus|в|из|у|под|de)(?: the)? $",
    re.IGNORECASE,
)


_OF_TOWN = re.compile(r"(?<!\w)(?:in|at|near|from|of|outside|around) (?:[A-Z][\w'-]+ )?$")


def _not_a_place(text: str, name: Name | None) -> Name | None:
    """The name, unless a word for “in” or “near” stands before it."""
    if name and not name.given and _PLACED.search(text[max(0, name.start - 12) : name.start]):
        return None
    return name


def _is_quoted(text: str, name: Name) -> bool:
    """Whether a word for saying stands at once before the name: “according to Samia”."""
    word = re.search(r"([^\W\d_]+)(?: to)? $", text[max(0, name.start - 20) : name.start].lower())
    return word is not None and word[1] in knowledge().people["tells"]


def _is_in_office(text: str, name: Name, word: _Word) -> bool:
    """Whether an office stands with the name: before it, or in what explains it."""
    start, end = _sentence(text, name.start)
    since = word.end if word.end <= name.start else start  # who arrests somebody is not who is arrested
    before = text[max(start, since, name.start - _TITLE) : name.start]
    after = text[name.end : min(end, name.end + _APPOSITION)]
    cut = re.search(r"(?<!^), ", after[1:])
    explained = after[: cut.start() + 1] if cut else after
    said = _until_said(explained)
    named = {
        match.lower().removesuffix("'s")
        for match in _WORD.findall(f"{re.split('[;:]', before)[-1]} {name.text} {said}")
    }
    return bool(named & knowledge().people["office"])


def _until_said(text: str) -> str:
    """An apposition up to the verb: who is told something is not the one who tells."""
    for match in _WORD.finditer(text):
        if match[0].lower() in knowledge().people["tells"]:
            return text[: match.start()]
    return text


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    start = max((found.end() for found in _SENTENCE_END.finditer(text, max(0, at - 400), at)), default=max(0, at - 400))
    after = _SENTENCE_END.search(text, at, at + 400)
    return start, after.start() if after else min(len(text), at + 400)
