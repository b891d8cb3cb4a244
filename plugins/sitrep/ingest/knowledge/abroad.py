"""Phrases of pages in many languages that give a block away, as ``phrases_abroad.toml`` has them.

They are plain words, so that whoever reads a language can add to them. Hundreds of them would be
slow to try on each block: of each phrase one word is looked up among those of the block, by its
first letters; where no spaces are written, each phrase is by its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import chain

from sitrep.core.errors import SettingsError
from sitrep.core.prose.finder import Hit, WordFinder
from sitrep.core.prose.words import is_unspaced
from sitrep.ingest.draft import Verdict
from sitrep.ingest.knowledge.data_files import read_data
from sitrep.ingest.knowledge.phrase_index import PhraseIndex

_GAPS = re.compile(r"[ *…]|\S*\|")
KEY = 5
"""Letters by which a word is looked up; a shorter one is looked up whole."""
_PUNCTUATION = r"\s.,:;!?…\"“”«»„()\[\]|>=/·•،؛؟。，、：！？।۔፣፤።፦—–\u200f\u200e"
_SPLIT = re.compile(rf"[{_PUNCTUATION}]+")
_BEFORE = rf"(?:^|(?<=[{_PUNCTUATION}'’*-]))"
_BEHIND = rf"(?=$|[{_PUNCTUATION}'’*-])"
_SENTENCE = re.compile(r"[^\W\d_]{2}[.。।။።։۔](?:\s|$)|[。।။።]")
GLUED_LINES = 4
"""How many times as long as one line a block may be in which several are glued together."""
_COLON = r"(?:\s?(?:[:：|>»…՝፦=]|\.\.\.)|\s[–—-]\s)"
_GAP = r".{0,60}?"
_MARKS = "\u064b-\u0652\u0640\u093c"
"""Signs that may be left out: vowels and the stretch of Arabic, the dot of Devanagari."""
_ALIKE = {"ا": "أإآٱ", "ي": "ىی", "ه": "ةە", "ك": "ک", "'": "’‘"}
_ALIKE |= {"क": "\u0958", "ख": "\u0959", "ग": "\u095a", "ज": "\u095b", "ड": "\u095c", "ढ": "\u095d"}
"""Letters with those that are written for them."""
_LIKENESSES = {
    sign: "".join({first, *others} - {sign})
    for first, others in _ALIKE.items()
    for sign in (first, *others)
}
_MARKED = frozenset(
    "".join(map(chr, range(0x620, 0x64B))) + "یکەٱ" + "".join(map(chr, range(0x904, 0x940)))
)
_PLAIN = str.maketrans(
    {sign: first for first, others in _ALIKE.items() for sign in others}
    | dict.fromkeys([*map(chr, range(0x64B, 0x653)), "\u0640", "\u093c"])
)


class Place(StrEnum):
    """Where in a block a phrase stands."""

    # That of Enum is written in Python, and patterns are looked up by it all the time.
    __hash__ = str.__hash__

    LINE = "line"
    """It is the whole block."""
    OPENS = "opens"
    """It begins the block, and a colon or a dash follows."""
    GLUED = "glued"
    """It begins the block, and lines of the page follow on it in which no sentence ends."""
    SAYS = "says"
    """It is in a sentence of the block, which speaks to readers as no report does."""


@dataclass(frozen=True, slots=True)
class ForeignPhrase:
    """Words in some language that give a block away."""

    kind: str
    """The entry of the file."""
    verdict: Verdict
    language: str
    place: Place
    words: str
    longest: int
    """The most words a block may have to be judged by it."""
    begins: str = ""
    """Its first letters, up to a gap."""

    def search(self, text: str) -> re.Match[str] | None:
        """Where it stands in a folded text."""
        if self.place is Place.GLUED and _SENTENCE.search(text):
            return None
        return _compiled(self.words, self.place).search(text)


@dataclass(frozen=True, slots=True)
class _Index:
    """Phrases by how they are looked up."""

    by_key: tuple[tuple[ForeignPhrase, ...], ...]
    """For each key of the finder the phrases that have it."""
    key_finder: WordFinder
    unspaced: tuple[ForeignPhrase, ...]
    by_begin: PhraseIndex
    """Of those in scripts without spaces, by their beginnings."""


def folded(text: str) -> str:
    """Text in small letters, as long as it was; the Turkish ı counts as i."""
    return text.lower() if text.isascii() else text.replace("İ", "i").replace("ı", "i").lower()


def phrases_in(text: str) -> tuple[ForeignPhrase, ...]:
    """The phrases that may be in a folded text."""
    return phrases_in_each([text])[0]


def phrases_in_each(texts: Sequence[str]) -> list[tuple[ForeignPhrase, ...]]:
    """The phrases that may be in each of many folded texts."""
    index = _index()
    plain = [text if text.isascii() else text.translate(_PLAIN) for text in texts]
    found: list[tuple[ForeignPhrase, ...]] = []
    for text, hits in zip(plain, index.key_finder.found_in_each(plain), strict=True):
        keys = dict.fromkeys(hit[0] for hit in hits if _is_word(hit, text)) if hits else ()
        found.append(tuple(chain.from_iterable(index.by_key[key] for key in keys)))
    for at, text in enumerate(texts):
        if is_unspaced(text):
            begun = index.by_begin.possible_in(text)
            found[at] += tuple(index.unspaced[number] for number in begun)
    return found


def _is_word(hit: Hit, text: str) -> bool:
    """Whether a key stands where a word begins, and is all of it if it is short."""
    _key, start, end = hit
    if start and not _SPLIT.match(text, start - 1):
        return False
    return end - start == KEY or end == len(text) or _SPLIT.match(text, end) is not None


def _looked_up(word: str) -> str:
    return word[:KEY] if word.isascii() else word.translate(_PLAIN)[:KEY]


@cache
def load_phrases_abroad() -> tuple[ForeignPhrase, ...]:
    """All phrases, in the order of their file."""
    found: list[ForeignPhrase] = []
    entries = dict(read_data("phrases_abroad"))
    stands_for = {name: "|".join(words) for name, words in entries.pop("words").items()}
    for kind, entry in entries.items():
        found += _phrases(kind, entry, stands_for)
    return tuple(found)


def _phrases(
    kind: str, entry: Mapping[str, object], stands_for: Mapping[str, str]
) -> Iterator[ForeignPhrase]:
    try:
        verdict, longest = Verdict(str(entry["verdict"])), int(str(entry["longest"]))
    except (KeyError, ValueError) as error:
        raise SettingsError(
            f"phrases_abroad.toml: [{kind}] is wrong ({error!r}). Compare it with its neighbours."
        ) from error
    for place in Place:
        languages = entry.get(place.value, {})
        if not isinstance(languages, Mapping):
            raise SettingsError(f"phrases_abroad.toml: [{kind}.{place}] must be a table.")
        for language, phrases in languages.items():
            for row in phrases:
                words = row.format_map(stands_for)
                begins = _GAPS.split(folded(words))[0]
                phrase = ForeignPhrase(kind, verdict, language, place, words, longest, begins)
                yield phrase
                if entry.get("also_glued") and place is Place.LINE and len(words.split()) > 1:
                    yield replace(phrase, place=Place.GLUED, longest=GLUED_LINES * longest)


@cache
def _compiled(words: str, place: Place) -> re.Pattern[str]:
    # Three thousand patterns take seconds to compile; a text needs a few of them.
    return re.compile(_pattern(words, place))


def _pattern(words: str, place: Place) -> str:
    """A regular expression: “*” is any ending, “…” some words between, “a|b” either word."""
    is_in_a_row = _is_in_a_row(words)
    space = r"[\s\u200c]*" if is_in_a_row else r"[\s\u200c]+"
    written = ""
    for part in folded(words).split():
        if part == "…":
            written += _GAP
            continue
        if written.endswith(_GAP):
            written += "" if is_in_a_row else _BEFORE
        elif written:
            written += space
        written += _either(part)
    if place is Place.LINE:
        return rf"^[\W\d]*{written}[\W\d]*$"
    if place is Place.GLUED:
        return rf"^\W*{written}(?:\s|$)"
    if place is Place.OPENS:
        behind = "" if words.endswith(".") else f"(?:{_COLON}|$)"
        return rf"^\W*{written}{behind}"
    return written if is_in_a_row else _BEFORE + written + _BEHIND


def _either(part: str) -> str:
    """A regular expression for a word, or for one of several."""
    written = "|".join("".join(map(_sign, word)) for word in part.split("|"))
    return f"(?:{written})" if "|" in part else written


def _sign(sign: str) -> str:
    """A regular expression for a letter, with the likenesses that are written for it."""
    if sign == "*":
        return r"[^\s.,:;!?]*"
    likenesses = _LIKENESSES.get(sign, "")
    one = f"[{sign}{likenesses}]" if likenesses else re.escape(sign)
    return f"{one}[{_MARKS}]*" if sign in _MARKED else one


@cache
def _index() -> _Index:
    by_key: dict[str, list[ForeignPhrase]] = {}
    unspaced: list[ForeignPhrase] = []
    for phrase in load_phrases_abroad():
        if _is_in_a_row(phrase.words):
            unspaced.append(phrase)
        else:
            by_key.setdefault(_key(phrase.words), []).append(phrase)
    return _Index(
        tuple(map(tuple, by_key.values())),
        WordFinder(tuple(by_key)),
        tuple(unspaced),
        PhraseIndex([frozenset(filter(None, [phrase.begins])) for phrase in unspaced]),
    )


def _key(words: str) -> str:
    """The first letters of the longest word of a phrase that is written out far enough."""
    whole = [word for word in _words(words) if not word.endswith("*") or len(word) > KEY]
    if not whole:
        raise SettingsError(
            f"phrases_abroad.toml: “{words}” has no word of which {KEY} letters are written out."
        )
    return _looked_up(max(whole, key=len).rstrip("*"))


def _words(words: str) -> Iterable[str]:
    return (word for word in _SPLIT.split(folded(_own(words))) if word)


def _own(words: str) -> str:
    """A phrase without the words for which others may stand."""
    return " ".join(part for part in words.split() if "|" not in part)


def _is_in_a_row(words: str) -> bool:
    return is_unspaced(_own(words))
