from __future__ import annotations

import json

from sitrep.core.language import ENGLISH
from sitrep.site.search.known import known_names
from sitrep.site.search.lookup import SpelledWords, WordCount, lookup_file
from sitrep.site.search.marking import NameMarker
from tests.support.searching import records_of
from tests.support.trees import catalogue, report_text, tree

SECRET = "::: passage SY-HL\nSecretly, Manbij burned.\n:::\n"


def table(source: str) -> dict[str, dict[str, str] | str]:
    given = catalogue(tree({"a": report_text("a", SECRET, source=source)}))
    marker, count = NameMarker(known_names(given, ENGLISH)), WordCount()
    for record in records_of(given, marker):
        count.add(record)
    bank, held = marker.bank, marker.held
    spelled = SpelledWords(bank.names(held), bank.keys(held), tuple(count.words()))
    found: dict[str, dict[str, str] | str] = json.loads(lookup_file(spelled, (), ENGLISH))
    return found


def test_the_browser_is_told_the_words_of_records_and_the_spellings_in_them() -> None:
    found = table("example-wire")
    assert "secretly" in found["words"]
    assert "manbij" in found["keys"]


def test_what_rights_withhold_is_told_to_no_browser() -> None:
    found = table("example-review")
    assert "secretly" not in found["words"]
    assert "manbij" not in found["keys"]
    assert "siria" in found["keys"]


def test_counts_of_volumes_add_up() -> None:
    given = catalogue(tree({"a": report_text("a", SECRET), "b": report_text("b")}))
    every = list(records_of(given, NameMarker(known_names(given, ENGLISH))))
    whole, summed = WordCount(), WordCount()
    for record in every:
        whole.add(record)
        alone = WordCount()
        alone.add(record)
        summed.add_tally(alone.tally())
    assert summed.words() == whole.words()
    assert sorted(zip(*_table(summed), strict=True)) == sorted(zip(*_table(whole), strict=True))


def _table(count: WordCount) -> tuple[list[str], tuple[int, ...]]:
    return count.tally().words.split(), count.tally().numbers
