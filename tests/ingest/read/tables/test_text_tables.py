from __future__ import annotations

import pytest

from tests.support.documents import CANAL, PORT, cleaned, joined, paragraphs_of
from tests.support.growth import LINEAR, growth

HEAD = ("State", "Killed", "Displaced")
ROWS = (("Gezira", "31", "12,400"), ("North Darfur", "8", "3,150"), ("Total", "39", "15,550"))
SENTENCES = ("Gezira: 31; 12,400.", "North Darfur: 8; 3,150.", "Total: 39; 15,550.")
ABOVE = "State: Killed; Displaced."

LAYOUTS = {
    "aligned": "\n".join("".join(f"{cell:18}" for cell in row).rstrip() for row in (HEAD, *ROWS)),
    "wide": "\n".join("".join(f"{cell:40}" for cell in row).rstrip() for row in (HEAD, *ROWS)),
    "tabs": "\n".join("\t".join(row) for row in (HEAD, *ROWS)),
    "bars": "\n".join(f"| {' | '.join(row)} |" for row in (HEAD, ("---", "---:", "---"), *ROWS)),
    "a cell a line": "\n".join("\n".join(row) for row in (HEAD, *ROWS)),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_of_a_table_in_plain_text_is_one_paragraph(layout: str) -> None:
    draft = cleaned(joined("Week of the ferry", *PORT[:2], LAYOUTS[layout], *PORT[2:]))
    assert paragraphs_of(draft) == (*PORT[:2], ABOVE, *SENTENCES, *PORT[2:])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_is_filed_under_its_own_place(layout: str) -> None:
    draft = cleaned(joined(*PORT[:2], LAYOUTS[layout], *PORT[2:]))
    found = {block.text.partition(":")[0]: block.regions for block in draft.body}
    assert (found["Gezira"], found["North Darfur"]) == (("SD-GZ",), ("SD-DN",))
    assert found["Total"] == ("SD-GZ", "SD-DN")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_word_of_a_row_is_lost_or_added(layout: str) -> None:
    text = joined(*CANAL, LAYOUTS[layout])
    for block in cleaned(text).blocks:
        signs = str.maketrans("", "", " \n\t|:;.-")
        assert block.text.translate(signs) == text[block.start : block.end].translate(signs)


def test_counters_beside_buttons_are_no_table() -> None:
    assert (
        paragraphs_of(cleaned("\n".join(("Likes", "12", "Shares", "7", "Views", "300", *CANAL))))
        == CANAL
    )


def test_a_number_between_paragraphs_is_still_the_number_of_a_page() -> None:
    assert paragraphs_of(cleaned(joined(*CANAL[:3], "2", *CANAL[3:]))) == CANAL


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit", ["Gezira   31   4\n", "Gezira\n31\n4\n", "a | b\n", "---|---\n", "31\n"]
)
def test_tables_take_linear_time(unit: str) -> None:
    assert growth(cleaned, lambda size: unit * (size // len(unit)), 2000) < LINEAR
