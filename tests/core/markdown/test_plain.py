from __future__ import annotations

import pytest
from hypothesis import given
from markupsafe import Markup

from sitrep.core.markdown.escape import escape_text
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.markdown.plain import html_paragraphs
from sitrep.core.markdown.render import render_report
from tests.support.strategies import one_line_texts


@pytest.mark.parametrize(
    ("markdown", "paragraphs"),
    [
        ("", ()),
        ("One *word* in\na line.\n\nTwo.", ("One word in a line.", "Two.")),
        ("- a\n- b\n  - c", ("a", "b", "c")),
        ("> quoted\n\n```\ncode <b>\n```\n\n* * *\n\nend", ("quoted", "code <b>", "end")),
        ("one  \ntwo", ("one two",)),
        ("A [link](https://example.org/ 'a > \"b\" <p>') &amp; more", ("A link & more",)),
        ("Said &lt;p&gt; and 1 < 2 > 0.", ("Said <p> and 1 < 2 > 0.",)),
        ("A {? blast ?} was heard.", ("A blast (unconfirmed) was heard.",)),
    ],
)
def test_what_a_reader_reads_is_what_there_is(markdown: str, paragraphs: tuple[str, ...]) -> None:
    assert html_paragraphs(render_report(markdown)) == paragraphs


@given(one_line_texts)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert (
        html_paragraphs(render_report(escape_text(text)))
        == plain_paragraphs(escape_text(text))
        == (text,)
    )


def test_nothing_of_nothing() -> None:
    assert html_paragraphs(Markup()) == ()
