"""What speaks for and against each kind that a line around a text may be.

Signs are seen on a line alone, save two: what the page states of itself and what the
text below says again. What they are worth for each kind is in ``head_grammar.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.core.prose.words import is_unspaced
from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block
from sitrep.ingest.find.credits import is_credit
from sitrep.ingest.find.outlet_names import outlet_called
from sitrep.ingest.find.writers import Writers, writers_of
from sitrep.ingest.head.around import Around
from sitrep.ingest.head.dated import DatedLine, Says, dated_line, is_period, is_series_alone
from sitrep.ingest.head.lead import shared, stems
from sitrep.ingest.head.line_labels import asks_to_follow, is_figure
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.head_words import at_start, within, word_set
from sitrep.ingest.knowledge.outlets import Outlet
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
SITE_PARTS = 3
"""Most outlets that a line names."""

_ADDRESS = re.compile(r"https?://|www\.|\S@\S|^@")
_CRUMBS = re.compile(r"\S\s?[|>›»•/]\s?\S")
_BREAKS = re.compile(
    r"\s*(?:[|•·/–—]|\s-\s|,|;|&|\band\b|\bavec\b|\bet\b|\bund\b|\by\b|\bwith\b)\s*"
)
_BAR = re.compile(r"\s[|•·]\s")
_PHOTO = re.compile(
    r"[A-Z]{2,}/[A-Z][a-z]+|©|\((?:[^()]*\b)?(?:AP|AFP|EPA|Reuters|Getty)\b[^()]*\)$"
)


@dataclass(frozen=True, slots=True)
class NamedHere:
    """Whom a line names and nothing else."""

    writers: Writers | None = None
    outlets: tuple[Outlet, ...] = ()
    by_outlet: Outlet | None = None
    """The outlet that it names as the writer."""

    @property
    def is_said(self) -> bool:
        """Whether it is certain that they are names."""
        several = self.writers is not None and len(self.writers.names) > 1
        return several or bool(self.outlets) or bool(self.writers and self.writers.is_said)


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


def seen_line(at: int, block: Block, lead: tuple[frozenset[str], ...], around: Around) -> SeenLine:
    """A line with all that speaks for what it is; ``lead`` is what the text below says."""
    text = plain(block.text)
    words = words_of(block)
    dated = dated_line(text, around.day_first) if words <= 2 * SHORT else _NOT_DATED
    named = _named(dated.rest if dated.days or dated.has_clock else text, words, around)
    signs = set(_shape(text, words, block)) | _names(text, named, around)
    signs |= set(_dates(dated, is_little=named.is_said or len(dated.rest.split()) <= LITTLE))
    if words <= 2 * SHORT:
        signs |= set(_says(text, words, around))
    if around.lines:
        signs |= set(_markup(around.lines[at]))
    worth = dict.fromkeys(signs, 1.0) | {"line": 1.0, "said again": shared(stems(text), lead)}
    if lead and not worth["said again"]:
        worth["not said again"] = 1.0
    if title := around.titles.get(at):
        worth.pop("date and little", None)
        worth[title] = 1.0
    elif at not in around.first and "holds a date" not in worth:
        worth["like the first line"] = _likeness(stems(text), around.first.values())
    found = {sign: value for sign, value in worth.items() if value}
    return SeenLine(at, text, is_prose(block), dated, named, found)


def _named(rest: str, words: int, around: Around) -> NamedHere:
    if words > SHORT:
        return NamedHere()
    settings = around.settings
    writers = writers_of(rest)
    if writers and any(outlet_called(name, settings) for name in writers.names):
        writers = None
    return NamedHere(writers, _outlets(rest, settings), _by_outlet(rest, settings))


def _names(text: str, named: NamedHere, around: Around) -> set[str]:
    found: set[str] = set()
    if named.writers:
        found.add("by" if named.writers.is_said else "bare name")
        if any(name.casefold() in around.authors for name in named.writers.names):
            found.add("stated writer")
    if text.lower().strip(" :：") in word_set("by"):
        found.add("by alone")
    if named.by_outlet:
        found.add("by")
    if named.outlets:
        found.add("outlet")
    return found


_NOT_DATED = DatedLine((), has_clock=False, rest="", says=Says.NOTHING)


def words_of(block: Block) -> int:
    """How many words a line has, or would have in a script that parts them."""
    text = block.text
    if text and is_unspaced(text[0]):
        return max(block.words, int(len(text) / LETTERS_PER_WORD))
    return block.words


def _shape(text: str, words: int, block: Block) -> Iterator[str]:
    yield next((sign for most, sign in _LENGTHS if words <= most), "far too long")
    if is_prose(block):
        yield "prose"
    if len(text.split()) >= TITLE_CASE and _is_title_case(text):
        yield "title case"
    if text[:1].islower():
        yield "small start"
    yield from (sign for pattern, sign in _SHAPES if pattern.search(text))


_SHAPES = (
    (re.compile(r"[.。।۔;][\"'”’»)\]]*$"), "stopped"),
    (re.compile(r"[,،:：]$"), "goes on"),
    (re.compile(r"[^\W\d_]{3}[.!?؟]\s+[^\W\d_a-zà-ÿа-я]"), "sentences"),
    (re.compile(r"^[^\w\"'“‘«„¿¡「『\[(]"), "odd start"),
    (re.compile(r"[(\[]\d+[)\]]$"), "counted"),
    (re.compile(r"[!?؟:：]|[\"“«„「]\w"), "speaks"),
)


def _is_title_case(text: str) -> bool:
    """Whether nearly all longer words of a line have a capital, and not only capitals."""
    words = [word for word in text.split() if len(word) >= LONGER and word[0].isalpha()]
    capitals = sum(word[0].isupper() and not word.isupper() for word in words)
    return len(words) >= LONGER and capitals >= MOSTLY * len(words)


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


def _dates(dated: DatedLine, *, is_little: bool) -> Iterator[str]:
    left = len(dated.rest.split())
    if dated.days:
        if not any(day.seen.year for day in dated.days):
            yield "day without year"
            if not left:
                yield "day alone"
        elif not left:
            yield "date alone"
        elif is_little or any(day.says is not Says.NOTHING for day in dated.days):
            yield "date and little"
        else:
            yield "holds a date"
    elif dated.has_clock and left <= 2:
        yield "clock alone"
    if dated.says is not Says.NOTHING:
        yield "says what a day is"


def _says(text: str, words: int, around: Around) -> Iterator[str]:
    lowered = text.lower().strip(" :：-–—|")
    if lowered in word_set("sections"):
        yield "section"
    elif _CRUMBS.search(text) and words <= FEW_LEFT + 2:
        yield "crumbs"
    if words <= FEW_LEFT:
        yield from (sign for sign, kind in _OF_FEW if within(kind).search(text))
    if lowered in around.sites:
        yield "site"
    if text in around.often:
        yield "often"
    yield from (sign for sign, says in _SAYING if says(text))


_OF_FEW = (("furniture", "furniture"), ("role", "roles"))


def is_caption(text: str) -> bool:
    """Whether a line says who took a picture, or that it is one."""
    return bool(_PHOTO.search(text) or at_start("captions").match(text) or _ends_as_caption(text))


def _ends_as_caption(text: str) -> bool:
    """Whether the last sentence of a line is about a picture."""
    last = re.split(r"(?<=[.!?)])\s|[|(\[]", text)[-1]
    return last != text and bool(at_start("captions").match(last))


_SAYING = (
    ("figure", is_figure),
    ("address", _ADDRESS.search),
    ("follow", asks_to_follow),
    ("caption words", is_caption),
    ("credit words", is_credit),
    ("series", lambda text: within("series").search(text)),
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


def _by_outlet(text: str, settings: Settings) -> Outlet | None:
    """The outlet that stands behind a word such as "by", and nothing else."""
    match = at_start("by").match(text)
    name = text[match.end() :] if match else ""
    return outlet_called(name.strip(" ,|-–—:"), settings) if name else None


def _is_name(part: str) -> bool:
    """Whether a part of a line may be a town or a writer."""
    return part[:1].isupper() and len(part.split()) <= FEW_LEFT


def _outlets(text: str, settings: Settings) -> tuple[Outlet, ...]:
    """The outlets that text names, where it says nothing else."""
    whole = outlet_called(text.strip(" ,|-–—:()[]./"), settings)
    if whole:
        return (whole,)
    parts = [part.strip(" .()[]") for part in _BREAKS.split(text)]
    named = [part for part in parts if part and part.lower() not in word_set("roles")]
    if not 0 < len(named) <= SITE_PARTS:
        return ()
    found = [outlet_called(part, settings) for part in named]
    # "Goris | Example Wire": beside a bar an agency's partner is a town or a writer.
    wires = [outlet for outlet in found if outlet and outlet.is_wire]
    if wires and _BAR.search(text) and all(map(_is_name, named)):
        return tuple(wires)
    return tuple(outlet for outlet in found if outlet) if all(found) else ()
