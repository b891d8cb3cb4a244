"""Home addresses: a street with the number of a house, or a street where somebody lives.

A street alone is a front line or a market; with a number, or with somebody who
lives there, it is a door.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sitrep.core.private.dwellings import (
    first_words_for_living,
    street_words,
    where_somebody_lives,
    words_for_living,
)
from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.reading import Part, Reading, parts_around
from sitrep.core.private.words import knowledge

_CAPITAL = (
    r"(?:(?:al|el|an|as|ash|at|ad|ar|az|abu|bin|de|la|le|du|des|del|los|las|von|der)[ -])?"
    r"[^\W\d_a-zа-яёіїєґß][\w'’.-]*"
)
_NAME = rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}}"
_OF = r"(?:(?:de|du|des|de la|de l'|de los|de las|d'|del|della|dei|la|do|da|dos|das) ?)?"
_HOUSE = r"\d{1,4}(?:[a-zA-Zа-яА-Я]|/\d{1,4}|-\d{1,3})?"
LONGEST_TO_OFFICE = 30
"""Characters between an office and its address."""
AROUND = 90
"""Characters around the word for a street in which its number stands, or who lives there."""
_COMMON = frozenset(
    {
        "close",
        "drive",
        "square",
        "lane",
        "alley",
        "crescent",
        "place",
        "via",
        "st",
        "sk",
        "sok",
        "cad",
        "bd",
        "rd",
        "حي",
        "طريق",
    }
)
_ITALIAN = re.compile(
    rf"via (?:del |della |dei )?{_NAME},? \d{{1,4}}(?:[,;.)\n]|$| (?:a|in|int)\b)"
)
"""“via Roma 12,”: not the way that 14 lorries took."""
_ARABIC_OR_HEBREW = re.compile("[\u0590-\u06ff]")
_TURKISH = re.compile("cad|sk|sok|mah|bulvar")
_DIGIT = re.compile(r"\d")
_DIGIT_AHEAD = re.compile(r"\.? \d{1,4}")
_MONTHS = re.compile(
    r"\d{1,2}(?:th|st|nd|rd)?[ .](?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|nisan|ayar|tishreen|mai|juin|juillet|mayo|julio|ocak|"
    r"mayıs|temmuz|ağustos|eylül|ekim|kasım|mart|haziran|"
    r"января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|лет\b|آذار|نيسان|أيار|تموز|آب|تشرين)",
    re.IGNORECASE,
)


def find_homes(reading: Reading) -> Iterator[PrivateFinding]:
    """Home addresses in a text."""
    streets = knowledge().streets
    words = reading.words & (streets["behind"] | streets["before"] | streets["arabic"])
    places = [at for word, at in reading.places(words) if _is_street(reading, word, at)]
    if any(word.endswith(_glued_words()) for word in reading.words) and _DIGIT_AHEAD.search(
        reading.bare
    ):
        places += [found.start() for found in _glued().finditer(reading.bare)]
    lived = (
        not reading.words.isdisjoint(first_words_for_living())
        and words_for_living().search(reading.lowered) is not None
    )
    doors = (
        at
        for at in places
        if lived or _DIGIT.search(reading.bare, max(0, at - AROUND), at + AROUND)
    )
    for part in parts_around(reading.bare, doors, AROUND):
        yield from (_moved(each, part) for each in _in_street(part.text, reading.words))
    dwells = (at for _word, at in reading.places(reading.words & streets["dwells"]))
    for part in parts_around(reading.bare, dwells, AROUND):
        yield from (
            _moved(_found(match), part)
            for match in _dwelling().finditer(part.text)
            if _is_door(match[0])
        )
    living = (at for _word, at in reading.places(reading.words & streets["lives"]))
    for part in parts_around(reading.bare, living, AROUND):
        for match in _house_of().finditer(part.text):
            yield _moved(_found(match), part)


def _in_street(text: str, words: frozenset[str]) -> Iterator[PrivateFinding]:
    """The doors in a piece of text that names a street."""
    lowered = text.lower()
    if _DIGIT.search(text):
        for pattern in _patterns(lowered, words):
            for match in pattern.finditer(text):
                if _is_door(match[0]) and not _is_office(text, match.start()):
                    yield _found(match)
    if words_for_living().search(lowered):
        yield from where_somebody_lives(text)


def _patterns(lowered: str, words: frozenset[str]) -> Iterator[re.Pattern[str]]:
    """Those of which words are there, in this piece or in the whole text."""
    streets = knowledge().streets
    if not words.isdisjoint(streets["behind"]):
        yield _english()
    if not words.isdisjoint(streets["before"]):
        yield _european()
    if _ARABIC_OR_HEBREW.search(lowered):
        yield _arabic()
    yield _germanic()
    if not lowered.isascii():
        yield _slavic()
    if not lowered.isascii() or _TURKISH.search(lowered):
        yield _turkish()


def _is_street(reading: Reading, word: str, at: int) -> bool:
    """Whether a word means a street: some are common words, unless they have a capital."""
    return (
        word not in _COMMON
        or reading.bare[at].isupper()
        or _ITALIAN.match(reading.bare, at) is not None
    )


def _moved(finding: PrivateFinding, part: Part) -> PrivateFinding:
    return replace(finding, start=finding.start + part.start, end=finding.end + part.start)


@cache
def _glued_words() -> tuple[str, ...]:
    """How words for a street end, in small letters: looked for first, among the distinct words."""
    return tuple(word.lower() for word in knowledge().streets["glued"])


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(rf"(?:{street_words('glued')})\.? {{1,2}}\d{{1,4}}")


@cache
def _english() -> re.Pattern[str]:
    """“14 Nile Street”, “flat 4, No.

    12 al-Nil St”, “Nile Street 14”, “Baghdad Street, building 12”.
    """
    ending = rf"(?i:{street_words('behind')})\b\.?"
    number = rf"(?i:{street_words('number')})\.?[ :#]*"
    return re.compile(
        rf"(?<![\w.,/-])(?<!Street )(?<!Road )(?:(?:{number})?{_HOUSE},? {_NAME} {ending}"
        rf"|{_NAME} {ending},? (?:(?:in |at )?(?:{number}){_HOUSE}))(?!\w)"
    )


@cache
def _european() -> re.Pattern[str]:
    """“12, rue Victor Hugo”, “ул. Садовая, д. 5, кв. 12”, “Calle Mayor, 12”."""
    street = rf"(?i:{street_words('before')})\b\.?"
    number = rf"(?:(?i:{street_words('number')})(?!\w)\.?[ :]*)"
    return re.compile(
        rf"(?<![\w.,/-])(?:{_HOUSE}(?: bis| ter)?,? {street} {_OF}{_NAME}"
        rf"|{street} {_OF}{_NAME}(?:, ?|"
        rf" )(?:{number})?{_HOUSE})(?!\w|[.,]\d|%| ?(?:год|year|octobre|mai\b))"
    )


@cache
def _slavic() -> re.Pattern[str]:
    """«Тверская улица, 12», «Соборна вулиця, буд. 4»."""
    street = "улиц[аеуы]|вулиц[яіюі]|проспект[еау]?|переул[ок]\\w{0,2}|шоссе|бульвар[еау]?|набережн\\w{2}|площад[ьи]"
    counted = "челов|чел\\b|лет\\b|год|погиб|убит|ранен|осіб|загиб|домов|будинк|снаряд|км\\b"
    return re.compile(
        rf"(?<!\w)[А-ЯЁІЇЄҐ][\w-]+ (?:{street}),? (?:(?:д|дом|буд|будинок)\b\.? ?)?"
        rf"{_HOUSE}(?!\w|[.,:]\d| ?(?:{counted}))"
    )


@cache
def _dwelling() -> re.Pattern[str]:
    """“wohnhaft Am Markt 3”, “abita in via Roma 12”: behind a word for living, a name and a number."""
    measured = (
        "years?|months?|weeks?|days|ans|mois|años|meses|anni|mesi|jahren?|monaten?|jaar|lat|лет|года?|месяц|рок|km|км|"
        "personas|personnes|persone|menschen|человек|осіб|yıl|ay|sal|per|uhr|%"
    )
    return re.compile(
        rf"(?<!\w)(?i:{street_words('dwells')})(?!\w)[^\n.!?;\d]{{0,40}}? {_NAME},? "
        rf"(?:(?i:{street_words('number')})\.?[ :]*)?{_HOUSE}"
        rf"(?!\w|[.,:]\d| ?(?i:{measured})(?!\w))"
    )


@cache
def _arabic() -> re.Pattern[str]:
    """A street, then within a few words a building, house or flat with its number."""
    return re.compile(
        rf"(?<!\w)(?:{street_words('arabic')})(?!\w)[^\n.!?]{{1,60}}?"
        rf"(?<!\w)(?:{street_words('number')})(?!\w)[ :]{{0,3}}(?:رقم |ژمارە |نمبر |"
        rf"מספר )?\d{{1,5}}(?:ی\w{{1,3}})?(?!\w)"
        rf"|(?<!\w)(?:منزل|بيت|شقة|بناية|بناء|الشقة|المنزل|دار)[هـا]{{0,2}} (?:رقم )\d{{1,5}}(?!\w)"
        rf"|(?<!\w)(?:רחוב|ברחוב|שדרות)[^\n.!?,\d]{{2,30}} \d{{1,4}}(?!\w)|(?<!\w)(?:خیابان|"
        rf"کوچه)[^\n.!?]{{2,40}}?(?:پلاک|شماره) ?\d{{1,4}}"
        rf"|(?<!\w)(?:شارع|بشارع|جادة) [^\n.!?,\d]{{2,30}},? \d{{1,4}}(?!\w| (?:قتيل|شخص|مدني|عام))"
    )


@cache
def _germanic() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)[^\W\d_a-z][\w-]*(?:{street_words('glued')})\.? \d{{1,4}}[a-z]?(?!\w|[.,]\d)"
    )


@cache
def _turkish() -> re.Pattern[str]:
    """“Bağdat Caddesi No: 12”, “Gül Sokak 4/7”."""
    street = "caddesi|cad|sokak|sokağı|sok|sk|bulvarı|mahallesi|mah"
    return re.compile(
        rf"(?i:(?<!\w)(?:{street})\b\.?,? (?:no|numara|kapı no|"
        rf"kapı)\.?[ :]*\d{{1,4}}(?:/\d{{1,4}})?(?!\w)|(?<!\w)(?:sokak|sokağı|"
        rf"caddesi)\b \d{{1,4}}/\d{{1,4}})"
    )


@cache
def _house_of() -> re.Pattern[str]:
    """“lives at No. 12”, “his house is number 7”, “the house of NAME in … street”."""
    part = "Block|House|Flat|Apartment|Villa|Building"
    number = rf"(?i:{street_words('number')})\b\.?[ :#]*"
    streets = rf"(?i:{street_words('behind')}|{street_words('before')}|{street_words('arabic')})\b"
    return re.compile(
        rf"(?<!\w)(?:{part}) {_HOUSE}, (?:{part}|Street) {_HOUSE}(?!\w)"
        rf"|(?<!\w)(?:lives?|lived|living|resid(?:es|ing|ed)) (?:at|in) (?:{number})?{_HOUSE}(?= ?,? {_CAPITAL})"
        rf"|(?<!\w)(?:lives?|lived|living|resid(?:es|ing|ed)) (?:at|in) {number}{_HOUSE}(?!\w)"
        rf"|(?<!\w)(?i:house|flat|apartment|villa) (?i:no|number|nr)\b\.?[ :#]*{_HOUSE}(?!\w)"
        rf"|(?<!\w)(?:house|home|flat|apartment|villa) of {_NAME},? [^\n.!?]{{0,40}}?{streets}"
        rf"|(?<!\w)(?:منزل|بيت) (?:عائلة |السيد |المدعو |الناشط )?[^\n.!?]{{3,40}}? (?:في|"
        rf"بشارع|ب) ?(?:شارع|حارة|زقاق) \w+"
    )


def _is_office(text: str, at: int) -> bool:
    """Whether an embassy, a ministry or the like is said to be at the address."""
    before = re.split(r"[.!?\n]", text[max(0, at - LONGEST_TO_OFFICE) : at].lower())[-1]
    return not knowledge().streets["offices"].isdisjoint(re.findall(r"\w+", before))


def _is_door(written: str) -> bool:
    """Whether a street with a number is one of somebody's, and the number no day or ordinal."""
    words = re.findall(r"\w+", written.lower())
    day = _MONTHS.search(written) and not words[0].isalpha()
    return not day and not any(each in " ".join(words) for each in knowledge().streets["public"])


def _found(match: re.Match[str]) -> PrivateFinding:
    return PrivateFinding(
        match.start(), PrivateKind.HOME, re.sub(r"\W+", " ", match[0].lower()).strip(), match.end()
    )
