from __future__ import annotations

from sitrep.ingest.draft import Block
from sitrep.ingest.judge.measures import measure_blocks
from sitrep.ingest.judge.repeat_signs import repeat_signs

PROSE = "The mill at the upper weir stood still for a week, and the bakers went to the next valley."
COMMENTS = [
    *(
        "tarn walker",
        "12.05.2021 07:41",
        "nobody asked the bakers what a week without flour costs them",
    ),
    *(
        "old ferryman",
        "12.05.2021 09:03",
        "the weir was mended two winters ago and is open again already",
    ),
    *(
        "mira kestrel",
        "13.05.2021 18:20",
        "my uncle drives the cart over the pass and he says it is closed",
    ),
]


def in_list(*texts: str) -> list[str]:
    blocks = [Block(0, len(text), text) for text in texts]
    signs = repeat_signs(blocks, measure_blocks(blocks, None), None)
    return [
        block.text
        for block, own in zip(blocks, signs, strict=True)
        if any(sign.startswith("in list") for sign in own)
    ]


def test_name_time_text_and_again_is_a_list() -> None:
    assert in_list(PROSE, *COMMENTS) == COMMENTS


def test_paragraphs_of_one_shape_are_not() -> None:
    assert in_list(*[PROSE] * 9) == []


def test_twice_is_not_enough() -> None:
    assert in_list(PROSE, *COMMENTS[:6]) == []


def test_the_same_words_again_are_noticed() -> None:
    blocks = [Block(0, 1, PROSE), Block(1, 2, "Mill"), Block(2, 3, PROSE)]
    first, mill, last = repeat_signs(blocks, measure_blocks(blocks, None), None)
    assert first == last == ["words twice prose"]
    assert mill == []
