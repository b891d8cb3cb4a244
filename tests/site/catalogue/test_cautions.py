from __future__ import annotations

import pytest
from markupsafe import Markup

from sitrep.core.language import ENGLISH
from sitrep.core.model import Source
from sitrep.site.catalogue.cautions import (
    independence_words,
    independent_words,
    region_cautions,
    week_cautions,
)
from sitrep.site.catalogue.independence import Independence
from tests.support.site.leaning import independence


def name(source: Source) -> Markup:
    return Markup("<b>%s</b>") % (source.name,)


def week(*reports: str) -> list[str]:
    found = week_cautions(independence(*reports), ENGLISH, name)
    return [f"{caution.lead} {caution.words}" for caution in found]


def region(*reports: str) -> list[str]:
    return [caution.words for caution in region_cautions(independence(*reports), ENGLISH, name)]


@pytest.mark.parametrize(
    ("roots", "echoes", "words"),
    [
        (1, 0, "1 independent root"),
        (2, 1, "2 independent roots, 1 echo"),
        (0, 2, "0 independent roots, 2 echoes"),
    ],
)
def test_roots_and_echoes_are_counted_in_the_same_words_everywhere(
    roots: int, echoes: int, words: str
) -> None:
    found = Independence(
        roots=tuple(Source(str(number), "") for number in range(roots)), echoes=echoes
    )
    assert independence_words(found, ENGLISH) == words
    assert words.startswith(independent_words(roots, ENGLISH))


def test_two_named_sources_need_no_caution() -> None:
    assert week("a:alpha:", "b:beta:") == region("a:alpha:", "b:beta:") == []


def test_what_rests_on_one_source_says_so_and_who_leans_on_it() -> None:
    assert week("a:alpha:", "b:beta:alpha") == [
        "One source. All of this week rests on <b>Alpha</b>; nothing here confirms it. Relying on it: <b>Beta</b>."
    ]
    assert region("a:alpha:") == ["Rests on one source: <b>Alpha</b>"]


@pytest.mark.parametrize(
    ("unknown", "note"),
    [
        (1, "1 account goes back to a source that is not named and confirms nothing."),
        (
            3,
            "3 accounts go back to sources that are not named. Each counts by itself and confirms nothing.",
        ),
    ],
)
def test_beside_unknown_sources_the_only_one_named_is_called_that(unknown: int, note: str) -> None:
    reports = ("a:alpha:", *(f"u{number}:unknown:" for number in range(unknown)))
    assert week(*reports) == [
        "One source named. The only source named is <b>Alpha</b>; nothing here confirms it.",
        f"Not named. {note}",
    ]
    assert region(*reports)[0] == "The only source named is <b>Alpha</b>"


@pytest.mark.parametrize("cited", ["alpha", "unknown"])
def test_where_others_are_named_it_is_not_called_the_only_one_named_nor_leaned_on_by_all(
    cited: str,
) -> None:
    first, _ = week("a:alpha:", f"b:beta:{cited}", "c:unknown:", "d:delta:alpha")[:2]
    assert first == (
        "One independent root. The only independent root named is <b>Alpha</b>; nothing here confirms it."
    )


def test_several_named_sources_beside_unknown_ones_are_not_called_the_only_ones() -> None:
    assert week("a:alpha:", "b:beta:", "c:unknown:") == [
        "Not named. 1 account goes back to a source that is not named and confirms nothing."
    ]


def test_where_nobody_is_named_it_says_that_and_names_nobody() -> None:
    reports = ("a:unknown:", "b:unknown:")
    assert week(*reports) == [
        "No source named. No source is named as the origin of anything here; nothing is confirmed."
    ]
    assert region(*reports) == ["No source is named as the origin"]


def test_a_circle_leaves_no_independent_source() -> None:
    reports = ("a:alpha:beta", "b:beta:alpha")
    assert week(*reports) == [
        "No independent root. Nothing here goes back to a named, independent source.",
        "Circular sourcing. <b>Alpha</b>, <b>Beta</b> cite each other: none of them confirms the others.",
    ]
    assert region(*reports) == [
        "No independent root",
        "Circular sourcing, each citing another: <b>Alpha</b>, <b>Beta</b>",
    ]


def test_one_source_beside_a_circle_is_the_only_independent_one() -> None:
    first, second = week("a:alpha:beta", "b:beta:alpha", "c:gamma:")
    assert first == (
        "One independent root. The only independent root named is <b>Gamma</b>; nothing here confirms it."
    )
    assert second.startswith("Circular sourcing.")


def test_someone_unknown_in_a_circle_has_no_name_to_be_linked() -> None:
    assert week("a:alpha:u", "u:unknown:alpha")[1] == (
        "Circular sourcing. <b>Alpha</b>, a source not named cite each other: none of them confirms the others."
    )


def test_a_name_with_markup_in_it_stays_a_text() -> None:
    odd = Source("odd", "<i>%s</i>")
    found = independence("a:alpha:")
    (caution,) = region_cautions(type(found)(roots=(odd,)), ENGLISH, name)
    assert caution.words == "Rests on one source: <b>&lt;i&gt;%s&lt;/i&gt;</b>"


def test_an_empty_week_has_no_caution() -> None:
    found = type(independence("a:alpha:"))()
    assert (
        list(week_cautions(found, ENGLISH, name))
        == list(region_cautions(found, ENGLISH, name))
        == []
    )
