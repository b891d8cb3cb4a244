from __future__ import annotations

import pytest

from sitrep.core.events import Direction, KeyPoint
from sitrep.core.grades import Grade
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.key_points import headline
from tests.support.trees import catalogue, report_text, tree

EVENT = "---\ntitle: A ford floods\nregions: [SY-ID]\ndays: 2020-06-30\nkind: other\n---\n"
FLOOD = "::: passage SY-ID event=flood\nIt flooded.\n:::\n::: passage SY-DR\nIt rained.\n:::\n"


def edition(notes: str) -> Edition:
    reports = {
        "a": report_text("a", FLOOD),
        "b": report_text("b", FLOOD, source="example-review"),
        "c": report_text("c"),
    }
    files = {"events/flood.md": EVENT, "editions/2020-W27.md": f"---\n{notes}\n---\n"}
    (found,) = catalogue({**tree(reports), **files}).editions
    return found


def test_a_key_point_has_the_roots_of_all_accounts_of_its_events_and_their_grade() -> None:
    found = edition("key_points: [{text: It flooded., rests_on: [flood]}]")
    (point,) = found.key_points
    assert [event.event.id for event in point.basis.events] == ["flood"]
    assert point.basis.independence.independent == 2
    assert len(point.basis.everything) == 2
    assert point.basis.grade == Grade("B", 3)


def test_a_key_point_rests_on_a_whole_report_or_on_one_passage() -> None:
    found = edition("key_points: [{text: One., rests_on: [a]}, {text: Two., rests_on: ['b#2', c]}]")
    whole, part = found.key_points
    assert [each.anchor for each in whole.basis.everything] == ["a-1", "a-2"]
    assert [each.anchor for each in part.basis.everything] == ["b-2", "c-1"]
    assert (whole.basis.independence.independent, part.basis.independence.independent) == (1, 2)
    assert part.basis.grade == Grade("D", 3)


def test_a_trend_has_its_region_and_its_reason() -> None:
    found = edition("trends: [{region: daraa, trend: deteriorated, reason: Rain.}]")
    (trend,) = found.trends
    assert (trend.region.id, trend.trend, trend.reason) == (
        "daraa",
        Direction.DETERIORATED,
        "Rain.",
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A ford floods.", "A ford floods"),
        ("A ford floods; nobody is hurt.", "A ford floods"),
        ("A ford floods. Nobody is hurt.", "A ford floods"),
        ("Prices rose by 2.5 per cent.", "Prices rose by 2.5 per cent"),
        ("What floods?", "What floods?"),
        ("U.S. forces meet Gen. Dib at St. Elias.", "U.S. forces meet Gen. Dib at St. Elias"),
        ("Talks with the SDF. They end.", "Talks with the SDF"),
        ("A ford floods", "A ford floods"),
        ("Five died (three of them men). More fled.", "Five died (three of them men)"),
        ("Prof. Dib leaves. He was ill.", "Prof. Dib leaves"),
        ("Über die Furt gingen 300. Österreich hilft.", "Über die Furt gingen 300"),
        ("Пять человек погибли в Идлибе. Их нашли.", "Пять человек погибли в Идлибе"),
        ("خمسة قتلوا في إدلب. ثم ساد الهدوء.", "خمسة قتلوا في إدلب"),
        ("هل انتهى القتال؟ لا أحد يعرف.", "هل انتهى القتال؟"),
        ("قتل خمسة؛ وأصيب آخرون.", "قتل خمسة"),
        ("五人死亡。其他人受伤。", "五人死亡"),
    ],
)
def test_a_headline_is_made_of_the_first_sentence_of_the_first_key_point(
    text: str, title: str
) -> None:
    assert headline([KeyPoint(text), KeyPoint("More.")]) == title


def test_the_curators_own_headline_comes_first_and_without_any_there_is_none() -> None:
    assert edition("title: Rain").title == "Rain"
    assert edition("announced: null").title is None
