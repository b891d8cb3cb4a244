"""Hosts that pass for another one: mixed scripts in a word, or the look of a host we know.

``аррӏе.com`` in Cyrillic letters and ``reuters.com.example.net`` are names like any
other to a browser; to a reader they are somebody they trust.  The scripts are known
by the names of the letters in Unicode; the pairs of letters that look the same are
those of the alphabets in which lookalikes of Latin names are registered.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import lru_cache

from sitrep.core.links.hosts import unicode_host

_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
)
"""Scripts that one word may mix: Japanese, Korean and Chinese do (UTS 39, highly restrictive)."""
_COMMON = {"DIGIT", "HYPHEN-MINUS", "COMBINING", "KATAKANA-HIRAGANA", "LOW", "MIDDLE", "ZERO"}

_LOOKS = str.maketrans(
    {
        # Cyrillic
        "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ё": "e", "є": "e", "һ": "h", "і": "i",
        "ї": "i", "ј": "j", "к": "k", "ӏ": "l", "м": "m", "н": "h", "о": "o", "р": "p", "ԛ": "q",
        "ѕ": "s", "т": "t", "у": "y", "ү": "y",
        "ѵ": "v", "ԝ": "w", "х": "x", "г": "r", "п": "n", "и": "u", "ь": "b", "з": "3",
        # Greek
        "α": "a", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t",
        "υ": "u", "χ": "x",
        "ω": "w", "γ": "y", "σ": "o",
        # Armenian
        "օ": "o", "ս": "u", "հ": "h", "ո": "n", "ռ": "n", "ց": "g", "զ": "q", "լ": "l", "յ": "j",
        # Latin letters beside the alphabet
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ʀ": "r",
        "ƅ": "b", "ƽ": "s",
        # Signs that pass for each other in most typefaces; one of each group represents all
        "0": "o", "1": "l", "i": "l", "|": "l", "5": "s",
    }
)  # fmt: skip
_PAIRS = (("rn", "m"), ("vv", "w"))
_SAME = frozenset("асԁеһіїјӏорԛѕуүѵԝхοινραυօսհոզ")
"""Letters of other alphabets that nobody can tell from Latin ones.

A name of these alone is a disguise, while one with м, к or т in it (коммерсант) is a word.
"""


def lookalike_problem(host: str, known: Collection[str]) -> str | None:
    """What an ASCII host may be mistaken for, as the rest of a sentence; None if nothing.

    ``known`` are hosts that are what they seem; they and their subdomains pass.
    """
    return _lookalike_problem(host, frozenset(known))


@lru_cache(maxsize=20_000)
def _lookalike_problem(host: str, known: frozenset[str]) -> str | None:
    """Remembered: a digest has thousands of addresses and some dozens of hosts."""
    if any(host == each or host.endswith(f".{each}") for each in known):
        return None
    shown = unicode_host(host) or host
    if shown != host and (problem := _script_problem(shown)):
        return f"{problem} (in full: {host})"
    return _resemblance(host, shown, known)


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """A name with every letter replaced by the one that represents all that look like it."""
    plain = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(sign)
    )
    looks = plain.translate(_LOOKS).translate(_LOOKS)
    for pair, one in _PAIRS:
        looks = looks.replace(pair, one)
    return looks


def _script_problem(shown: str) -> str | None:
    *labels, top = shown.split(".")
    for label in (*labels, top):
        scripts = _scripts(label)
        if len(scripts) > 1 and not any(scripts <= each for each in _TOGETHER):
            return f"mixes {' and '.join(sorted(map(str.title, scripts)))} letters in one word"
        if scripts and "LATIN" not in scripts and top.isascii() and _passes_for_latin(label):
            return f"is written in {scripts.pop().title()} letters that pass for Latin ones"
    return None


def _scripts(label: str) -> set[str]:
    names = (
        unicodedata.name(sign, "").partition(" ")[0]
        for sign in label
        if unicodedata.category(sign)[0] == "L"
    )
    return {name for name in names if name and name not in _COMMON}


def _passes_for_latin(label: str) -> bool:
    return all(sign in _SAME for sign in label if sign.isalpha())


def _resemblance(host: str, shown: str, known: Collection[str]) -> str | None:
    """A known host that it looks like, with or without its subdomains, or begins like."""
    labels = shown.split(".")
    for each in sorted(known):
        count = each.count(".") + 1
        if len(labels) >= count and skeleton(".".join(labels[-count:])) == skeleton(
            unicode_host(each) or each
        ):
            return f"looks like {each} and is not ({host})"
        rest = host.removeprefix("www.").removeprefix(f"{each}.")
        if rest != host.removeprefix("www.") and "." in rest:
            return f"begins like {each} and belongs to another site"
    return None
