"""Places to the metre: coordinates in every notation, and codes that stand for them.

Decimal pairs count from three decimals on (a hundred metres); with degree signs,
compass letters or minutes fewer will do. Two numbers side by side are also rates,
thousands or bounds: a pair counts only if it is on earth, and not if it is written as
such figures are. MGRS, UTM, plus codes, geohashes and three-word addresses have forms of
their own.

Limits: a pair with two decimals and no label is a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.numbers import has_label
from sitrep.core.private.reading import Reading

_COMPASS = (
    r"(?:[NSEW](?!\w)|[NSEW](?= ?\d)|(?i:north|south|east|west|nord|sud|est|ouest|norte|sur|este|"
    r"oeste|ost|süd)\b|с\.? ?ш|в\.? ?д|ю\.? ?ш|з\.? ?д|пн\.? ?ш|сх\.? ?д|شمال\w*|شرق\w*|جنوب\w*|"
    r"غرب\w*|[KDGBСВЮЗ](?!\w)|צפון|מזרח)"
)
_PAIR = re.compile(
    r"(?<![\w.,/:])([-+]?\d{1,3}[.,]\d{3,})°?[ \n]?[NSns]?(?:[ \n]?[,;/|][ \n]?| ?\n ?|"
    r" +(?:and|et|y|und|и|та|و|by|x|-)? ?)(?:(?:lat|lon|long|lng|longitude|"
    r"latitude)[.:=]? ?)?([-+]?\d{1,3}[.,]\d{3,})(?!\d| ?%| per ?cent)"
)
"""Two numbers with three decimals or more: a hundred metres."""
_MARKED = re.compile(
    rf"(?<![\w.,])(?:{_COMPASS}[ :]*)?\d{{1,3}}(?:[.,]\d+)?(?: ?°(?: ?{_COMPASS})?|"
    rf" ?{_COMPASS})\.?[\s,;/|]{{0,4}}(?:(?:and|by|et|y|und|и|та|و) ?)?"
    rf"(?:{_COMPASS}[ :]*)?\d{{1,3}}(?:[.,]\d+)?(?: ?°(?: ?{_COMPASS})?| ?{_COMPASS})"
)
_LED = re.compile(r"(?<!\w)[NS][ :]*\d{1,2}[.,]\d+°?[\s,;/|]{1,4}[EW][ :]*\d{1,3}[.,]\d+")
_MINUTES = re.compile(
    r"(?<!\w)[NS] ?\d{1,2}[ °]{1,2}\d{1,2}[.,]\d+'?[\s,;/|]{1,4}[EW] ?\d{1,3}[ °]{1,2}\d{1,2}[.,]\d+"
)
_SEXAGESIMAL = re.compile(
    rf"(?<![\w.,])(?:{_COMPASS} ?)?\d{{1,3}} ?(?:°|deg(?:rees?)?\.?|d|º|:|"
    rf" ) ?\d{{1,2}}(?:[.,]\d+)? ?(?:['m:]|min(?:utes?)?\.?| )? ?(?:\d{{1,2}}(?:[.,]\d+)? ?(?:\"|''|s|"
    rf"sec(?:onds?)?\.?)?)? ?{_COMPASS}"
)
_SPELT = re.compile(
    rf"\d{{1,3}} ?deg(?:rees?)?\.? \d{{1,2}}(?:[.,]\d+)? ?min(?:utes?)?\.?"
    rf"(?: \d{{1,2}}(?:[.,]\d+)? ?sec(?:onds?)?\.?)?,? ?{_COMPASS}",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"\d{1,3} ?° ?\d{1,2}(?:[.,]\d+)? ?'(?: ?\d{1,2}(?:[.,]\d+)? ?(?:\"|''))?")
_NAMED = re.compile(
    r"(?<!\w)(?:lat|latitude|latitud|широт\w*|خط العرض|العرض|عرض|enlem|breite|"
    r"lat\.)[ .:=\"']{1,4}(?:is |of |de |في )?([-+]?\d{1,2}[.,]\d{2,})"
    r".{0,30}?(?:lon|lng|long|longitude|longitud|долгот\w*|довгот\w*|خط الطول|الطول|طول|boylam|"
    r"länge)[ .:=\"']{1,4}(?:is |of |de )?([-+]?\d{1,3}[.,]\d{2,})",
    re.IGNORECASE,
)
_NAMED_EAST_FIRST = re.compile(
    r"(?<!\w)(?:lon|lng|long|longitude|longitud|долгот\w*|довгот\w*|الطول|طول|boylam|länge)"
    r"[ .:=\"']{1,4}(?:is |of |de |في )?"
    r"([-+]?\d{1,3}[.,]\d{2,})"
    r".{0,30}?(?:lat|latitude|latitud|широт\w*|العرض|عرض|enlem|breite)[ .:=\"']{1,4}(?:is |of |de )?"
    r"([-+]?\d{1,2}[.,]\d{2,})",
    re.IGNORECASE,
)
_MGRS = re.compile(
    r"(?<!\w)\d{1,2} ?[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(?:(\d{3,5}) ?(\d{3,5})|\d{6,10})(?!\w)"
)
_UTM = re.compile(
    r"(?<!\w)(?:zone )?\d{1,2} ?[C-HJ-NP-X],?[ :]+(?:E|X|"
    r"easting)?[ :=]*\d{6}(?:[.,]\d+)? ?m?E?[ ,;]+(?:N|Y|"
    r"northing)?[ :=]*\d{7}(?:[.,]\d+)? ?m?N?(?!\w)",
    re.IGNORECASE,
)
_PLUS_CODE = re.compile(
    r"(?<![\w+])(?:[23456789CFGHJMPQRVWX]{2}){2,4}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)"
)
_THREE_WORDS = re.compile(
    r"///[^\W\d_]{3,}\.[^\W\d_]{3,}\.[^\W\d_]{3,}|(?:what ?3 ?words|w3w)\W{1,4}(?:is |"
    r"are )?[^\W\d_]{3,}\.[^\W\d_]{3,}\.[^\W\d_]{3,}",
    re.IGNORECASE,
)
_GEOHASH = re.compile(
    r"geo-?hash\W{1,4}(?:is |of )?[0-9bcdefghjkmnpqrstuvwxyz]{6,12}(?!\w)", re.IGNORECASE
)
_LABELLED = re.compile(r"([-+]?\d{1,3}[.,]\d{2,})\s?°?[\s,;/|NSEW]{1,4}([-+]?\d{1,3}[.,]\d{2,})")
_NOTATION = re.compile(
    r"\d[.,]\d\d|[°\"']|\d ?[A-Z](?![a-z])|\d ?[А-Я]?[а-я]{1,2}\.|\d ?(?:[nsew]|deg|nor|sou|eas|wes)"
)
"""Without any of these no notation is there."""
_PACKED = re.compile(
    r"(?<!\w)\d{4}(?:\d\d)?(?:\.\d+)?[NS][ ,/]{0,2}[01]?\d{4}(?:\d\d)?(?:\.\d+)?[EW](?!\w)"
)
"""Degrees, minutes and seconds in one, as pilots and sailors write: 361215N 0370930E."""
_MINUTE_SIGN = re.compile(
    r"[°'\"]|\d ?(?:deg|min|d |m |[NSEWСЮВЗшд](?!\w)|[nsew][. ]|с\.|ю\.|в\.|пн|сх|nor|sou|eas|wes)|[NS] ?\d|\d[ש شجغק]"
)
_LONGEST_AXIS = 40
"""Characters of a latitude or a longitude, with the signs behind it."""
_AXIS = r"(?<![\d.,])[-+]?(?:1[0-8])?\d?\d[.,]\d{2,}"
"""Degrees with two decimals or more."""
_DIGIT = re.compile(r"\d")
_TAIL = re.compile(
    rf"(?:(?:[NS][ :]*\d{{1,2}}(?:[ °]{{1,2}}\d{{1,2}})?[.,]\d+'?|{_AXIS})\s?°?"
    rf"|\d ?°(?: ?{_COMPASS})?|\d ?{_COMPASS})\.?[\s,;/|NSEW]{{0,4}}$"
)
_HEAD = re.compile(
    rf"[\s,;/|]{{0,4}}(?:(?:and|by|et|y|und|и|та|و) ?)?(?:{_AXIS}|[EW][ :]*\d"
    rf"|(?:{_COMPASS}[ :]*)?\d{{1,3}}(?:[.,]\d+)?(?: ?°| ?{_COMPASS}))"
)
_THOUSANDS = re.compile(r"[-+]?\d{1,3},\d{3}")
_SEPARATES = re.compile(r"[,;/|]\s|\s[,;/|]|°|[NS]|^[^ ]*,[^ ]*$")
"""What is between latitude and longitude and not between figures."""
_SURE_DECIMALS = 4
"""Decimals from which two numbers are coordinates whatever is between them: ten metres."""
_WORD_BETWEEN = re.compile(r"[^\W\d_]{1,3}(?<![NSns])[ ]?[-+]?\d+[.,]\d+$")
_FORMS = (_LED, _MINUTES, _MARKED, _MGRS, _UTM, _PACKED)
_NAMES_OF_CODES = frozenset({"what", "words", "w", "geohash", "geo"})
_NAMES_OF_AXES = frozenset(
    {"lat", "latitude", "latitud", "широта", "العرض", "عرض", "enlem", "breite"}
)


def find_coordinates(text: str) -> Iterator[PrivateFinding]:
    """Coordinates in a piece of an unhidden text with many digits."""
    if not _NOTATION.search(text):
        return
    for match in _PAIR.finditer(text):
        if not _is_on_earth(match[1], match[2]):
            continue
        # "rose from 36.125 to 37.250": a word between the two, unless a label says place.
        spoken = _WORD_BETWEEN.search(match[0])
        if has_label(text, "place", match.start()) or not (spoken or _is_figures(match)):
            yield _found(match)
    for form in _FORMS:
        yield from map(_found, form.finditer(text))
    if _MINUTE_SIGN.search(text):
        yield from _sexagesimal(text)
    for match in _LABELLED.finditer(text):
        if has_label(text, "place", match.start()) and _is_on_earth(match[1], match[2]):
            yield _found(match)


def has_figures_for_place(text: str) -> bool:
    """Whether a text has two figures that are a place if a word beside it says so."""
    return _PAIR.search(text) is not None or _LABELLED.search(text) is not None


def is_half_a_pair(text: str) -> bool:
    """Whether a text ends as a latitude or begins as a longitude does."""
    start = max(0, len(text) - _LONGEST_AXIS)
    if _DIGIT.search(text, start) and _TAIL.search(text, start):
        return True
    return _HEAD.match(text) is not None


def is_compass(word: str) -> bool:
    """Whether a word says a direction, in small letters or capitals."""
    return re.fullmatch(_COMPASS, word, re.IGNORECASE) is not None


def find_codes(reading: Reading) -> Iterator[PrivateFinding]:
    """Codes that stand for a spot, and coordinates named as latitude and longitude."""
    text, words = reading.bare, reading.words
    if "+" in text:
        for match in _PLUS_CODE.finditer(text):
            if any(map(str.isdigit, match[0])) and any(map(str.isalpha, match[0])):
                yield _found(match)
    forms: list[re.Pattern[str]] = []
    if "///" in text or "what3words" in reading.lowered or words & _NAMES_OF_CODES:
        forms += (_THREE_WORDS, _GEOHASH)
    if words & _NAMES_OF_AXES:
        forms += (_NAMED, _NAMED_EAST_FIRST)
    for form in forms:
        yield from map(_found, form.finditer(text))


def plain_pair(written: str) -> str:
    """Coordinates without what notations differ in."""
    return " ".join(re.findall(r"[\d.,]*\d|[A-Z]+", written.upper().replace("°", " ")))


def _sexagesimal(text: str) -> Iterator[PrivateFinding]:
    """Degrees and minutes; two of them, or one with degree sign and minutes."""
    marked = [match for match in _SEXAGESIMAL.finditer(text) if re.search(r"\d\D+\d", match[0])]
    degrees = [*_DEGREES.finditer(text), *_SPELT.finditer(text)]
    # One alone with a compass letter may be a heading: "turned 30 N".
    if len(marked) >= 2 or degrees:
        yield _found(min([*marked, *degrees], key=lambda match: match.start()))


def _is_on_earth(first: str, second: str) -> bool:
    """Whether two numbers can be latitude and longitude, in either order."""
    one, two = abs(float(first.replace(",", "."))), abs(float(second.replace(",", ".")))
    return min(one, two) <= 90 and max(one, two) <= 180


def _is_figures(match: re.Match[str]) -> bool:
    """Whether two numbers are rather thousands with a comma, or rates or bounds."""
    first, second = match[1], match[2]
    if _THOUSANDS.fullmatch(first) and _THOUSANDS.fullmatch(second):
        return True
    # Rates and bounds have few decimals and nothing but a space or a word between them.
    if min(_decimals(first), _decimals(second)) >= _SURE_DECIMALS:
        return False
    between = match[0][len(first) : len(match[0]) - len(second)] or " "
    return not _SEPARATES.search(between)


def _decimals(number: str) -> int:
    return len(number.partition(".")[2] or number.partition(",")[2])


def _found(match: re.Match[str]) -> PrivateFinding:
    return PrivateFinding(match.start(), PrivateKind.COORDINATES, plain_pair(match[0]), match.end())
