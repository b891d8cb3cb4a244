"""The name beside a word that says what somebody is: behind it, ahead of it, set in commas."""

from __future__ import annotations

import re

from sitrep.core.private.people.clauses import (
    WORD,
)
from sitrep.core.private.people.names import (
    PersonName,
    name_at,
    name_before,
)
from sitrep.core.private.words import knowledge

_AUXILIARY = re.compile(
    r"(?:,[^,.\n]{0,40},)?,? ?(?:who )?(?:(?:was|were|is|been|being|été|est|fue|sido|wurde|wird|"
    r"был|была|були|був|була)(?: [^\W\d_][\w'-]*){1,4} ?|(?:(?:was|were|is|been|being|has|had|"
    r"have|got|also|later|then|reportedly|allegedly|a|été|est|avait|fue|ha|sido|estaba|wurde|"
    r"worden|ist|war|hat|hatin|hatiye|hatibû|è|stato|stata|foi|werd|został|została|был|была|были|было|був|була|"
    r"yesterday|again|remains?|still|in|into|taken|se|por|von|par|bei|der|am|gestern|hier|ayer|вчера) ){0,5})"
)
_OF_A_PLACE = re.compile("[а-яёіїєґ]{2,}|[\u0620-\u064a\u066e-\u06d3]{2,}")
"""Between the word for a resident and the name stands what they live in, in Russian and Arabic:
«жительница села»."""
_AGE_FIRST = re.compile(r"\d{1,3}[- ](?:year[- ]old|летн\w+|річн\w+|jährige\w*|yaşındaki) ")

_GAP = re.compile(r"[ ,:(\"'-]{0,4}")


def name_behind(text: str, at: int, *, loose: int) -> PersonName | None:
    """The name behind a word, with up to ``loose`` words between that are part of no name."""
    between, strange = knowledge().people["between"], False
    for _ in range(loose + 1):
        skipped = past_gap(text, at)
        at = past_naming(text, skipped)
        name = name_at(text, at, sure=at > skipped)
        if name:
            return name if name.given or not strange else None
        word = WORD.match(text, at)
        if not word or not (word[0].lower() in between or _OF_A_PLACE.fullmatch(word[0])):
            return None
        known = word[0].lower() in between
        if not known and word[0] in knowledge().not_names:
            return None
        strange = strange or not known
        at = word.end()
    return None


def past_gap(text: str, at: int) -> int:
    """Where a gap of blanks, commas and the like ends."""
    gap = _GAP.match(text, at)
    at = gap.end() if gap else at
    age = _AGE_FIRST.match(text, at)
    return age.end() if age else at


def past_naming(text: str, at: int) -> int:
    """Where the words end that announce a name, as “named” and “called” do."""
    naming = knowledge().naming.match(text, at)
    return past_gap(text, naming.end()) if naming else at


AS_A_CHILD = re.compile(r", (?:an?|the|une?|una?|eine?|un)(?: [^\W\d_][\w-]*){0,2} $")


def name_ahead(text: str, at: int) -> PersonName | None:
    """The name ahead of a verb in the passive: “NAME was yesterday arrested”."""
    urdu = re.search(" (?:کو|نے)(?: [^ ]+)? $", text[max(0, at - 14) : at])
    if urdu:
        return name_before(text, at - len(urdu[0]))
    if text[at - 2 : at] == ", ":
        return not_a_place(text, name_before(text, at - 2))
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


def name_in_apposition(text: str, at: int) -> PersonName | None:
    """The name that a person's part explains: “NAME, 34, a resident”, “NAME, mother of three”."""
    start = max(0, at - 100)
    window = text[start:at]
    for comma in reversed(
        list(re.finditer(r"(?<=[\w.)])(?:, | \(| - |,? who | وهو | وهي )", window))
    ):
        aged = re.search(r"(?:, | \()(?:aged )?\d{1,3}\)?$", window[: comma.start()])
        end = aged.start() if aged else comma.start()
        if _INTO_APPOSITION.fullmatch(window, end):
            name = not_a_place(text, name_before(text, start + end))
            if name:
                return name
    return None


_PLACED = re.compile(
    r"(?<!\w)(?:in|at|near|from|to|of|outside|around|into|toward|towards|à|en|dans|bei|nach|"
    r"aus|в|из|у|под|de)(?: the)? $",
    re.IGNORECASE,
)


def not_a_place(text: str, name: PersonName | None) -> PersonName | None:
    """The name, unless a word for “in” or “near” stands before it."""
    if name and not name.given and _PLACED.search(text[max(0, name.start - 12) : name.start]):
        return None
    return name


def is_quoted(text: str, name: PersonName) -> bool:
    """Whether a word for saying stands at once before the name: “according to Samia”."""
    word = re.search(r"([^\W\d_]+)(?: to)? $", text[max(0, name.start - 20) : name.start].lower())
    return word is not None and word[1] in knowledge().people["tells"]
