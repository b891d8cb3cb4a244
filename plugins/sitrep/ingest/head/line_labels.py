"""What else a scraper left on a line beside headline and date: parts of the site, editors' notes.

"Press Release Civilians flee", "Home World Middle East Envoy lands", "… hold (Adds army statement)",
"… burns The Example Gazette 4 May 2021".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.head_words import word_set
from sitrep.ingest.knowledge.outlets import Outlet, OutletKind

OUTLET_WORDS = 4
"""Most words of an outlet's name before the date of its text."""
_PUBLISHING = frozenset(
    {OutletKind.WIRE, OutletKind.AGENCY, OutletKind.PRESS, OutletKind.BROADCASTER}
)
_NOTE = re.compile(
    r"\((?:Adds|Updates|Updating|Recasts|Corrects|Correcting|Refiles|Repeats|Rewrites|Writes through"
    r"|New throughout|Releads|Changes|Clarifies)\b[^()]{2,140}\)\s*"
)
_FOLLOW = re.compile(
    r"^(?:follow|join|like|suivez|folgen sie|sigue|siga|seguici|читайте|подписывайтесь|підписуйтесь|تابعوا)\b.*"
    r"\b(?:twitter|facebook|x|telegram|instagram|whatsapp|google news|youtube|телеграм|تلغرام|تيليغرام)\W*$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"^[$€£₽]?\s?\d[\d.,\s]*\s?(?:[$€£₽%]|usd|eur)?$|^[$€£₽]", re.IGNORECASE)
_COUNTER = re.compile(r"^\W*\d+\W*$")
_LAST_WORDS = re.compile(rf"(?:\S+\s+){{1,{OUTLET_WORDS}}}$")

_LAST_WORD = re.compile(r"(?<!\S)([^\W\d_]{3,})[ ,(]+$")


def notes_in(head: str) -> Iterator[re.Match[str]]:
    """The notes by which an agency's editors tell their clients what is new."""
    return _NOTE.finditer(head)


def label_end(head: str, begin: int) -> int:
    """Where the labels end that stand at a place; the place itself where there are none.

    One alone counts where no headline begins with it; of parts of a site several in a row do.
    """
    for pattern in (_sections(), _labels()):
        match = pattern.match(head, begin)
        if match:
            return match.end()
    return begin


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_any_case('glued_labels')})[\s:|>/-]+)+(?=\S)")


@cache
def _sections() -> re.Pattern[str]:
    names = f"{_any_case('sections')}|{_any_case('glued_labels')}"
    return re.compile(rf"(?:(?:{names})[\s:|>/-]+){{2,}}(?=[«“\"'¿¡]?[^\W\d_a-zà-ÿа-я])")


def _any_case(kind: str) -> str:
    """The words of a kind as pages write them: with a capital, or in capitals."""
    forms: set[str] = set()
    for word in word_set(kind):
        forms |= {word.capitalize(), word.title(), word.upper()}
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


def outlet_before(head: str, start: int, settings: Settings) -> tuple[int, Outlet] | None:
    """Where the name of an outlet begins that ends before a place, and whose it is."""
    match = _LAST_WORDS.search(head, max(0, start - 80), start)
    if match is None:
        return None
    for word in re.finditer(r"\S+", match[0]):
        at = match.start() + word.start()
        outlet = settings.outlets.called(head[at:start].strip(" ,|-–—("))
        if outlet and outlet.kind in _PUBLISHING and not head[at].islower():
            return at, outlet
    return None


def town_before(head: str, start: int, settings: Settings) -> int:
    """Where the name of a town begins that ends before a place; the place itself without one."""
    match = _LAST_WORD.search(head, max(0, start - 30), start)
    said = f"in {match[1].title()}" if match else ""
    for mention in settings.gazetteer.within(()).mentions(said) if match else ():
        if match and mention.end == len(said):
            return match.start(1)
    return start


def asks_to_follow(text: str) -> bool:
    """Whether a line asks to follow somebody elsewhere: "Follow Jane Roe on Telegram"."""
    return bool(_FOLLOW.search(text))


def is_figure(text: str) -> bool:
    """Whether a line is a number or a sum of money and nothing else."""
    return bool(_COUNTER.match(text) or _MONEY.match(text))
