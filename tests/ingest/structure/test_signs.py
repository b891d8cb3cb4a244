from __future__ import annotations

import pytest

from sitrep.core.markdown.forms import Form, FormKind
from tests.support.ingest.documents import CANAL, cleaned, from_bytes, joined


def items(text: str) -> list[tuple[int, str, str]]:
    """Depth, label and words of the items found in a text."""
    blocks = cleaned(text).blocks
    return [(each.form.depth, each.form.label, each.text) for each in blocks if each.form.is_item]


@pytest.mark.parametrize("sign", ["•", "▪", "-", "–", "*", "◦", "·", "➢", "\uf0b7"])
def test_lines_with_the_same_sign_are_items_without_it(sign: str) -> None:
    text = joined(CANAL[0], f"{sign} Flour for the mill\n{sign} Rope for the ferry", CANAL[1])
    assert items(text) == [(1, "", "Flour for the mill"), (1, "", "Rope for the ferry")]


@pytest.mark.parametrize(
    ("first", "second"), [("1.", "2."), ("(a)", "(b)"), ("i)", "ii)"), ("a.", "b."), ("9)", "10)")]
)
def test_numbers_and_letters_that_follow_one_another_are_labels(first: str, second: str) -> None:
    text = joined(CANAL[0], f"{first} Flour for the mill\n{second} Rope for the ferry", CANAL[1])
    assert items(text) == [(1, first, "Flour for the mill"), (1, second, "Rope for the ferry")]


def test_what_is_set_in_is_an_item_of_the_item_above() -> None:
    text = joined(
        CANAL[0], "• North\n  - Two wells dug\n  - One well dry\n• South\n  - No change", CANAL[1]
    )
    assert [(depth, words) for depth, _label, words in items(text)] == [
        (1, "North"), (2, "Two wells dug"), (2, "One well dry"), (1, "South"),
    ]  # fmt: skip


def test_another_sign_begins_a_list_within_the_list() -> None:
    text = joined(CANAL[0], "1. North\n• Two wells dug\n• One well dry\n2. South", CANAL[1])
    assert [depth for depth, _label, _words in items(text)] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    "line", ["- 5 degrees were measured at dawn.", "A. Orlan wrote this.", "3. July was dry."]
)
def test_a_lone_weak_sign_is_no_item(line: str) -> None:
    assert items(joined(CANAL[0], line, CANAL[1])) == []


def test_numbers_that_do_not_follow_one_another_are_no_labels() -> None:
    assert items(joined(CANAL[0], "4. Brigade\n9. Brigade", CANAL[1])) == []


def test_an_item_of_several_printed_lines_is_one_item() -> None:
    text = (
        "• The column fired on the grain silos at the edge of the canal zone\n"
        "  and on the mill beside them, where eleven workers were hurt on Sunday.\n"
        "• The ferry runs again, although soldiers search every cart on the far\n"
        "  bank of the canal and take a part of the load as a toll from traders.\n"
    )
    found = [words for _depth, _label, words in items(joined(CANAL[0], text, CANAL[1]))]
    assert [words.split()[-1] for words in found] == ["Sunday.", "traders."]


def test_the_signs_are_no_words_of_the_text() -> None:
    (first, *_rest) = [
        block for block in cleaned("• Flour for the mill\n• Rope").blocks if block.form.is_item
    ]
    assert first.form == Form(FormKind.ITEM, 1)
    assert first.text == "Flour for the mill"


def test_notes_of_a_page_are_notes_with_their_number() -> None:
    notes = "<li id=n1><p>Farm workers alone. <a href='#r1'>↩</a></p></li><li>By boat.</li>"
    page = (
        f"<html><body><article><p>{CANAL[0]}</p><p>{CANAL[1]}</p>"
        f"<section role=doc-endnotes><ol>{notes}</ol></section></article></body></html>"
    )
    assert [(each.form.label, each.text) for each in from_bytes(page).body[2:]] == [
        ("1", "Farm workers alone."), ("2", "By boat."),
    ]  # fmt: skip


def test_lines_that_the_text_calls_by_their_marks_are_notes() -> None:
    text = joined(f"{CANAL[0]}[1]", f"{CANAL[1]}[2]", "[1] Farm workers alone.\n[2] By boat.")
    assert [each.form.label for each in cleaned(text).blocks] == ["", "", "1", "2"]


def test_a_line_that_no_text_calls_is_no_note() -> None:
    text = joined(*CANAL[:2], "[1] Farm workers alone.")
    assert cleaned(text).blocks[-1].text == "[1] Farm workers alone."


def test_numbers_that_word_writes_before_its_items_are_their_labels() -> None:
    items_of = "".join(
        f"<p class=MsoListParagraph><span style='mso-list:Ignore'>{number}.</span> {text}</p>"
        for number, text in enumerate(("Flour for nine days", "Rope for the ferry"), 1)
    )
    page = f"<html><body><div><p>{CANAL[0]}</p><p>{CANAL[1]}</p>{items_of}</div></body></html>"
    assert [(each.form.label, each.text) for each in from_bytes(page).body[2:]] == [
        ("1.", "Flour for nine days"), ("2.", "Rope for the ferry"),
    ]  # fmt: skip
