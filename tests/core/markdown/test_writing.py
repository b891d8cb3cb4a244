from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.markdown.forms import PARAGRAPH, Form, FormKind
from sitrep.core.markdown.outline import outline, paragraph_lines, plain_paragraphs
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.markdown.render import render_report
from sitrep.core.markdown.writing import Formed, written
from tests.support.strategies import one_line_texts

ITEM, ROW = FormKind.ITEM, FormKind.ROW
HEADS = ("Zone", "Killed", "Displaced")


def item(text: str, depth: int = 1, label: str = "") -> Formed:
    return Formed(text, Form(ITEM, depth, label))


def row(*cells: str, heads: tuple[str, ...] = HEADS) -> Formed:
    return Formed("", Form(ROW, cells=cells, heads=heads))


def test_items_are_a_list_as_deep_as_they_were() -> None:
    parts = [item("a"), item("b", 2), item("c", 3), item("d"), item("e", 3)]
    assert written(parts) == "- a\n  - b\n    - c\n- d\n  - e"


def test_numbers_stay_and_a_new_count_is_a_new_list() -> None:
    parts = [item("a", 1, "3."), item("b", 1, "4)"), item("c", 1, "1."), item("d", 2)]
    assert written(parts) == "3. a\n4. b\n1) c\n   - d"
    assert render_report(written(parts)).count("<ol") == 2


def test_a_further_paragraph_of_an_item_stays_in_it() -> None:
    parts = [item("a"), Formed("b", Form(ITEM, 1, goes_on=True)), item("c")]
    assert render_report(written(parts)).count("<li>") == 2


def test_rows_with_one_head_are_one_table() -> None:
    parts = [row("Gezira", "11", "2,400"), row("A|den", "", "30"), Formed("End.", PARAGRAPH)]
    assert written(parts) == (
        "| Zone | Killed | Displaced |\n| --- | --- | --- |\n"
        "| Gezira | 11 | 2,400 |\n| A\\|den |  | 30 |\n\nEnd."
    )
    said = ("Gezira: 11 killed; 2,400 displaced.", "A|den: 30 displaced.", "End.")
    assert plain_paragraphs(written(parts)) == said
    assert html_paragraphs(render_report(written(parts))) == said


def test_a_table_without_a_head_has_an_empty_one() -> None:
    text = written([row("Gezira", "11", heads=()), row("Aden", "3", heads=())])
    assert plain_paragraphs(text) == ("Gezira: 11.", "Aden: 3.")
    assert "<th" not in render_report(text)


def test_every_line_of_a_table_is_found() -> None:
    text = written([Formed("Hurt:", PARAGRAPH), row("Gezira", "11", "3"), row("Aden", "3", "")])
    assert paragraph_lines(text) == (0, 4, 5)
    assert outline(text).heads == ("Zone Killed Displaced",)


def test_headings_begin_at_the_second_rank() -> None:
    parts = [Formed(name, Form(FormKind.HEADING, rank)) for name, rank in (("a", 3), ("b #", 4))]
    assert written(parts, top=3) == "## a\n\n### b \\#"


def test_terms_quotations_and_notes() -> None:
    parts = [
        Formed("Aden", Form(FormKind.TERM)),
        Formed("one", Form(FormKind.QUOTE, 1)),
        Formed("two", Form(FormKind.QUOTE, 2)),
        Formed("[1] So they say.", Form(FormKind.NOTE, label="1")),
    ]
    assert written(parts) == "**Aden**\n\n> one\n>\n> > two\n\n\\[1\\] So they say."


@pytest.mark.parametrize(
    "form",
    [
        Form(ITEM, 1), Form(ITEM, 1, "7."), Form(FormKind.HEADING, 2), Form(FormKind.QUOTE, 1),
        Form(ITEM, 2, goes_on=True), Form(FormKind.TERM),
    ],
    ids=str,
)  # fmt: skip
@given(text=one_line_texts)
def test_any_text_comes_back_as_it_was(form: Form, text: str) -> None:
    if form.kind is FormKind.TERM and not text[0].isalnum():
        text = f"a{text}b"
    assert plain_paragraphs(written([Formed(text, form)] * 2)) == (text, text)


@given(st.lists(one_line_texts, min_size=2, max_size=4))
def test_any_cells_come_back_as_they_were(cells: list[str]) -> None:
    text = written([row(*cells, heads=())])
    assert render_report(text).count("<td") == len(cells)
