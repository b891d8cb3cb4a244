from __future__ import annotations

import pytest

from tests.support.ingest.documents import CANAL, from_bytes, hard_wrapped


def body(html: str) -> list[str]:
    return [block.text for block in from_bytes(f"<html><body>{html}</body></html>").body]


@pytest.mark.parametrize("width", [34, 60, 92])
@pytest.mark.parametrize("tag", ["<br>", "<br/>\n"])
def test_lines_that_breaks_wrap_are_one_paragraph(width: int, tag: str) -> None:
    wrapped = hard_wrapped(*CANAL[:3], width=width)
    assert body(f"<div>{wrapped.replace(chr(10), tag)}</div>") == [*CANAL[:3]]


def test_lines_of_a_list_stay_apart() -> None:
    lines = ("Gezira: eleven hurt in the mill and beside it", "Darfur: no change since the talks")
    assert body(f"<p>{CANAL[0]}</p><p>{'<br>'.join(lines)}</p><p>{CANAL[1]}</p>")[1:3] == [*lines]


def test_bullets_behind_breaks_stay_apart() -> None:
    html = f"<p>{CANAL[0]}</p><p>• flour for the mill<br>• rope for it</p><p>{CANAL[1]}</p>"
    assert body(html)[1:3] == ["flour for the mill", "rope for it"]
