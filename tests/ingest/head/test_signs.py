from __future__ import annotations

import pytest

from sitrep.ingest.draft import Block
from sitrep.ingest.head.around import Around
from sitrep.ingest.head.lead import stems
from sitrep.ingest.head.signs import seen_line
from tests.support.ingest.documents import knowledge

AROUND = Around(
    knowledge(), True, {}, frozenset({"harbour"}), frozenset({"jane roe"}), (), frozenset(), {}
)
LEAD = stems("The spring flood has washed away eleven pontoons below the dam.")


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("May 14, 2021", {"date alone"}),
        ("Posted Nov 18, 8:19 PM", {"day alone"}),
        ("Goris - 14 May 2021 - 08:41", {"date and little"}),
        ("Canal Zone Offensive Assessment, 14 May 2021", {"holds a date", "series"}),
        ("By Jane Roe", {"by", "stated writer"}),
        ("Tom Brill", {"bare name"}),
        ("By", {"by alone"}),
        ("Reuters", {"outlet"}),
        ("Harbour", {"site"}),
        ("Breaking news", {"section"}),
        ("World > Asia", {"crumbs"}),
        ("2 min read", {"furniture"}),
        ("1,200 $", {"figure"}),
        ("A boat on the river. (Handout via AFP)", {"caption words"}),
        ("Source: a clerk", {"credit words"}),
        ("https://example.org/a", {"address"}),
        ("Follow Jane Roe on Telegram", {"follow"}),
        ("The dam has gone. Nobody says who let it go", {"sentences"}),
        ("Pontoons washed away below the dam", {"said again"}),
        ("Ships Wait For Wheat In Southern Ports", {"title case", "not said again"}),
        ("Rivers, lakes and seas (42)", {"counted"}),
    ],
)
def test_a_line_shows_what_speaks_for_its_kind(line: str, signs: set[str]) -> None:
    found = seen_line(0, Block(0, len(line), line), LEAD, AROUND)
    assert signs <= set(found.signs)


def test_a_figure_dates_nothing_and_a_headline_names_nobody() -> None:
    block = Block(0, 5, "-1.62")
    assert not {"clock alone", "date alone"} & set(seen_line(0, block, LEAD, AROUND).signs)
    block = Block(0, 9, "Pontoons washed away below the dam")
    assert not {"by", "bare name"} & set(seen_line(0, block, LEAD, AROUND).signs)
