"""The key under which the spellings of a name meet; the search page's script folds alike.

Accents, apostrophes, articles, doubled letters and the ways of writing one Arabic vowel make no
difference, in Latin, Cyrillic or Arabic letters.
"""

from __future__ import annotations

import re
import unicodedata

from sitrep.geo.spelling import fold_word

APOSTROPHES = "'’‘‛`´ʼʻʿʾ"
_OWNS = re.compile(rf"[{APOSTROPHES}]s\b")
_WORD = re.compile(r"[^\W_]+")
ARTICLES = frozenset({"al", "el"})
BOUND_ARTICLES = frozenset(
    {"as", "ash", "ad", "ar", "at", "az", "an", "ez", "er", "es", "et", "ed"}
)
"""Articles with a hyphen after them alone: “at” and “as” are English words as well."""
HYPHENS = "-‑"
ARABIC_ARTICLE = "ال"
ALIKE = str.maketrans("ةىٱy", "هياi")
"""Letters for which others are written in the same place."""
SHORT = 3
"""A word of so few letters keeps its article: it may be no article."""


def words_of_key(text: str) -> list[str]:
    """The folded words of a name or a question, articles left out."""
    plain = _OWNS.sub("", text)
    plain = "".join(sign for sign in plain if sign not in APOSTROPHES)
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M"))
    found = [
        fold_key_word(match[0])
        for match in _WORD.finditer(plain)
        if not _is_article(match[0].lower(), plain[match.end() : match.end() + 1])
    ]
    return [word for word in found if word] or [
        fold_key_word(word) for word in _WORD.findall(plain)
    ]


def key_of(text: str) -> str:
    """The folded words in one line; empty where there is no letter or digit."""
    return " ".join(words_of_key(text))


def fold_key_word(word: str) -> str:
    """The key of one word."""
    letters = fold_word(word).translate(ALIKE)
    if letters.startswith(ARABIC_ARTICLE) and len(letters) > SHORT + len(ARABIC_ARTICLE) - 1:
        return letters.removeprefix(ARABIC_ARTICLE)
    return letters


def _is_article(word: str, following: str) -> bool:
    is_bound = bool(following) and following in HYPHENS
    return word in ARTICLES or (word in BOUND_ARTICLES and is_bound)
