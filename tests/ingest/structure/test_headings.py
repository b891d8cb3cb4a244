from __future__ import annotations

import pytest

from sitrep.core.markdown.forms import FormKind
from tests.support.ingest.documents import CANAL, PORT, from_bytes, joined


def headings(text: str) -> dict[str, int]:
    body = from_bytes(text).body
    return {each.text: each.form.depth for each in body if each.form.kind is FormKind.HEADING}


@pytest.mark.parametrize("line", ["The harbour", "2. Supplies", "الوضع في الميناء", "港口局势"])
def test_a_short_line_above_a_paragraph_is_a_heading(line: str) -> None:
    assert headings(joined(*CANAL[:3], line, *PORT)) == {line: 2}


@pytest.mark.parametrize("line", ["Nine people died.", "Short of supply are:", "and so on"])
def test_a_sentence_or_a_part_of_one_is_none(line: str) -> None:
    assert headings(joined(*CANAL[:3], line, *PORT)) == {}


def test_bold_lines_are_below_what_the_page_marks() -> None:
    page = (
        f"<html><body><article><h1>Canal zone</h1><p>{CANAL[0]}</p><h3>Gezira</h3><p>{CANAL[1]}</p>"
        f"<p><b>Wells</b></p><p>{CANAL[2]}</p></article></body></html>"
    )
    assert headings(page) == {"Gezira": 3, "Wells": 4}
