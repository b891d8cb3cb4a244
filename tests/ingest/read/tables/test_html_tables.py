from __future__ import annotations

import pytest

from sitrep.ingest.draft import Draft
from tests.support.ingest.documents import PORT, paragraphs_of
from tests.support.site.pages import cleaned_page, news_page, tagged

HEAD = "<thead><tr><th>State</th><th>Killed</th><th>Displaced</th></tr></thead>"
ROWS = (
    "<tr><td>Gezira</td><td>31</td><td>12,400</td></tr>"
    "<tr><td>North Darfur</td><td>8</td><td>3,150</td></tr>"
    "<tr><td>Total</td><td>39</td><td>15,550</td></tr>"
)
SENTENCES = (
    "Gezira: 31 killed; 12,400 displaced.",
    "North Darfur: 8 killed; 3,150 displaced.",
    "Total: 39 killed; 15,550 displaced.",
)


def with_table(table: str) -> Draft:
    return cleaned_page(news_page(text=tagged("p", *PORT[:2]) + table + tagged("p", *PORT[2:])))


def regions_of(draft: Draft, words: str) -> tuple[str, ...]:
    return next(block.regions for block in draft.blocks if words in block.text)


ROWS_OF_PARAGRAPHS = ROWS.replace("<td>", "<td><p>").replace("</td>", "</p></td>")
CORRECTED_ROWS = ROWS.replace("31", "<span>31</span>").replace("12,400", "<s>9,000</s> 12,400")


@pytest.mark.parametrize(
    "table",
    [
        f"<table>{HEAD}<tbody>{ROWS}</tbody></table>",
        f"<table>{HEAD.replace('thead', 'tbody').replace('th>', 'td>')}{ROWS}</table>",
        f"<div class='wrap'><table>{HEAD}{ROWS_OF_PARAGRAPHS}</table></div>",
        f"<table>{HEAD}{ROWS.replace('<td>Gezira</td>', '<th scope=row>Gezira</th>')}</table>",
        f"<table>{HEAD}{CORRECTED_ROWS}</table>",
    ],
)
def test_a_row_of_figures_is_one_sentence_in_its_place(table: str) -> None:
    assert paragraphs_of(with_table(table)) == (*PORT[:2], *SENTENCES, *PORT[2:])


def as_divs(table: str) -> str:
    """A table made of plain elements with roles."""
    for tag, role in (
        ("thead", "rowgroup"),
        ("tbody", "rowgroup"),
        ("tr", "row"),
        ("th", "columnheader"),
    ):
        table = table.replace(f"<{tag}>", f"<div role='{role}'>").replace(f"</{tag}>", "</div>")
    return table.replace("<td>", "<span role='cell'>").replace("</td>", "</span>")


@pytest.mark.parametrize("role", ["table", "grid"])
def test_rows_and_cells_by_their_roles_are_a_table(role: str) -> None:
    draft = with_table(f"<div role='{role}'>{as_divs(HEAD + ROWS)}</div>")
    assert paragraphs_of(draft) == (*PORT[:2], *SENTENCES, *PORT[2:])


@pytest.mark.parametrize("group", ["{}", "<div>{}</div>"])
def test_terms_with_figures_are_rows(group: str) -> None:
    terms = [
        group.format(f"<dt>{place}</dt><dd>{number}</dd>")
        for place, number in (("Gezira", 54), ("Kassala", 61))
    ]
    draft = with_table(f"<dl>{''.join(terms)}</dl>")
    assert paragraphs_of(draft) == (*PORT[:2], "Gezira: 54.", "Kassala: 61.", *PORT[2:])
    assert regions_of(draft, "Gezira:") == ("SD-GZ",)


def test_lists_of_terms_inside_one_another_take_no_time() -> None:
    page = "<dl><dt>Gezira</dt><dd>54</dd><dt>Kassala</dt><dd>" * 100
    assert "54" in cleaned_page(f"<html><body><p>{PORT[0]}</p>{page}".encode()).document.text


def test_terms_with_words_are_no_table() -> None:
    draft = with_table(
        "<dl><dt>Filed</dt><dd>on Monday</dd><dt>By</dt><dd>a guest</dd><dt>No</dt><dd>4</dd></dl>"
    )
    assert not [block for block in draft.blocks if block.text.startswith("Filed:")]


def test_a_row_is_filed_under_its_own_place_and_the_total_under_all() -> None:
    draft = with_table(f"<table>{HEAD}{ROWS}</table>")
    assert regions_of(draft, "Gezira:") == ("SD-GZ",)
    assert regions_of(draft, "North Darfur:") == ("SD-DN",)
    assert regions_of(draft, "Total:") == ("SD-GZ", "SD-DN")
    assert regions_of(draft, PORT[2]) == ("YE-AD",)


def test_a_table_at_the_end_of_a_text_belongs_to_it() -> None:
    draft = cleaned_page(
        news_page(text=tagged("p", *PORT) + f"<h3>Toll</h3><table>{HEAD}{ROWS}</table>")
    )
    assert paragraphs_of(draft) == (*PORT, "Toll", *SENTENCES)


def test_a_cell_over_several_rows_is_said_in_each() -> None:
    rows = (
        "<tr><td rowspan=2>Gezira</td><td>May</td><td>31</td></tr><tr><td>June</td><td>4</td></tr>"
    )
    table = f"<table><tr><th>State</th><th>Month</th><th>Killed</th></tr>{rows}</table>"
    assert {"Gezira: Month May; 31 killed.", "Gezira: Month June; 4 killed."} <= set(
        paragraphs_of(with_table(table))
    )


def test_a_head_over_several_columns_is_said_in_each() -> None:
    above = "<tr><th rowspan=2>State</th><th colspan=2>Houses</th></tr>"
    head = f"{above}<tr><th>burnt</th><th>looted</th></tr>"
    table = f"<table>{head}<tr><td>Gezira</td><td>6</td><td>2</td></tr></table>"
    assert "Gezira: Houses burnt 6; Houses looted 2." in paragraphs_of(with_table(table))


def test_a_table_that_lays_out_the_page_is_read_as_before() -> None:
    cells = f"<td><ul><li>Home<li>World</ul></td><td><h1>Ships wait</h1>{tagged('p', *PORT)}</td>"
    rows = f"<tr><td>7 May</td><td>Search</td></tr><tr>{cells}</tr>"
    page = f"<html><body><table>{rows}</table></body></html>"
    assert paragraphs_of(cleaned_page(page.encode()))[-len(PORT) :] == PORT


@pytest.mark.parametrize("span", ["999999999", "-3", "x", "0"])
def test_a_span_without_sense_does_no_harm(span: str) -> None:
    spanned = f"<td colspan='{span}' rowspan='{span}'>Gezira</td>"
    rows = f"<tr>{spanned}<td>31</td></tr><tr><td>Aden</td><td>2</td></tr>"
    assert any("31" in text for text in paragraphs_of(with_table(f"<table>{rows}</table>")))


TITLE_OF_TABLE = "Dead and displaced by state, in May"


@pytest.mark.parametrize(
    "table",
    [
        f"<table><caption>{TITLE_OF_TABLE}</caption>{HEAD}{ROWS}</table>",
        f"<figure class=wp-block-table><table>{HEAD}{ROWS}</table>"
        f"<figcaption>{TITLE_OF_TABLE}</figcaption></figure>",
        f"<figure><figcaption>{TITLE_OF_TABLE}</figcaption>"
        f"<div class=scroll><table>{HEAD}{ROWS}</table></div></figure>",
    ],
)
def test_a_table_in_a_figure_and_what_it_is_called_are_of_the_text(table: str) -> None:
    said = [block.text for block in with_table(table).body]
    assert TITLE_OF_TABLE in said
    assert set(SENTENCES) <= set(said)


def test_a_quotation_in_a_figure_is_of_the_text_and_a_picture_is_not() -> None:
    figures = (
        "<figure><blockquote>We have had no bread for nine days, said the baker.</blockquote></figure>"
        "<figure><img src=a.jpg><figcaption>Smoke above the port at noon</figcaption></figure>"
    )
    said = [block.text for block in with_table(figures).body]
    assert "We have had no bread for nine days, said the baker." in said
    assert "Smoke above the port at noon" not in said
