from __future__ import annotations

import json

from sitrep.core.language import ENGLISH
from sitrep.site.search.known import known_names
from sitrep.site.search.lookup import WordCount, lookup_file
from sitrep.site.search.marking import NameMarker
from sitrep.site.search.records import build_records
from tests.support.trees import catalogue, report_text, tree

SECRET = "::: passage SY-HL\nSecretly, Manbij burned.\n:::\n"


def table(source: str) -> dict[str, dict[str, str] | str]:
    given = catalogue(tree({"a": report_text("a", SECRET, source=source)}))
    marker, count = NameMarker(known_names(given, ENGLISH)), WordCount()
    for _record in count.through(build_records(given, ENGLISH, marker)):
        pass
    found: dict[str, dict[str, str] | str] = json.loads(
        lookup_file(marker.bank, marker.held, count.words(), ENGLISH)
    )
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
