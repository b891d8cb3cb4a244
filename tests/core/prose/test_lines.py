from __future__ import annotations

import pytest

from sitrep.core.prose.lines import joined_lines, width_of


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("bridge", 6),
        ("мост", 4),
        ("桥梁", 4),
        ("ハシ", 4),
        ("다리", 4),
        ("पुल", 2),
        ("น้ำ", 2),
        ("Brücke", 6),
    ],
)
def test_a_line_is_as_wide_as_in_type_of_fixed_width(line: str, columns: int) -> None:
    assert width_of(line) == columns


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("两座\n桥梁", "两座桥梁"),
        ("两座， \n 桥梁", "两座，桥梁"),
        ("สะพาน\nสองแห่ง", "สะพานสองแห่ง"),
        ("สะพาน \nสองแห่ง", "สะพาน \nสองแห่ง"),
        ("ပိတ်\nထား", "ပိတ်ထား"),
        ("two\nbridges", "two\nbridges"),
        ("다리\n두 곳", "다리\n두 곳"),
        ("in 北京\nthe mayor", "in 北京\nthe mayor"),
    ],
)
def test_lines_are_put_together_without_a_space_where_none_is_written(
    text: str, joined: str
) -> None:
    assert joined_lines(text) == joined
