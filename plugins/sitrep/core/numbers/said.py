"""Whether a text says a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.core.numbers.read import can_read, find_numbers
from sitrep.core.numbers.tokens import plain_words
from sitrep.core.numbers.vocabulary import Vocabulary, languages, vocabulary_of

ENGLISH = "en"
_ENOUGH = 2
"""Different common words by which a text is known to be in a language."""


def unsaid_numbers(
    numbers: Iterable[int], text: str, language: str | None = None
) -> tuple[int, ...]:
    """Those of some numbers that a plain text does not say, in digits or in words.

    A text may be in English where its language is another: names and quotations are.
    A text that says of nobody in which language it is, and that is not English, is
    read in all languages.  Where no words of its language are known, nothing is
    missed in it: whatever is not there in digits may be there in words.
    """
    missing = sorted(set(numbers))
    if language and not can_read(language):
        return ()
    for each in _languages(text, language):
        if missing:
            said = numbers_said(text, each)
            missing = [number for number in missing if number not in said]
    return tuple(missing)


def numbers_said(text: str, language: str) -> frozenset[int]:
    """The numbers that a text says, read in one language; 1 where it speaks of one human being."""
    found = {value for number in find_numbers(text, language) for value in number.values}
    return frozenset({*found, 1} if _speaks_of_one(text, language) else found)


def _languages(text: str, language: str | None) -> Iterator[str]:
    if language:
        yield language
    yield ENGLISH
    if language is None and not _is_in(text, ENGLISH):
        yield from (each for each in languages() if each != ENGLISH)


def _is_in(text: str, language: str) -> bool:
    vocabulary = vocabulary_of(language)
    common = vocabulary.common if vocabulary else frozenset()
    return len(common.intersection(plain_words(text))) >= _ENOUGH


def _speaks_of_one(text: str, language: str) -> bool:
    """Whether “civilian” or “was killed” says one; where a language has no list, any text may."""
    vocabulary = vocabulary_of(language)
    if vocabulary is None:
        return False
    if not vocabulary.people:
        return True
    return _names_one(plain_words(text), vocabulary) or any(
        pattern.search(text) for pattern in vocabulary.alone
    )


def _names_one(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    return any(
        (word,) in vocabulary.people or words[at : at + 2] in vocabulary.people
        for at, word in enumerate(words)
    )
