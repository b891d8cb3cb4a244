from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from babel import Locale

from sitrep.core.prose.words import is_unspaced
from sitrep.ingest.clean.repair import repair_blocks
from sitrep.ingest.clean.rules import judge_phrases
from sitrep.ingest.clean.split import split_blocks
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.abroad import (
    ForeignPhrase,
    Place,
    folded,
    load_phrases_abroad,
    phrases_in,
)
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import document, knowledge

HERE = Path(__file__).parent
LINES = tomllib.loads((HERE / "abroad.toml").read_text("utf-8"))
PHRASES = load_phrases_abroad()


def news() -> list[str]:
    """Invented reports in many languages, of other tests."""
    clean, read = HERE.parent / "clean", HERE.parent / "read" / "letters"
    scripts = tomllib.loads((clean / "scripts.toml").read_text("utf-8"))
    encodings = tomllib.loads((read / "encodings.toml").read_text("utf-8"))
    found = [paragraph for entry in scripts.values() for paragraph in entry["paragraphs"]]
    for entry in encodings.values():
        found += entry["text"].strip().splitlines()
    return found


def judged(text: str) -> tuple[Block, ...]:
    draft = repair_blocks(split_blocks(Draft(document(text)), knowledge()), knowledge())
    return judge_phrases(draft, knowledge()).blocks


def lines() -> list[object]:
    found: list[object] = []
    for language, entry in LINES.items():
        for verdict, texts in entry.items():
            for text in texts:
                if verdict != "prose":
                    found.append(pytest.param(verdict, text, id=f"{language}-{text[:20]}"))
    return found


def prose() -> list[str]:
    return [text for entry in LINES.values() for text in entry["prose"]]


@pytest.mark.parametrize(("verdict", "text"), lines())
def test_a_line_of_a_page_is_known_in_its_language(verdict: str, text: str) -> None:
    assert {block.verdict for block in judged(text)} == {Verdict(verdict)}


@pytest.mark.parametrize("text", [*prose(), *news()])
def test_prose_with_such_words_is_left_alone(text: str) -> None:
    assert [(block.text, block.verdict) for block in judged(text)] == [(text, Verdict.UNJUDGED)]


def test_an_appeal_behind_a_report_s_sentence_goes_alone() -> None:
    report = "Der Pegel der Mulde fiel am Sonntag um zwei Meter, und die Fähre fuhr wieder."
    appeal = "Abonnieren Sie unseren Newsletter, wenn Sie mehr wissen wollen."
    found = judged(f"{report} {appeal}")
    assert [(block.text, block.verdict) for block in found] == [
        (report, Verdict.UNJUDGED),
        (appeal, Verdict.SUBSCRIBE),
    ]


def test_a_quoted_appeal_stays_and_is_named() -> None:
    text = "„Abonnieren Sie unseren Kanal“, sagte der Mann im Video, das am Montag gelöscht wurde."
    draft = repair_blocks(split_blocks(Draft(document(text)), knowledge()), knowledge())
    (spared,) = judge_phrases(draft, knowledge()).spared
    assert spared.says == "Abonnieren Sie unseren"


@pytest.mark.parametrize(
    "written", ["اقرأ أيضاً: خبر", "إقرأ ايضا : خبر", "اقرأ أيضًا – خبر", "İLGİLİ HABER: Köprü"]
)
def test_letters_that_are_written_in_several_ways_are_one(written: str) -> None:
    assert [block.verdict for block in judged(written)] == [Verdict.RELATED]


def test_every_phrase_is_looked_up_by_its_own_words() -> None:
    for phrase in PHRASES:
        one = re.sub(r"\|\S+", "", phrase.words)
        text = folded(one.replace("*", "").replace("…", "x"))
        assert phrase in list(phrases_in(text)), phrase
        assert phrase.search(text), phrase


def test_phrases_are_plain_words_under_known_languages_each_once() -> None:
    seen: set[tuple[str, Place, str, str]] = set()
    for phrase in PHRASES:
        assert Locale.parse(phrase.language).language == phrase.language
        assert phrase.words == " ".join(phrase.words.split())
        assert phrase.words == phrase.words.lower()
        key = (phrase.kind, phrase.place, phrase.language, phrase.words)
        assert key not in seen
        seen.add(key)


def test_what_a_sentence_says_is_too_long_to_be_there_by_accident() -> None:
    says = [each.words for each in PHRASES if each.place is Place.SAYS]
    assert [words for words in says if len(words) < _fewest(words)] == []


def _fewest(words: str) -> int:
    """Signs of a phrase of several words; a Korean one is a syllable, a Chinese one a word."""
    if is_unspaced(words):
        return 3
    return 4 if any("가" <= sign <= "힣" for sign in words) else 7


def test_languages_of_the_wars_and_of_their_readers_are_known() -> None:
    asked = "en fr de es pt it nl tr ru uk ar fa he ur hi zh ja ko id sw pl el am ka th".split()  # noqa: SIM905

    def kinds(language: str) -> set[str]:
        return {each.kind for each in PHRASES if each.language == language}

    for language in asked[1:]:
        assert {"related", "subscribe", "share", "comment-form", "advert"} <= kinds(language)


def test_looking_up_is_linear() -> None:
    assert growth(_all, lambda size: "lire aussi 相关阅读 и читайте " * size, 200) < LINEAR


def _all(text: str) -> list[ForeignPhrase]:
    return list(phrases_in(text))
