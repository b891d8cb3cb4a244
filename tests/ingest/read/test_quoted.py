from __future__ import annotations

import pytest

from sitrep.ingest.read.quoted import unquoted
from tests.support.ingest.documents import CANAL, from_bytes, hard_wrapped, joined


@pytest.mark.parametrize("sign", ["> ", ">", "> > ", ">>"])
@pytest.mark.parametrize("text", [joined(*CANAL), hard_wrapped(*CANAL)])
def test_a_text_quoted_as_a_whole_has_the_same_body(text: str, sign: str) -> None:
    quoted = "\n".join(f"{sign}{line}".rstrip() for line in text.split("\n"))
    said = [block.text for block in from_bytes(text).body]
    assert [block.text for block in from_bytes(quoted).body] == said


def test_whom_a_text_quotes_may_stand_above_it() -> None:
    quoted = "\n".join(f"> {line}" for line in CANAL * 2)
    assert not unquoted(f"On Monday a friend wrote:\n{quoted}").count(">")


def test_a_reply_between_quoted_lines_keeps_their_signs() -> None:
    text = "> Nine hurt?\nNo, eleven.\n> At the mill?\nYes."
    assert unquoted(text) == text
