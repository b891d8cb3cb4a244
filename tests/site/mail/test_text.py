"""The text part: readable, every link a URL."""

from __future__ import annotations

import pytest

from sitrep.site.mail.text import plain_text
from sitrep.site.mail.wrapping import COLUMNS, columns

URL = "https://example.org/a"


def test_a_link_alone_stands_below_its_paragraph() -> None:
    assert plain_text(f'<p>Read <a href="{URL}">the report</a> now.</p>') == (
        f"Read the report now.\n{URL}\n"
    )


def test_several_links_are_numbered_below_their_paragraph_each_once() -> None:
    html = f'<p><a href="{URL}">One</a>, <a href="{URL}b">two</a>, <a href="{URL}">three</a></p>'
    assert plain_text(html) == f"One [1], two [2], three [1]\n[1] {URL}\n[2] {URL}b\n"


def test_what_the_text_itself_numbers_is_kept_beside_a_link() -> None:
    assert (
        plain_text(f'<p>As in [1], <a href="{URL}">here</a>.</p>') == f"As in [1], here.\n{URL}\n"
    )


def test_headings_are_underlined_by_rank() -> None:
    assert plain_text("<h1>The week</h1><h2>Idlib</h2><h3>A blast</h3><p>Note</p>") == (
        "The week\n========\n\nIdlib\n-----\n\nA blast\nNote\n"
    )


def test_quotations_are_marked_line_by_line() -> None:
    words = "word " * 40
    lines = plain_text(f"<blockquote><p>{words}</p><p>End</p></blockquote><p>Ours</p>").split("\n")
    assert [line[:2] for line in lines[:6]] == ["> "] * 3 + [">", "> ", ""]
    assert lines[6:] == ["Ours", ""]


def test_lists_have_marks_numbers_and_depth() -> None:
    html = (
        "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>"
        '<ol start="9"><li>i</li><li>j</li></ol>'
    )
    assert [line for line in plain_text(html).split("\n") if line] == [
        "- a",
        "  - b",
        "- c",
        "  d",
        "9. i",
        "10. j",
    ]


def test_rows_of_a_table_are_sentences_with_what_is_above_their_cells() -> None:
    html = (
        "<table><thead><tr><th>Place</th><th>Killed</th></tr></thead>"
        f'<tbody><tr><td><a href="{URL}">Idlib</a></td><td>7</td></tr></tbody></table>'
    )
    assert plain_text(html) == f"Idlib: 7 killed.\n{URL}\n"


def test_dots_and_what_is_struck_out_are_left_out_and_the_head_is_unread() -> None:
    html = (
        "<html><head><meta charset='utf-8'><title>T</title></head><body>"
        '<p><span aria-hidden="true">●●</span>&nbsp;2 roots, <s>three</s> <b>A1</b><br>below</p>'
    )
    assert plain_text(html) == "2 roots, A1\nbelow\n"


@pytest.mark.parametrize("sign", ["x", "中", "я", "م"])
def test_no_line_is_wider_than_a_mail_whatever_the_script(sign: str) -> None:
    html = f"<blockquote><ul><li>{(sign * 9 + ' ') * 60}{sign * 300}</li></ul></blockquote>"
    lines = plain_text(html).split("\n")
    assert max(map(columns, lines)) <= COLUMNS
    assert "".join(lines).count(sign) == 840


def test_a_url_is_never_broken() -> None:
    url = f"https://example.org/{'x' * 200}"
    assert url in plain_text(f'<p><a href="{url}">Link</a> and {url}</p>').split("\n")


def test_any_attribute_that_markup_can_hold_is_read() -> None:
    html = (
        f'<!doctype html><p title="a > b" lang=en>One <a rel=nofollow href=\'{URL}?a=1&amp;b="2"\'>'
        "&lt;link&gt;</a><br/><span title='aria-hidden'>seen</span></p>"
    )
    assert plain_text(html) == f'One <link>\nseen\n{URL}?a=1&b="2"\n'
