from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest

from sitrep.core.errors import SettingsError
from sitrep.ingest.draft import Verdict
from sitrep.ingest.knowledge import bank as module
from sitrep.ingest.knowledge.bank import (
    Phrase,
    load_phrases,
)
from sitrep.ingest.knowledge.date_patterns import plain
from tests.support.growth import LINEAR, growth

PHRASES = load_phrases()
DATA = sorted(
    path.name
    for path in files("sitrep.ingest.knowledge").joinpath("data").iterdir()
    if path.is_file()
)
MAX_RUN = 8
"""Words in a row of somebody's document that may stand in a data file."""
ENTRY = {"verdict": "share", "pattern": "^share$", "catches": "Share", "spares": "Shares fell."}


def catches(phrase: Phrase, text: str) -> bool:
    fits = not phrase.longest or len(text.split()) <= phrase.longest
    return fits and phrase.pattern.search(plain(text)) is not None


def entries() -> list[object]:
    """The phrase bank as parameters."""
    return [pytest.param(phrase, id=phrase.name) for phrase in PHRASES]


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def documents(shared: Path) -> Iterator[str]:
    for path in sorted([*shared.glob("seeds/*.txt"), *shared.glob("cleaning/documents/*.txt")]):
        yield path.read_text("utf-8")
    pages = json.loads((shared / "cleaning/plain_dumps_dev.json").read_text("utf-8"))
    yield from ("\n".join(page["lines"]) for page in pages.values())


@pytest.mark.parametrize("phrase", entries())
def test_an_entry_catches_its_example(phrase: Phrase) -> None:
    assert catches(phrase, phrase.catches)


@pytest.mark.parametrize("phrase", entries())
def test_no_entry_catches_what_an_entry_spares(phrase: Phrase) -> None:
    assert [other.name for other in PHRASES if catches(other, phrase.spares)] == []


@pytest.mark.parametrize("phrase", entries())
def test_an_entry_is_the_first_to_catch_its_example(phrase: Phrase) -> None:
    assert next(other.name for other in PHRASES if catches(other, phrase.catches)) == phrase.name


@pytest.mark.parametrize("phrase", entries())
def test_an_entry_never_makes_a_block_body_or_leaves_it_open(phrase: Phrase) -> None:
    assert phrase.verdict not in {Verdict.BODY, Verdict.UNJUDGED, Verdict.TITLE}


@pytest.mark.parametrize("phrase", entries())
def test_an_entry_that_ends_the_article_is_bound_to_short_blocks(phrase: Phrase) -> None:
    assert not phrase.ends or 0 < phrase.longest <= 80


@pytest.mark.clock
@pytest.mark.parametrize("phrase", entries())
def test_an_entry_takes_linear_time_on_its_own_words_again_and_again(phrase: Phrase) -> None:
    words = re.findall(r"[a-z]{3,}", re.sub(r"\\[a-z]", " ", phrase.pattern.pattern)) or ["a"]

    def text_of(word: str, size: int) -> str:
        return word * (size // len(word))

    def slowest(sign: str) -> float:
        units = [word + sign for word in dict.fromkeys(words)]
        return max(growth(phrase.pattern.search, partial(text_of, unit), 800) for unit in units)

    assert max(slowest(sign) for sign in ("-", " ", "")) < LINEAR


@pytest.mark.parametrize("name", DATA)
def test_a_data_file_quotes_no_document(name: str, shared: Path) -> None:
    text = files("sitrep.ingest.knowledge").joinpath("data", name).read_text("utf-8")
    held = set(runs(text, MAX_RUN + 1))
    found = {
        " ".join(run)
        for each in documents(shared)
        for run in runs(each, MAX_RUN + 1)
        if run in held
    }
    assert found == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "nonsense"},
        {"pattern": "("},
        {"longest": "many"},
        {"longst": 5},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_wrong_entry_is_refused_by_file_and_name(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match=r"phrases\.toml: \[share-it\]"):
        module._phrase("share-it", {**ENTRY, **wrong})


@pytest.mark.parametrize("key", list(ENTRY))
def test_an_entry_that_lacks_a_key_is_refused(key: str) -> None:
    with pytest.raises(SettingsError, match=key):
        module._phrase("share-it", {name: value for name, value in ENTRY.items() if name != key})
