from __future__ import annotations

import pytest

from sitrep.ingest.read.layout import Paragraph, read_paragraphs

LEFT = (
    "The bridge over the canal was shut on",
    "Monday after a lorry had struck the east",
    "parapet and lost a wheel.",
    "",
    "Nobody was hurt, and the driver walked",
    "to the next village to call for help,",
    "the mayor said.",
)
RIGHT = (
    "A second crew came in the evening with",
    "new stones, and works went on through",
    "the night until the road was open.",
    "",
    "Shops along the quay had lost two days",
    "of trade and ask the council to pay for",
    "half of it.",
)
SECOND = "Divers looked for the anchor all day long."


def texts(*pages: tuple[str, ...]) -> list[str]:
    return [" ".join(each.text.split()) for each in read_paragraphs(pages) if not each.is_running]


def running(*pages: tuple[str, ...]) -> list[str]:
    return [each.text for each in read_paragraphs(pages) if each.is_running]


def beside(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{one:46}{other}".rstrip() for one, other in zip(left, right, strict=True))


WHOLE = [
    " ".join(LEFT[:3]), " ".join(LEFT[4:]), " ".join(RIGHT[:3]), " ".join(RIGHT[4:]),
]  # fmt: skip


def test_the_left_column_is_read_before_the_right_one() -> None:
    assert texts(beside(LEFT, RIGHT)) == WHOLE


def test_a_headline_across_both_columns_stands_before_them_and_a_note_after() -> None:
    head = " " * 20 + "Lorry strikes the bridge at noon and shuts the road"
    foot = "This sheet is printed on Fridays in the old mill, and sold for a coin."
    assert texts((head, "", *beside(LEFT, RIGHT), "", foot)) == [head.strip(), *WHOLE, foot]


def test_three_columns_are_read_one_after_the_other() -> None:
    rows = tuple(
        f"{row:92}{third}".rstrip() for row, third in zip(beside(LEFT, RIGHT), LEFT, strict=True)
    )
    assert texts(rows) == [*WHOLE, *WHOLE[:2]]


def test_a_table_stays_rows() -> None:
    stock = (
        ("Harbour", "12", "May 3"),
        ("Mill", "7", "May 4"),
        ("Old quay", "31", "May 4"),
        ("Lock", "2", "May 5"),
    )
    rows = tuple(
        f"{name:14}{count:10}{day}" for name, count, day in (*stock, ("Bridge", "19", "May 6"))
    )
    assert texts(rows)[0] == "Harbour: 12; May 3."


def test_a_table_within_text_says_its_head_in_every_row() -> None:
    cells = (("State", "Killed", "Displaced"), ("Gezira", "31", "12,400"), ("Darfur", "8", "3,150"))
    table = tuple("".join(f"{cell:14}" for cell in row).rstrip() for row in cells)
    paragraphs = read_paragraphs([(*LEFT, "", *table, "", *LEFT)])
    rows = [paragraph.text for paragraph in paragraphs if paragraph.row]
    assert rows == ["Gezira: 31 killed; 12,400 displaced.", "Darfur: 8 killed; 3,150 displaced."]
    assert " ".join(paragraphs[0].text.split()) == WHOLE[0]


def test_an_indent_and_a_line_that_ends_early_begin_paragraphs() -> None:
    rows = (
        "    The ferry was late again on Sunday, when",
        "fog lay on the river from dawn until noon, and",
        "    the pilot would not leave the landing before",
        "he could see the far bank with his own eyes.",
        "It was short.",
        "People waited in the shed and drank what they",
        "had brought with them.",
    )
    assert [text.split()[0] for text in texts(rows)] == ["The", "the", "People"]


def test_lines_two_apart_are_one_paragraph() -> None:
    rows = (LEFT[0], "", LEFT[1], "", LEFT[2], "", "", "", LEFT[4], "", LEFT[5], "", LEFT[6])
    assert texts(rows) == WHOLE[:2]


def test_what_stands_at_the_ends_of_pages_again_and_again_is_a_running_head() -> None:
    days = ("It was cold.", "It was warm.", "It rained.")
    pages = tuple(
        (f"Gazette   No. {at}", "", f"{SECOND} {day}", "", "sold here")
        for at, day in enumerate(days, 1)
    )
    assert texts(*pages) == [f"{SECOND} {word}" for word in days]
    assert running(*pages)[:2] == ["Gazette No. 1", "sold here"]


@pytest.mark.parametrize("number", ["3", "- 3 -", "Page 3 of 12", "3/12", "iv", "page 3"])
def test_the_number_of_a_page_is_no_text(number: str) -> None:
    assert running((SECOND, "", f"          {number}")) == [number]


def test_a_page_of_one_row_stands_for_itself() -> None:
    assert read_paragraphs((("", SECOND, ""),)) == (Paragraph(SECOND),)
    assert read_paragraphs(((), ("",))) == ()
