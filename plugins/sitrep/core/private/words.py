"""The words of private things, read once from the data files beside this module.

The files are part of the package, like its code: nothing of the machine is read.
"""

from __future__ import annotations

import pkgutil
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

SHORT = 5
"""Signs of a label that is looked for as a whole word."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_SHARED_LETTERS = str.maketrans("یىکہۀھے", "ييكهههي")
_HEBREW = re.compile("[\u0590-\u05ff]")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All words, in small letters unless a pattern says otherwise."""

    digit_words: Mapping[str, str]
    """Digit by word."""
    repeats: Mapping[str, int]
    """How often the digit behind a word is meant."""
    tens: Mapping[str, str]
    points: frozenset[str]
    rare_digit_words: tuple[str, ...]
    """With one of which whatever ``says_digits`` finds begins."""
    says_digits: re.Pattern[str]
    """What nearly every number that is spelt out holds: a nought, a “double four”, a “point one”.
    """
    spoken_digits: re.Pattern[str]
    labels: Mapping[str, re.Pattern[str]]
    """What names a number, by kind; matches in a text in small letters."""
    label_words: frozenset[str]
    """All those labels."""
    paper_stems: tuple[str, ...]
    """Of which every longer label of a paper or a plate holds one."""
    paper_beginnings: frozenset[str]
    """The first letters of every label of a paper or a plate, three where there are three."""
    paper_words: frozenset[str]
    """The short labels: they stand in too many words to be looked for within them."""
    accounts: Mapping[str, frozenset[str]]
    maps: Mapping[str, tuple[str, ...]]
    streets: Mapping[str, frozenset[str]]
    people: Mapping[str, frozenset[str]]
    public_last: frozenset[str]
    """The last parts of the names that the whole world knows."""
    changed: tuple[str, ...]
    introduces: tuple[str, ...]
    """What somebody says before their own name."""
    naming: re.Pattern[str]
    ages: Mapping[str, int]
    """Ages below eighteen as words."""
    glued_ages: re.Pattern[str]
    """Words that hold the age of a minor."""
    stems: Mapping[str, tuple[str, ...]]
    """The beginnings of words of people, in languages whose words change at their end."""
    roots: Mapping[str, re.Pattern[str] | None]
    """What Arabic words of people have in the middle: «يعتقل», «اعتقلته» and «معتقلون» are of one
    verb."""
    institutions: frozenset[str]
    """Accounts and channels that are nobody's own."""
    media: frozenset[str]
    years: Mapping[str, frozenset[str]]
    """What stands with an age, before it or behind it, and what with a year of birth."""
    given_names: frozenset[str]
    """Folded: compare them with ``folded`` words."""
    roles: frozenset[str]
    """What people are called that is not a name of theirs."""
    not_names: frozenset[str]


@cache
def knowledge() -> Knowledge:
    """What the data files say."""
    table = tomllib.loads(_data("words.toml"))
    people = {key: frozenset(map(plain_word, words)) for key, words in table["people"].items()}
    papers = [*table["labels"]["identity"], *table["labels"]["plate"]]
    digits = {word: digit for digit, words in table["digits"].items() for word in words}
    return Knowledge(
        digit_words=digits,
        repeats=table["spoken"]["repeats"],
        tens=table["spoken"]["tens"],
        points=frozenset(table["spoken"]["points"]),
        rare_digit_words=(
            *table["digits"]["0"],
            *(f"{word} " for word in (*table["spoken"]["repeats"], *table["spoken"]["points"])),
        ),
        says_digits=_says_digits(table["digits"], table["spoken"]),
        spoken_digits=_run_of(digits, table["spoken"]),
        labels={kind: _label(words) for kind, words in table["labels"].items()},
        label_words=frozenset(
            plain_word(word) for words in table["labels"].values() for word in words
        ),
        paper_stems=_stems(word for word in papers if len(word) > SHORT),
        paper_beginnings=_first_letters(papers),
        paper_words=frozenset(word.strip(" .:#") for word in papers if len(word) <= SHORT),
        accounts={key: frozenset(words) for key, words in table["accounts"].items()},
        maps={key: tuple(words) for key, words in table["maps"].items()},
        streets={key: frozenset(map(plain_word, words)) for key, words in table["streets"].items()},
        people={key: _with_prefixes(words) for key, words in people.items()},
        public_last=frozenset(re.split("[ -]", name)[-1] for name in people["public"]),
        changed=tuple(table["people"]["changed"]),
        introduces=tuple(table["people"]["introduces"]),
        naming=_any_of(table["people"]["naming"]),
        ages=table["ages"]["one"],
        glued_ages=re.compile(rf"(?<!\w)(?:{table['ages']['glued']})(?!\w)", re.IGNORECASE),
        stems={key: _beginnings(words) for key, words in table["stems"].items()},
        roots={key: _roots(words) for key, words in table["stems"].items()},
        institutions=frozenset(table["institutions"]["accounts"]),
        media=frozenset(table["media"]["names"]),
        years=_years(table["years"]),
        given_names=frozenset(map(folded, _word_list("given_names.txt"))),
        roles=_roles(people, table["ages"]["one"]) - _word_list("given_names.txt"),
        not_names=_word_list("not_names.txt"),
    )


def _years(table: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    years = {key: frozenset(map(plain_word, words)) for key, words in table.items()}
    return {**years, "before": _with_prefixes(years["before"])}


def _first_letters(labels: Iterable[str]) -> frozenset[str]:
    """The first three letters of the labels, or those that there are."""
    found = (re.match(r"\w{1,3}", plain_word(label)) for label in labels)
    return frozenset(each[0] for each in found if each)


def _beginnings(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain_word(word) for word in words if not word.startswith("*"))


def _roots(words: Iterable[str]) -> re.Pattern[str] | None:
    roots = [re.escape(plain_word(word[1:])) for word in words if word.startswith("*")]
    return re.compile("|".join(roots)) if roots else None


def _roles(people: Mapping[str, frozenset[str]], ages: Iterable[str]) -> frozenset[str]:
    keys = ("child", "detainee", "witness", "ordinary", "between", "arrest", "tells", "testified")
    return frozenset(ages).union(*(people[key] for key in keys))


def plain_word(word: str) -> str:
    """A word of a list in the form that a text has once it is unhidden."""
    return word.replace("\u200c", "").replace("ـ", "").lower()


def without_accents(word: str) -> str:
    """A word in small letters without accents: sources write “Lucía” and “Lucia”."""
    if word.isascii():
        return word
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign)
    )


def folded(word: str) -> str:
    """A word as names are compared.

    It has no accents, and one form of the letters that Arabic, Persian and Urdu share.
    """
    return without_accents(word).translate(_SHARED_LETTERS)


def _data(name: str) -> str:
    found = pkgutil.get_data(__package__, f"data/{name}")
    return (found or b"").decode("utf-8")


def _word_list(name: str) -> frozenset[str]:
    lines = (line for line in _data(name).splitlines() if not line.startswith("#"))
    return frozenset(plain_word(word) for line in lines for word in line.split())


def _says_digits(digits: Mapping[str, list[str]], spoken: Mapping[str, Any]) -> re.Pattern[str]:
    digit = _either(word for words in digits.values() for word in words)
    led = _either([*spoken["repeats"], *spoken["points"]])
    return re.compile(rf"\b(?:(?:{_either(digits['0'])})\b|(?:{led}) (?:{digit})\b)", re.IGNORECASE)


def _run_of(digits: Mapping[str, Any], spoken: Mapping[str, Any]) -> re.Pattern[str]:
    """Six or more words for digits, with little between them.

    Or a number with decimals as it is said.
    """
    digit, ten, point = (_either(words) for words in (digits, spoken["tens"], spoken["points"]))
    word = rf"(?:(?:{_either(spoken['repeats'])}) )?(?:{digit})"
    between = r"[ ,.\-]{1,3}"
    return re.compile(
        rf"\b{word}(?:{between}{word}\b){{5,}}"
        rf"|\b(?:{ten})(?:[ -](?:{digit}))? (?:{point})(?:[ ,-]{{1,2}}(?:{digit})\b){{3,}}",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _label(words: Iterable[str]) -> re.Pattern[str]:
    """The beginnings of words; a dot at the end of one stands for the word's end."""
    ordered = sorted(map(plain_word, words), key=len, reverse=True)
    parts = [
        re.escape(each[:-1]) + r"(?!\w)" if each.endswith(".") else re.escape(each)
        for each in ordered
    ]
    return re.compile(rf"(?<![\w-])[ولبفك]?(?:ال)?(?:{'|'.join(parts)})")


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    """The words without those that hold another one."""
    plain = sorted({plain_word(word).rstrip(".") for word in words}, key=len)
    stems: list[str] = []
    for word in plain:  # the shortest first: what a stem is in needs no entry of its own
        if not any(stem in word for stem in stems):
            stems.append(word)
    return tuple(stems)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(map(plain_word, words), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)


def _with_prefixes(words: frozenset[str]) -> frozenset[str]:
    """The words with what Arabic and Hebrew write in one with them: and, for, by, the."""
    arabic = {
        f"{sign}{word}" for word in words if _ARABIC.search(word) for sign in ("و", "ل", "ب", "ف")
    }
    hebrew = {f"{sign}{word}" for word in words if _HEBREW.search(word) for sign in ("ו", "ה")}
    return words | arabic | hebrew
