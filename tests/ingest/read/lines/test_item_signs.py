from __future__ import annotations

import pytest

from sitrep.ingest.read.lines.item_signs import begins_item, item_sign


@pytest.mark.parametrize(
    ("line", "sign", "number"),
    [
        ("• Flour", "•", ""), ("•Flour", "•", ""), ("  – Flour", "–", ""), ("(b) Flour", "", "(b)"),
        ("12. Flour", "", "12."), ("iv) Flour", "", "iv)"),
    ],
)  # fmt: skip
def test_signs_of_items(line: str, sign: str, number: str) -> None:
    found = item_sign(line)
    assert found
    assert (found.sign, found.number, line[found.length :]) == (sign, number, "Flour")


@pytest.mark.parametrize("line", ["Flour", "-5 degrees", "1.5 tons", "*Flour*", "12 carts", "•"])
def test_no_signs(line: str) -> None:
    assert item_sign(line) is None


def test_a_weak_sign_begins_an_item_below_one_of_its_kind() -> None:
    assert begins_item("- Rope", "- Flour")
    assert not begins_item("- Rope", "The mill, which was hit")
    assert begins_item("• Rope", "The mill, which was hit")
