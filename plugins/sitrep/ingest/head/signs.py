"""What speaks for and against each kind that a line around a text may be.

Signs are seen on a line alone, save two: what the page states of itself and what the
text below says again. What they are worth for each kind is in ``head_grammar.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.prose.words import is_unspaced
from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block
from sitrep.ingest.find.credits import is_credit
from sitrep.ingest.head.around import Around
from sitrep.ingest.head.dated import DatedLine, Says, dated_line, is_period, is_series_alone
from sitrep.ingest.head.lead import shared, stems
from sitrep.ingest.head.line_labels import asks_to_follow, is_figure
from sitrep.ingest.head.named import NOBODY, NamedHere, named_here
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.head_words import at_start, kinds_in, word_set
from sitrep.ingest.markup import Line, LineKind

SHORT = 14
"""Most words of a line with a date, a writer or an outlet."""
FEW_LEFT = 4
"""Most words of a label, a button, a path through the site."""
LITTLE = 2
"""Most words that a date line says beside days, times, outlets and writers: a town."""
TITLE_CASE = 5
"""Fewest words of a headline that is known by its capitals."""
LONGER = 4
"""Letters of a word that has a capital in such a headline; and how many of them it has."""
MOSTLY = 0.8
LETTERS_PER_WORD = 2.0
"""Signs that make up for a word in scripts without spaces."""
LEAST_LIKE = 3
"""Fewest words of a line that is compared with the page's title."""
LIKE = 0.5
"""Share of words in common with the page's title from which a line may be the headline."""
MOST_OF_BY = 8
"""Most words of "written by"."""

_REMEMBERED = 4096
"""Short lines that are looked at once: pages of one site have menus and buttons in common."""
_BESIDE = " :：-–—|"
"""Signs beside the words of a line."""
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|^@")
_CRUMBS = re.compile(r"\S\s?[|>›»•/]\s?\S")
_PARTS = re.compile(r"(?<=[.!?)])\s|[|(\[]")
_PHOTO = re.compile(
    r"[A-Z]{2,}/[A-Z][a-z]+|©|\((?:[^()]*\b)?(?:AP|AFP|EPA|Reuters|Getty)\b[^()]*\)$"
)


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line with all that is seen on it."""

    at: int
    """Number of its block."""
    text: str
    """In plain signs."""
    is_prose: bool
    dated: DatedLine
    named: NamedHere
    signs: Mapping[str, float]
    stems: frozenset[str]
    """What it speaks of."""


def seen_line(at: int, block: Block, lead: frozenset[str] | None, around: Around) -> SeenLine:
    """A line with all that speaks for what it is; ``lead`` is what the text below says."""
    text = plain(block.text)
    words = words_of(block)
    prose = is_prose(block)
    if words <= 2 * SHORT:
        dated = dated_line(text, around.day_first)
        alone, said = _short_alone(text, words)
    else:
        dated = _NOT_DATED
        alone, said = tuple(_shape(text, words)), stems(text)
    named = NOBODY
    if words <= SHORT:
        rest = dated.rest if dated.days or dated.has_clock else text
        named = named_here(rest, around.settings)
    signs = [*alone, *_names(text, words, named, around)]
    signs += _dates(dated, is_said=named.is_said)
    if prose:
        signs.append("prose")
    if words <= 2 * SHORT:
        signs += _of_page(text, around)
    if around.lines:
        signs += _markup(around.lines[at])
    worth = dict.fromkeys(signs, 1.0)
    worth["line"] = 1.0
    if lead is not None:
        again = shared(said, lead)
        worth["said again" if again else "not said again"] = again or 1.0
    if title := around.titles.get(at):
        worth.pop("date and little", None)
        worth[title] = 1.0
    elif around.first and at not in around.first and "holds a date" not in worth:
        likeness = _likeness(said, around.first.values())
        if likeness:
            worth["like the first line"] = likeness
    return SeenLine(at, text, prose, dated, named, worth, said)


@lru_cache(_REMEMBERED)
def _short_alone(text: str, words: int) -> tuple[tuple[str, ...], frozenset[str]]:
    """What is seen on a short line of any page, and what it speaks of."""
    return (*_shape(text, words), *_says(text, words)), stems(text)


def _names(text: str, words: int, named: NamedHere, around: Around) -> Iterator[str]:
    if named.writers:
        yield "by" if named.writers.is_said else "bare name"
        if any(name.casefold() in around.authors for name in named.writers.names):
            yield "stated writer"
    if words <= MOST_OF_BY and text.lower().strip(" :：") in word_set("by"):
        yield "by alone"
    if named.by_outlet:
        yield "by"
    if named.outlets:
        yield "outlet"


_NOT_DATED = DatedLine((), has_clock=False, rest="", says=Says.NOTHING)


def words_of(block: Block) -> int:
    """How many words a line has, or would have in a script that parts them."""
    text = block.text
    if text and is_unspaced(text[0]):
        return max(block.words, int(len(text) / LETTERS_PER_WORD))
    return block.words


def _shape(text: str, words: int) -> Iterator[str]:
    yield next((sign for most, sign in _LENGTHS if words <= most), "far too long")
    if _is_title_case(text):
        yield "title case"
    if text[:1].islower():
        yield "small start"
    if text.rstrip(_CLOSERS)[-1:] in _STOPS:
        yield "stopped"
    elif text[-1:] in _COMMAS:
        yield "goes on"
    if _SENTENCES.search(text):
        yield "sentences"
    if _ODD_START.match(text):
        yield "odd start"
    if text[-1:] in _BRACKETS and _COUNTED.search(text):
        yield "counted"
    if _SPEAKS.search(text):
        yield "speaks"


_CLOSERS = "\"'”’»)]"
_STOPS = frozenset(".。।۔;")
_COMMAS = frozenset(",،:：")
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?؟]\s+[^\W\d_a-zà-ÿа-я]")
_BRACKETS = frozenset(")]")
_ODD_START = re.compile(r"[^\w\"'“‘«„¿¡「『\[(]")
_COUNTED = re.compile(r"[(\[]\d+[)\]]$")
_SPEAKS = re.compile(r"[!?؟:：]|[\"“«„「]\w")


def _is_title_case(text: str) -> bool:
    """Whether nearly all longer words of a line have a capital, and not only capitals."""
    words = text.split()
    if len(words) < TITLE_CASE:
        return False
    longer = capitals = 0
    for word in words:
        if len(word) >= LONGER and word[0].isalpha():
            longer += 1
            capitals += word[0].isupper() and not word.isupper()
    return longer >= LONGER and capitals >= MOSTLY * longer


_LENGTHS = (
    (1, "a word"),
    (2, "two words"),
    (3, "three words"),
    (4, "four words"),
    (8, "short headline"),
    (18, "headline's length"),
    (26, "long"),
    (36, "too long"),
)


def _dates(dated: DatedLine, *, is_said: bool) -> Iterator[str]:
    """``is_said`` where it is certain that what is beside the days are names."""
    if dated.says is not Says.NOTHING:
        yield "says what a day is"
    if not (dated.days or dated.has_clock):
        return
    left = len(dated.rest.split())
    if dated.days:
        if not any(day.seen.year for day in dated.days):
            yield "day without year"
            if not left:
                yield "day alone"
        elif not left:
            yield "date alone"
        elif left <= LITTLE and "series" in kinds_in(dated.rest):
            yield "date of a series"
        elif is_said or left <= LITTLE or any(day.says is not Says.NOTHING for day in dated.days):
            yield "date and little"
        else:
            yield "holds a date"
    elif left <= LITTLE:
        yield "clock alone"


def _of_page(text: str, around: Around) -> Iterator[str]:
    """What a line has in common with its page."""
    if text.lower().strip(_BESIDE) in around.sites:
        yield "site"
    if text in around.often:
        yield "often"


def _says(text: str, words: int) -> Iterator[str]:
    kinds = kinds_in(text)
    if text.lower().strip(_BESIDE) in word_set("sections"):
        yield "section"
    elif _CRUMBS.search(text) and words <= FEW_LEFT + 2:
        yield "crumbs"
    if words <= FEW_LEFT:
        yield from (sign for sign, kind in _OF_FEW if kind in kinds)
    if ("://" in text or "www." in text or "@" in text) and _ADDRESS.search(text):
        yield "address"
    if "series" in kinds:
        yield "series"
    yield from (sign for sign, says in _SAYING if says(text))


_OF_FEW = (("furniture", "furniture"), ("role", "roles"))


def is_caption(text: str) -> bool:
    """Whether a line says who took a picture, or that it is one."""
    if ("/" in text or "©" in text or text.endswith(")")) and _PHOTO.search(text):
        return True
    if "captions" not in kinds_in(text):
        return False
    return bool(at_start("captions").match(text) or _ends_as_caption(text))


def _ends_as_caption(text: str) -> bool:
    """Whether the last sentence of a line is about a picture."""
    last = _PARTS.split(text)[-1]
    return last != text and bool(at_start("captions").match(last))


_SAYING = (
    ("figure", is_figure),
    ("follow", asks_to_follow),
    ("caption words", is_caption),
    ("credit words", is_credit),
    ("series alone", is_series_alone),
    ("period alone", is_period),
)


def _markup(line: Line) -> Iterator[str]:
    if line.kind is LineKind.TITLE:
        yield "first rank"
    elif line.kind is LineKind.HEADING:
        yield "heading"
    elif line.kind is LineKind.CAPTION:
        yield "caption element"
    if line.linked * 2 > line.end - line.start:
        yield "linked"


def _likeness(said: frozenset[str], titles: Iterable[frozenset[str]]) -> float:
    """How much of a page's title a line says, and little else; 0 where it is less than half."""
    best = 0.0
    for title in titles:
        both = len(said & title)
        best = max(best, min(both / max(1, len(said)), both / max(1, len(title))))
    return best if best >= LIKE and len(said) >= LEAST_LIKE else 0.0
