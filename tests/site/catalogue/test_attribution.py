from __future__ import annotations

import pytest

from sitrep.core.language import ENGLISH
from sitrep.site.catalogue.attribution import (
    attribution,
    isolated,
    uri,
    voice_line,
    voices_of,
)
from sitrep.site.catalogue.credibility import Support
from tests.support.site.feeds import CARRIERS, SITE, Reader, files
from tests.support.trees import SOURCES, catalogue, report_text


def reader(**keys: str) -> Reader:
    return Reader(attribution(catalogue(files(report_text("a", **keys))).families[0], SITE))


def test_the_line_says_origin_date_grade_carriers_and_link() -> None:
    found = reader(carriers=CARRIERS, archived="https://archive.example.org/a")
    assert found.lines == [
        "Example Wire (independent) · "
        "grade B3 (source usually reliable, report possibly true) · 1 July 2020 · "
        "carried by 2: Example Review (3 Jul), a carrier not named · original · archived copy"
    ]
    assert found.targets == [
        "https://review.example.org/b",
        "https://wire.example.org/a",
        "https://archive.example.org/a",
    ]


def test_what_is_not_known_is_said_or_left_out_but_never_made_up() -> None:
    found = reader(source="unknown", url="null", credibility="null")
    assert found.lines == [
        "Unknown source (not identified) · "
        "grade F6 (source reliability cannot be judged, report truth cannot be judged) · "
        "1 July 2020 · in this digest"
    ]
    assert found.targets == [f"{SITE.address}reports/a/"]


MINISTRY = """
[ministry]
name = "Ministry of <Example>"
affiliation = "a party"
reliability = "E"
reason = "Invented."

[monitor]
name = "Example Monitor"
reliability = "C"
reason = "Invented."
"""


def lines_of(*passages: str, **keys: str) -> list[str]:
    """The first line of a report whose passages have these options; then each as plain text."""
    body = "".join(f"::: passage SY-ID {options}\nText.\n:::\n" for options in passages)
    given = files(report_text("a", body=body, **keys))
    given["sources.toml"] = SOURCES + MINISTRY
    (family,) = catalogue(given).families
    voices = voices_of(family.passages, family.origin)
    (first,) = Reader(attribution(family, SITE)).lines
    return [first, *(voice.plain(ENGLISH) for voice in voices)]


def test_the_innermost_speaker_stands_first_with_its_own_letter_then_the_messenger() -> None:
    first, voice = lines_of("from=ministry")
    assert voice == "Ministry of <Example>, in Example Wire"
    assert first.startswith(
        "Ministry of <Example> (a party), in Example Wire (independent) · grade E3 (source unreliable"
    )


@pytest.mark.parametrize(
    ("rests_on", "keys", "words"),
    [
        ("example-wire", {}, "Example Wire"),
        ("example-wire,unnamed", {}, "Example Wire itself and a source not named"),
        ("unnamed", {}, "A source not named, in Example Wire"),
        ("monitor,ministry", {}, "Example Monitor and Ministry of <Example>, in Example Wire"),
        (
            "monitor,ministry,unnamed",
            {},
            "Example Monitor, Ministry of <Example>, and a source not named, in Example Wire",
        ),
        ("ministry", {"source": "unknown"}, "Ministry of <Example>, in a source not named"),
        ("unnamed", {"source": "unknown"}, "Unknown source"),
    ],
)
def test_everybody_who_speaks_is_named_or_said_not_to_be_named(
    rests_on: str, keys: dict[str, str], words: str
) -> None:
    assert lines_of(f"from={rests_on}", **keys)[1:] == [words]


def test_whoever_is_not_named_has_no_letter_of_the_messenger() -> None:
    assert (
        "A source not named, in Example Wire (independent) · grade F3"
        in lines_of("from=unnamed")[0]
    )


def test_a_report_of_several_voices_names_its_origin_and_each_passage_its_speaker() -> None:
    first, *voices = lines_of("from=ministry", "", "from=ministry credibility=5", "from=ministry")
    assert voices == [
        "Ministry of <Example>, in Example Wire",
        "Example Wire",
        "Ministry of <Example>, in Example Wire",
    ]
    assert first == "Example Wire (independent) · 1 July 2020 · original"


def test_the_line_before_a_passage_names_who_speaks_in_it_and_whose_they_are() -> None:
    body = "::: passage SY-ID from=ministry\nOne.\n:::\n::: passage SY-DR\nTwo.\n:::\n"
    given = files(report_text("a", body=body))
    given["sources.toml"] = SOURCES + MINISTRY
    (family,) = catalogue(given).families
    first, second = voices_of(family.passages, family.origin)
    assert Reader(voice_line(first, ENGLISH)).lines == [
        "Ministry of <Example> (a party), in Example Wire · grade E3"
    ]
    assert Reader(voice_line(second, ENGLISH)).lines == ["Example Wire · grade B3"]
    assert first.numbers == (1,)


def test_sources_that_only_cite_each_other_are_no_speakers() -> None:
    given = files(report_text("a", cites="[example-review]"))
    given["reports/2020/b.md"] = report_text("b", source="example-review", cites="[example-wire]")
    family = next(each for each in catalogue(given).families if each.report.id == "a")
    (voice,) = voices_of(family.passages, family.origin)
    assert voice.plain(ENGLISH) == "Sources that cite each other, in Example Wire"
    assert voice.grade.code == "F3"


def test_a_further_passage_of_a_circle_is_no_word_of_the_messenger_either() -> None:
    two = "::: passage SY-ID event=flood\nIt rose.\n:::\n::: passage SY-ID event=flood\nIt fell.\n:::\n"
    given = files(report_text("a", two, cites="[example-review]"))
    given["reports/2020/b.md"] = report_text("b", two, source="example-review", cites="[a]")
    given["events/flood.md"] = (
        "---\ntitle: A flood\nregions: [SY-ID]\ndays: 2020-06-30\nkind: other\n---\n"
    )
    family = next(each for each in catalogue(given).families if each.report.id == "a")
    (voice,) = voices_of(family.passages, family.origin)
    assert voice.plain(ENGLISH) == "Sources that cite each other, in Example Wire"
    assert {passage.credibility.support for passage in family.passages} == {Support.CIRCULAR}


def test_a_summary_is_called_one() -> None:
    assert "summarised in our words" in reader(text="summary").lines[0]


def test_a_carrier_of_another_year_is_dated_with_it() -> None:
    one = "[{source: example-review, date: 2021-01-03}]"
    assert "carried by Example Review (3 January 2021)" in reader(carriers=one).lines[0]


@pytest.mark.parametrize("words", ["خبر عاجل", "שלום", "a\u202eb", "a\u2067b", "a\u202cb"])
def test_words_that_could_turn_their_surroundings_are_set_apart(words: str) -> None:
    assert isolated(words) == f'<span dir="auto">{words}</span>'


@pytest.mark.parametrize("words", ["Plain", "Élan – “quoted”", "2020", "日本語", "😀"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert isolated(words) == words


def test_words_of_another_language_say_so() -> None:
    assert (
        isolated("Nouvelles <b>", "fr") == '<span dir="auto" lang="fr">Nouvelles &lt;b&gt;</span>'
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c&d=%C3%A9#e", "https://example.org/a?b=c&d=%C3%A9#e"),
        ("https://example.org/é/[x]|", "https://example.org/%C3%A9/%5Bx%5D%7C"),
        ("https://müller.example/", "https://xn--mller-kva.example/"),
        ("https://example.org:8000/", "https://example.org:8000/"),
        (f"https://{'ü' * 70}.example/", f"https://{'%C3%BC' * 70}.example/"),
    ],
)
def test_an_address_is_written_in_the_signs_of_a_uri(address: str, expected: str) -> None:
    assert uri(address) == expected
