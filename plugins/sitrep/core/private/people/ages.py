"""Minors by their age: a name, and a number below eighteen that is its age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.people.names import PersonName, is_private_person, name_at, name_before
from sitrep.core.private.reading import Reading
from sitrep.core.private.words import knowledge

ADULT = 18

_AGED = (
    r"(?:,? (?:aged|age|who (?:is|was|had just turned|turned)|is|was|turned|of|de|âgée? de|de edad|"
    r"im Alter von|возрастом|возраст|віком))?"
)
_ADJECTIVE = re.compile(
    r"(?:\d{1,2}|[^\W\d_]{2,9})[- ]?(?:year[- ]olds?\b|jährige[rnsm]?\b|летн\w{2,3}\b|"
    r"річн\w{1,3}\b|yaşındaki\b|ساله|salî\b|jarige\b|ans\b(?=, )|[- ]month[- ]old\b|"
    r"monatige[rn]?\b)"
)
_YEARS = re.compile(
    r"(?<![\w.,])(\d{1,2}) ?(?:years? old\b|years? of age\b|months? old\b|ans\b|años\b|jahre\b|"
    r"лет\b|года?\b|років\b|роки\b|рік\b|yaşında\b|سنوات|سنة|عاما\b|عامًا|أعوام|اعوام|عام\b|"
    r"عامين|שנים|שנה|سال\b|salî\b|साल)"
    r"|(?:البالغ\w* من العمر|يبلغ من العمر|تبلغ من العمر|عمره|عمرها|العمر|בן|בת|في|aged|"
    r"âgée? de|возрасте|im Alter von|de) ?(\d{1,2})(?!\w|[.,:]\d)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:, | \()(?:aged? |only |just |both )?$|(,? (?:who )?(?:was|is|turned) (?:only |just )?)$"
)
_SPELT_YEARS = re.compile(
    r" (?:years? old|ans\b(?=[ ,.])|años|jahre|лет\b|yaşında|سنوات|سنين|أعوام|اعوام)", re.IGNORECASE
)
_GLUED_STEMS = ("летн", "річн", "jährig")
_END = re.compile(r"[,.;)\n]|$| (?:and|when|was|were|who|told|said|died|from|is|years?)\b")
_NUMBER = re.compile(r"[1-9](?:\d(?<![\w.,:/+-]\d\d)|(?<![\w.,:/+-]\d))(?![\d%/:]|[.,]\d)")
_KIN = re.compile(
    r"(?<!\w)(?:boys?|girls?|child(?:ren)?|sons?|daughters?|brothers?|sisters?|siblings?|cousins?|mother|father|parents|family|named|names|baby|toddler|school\w*|pupils?|student|he|she|his|her|him|twins?|grand\w+|kids?|young\w*|teen\w*|played|playing|uncle|aunt|"
    r"enfants?|fils|fille|frère|sœur|soeur|hijo|hija|hermano|hermana|niños?|niñas?|sohn|tochter|bruder|schwester|kinder|сын\w*|доч\w+|дет\w+|брат\w*|сестр\w*|діт\w+|син\w*|kardeş\w*|oğlu|kızı|çocuk\w*|ابن\w*|بنت\w*|أطفال|طفل\w*|أخ\w*|שׁ?ילד\w*)(?!\w)"
)
_HAS_AGE = re.compile(
    r"(?:, | \(|[а-яіa-zü ]-|year|jähr|летн|річн|yaş|سال|سن|عام|عمر|שנ|בן |בת |лет|рок|рік|ans\b|años|aged|साल|salî)"
)
_PLACED = re.compile(
    r"(?<!\w)(?:in|at|near|from|to|outside|around|of|en|à|dans|в|из|у|in der)(?: the)? $",
    re.IGNORECASE,
)
_MOST_BETWEEN = re.compile(
    r"(?:[ ,(\"]{1,3}(?!\d)(?:(?:a|an|the|boy|girl|child|named|called|student|schoolgirl|"
    r"schoolboy|pupil|son|daughter|brother|sister|resident|whose|name|is|was|identified|as|of|"
    r"his|her|palestinian|syrian|local|refugee|shepherd|junge|mädchen|schüler|schülerin|sohn|"
    r"tochter|namens|мальчик\w{0,2}|девочк\w{1,2}|школьни\w{1,3}|подрост\w{1,4}|"
    r"реб[её]н\w{1,3}|по|имени|сын|дочь|хлопчик\w{0,2}|дівчинк\w|син|донька|на|ім'я|çocuk|kız|"
    r"erkek|adlı|oğlu|kızı|کودک|دختر|پسر|به|نام|دانش|آموز)\b)){0,5}[ ,(\"]{1,3}",
    re.IGNORECASE,
)


def find_ages(reading: Reading) -> Iterator[PrivateFinding]:
    """Minors named together with their age."""
    text = reading.bare
    for number in _NUMBER.finditer(text):
        if 0 < int(number[0]) < ADULT:
            yield from _of_number(text, number.start(), number.end())
    for word, at in reading.places(reading.words & knowledge().ages.keys()):
        yield from _of_word(text, word, at)
    if any(stem in reading.lowered for stem in _GLUED_STEMS):
        for glued in knowledge().glued_ages.finditer(text):
            yield from _minors(
                name_at(text, _past(text, glued.end())), _before(text, glued.start()), sure=True
            )


def _of_number(text: str, at: int, end: int) -> Iterator[PrivateFinding]:
    """The minors whose age a number is, however the language says it."""
    window = text[max(0, at - 24) : at + 28]
    if not _HAS_AGE.search(window):
        return
    adjective = _ADJECTIVE.match(text, at)
    if adjective:
        yield from _minors(
            name_at(text, _past(text, adjective.end())), _before(text, at), sure=True
        )
    start = max(0, at - 24)
    for years in _YEARS.finditer(text, start, at + 28):
        if years.start(1) == at or years.start(2) == at:
            name = _aged(text, years.start())
            apart = name is not None and text[name.end] in ",("
            yield from _minors(name, _behind(text, years.end()), sure=apart)
    yield from _beside(text, at, end)


def _of_word(text: str, word: str, at: int) -> Iterator[PrivateFinding]:
    """The minors whose age a word says: “nine-year-old Ahmad”, “Ahmad, nine,”."""
    adjective = _ADJECTIVE.match(text, at)
    if adjective:
        yield from _minors(
            name_at(text, _past(text, adjective.end())), _before(text, at), sure=True
        )
    end = at + len(word)
    if _SPELT_YEARS.match(text, end):
        yield from _minors(_aged(text, at), _behind(text, end))
    yield from _beside(text, at, end)


def _beside(text: str, at: int, end: int) -> Iterator[PrivateFinding]:
    """The minor whose name stands before a bare age: “Ahmad, 9,”, “Ahmad (9)”, “Ahmad was nine.”."""
    lead = _LEAD.search(text, max(0, at - 20), at)
    if lead and (_END.match(text, end) or "turned" in lead[0]):
        name = _named_before(text, lead.start())
        if name and (name.given or not lead[1]):
            yield from _minors(name)


def _minors(*names: PersonName | None, sure: bool = False) -> Iterator[PrivateFinding]:
    """The first of the names that is one.

    Where it is ``sure`` an age, a single unknown word will do.
    """
    found = next((name for name in names if name and is_private_person(name, sure=sure)), None)
    if found:
        yield PrivateFinding(found.start, PrivateKind.MINOR, found.text.lower(), found.end)


def _past(text: str, at: int) -> int:
    between = _MOST_BETWEEN.match(text, at)
    return between.end() if between else at


@cache
def _way_back() -> re.Pattern[str]:
    """What may stand between a name and its age."""
    return re.compile(
        rf"(?:[,(]? ?\(?|{_AGED} (?:only |just |seulement |solo |nur |только |всего )?|"
        rf",? ?(?:وعمره|وعمرها|ذو|ذات|الذي|التي|ابن|بعمر|والبالغ|والبالغة)? ?)$"
    )


def _aged(text: str, at: int) -> PersonName | None:
    """The name that an age follows, with little between."""
    start = max(0, at - 40)
    window = text[start:at]
    for cut in re.finditer(r"(?<=[\w.])(?=[ ,(])", window):
        if _way_back().fullmatch(window, cut.start()):
            name = name_before(text, start + cut.start())
            if name:
                return name
    return None


def _before(text: str, at: int) -> PersonName | None:
    """The name before an adjective of age: “Sara K., a 12-year-old”."""
    lead = re.search(
        r"(?:, (?:an?|the|une?|el|la|un|eine?)? ?| \(|(?<=[\u0590-\u06ff]) )$",
        text[max(0, at - 12) : at],
    )
    return name_before(text, at - len(lead[0])) if lead else None


def _behind(text: str, at: int) -> PersonName | None:
    """Persian, Turkish and Hebrew put the name behind the age."""
    found = re.match(r",? (?:به نام |adlı |alte[rnm]? )?", text[at : at + 12])
    name = name_at(text, at + found.end()) if found else None
    joined = found is not None and "alte" in found[0]
    return (
        name
        if name and (joined or (name.given and re.match("[\u0590-\u06ff]", name.text)))
        else None
    )


def _named_before(text: str, at: int) -> PersonName | None:
    """The name before a bare number where people are spoken of: “Ahmad, 9, and his brother”."""
    name = name_before(text, at)
    if name is None or _PLACED.search(text[max(0, name.start - 12) : name.start]):
        return None
    if name.given and name.words <= 3:
        return name
    start = (
        max(text.rfind(". ", 0, name.start), text.rfind("\n", 0, name.start), name.start - 200) + 1
    )
    end = text.find(". ", at)
    return (
        name
        if name.words > 1 and _KIN.search(text[start : end if end > 0 else at + 200].lower())
        else None
    )
