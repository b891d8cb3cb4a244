from __future__ import annotations

from sitrep.ingest.draft import Block
from sitrep.ingest.judge.measures import measure_blocks
from sitrep.ingest.judge.subject_signs import subject_signs

TEXT = (
    "Flour for the upper valley",
    "Carters brought flour over the snowed pass to the bakers of the upper valley on Monday.",
    "The bakers had waited a week for the carters, since the mill at the weir stands still.",
    "Snow still lies on the pass above the weir, and carters go in pairs for fear of slides.",
)
TEASER = "Singers from eleven harbour towns gather for a festival on the promenade in autumn."


def known(text: str) -> str:
    blocks = [Block(0, len(each), each) for each in (*TEXT, text)]
    signs = subject_signs(measure_blocks(blocks, None), (1, 4), 0)[-1]
    return next(sign for sign in signs if sign.startswith("known"))


def test_a_teaser_speaks_of_nothing_the_text_speaks_of() -> None:
    assert known(TEASER) == "known 0 prose"


def test_a_paragraph_of_the_text_speaks_of_what_the_others_do() -> None:
    assert (
        known("The carters hope that snow on the pass above the mill melts before Easter.")
        >= "known 3"
    )
