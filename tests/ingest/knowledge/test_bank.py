from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest

from sitrep.core.errors import SettingsError
from sitrep.core.model import Region, Source
from sitrep.ingest.draft import Verdict
from sitrep.ingest.knowledge import bank as module
from sitrep.ingest.knowledge.bank import (
    Outlet,
    Phrase,
    load_phrases,
    load_settings,
    month_numbers,
    place_words,
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


@pytest.mark.parametrize("outlet", load_settings().outlets, ids=lambda outlet: outlet.id)
def test_an_outlets_own_words_are_short_and_plain(outlet: Outlet) -> None:
    for phrase in outlet.phrases:
        assert phrase == plain(phrase.lower())
        assert len(phrase.split()) <= MAX_RUN


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


def test_an_outlet_without_a_name_is_refused_by_file_and_name() -> None:
    with pytest.raises(SettingsError, match=r"outlets\.toml: \[harbour-review\]"):
        module._outlet("harbour-review", {})


def test_aliases_that_are_no_list_are_refused() -> None:
    with pytest.raises(SettingsError, match="aliases"):
        module._outlet("harbour-review", {"name": "Harbour Review", "aliases": "HarbourReview"})


def test_toml_that_cannot_be_read_is_refused_by_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/broken.toml").write_text("= 1", "utf-8")
    monkeypatch.setattr(module, "files", lambda _package: tmp_path)
    with pytest.raises(SettingsError, match=r"broken\.toml"):
        module._raw.__wrapped__("broken")


def test_the_digests_own_sources_come_first_with_all_they_are_known_by() -> None:
    own = Source(
        "reuters",
        "Reuters Wire",
        homepage="https://www.wire.example/en/",
        aliases=("RTR", "rtr.example"),
    )
    first, *others = load_settings([own]).outlets
    assert (first.id, first.name) == ("reuters", "Reuters Wire")
    assert {"Reuters", "Thomson Reuters", "RTR"} <= set(first.names)
    assert {"reuters.com", "wire.example", "rtr.example"} == set(first.domains)
    assert "reuters" not in {outlet.id for outlet in others}


def test_a_source_that_the_data_file_lacks_is_known_by_its_row() -> None:
    outlet = load_settings(
        [Source("harbour-review", "Harbour Review", homepage="https://harbour.example")]
    ).outlets[0]
    assert outlet == Outlet("harbour-review", "Harbour Review", domains=("harbour.example",))


def test_a_source_without_homepage_has_no_domain() -> None:
    assert load_settings([Source("harbour-review", "Harbour Review")]).outlets[0].domains == ()


def test_regions_of_the_digest_are_places_by_all_spellings() -> None:
    region = Region("gezira", "Gezira", frozenset({"SD-GZ"}), ("Jazira",))
    gazetteer = load_settings(regions=[region]).gazetteer
    found = [mention.name.codes for mention in gazetteer.mentions("From Gezira to al-Jazirah")]
    assert found == [("SD-GZ",), ("SD-GZ",)]


def test_months_have_the_numbers_one_to_twelve_under_lower_case_names() -> None:
    assert set(month_numbers().values()) == set(range(1, 13))
    assert all(name == name.lower() for name in month_numbers())


def test_place_words_are_alternatives_of_a_regular_expression() -> None:
    for kind, words in place_words().items():
        assert re.compile(words).fullmatch(words.partition("|")[0].replace("\\", "")), kind
