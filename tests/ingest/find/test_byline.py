from __future__ import annotations

import pytest

from sitrep.ingest.draft import Verdict
from tests.support.ingest.documents import FLOOD, cleaned, joined

HEADLINE = "Pontoons washed away below the dam"
REPORT = joined(*FLOOD)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By Jane Roe and Piet Example", "Jane Roe and Piet Example"),
        ("BY JANE ROE", "JANE ROE"),
        ("Written by Jane Roe", "Jane Roe"),
        ("By: Jane Roe", "Jane Roe"),
        ("By Jane Roe | May 14, 2021", "Jane Roe"),
        ("By Jane Roe, 14.05.2021", "Jane Roe"),
        ("by\n\nJane Roe", "Jane Roe"),
    ],
)
def test_a_byline_names_the_writer_without_the_date(line: str, byline: str) -> None:
    draft = cleaned(joined(HEADLINE, line, REPORT))
    assert draft.byline
    assert draft.byline.value == byline
    assert draft.byline.evidence == line.replace("\n\n", " ")
    wanted = len(line.split("\n\n"))
    assert [block.verdict for block in draft.blocks].count(Verdict.BYLINE) == wanted
    assert draft.title
    assert draft.title.value == HEADLINE


def test_a_poster_is_no_writer() -> None:
    assert cleaned(joined("Posted by lakeside_reader", REPORT)).byline is None


def test_a_line_below_the_text_is_no_byline() -> None:
    assert cleaned(joined(HEADLINE, REPORT, "By the same token")).byline is None


@pytest.mark.parametrize("line", ["By region", "By topic", "By land and by river, they fled"])
def test_a_line_that_names_nobody_is_no_byline(line: str) -> None:
    assert cleaned(joined(line, HEADLINE, REPORT)).byline is None
