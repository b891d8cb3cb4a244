from __future__ import annotations

from textwrap import wrap

import pytest

from sitrep.ingest.read.layout import read_paragraphs
from sitrep.ingest.read.side_boxes import find_box
from tests.support.ingest.containers import SLUICE

BOXES = {
    "figures": ["KEY FIGURES", "12,400", "people moved", "", "31", "hurt", "", "7 villages"],
    "words": ["At a glance", "Water is back in", "two of the five", "villages below", "the dam"],
    "centred": ["    Hurt", "     31", "   Moved", "   12,400"],
    "short": ["31 hurt", "7 villages"],
}


def page(box: list[str], *, is_left: bool, at: int = 0) -> list[str]:
    """A page of three paragraphs with a box beside them, from some row on."""
    rows: list[str] = []
    for paragraph in SLUICE:
        rows += [*wrap(paragraph, 58), ""]
    rows += [""] * (at + len(box) - len(rows))
    made: list[str] = []
    for number, row in enumerate(rows):
        beside = box[number - at] if 0 <= number - at < len(box) else ""
        made.append(f"{beside:22}{row}".rstrip() if is_left else f"{row:64}{beside}".rstrip())
    return ["A note on the river", "", *made]


def texts(rows: list[str]) -> list[str]:
    return [" ".join(paragraph.text.split()) for paragraph in read_paragraphs([rows])]


@pytest.mark.parametrize("is_left", [False, True], ids=["right", "left"])
@pytest.mark.parametrize("at", [0, 1, 4])
@pytest.mark.parametrize("name", BOXES)
def test_a_box_beside_a_text_breaks_none_of_its_sentences(
    name: str, at: int, is_left: bool
) -> None:
    found = texts(page(BOXES[name], is_left=is_left, at=at))
    places = [found.index(paragraph) for paragraph in SLUICE]
    assert places == sorted(places)
    assert " ".join(word for row in BOXES[name] for word in row.split()) == " ".join(
        found[places[-1] + 1 :]
    )


@pytest.mark.parametrize(
    "rows",
    [
        [
            "Number of people who left the villages below     12,400",
            "the dam since Thursday night",
            "Number of houses that stand under water in the     310",
            "valley, by the count of the river office",
            "Pumps that stand still, of five in all               4",
        ],
        [
            "Village                    Families     Hurt",
            "Goris         120    3",
            "Kapan     45      0",
        ],
        list(wrap(SLUICE[0], 58)),
        [],
    ],
    ids=["wide-table", "table", "text", "nothing"],
)
def test_tables_and_texts_without_a_box_have_none(rows: list[str]) -> None:
    assert find_box(rows) is None
