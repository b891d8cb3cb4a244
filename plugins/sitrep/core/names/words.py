"""A text's words, folded so that the spellings of one name meet, whatever the script.

What differs between two spellings without making another name is taken away: accents, vowel
signs, the stretch of Arabic letters, marks of direction; the forms of alef, ya and ta marbuta,
and the letters that Persian and Kurdish have in their place; how apostrophes are typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import chain

PLAIN_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"}
    | {"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Æ": "AE", "Œ": "OE"}
)
"""Letters that Unicode does not take apart into a plain one and an accent."""

_TYPED = str.maketrans(
    dict.fromkeys("’‘‛`´′ʹʻʼʽʾʿ＇׳", "'")
    | dict.fromkeys("״＂", '"')
    # A raised figure leads to a footnote and is no part of a name.
    | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", " ")
)
_LOST = chain(
    range(0x0300, 0x0370),  # accents
    range(0x0591, 0x05C8),  # Hebrew points
    (0x0621, 0x0640),  # a hamza by itself, the tatweel
    range(0x064B, 0x0660),  # Arabic vowel signs, hamza above and below
    (0x0670,),
    range(0x06D6, 0x06DD),
    range(0x06DF, 0x06E9),
    range(0x06EA, 0x06EE),
    range(0x0730, 0x074B),  # Syriac points
    range(0x08D3, 0x0900),
    range(0x1AB0, 0x1B00),
    range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100),
    range(0xFE00, 0xFE10),
    range(0xFE20, 0xFE30),
    (0x00AD, 0x061C, 0xFEFF),  # soft hyphen, marks of direction and of order
    range(0x200B, 0x2010),
    range(0x202A, 0x202F),
    range(0x2060, 0x2070),
)
_FOLDED = (
    PLAIN_LETTERS
    | dict.fromkeys(_LOST)
    | str.maketrans("ٱىیېےةۃەہھکڪ", "اييييهههههكك")
    | str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
)

_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
_HEBREW = "\u05d0-\u05ea"
_INDIC = "\u0900-\u0963\u0966-\u0dff"
"""Scripts of India, whose vowel signs Python does not take for parts of words."""
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u2e80-\u2fdf\u3005-\u3007\u3041-\u3096\u30a1-\u30fa"
    "\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Scripts without spaces between words, and Korean, whose endings follow a name without one: each
sign is a word."""
_JOINING = r"/'\"“”„«»‹›·・_‐−–-"
"""What may stand between two words of a name: “Russian-Turkish”, “YPJ/YPG”, “#Syrian_Army”."""
_LETTER = rf"[^\W_{_ARABIC}{_HEBREW}{_INDIC}{_UNSPACED}]"
_INITIALS = r"[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?"
_WORD = re.compile(
    rf"{_INITIALS}|{_LETTER}+(?:'{_LETTER}+)*|[{_ARABIC}]+|[{_HEBREW}]+(?:['\"][{_HEBREW}]+)*"
    rf"|[{_INDIC}]+|[{_UNSPACED}]|&"
    rf"|\s[‐−–-]+\s|[^\w\s{_JOINING}]"
)
"""A word, or what ends a clause, over which no name goes: a comma, a bracket, a dash."""

_PREFIX = 5
"""Letters that may stand before a name with an apostrophe: “l'ISIS”, “dell'ISIS”."""
_SUFFIX = 8
"""Letters that may follow it so: “ISIS's”, in Turkish “YPG'lilerden”."""
_ARTICLE, _TO_THE = "ال", "لل"
_HEBREW_CLITICS = "והבלמשכ"
_MOST_HEBREW_CLITICS = 3
_SHORTEST = 2
"""Letters that must be left of a word without its clitics: “وال” is not one."""


class Capitals(IntEnum):
    """How a word is written, or must be."""

    NONE = 0
    FIRST = 1
    ALL = 2
    """As acronyms are."""


@dataclass(frozen=True, slots=True)
class WordForm:
    """A word as names are compared."""

    key: str
    capitals: Capitals


@dataclass(frozen=True, slots=True)
class WordForms:
    """What a word of a text may stand for."""

    whole: WordForm
    at_start: tuple[WordForm, ...]
    """Without what may be written together with a name before it: “and”, “to the”, “l'”."""
    at_end: tuple[WordForm, ...]
    """Without what may follow it after an apostrophe."""


def words_of(text: str) -> list[str]:
    """The words of a text, folded but for their capitals; what ends a clause is among them."""
    if not text.isascii():
        parted = unicodedata.normalize("NFKD", text.translate(_TYPED)).translate(_FOLDED)
        text = unicodedata.normalize("NFC", parted)
    return _WORD.findall(text)


def is_word(word: str) -> bool:
    """Whether something from ``words_of`` is a word, and not the end of a clause."""
    return word[0].isalnum() or word == "&" or re.match(rf"[{_INDIC}{_UNSPACED}]", word) is not None


@lru_cache(maxsize=200_000)
def forms_of(word: str) -> WordForms:
    """What a word from ``words_of`` may stand for."""
    before, _, rest = word.partition("'")
    elided = bool(rest) and len(before) <= _PREFIX
    stem, _, suffix = word.rpartition("'")
    ended = bool(stem) and len(suffix) <= _SUFFIX and suffix.islower()
    starts = [rest] if elided else [*_without_clitics(word)]
    return WordForms(
        _form(word),
        tuple(_form(each) for each in starts),
        (_form(stem),) if ended else (),
    )


def _form(word: str) -> WordForm:
    plain = "and" if word == "&" else re.sub(r"[.'\"]", "", word)
    return WordForm(plain.casefold(), _capitals(plain))


def _capitals(word: str) -> Capitals:
    if len(word) > 1 and word.isupper():
        return Capitals.ALL
    return Capitals.FIRST if word[:1].isupper() else Capitals.NONE


def _without_clitics(word: str) -> list[str]:
    """An Arabic or Hebrew word without the particles that are written together with it."""
    if re.match(rf"[{_ARABIC}]", word):
        return _without_arabic(word)
    if re.match(rf"[{_HEBREW}]", word):
        least = _SHORTEST + 1
        most = min(_MOST_HEBREW_CLITICS, len(word) - least)
        count = next((at for at in range(most) if word[at] not in _HEBREW_CLITICS), most)
        return [word[at:] for at in range(1, count + 1)]
    return []


def _without_arabic(word: str) -> list[str]:
    """All that may be left of an Arabic word: without “and”, then “to”, then “the”."""
    found = [word]
    for particles in ("وف", "بلك"):
        found += [each[1:] for each in found if each[0] in particles and len(each) > 1]
    # “To the” is written with one letter less than both have.
    found += [_ARTICLE + each[2:] for each in found if each.startswith(_TO_THE)]
    found += [each[2:] for each in found if each.startswith(_ARTICLE)]
    return [each for each in dict.fromkeys(found[1:]) if len(each) >= _SHORTEST and each != word]
