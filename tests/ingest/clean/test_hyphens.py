from __future__ import annotations

import pytest

from sitrep.ingest.clean.hyphens import join_hyphens
from sitrep.ingest.clean.repair import repair_blocks
from sitrep.ingest.clean.split import split_blocks
from sitrep.ingest.draft import Draft
from sitrep.ingest.read.decode import read_document
from tests.support.documents import knowledge
from tests.support.pdfs import Words, pdf_of


def fixed(*lines: str) -> str:
    data = pdf_of([[Words(50, 700 - 12 * number, line) for number, line in enumerate(lines)]])
    draft = Draft(read_document(data, "a.pdf"))
    for step in (split_blocks, repair_blocks, join_hyphens):
        draft = step(draft, knowledge())
    return " ".join(block.text for block in draft.blocks)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            ("the village asked the council for compen-", "sation and for a new parapet"),
            "for compensation and",
        ),
        (
            ("the patrol was fired at by a lone sharp-", "shooter, and other sharp-shooters fled"),
            "lone sharpshooter",
        ),
        (("he had a long-", "term plan, and long-term plans are rare here"), "a long-term plan"),
        (
            ("people in the self-", "governed towns along the river said so"),
            "the self-governed towns",
        ),
        (
            ("soldiers from the Deir-", "Hafir road block let everyone through"),
            "the Deir-Hafir road",
        ),
        (("the count rose from 1914-", "1918 to a third of what it had been"), "1914-1918"),
    ],
)
def test_a_word_broken_at_a_lines_end_is_whole_as_the_document_writes_it(
    lines: tuple[str, ...], words: str
) -> None:
    assert words in fixed(*lines)


def test_other_documents_keep_their_hyphens() -> None:
    draft = Draft(read_document(b"the council for compen-\nsation and for a new parapet", "a.txt"))
    assert join_hyphens(draft, knowledge()) is draft
