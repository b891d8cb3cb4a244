"""The opening line of a passage: ``SY-ID 2020-06-30 event=kansafrah-clashes from=sohr killed=5..7``.

Words are ISO codes, slugs of regions and days; options are ``key=value``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sitrep.core.events import UNNAMED
from sitrep.core.figures import (
    FIGURE_KEYS,
    Figure,
    in_order,
    parse_figure_option,
    write_figure_options,
)
from sitrep.core.model import UNKNOWN_SOURCE, Passage
from sitrep.core.text import is_slug
from sitrep.core.weeks import Span

_DATES = re.compile(r"(\d[\d-]*)(?:/(\d[\d-]*))?")
EXAMPLE = "Write ::: passage SY-ID, or ::: passage SY-HI SY-DY 2020-06-30/2020-07-01"
OPTIONS = ("event", "from", "credibility", *FIGURE_KEYS)
"""What may stand before the sign =."""

_EVENT_REMEDY = "Write the name of a file of content/events: event=azaz-car-bomb"
_FROM_REMEDY = f"Write ids of sources.toml, or {UNNAMED}: from=sohr,{UNNAMED}"

Object = Callable[..., None]
"""Takes a problem and a remedy, and ``key=`` where it is not the passage's."""


def parse_opening(words: str, fault: Object) -> Passage:
    """The passage that a line opens, still without its text; what is wrong goes to ``fault``."""
    line = _Line(fault)
    for word in words.split():
        line.take(word)
    if not line.regions:
        fault("names no region", EXAMPLE, key="regions")
    # In one order, whatever that of the words: what is equal is written alike.
    figures = (figure for given in line.figures.values() for figure in given)
    return Passage(
        "",
        regions=tuple(line.regions),
        days=line.days,
        events=line.events,
        rests_on=line.rests_on,
        credibility=line.credibility,
        figures=in_order(figures),
    )


def dump_opening(passage: Passage) -> str:
    """The words from which ``parse_opening`` makes the same passage."""
    words = [*passage.regions]
    if passage.days:
        words.append(str(passage.days))
    if passage.events:
        words.append(f"event={','.join(passage.events)}")
    if passage.rests_on:
        words.append(f"from={','.join(passage.rests_on)}")
    if passage.credibility:
        words.append(f"credibility={passage.credibility}")
    return " ".join([*words, *write_figure_options(passage.figures)])


@dataclass(slots=True)
class _Line:
    """What has been read of a line so far."""

    fault: Object
    regions: dict[str, None] = field(default_factory=dict)
    """In their order."""
    days: Span | None = None
    events: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    credibility: int | None = None
    figures: dict[str, tuple[Figure, ...]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)

    def take(self, word: str) -> None:
        key, sign, value = word.partition("=")
        if sign:
            self._option(key, value)
        elif not _DATES.fullmatch(word):
            self.regions[word] = None
        elif self.days:
            self.fault("gives its dates twice", EXAMPLE)
        else:
            self.days = self._span(word)

    def _option(self, key: str, value: str) -> None:
        if key not in OPTIONS:
            self.fault(f"“{key}=” is not an option of a passage", _known(key))
        elif key in self.given:
            self.fault(f"gives {key}= twice", f"Write one {key}= with all of it")
        elif not value:
            self.fault(f"{key}= has no value", f"Write it after the sign, without a space: {key}=…")
        elif key in FIGURE_KEYS:
            self.figures[key], wrong = parse_figure_option(key, value)
            if wrong:
                self.fault(wrong.problem, wrong.remedy)
        else:
            self._set(key, value)
        self.given.add(key)

    def _set(self, key: str, value: str) -> None:
        if key == "event":
            self.events = self._ids(value, key, _EVENT_REMEDY)
        elif key == "from":
            self.rests_on = self._from(value)
        else:
            self.credibility = self._credibility(value)

    def _from(self, value: str) -> tuple[str, ...]:
        found = self._ids(value, "from", _FROM_REMEDY)
        if UNKNOWN_SOURCE.id in found:
            problem = "from= says unknown, which is an origin that nobody knows"
            self.fault(problem, f"Write {UNNAMED} for somebody whom the report does not name")
        return tuple(each for each in found if each != UNKNOWN_SOURCE.id)

    def _credibility(self, value: str) -> int | None:
        if re.fullmatch("[1-6]", value):
            return int(value)
        self.fault(f"“credibility={value}” is not a number from 1 to 6", "Write one of 1 to 6")
        return None

    def _ids(self, value: str, key: str, remedy: str) -> tuple[str, ...]:
        found = []
        for each in value.split(","):
            if is_slug(each):
                found.append(each)
            else:
                self.fault(f"“{each}” in {key}= is not an id", remedy)
        return tuple(dict.fromkeys(found))

    def _span(self, word: str) -> Span | None:
        days = Span.parse(word)
        if days is None:
            remedy = "Write 2020-06-30 or 2020-06-30/2020-07-01"
            self.fault(f"“{word}” is not a day or span of days", remedy)
        return days


def _known(key: str) -> str:
    near = difflib.get_close_matches(key.lower(), OPTIONS, 1)
    if near:
        return f"Write {near[0]}=, if that is what you mean"
    return f"Options are {', '.join(OPTIONS)}"
