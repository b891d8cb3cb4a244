from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pytest

from sitrep.core.accounts import Standing
from sitrep.core.language import ENGLISH
from sitrep.core.model import Source
from sitrep.site.pictures.dependence import (
    COLUMNS,
    GUTTER,
    LINE,
    MOST,
    DependenceDiagram,
    Dependent,
    build_dependence,
)
from sitrep.site.pictures.text_fit import width_of

ROOT, ECHO = Standing.ROOT, Standing.ECHO
LONG = "The Combined Joint Office of Observers of the Ceasefire in the North-western Governorates"
ARABIC = "المرصد السوري لحقوق الإنسان في المحافظات الشمالية الغربية"


def source(name: str) -> Source:
    return Source(name.lower().replace(" ", "-"), name)


SHAPES = {
    "one account": [Dependent("SOHR", ROOT)],
    "a chain": [
        Dependent("Anadolu", ROOT, ("TRT", "Hürriyet"), has_unnamed=True),
        Dependent("Reuters", ECHO, others=(0,)),
        Dependent("Al Arabiya", ECHO, others=(1,)),
    ],
    "a circle": [
        Dependent("Reed Post", Standing.CIRCULAR, others=(1,)),
        Dependent("Mill Post", Standing.CIRCULAR, others=(0,)),
    ],
    "two speakers in one account": [
        Dependent("AP", ROOT, speakers=(source("SOHR"), source("The army"))),
        Dependent("AFP", ECHO, speakers=(source("SOHR"),)),
    ],
    "long names, Arabic ones, many carriers": [
        Dependent(LONG, ROOT, (LONG, ARABIC, *"abcdefgh"), has_unnamed=True),
        Dependent(ARABIC, ROOT, speakers=(source(LONG), source(ARABIC)), has_unnamed=True),
        Dependent("W" * 70, ECHO, ("W" * 90,), others=(0, 1)),
        Dependent(LONG, Standing.CONTINUED, (LONG,) * 4),
    ],
    "somebody not named": [Dependent("a source not named", Standing.UNNAMED)],
    "twelve accounts": [
        Dependent(f"Outlet {at}", ECHO if at else ROOT, ("x",) * at, others=tuple(range(at)))
        for at in range(12)
    ],
    "as many as are drawn": [Dependent("Outlet", ROOT, speakers=(source(LONG),))] * MOST,
}


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def drawn(shape: str) -> DependenceDiagram:
    found = build_dependence(SHAPES[shape], ENGLISH)
    assert found
    return found


def boxes_of(diagram: DependenceDiagram) -> list[Box]:
    placed = [
        *((node.x + 13, node.first, node.lines) for node in diagram.speakers + diagram.accounts),
        *((COLUMNS[2], each.first, each.lines) for each in diagram.reprints),
    ]
    return [
        Box(x, first + at * LINE - 12, x + width_of(line), first + at * LINE + 4)
        for x, first, lines in placed
        for at, line in enumerate(lines)
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_words_lie_over_others_or_reach_out_of_the_drawing(shape: str) -> None:
    diagram = drawn(shape)
    boxes = boxes_of(diagram)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].touches(pair[1])]
    for box in boxes:
        assert box.left >= 0
        assert box.top >= 24
        assert box.right <= diagram.width
        assert box.bottom <= diagram.height
        if box.left < GUTTER:
            assert box.right <= GUTTER
        elif box.left < COLUMNS[2]:
            assert box.right <= COLUMNS[2] - 30


@pytest.mark.parametrize("shape", SHAPES)
def test_no_name_is_cut(shape: str) -> None:
    diagram = drawn(shape)
    for node, account in zip(diagram.accounts, SHAPES[shape], strict=True):
        assert "".join(node.lines).replace(" ", "") == account.name.replace(" ", "")
    words = {"".join(node.lines).replace(" ", "") for node in diagram.speakers}
    for account in SHAPES[shape]:
        assert {each.name.replace(" ", "") for each in account.speakers} <= words


@pytest.mark.parametrize("shape", SHAPES)
def test_every_dependence_has_its_line(shape: str) -> None:
    lines = drawn(shape).links
    accounts = SHAPES[shape]
    wanted = sum(
        len(each.speakers) + each.has_unnamed + len(each.others) + bool(each.carriers)
        for each in accounts
    )
    assert len(lines) == wanted
    assert sum(line.is_unnamed for line in lines) == sum(each.has_unnamed for each in accounts)


def test_who_speaks_for_itself_stands_in_the_first_column_and_who_repeats_in_the_second() -> None:
    first, second, third = drawn("a chain").accounts
    assert (first.x, second.x, third.x) == (COLUMNS[1], COLUMNS[1], COLUMNS[1])
    assert drawn("one account").accounts[0].x == COLUMNS[0]
    assert drawn("somebody not named").accounts[0].x == COLUMNS[0]
    assert {node.x for node in drawn("a circle").accounts} == {COLUMNS[1]}


def test_a_speaker_of_several_accounts_stands_there_once() -> None:
    names = [" ".join(node.lines) for node in drawn("two speakers in one account").speakers]
    assert names == ["SOHR", "The army"]


def test_many_carriers_are_folded() -> None:
    reprints = drawn("long names, Arabic ones, many carriers").reprints
    assert reprints[0].lines[-1] == "and 6 more"


def test_too_many_accounts_are_not_drawn() -> None:
    assert build_dependence([Dependent("Outlet", ROOT)] * (MOST + 1), ENGLISH) is None
