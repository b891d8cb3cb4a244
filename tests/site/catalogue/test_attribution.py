from __future__ import annotations

import pytest

from sitrep.core.language import ENGLISH
from sitrep.site.catalogue.attribution import attribution, attribution_words, isolated, uri
from tests.support.site.feeds import CARRIERS, SITE, Reader, files
from tests.support.trees import SOURCES, catalogue, report_text


def reader(**keys: str) -> Reader:
    return Reader(attribution(catalogue(files(report_text("a", **keys))).families[0], SITE))


def test_the_line_says_origin_date_grade_carriers_and_link() -> None:
    found = reader(carriers=CARRIERS, archived="https://archive.example.org/a")
    assert found.lines == [
        "Example Wire · independent · 1 July 2020 · "
        "grade B3 (source usually reliable, report possibly true) · "
        "carried by Example Review (3 July 2020), a carrier not named · original · archived copy"
    ]
    assert found.targets == [
        "https://review.example.org/b",
        "https://wire.example.org/a",
        "https://archive.example.org/a",
    ]


def test_what_is_not_known_is_said_or_left_out_but_never_made_up() -> None:
    found = reader(source="unknown", url="null", credibility="null")
    assert found.lines == [
        "Unknown source · not identified · 1 July 2020 · "
        "grade F6 (source reliability cannot be judged, report truth cannot be judged) · in this digest"
    ]
    assert found.targets == [f"{SITE.address}reports/a/"]


def test_a_summary_is_called_one() -> None:
    assert "summarised in our words" in reader(text="summary").lines[0]


def test_the_same_facts_are_there_as_plain_text() -> None:
    given = files(report_text("a", carriers=CARRIERS))
    given["sources.toml"] = SOURCES.replace('"Example Wire"', '"<b> & Wire"')
    assert attribution_words(catalogue(given).families[0], ENGLISH) == (
        "<b> & Wire · independent · 1 July 2020 · grade B3 (source usually reliable, report possibly true) · "
        "carried by Example Review (3 July 2020), a carrier not named"
    )


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
