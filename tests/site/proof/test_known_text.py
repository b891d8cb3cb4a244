"""Known texts are taken out of longer ones, but for their ends."""

from __future__ import annotations

from sitrep.core.private.find import REACH
from sitrep.site.proof.known_text import LONG, KnownTexts

ONE = (
    "The ferry across the river carried grain and flour to the northern bank until late in the evening. "
    + "x " * 30
)
TWO = (
    "A second convoy waited at the depot while the council counted the lorries that had come from the port. "
    * 2
)


def test_the_middle_of_a_known_text_is_taken_out_and_its_ends_stay_with_what_stands_beside_them() -> (
    None
):
    text = f'7,"{ONE}",0944 555,"{TWO}",012'
    left = KnownTexts((ONE, TWO)).without(text)
    assert (
        left
        == f'7,"{ONE[:REACH]}\n\n{ONE[-REACH:]}",0944 555,"{TWO[:REACH]}\n\n{TWO[-REACH:]}",012'
    )


def test_of_a_known_text_that_breaks_off_the_middle_of_what_is_there_is_taken_out() -> None:
    start, end = TWO[: LONG + 20], "… and call 0944 555 to learn how it ends"
    left = KnownTexts((TWO,)).without(f"Post: {start}{end}")
    assert left == f"Post: {start[:REACH]}\n\n{start[-REACH:]}{end}"


def test_a_text_that_begins_like_a_known_one_for_a_few_words_alone_stays_whole() -> None:
    text = (
        f"{TWO[: LONG - 1]}, but then it sank with all that it had on board, and nobody knows more"
    )
    assert KnownTexts((TWO,)).without(text) == text


def test_short_texts_stay_whole() -> None:
    assert KnownTexts((ONE,)).without(ONE[: LONG - 1]) == ONE[: LONG - 1]
    assert KnownTexts(("short",)).without(TWO) == TWO
